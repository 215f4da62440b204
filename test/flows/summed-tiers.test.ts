import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureId, newId, unitId, type UnitId } from "../../shared/base/ids.ts";
import { addTile } from "../../shared/board/tiles.ts";
import { nextPeriod } from "../../shared/measure/period.ts";
import type { News } from "../../shared/protocol/live.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
const random = seededRandom(11);
const sockets: Socket[] = [];
let server: TestServer;
/** A trust with two sections of its own, and a clinic with two more. */
let trust: UnitId;
let clinic: UnitId;
let wards: UnitId[];

beforeAll(async () => {
  server = await startServer({ clock });
  const { trustId, unitId: first, otherUnitId } = server.hospital;
  trust = trustId;
  clinic = await aUnit(trust, "clinic", "Medisinsk klinikk");
  const inClinic = [await aUnit(clinic, "section", "Sengepost 1"), await aUnit(clinic, "section", "Sengepost 2")];
  wards = [...inClinic, first, otherUnitId];
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await server.close();
});

async function aUnit(parentId: UnitId, kind: string, name: string): Promise<UnitId> {
  const answer = await server.as("admin", "POST", "/api/v1/units", { body: { parentId, kind, name } });
  return unitId.parse(answer.body.id);
}

async function aMeasure(chart: string, change: object = {}): Promise<string> {
  const plain = { name: "Fall", unit: "", direction: "down", target: null, rhythm: "week", decimals: 1 };
  const body = { ...plain, responsible: "", chart, unitId: trust, ...change };
  const answer = await server.as("admin", "POST", "/api/v1/measures", { body });
  expect(answer.status).toBe(200);
  return answer.body.id;
}

async function push(measure: string, unit: UnitId, points: readonly object[]): Promise<void> {
  const path = `/api/v1/measures/${measure}/points?unitId=${unit}`;
  const answer = await server.as("admin", "POST", path, { body: { points } });
  expect(answer.body).toMatchObject({ stored: points.length });
}

async function seriesOf(measure: string, unit: UnitId) {
  return (await server.as("reader", "GET", `/api/v1/measures/${measure}/series?unitId=${unit}`)).body;
}

function weeks(count: number, make: (at: number) => object): object[] {
  let period = "2026-W20";
  return Array.from({ length: count }, (_, at) => {
    const point = { period, ...make(at) };
    period = nextPeriod(period) ?? "";
    return point;
  });
}

describe("a measure of a trust that its sections report", () => {
  test("is summed in the clinic and in the trust, and each section keeps its own", async () => {
    const id = await aMeasure("u", { per: 1000 });
    for (const [i, ward] of wards.entries()) {
      await push(
        id,
        ward,
        weeks(3, () => ({ numerator: i + 1, denominator: 100 })),
      );
    }
    const own = await seriesOf(id, wards[0] ?? trust);
    expect(own.points).toHaveLength(3);
    expect(own.points[0]).toMatchObject({ numerator: 1, denominator: 100 });
    expect(own).not.toHaveProperty("summed");

    const ofClinic = await seriesOf(id, clinic);
    expect(ofClinic.points[0]).toMatchObject({ numerator: 3, denominator: 200, reported: { units: 2, of: 2 } });
    expect(ofClinic.summed).toEqual({ units: 2, of: 2, kind: "section" });

    const ofTrust = await seriesOf(id, trust);
    expect(ofTrust.points[2]).toMatchObject({ numerator: 10, denominator: 400 });
    expect(ofTrust.summed).toEqual({ units: 4, of: 4, kind: "section" });
  });

  test("says how many have reported while one is late", async () => {
    const id = await aMeasure("c");
    for (const ward of wards)
      await push(
        id,
        ward,
        weeks(2, () => ({ value: 2 })),
      );
    await push(id, wards[0] ?? trust, [{ period: "2026-W22", value: 2 }]);
    const series = await seriesOf(id, trust);
    expect(series.points.map((point: { value: number }) => point.value)).toEqual([8, 8, 2]);
    expect(series.summed).toMatchObject({ units: 1, of: 4 });
  });

  test("stands for itself where it has figures of its own, and nobody is counted twice", async () => {
    const id = await aMeasure("p", { unit: "%" });
    for (const ward of wards)
      await push(
        id,
        ward,
        weeks(1, () => ({ numerator: 1, denominator: 10 })),
      );
    await push(
      id,
      clinic,
      weeks(1, () => ({ numerator: 5, denominator: 50 })),
    );
    expect(await seriesOf(id, clinic)).not.toHaveProperty("summed");
    expect((await seriesOf(id, trust)).points[0]).toMatchObject({ numerator: 7, denominator: 70 });
    // Taken back, the sections stand for it again.
    const back = { points: [{ period: "2026-W20", value: null }] };
    await server.as("admin", "POST", `/api/v1/measures/${id}/points?unitId=${clinic}`, { body: back });
    expect((await seriesOf(id, clinic)).points[0]).toMatchObject({ numerator: 2, denominator: 20 });
  });

  test("of times between events stands side by side and is never added", async () => {
    const id = await aMeasure("t", { rhythm: "event", unit: "dager" });
    for (const ward of wards) await push(id, ward, [{ period: "2026-05-04", value: 12 }]);
    expect((await seriesOf(id, trust)).points).toEqual([]);
    const path = `/api/v1/measures/${id}/panels?unitId=${trust}`;
    const { items, count } = (await server.as("reader", "GET", path)).body;
    expect(count).toBe(4);
    expect(items.map(({ unitName }: { unitName: string }) => unitName)).toEqual([
      "Sengepost 1",
      "Sengepost 2",
      "Sengepost 3",
      "Sengepost 4",
    ]);
  });

  test("shows the clinic as one among the trust's own sections, in the order of the organisation", async () => {
    const id = await aMeasure("c");
    // The figures are the other way around.
    for (const [i, ward] of wards.entries())
      await push(
        id,
        ward,
        weeks(1, () => ({ value: 10 - i })),
      );
    const { items } = (await server.as("reader", "GET", `/api/v1/measures/${id}/panels`)).body;
    const shown = items.map((item: { unitName: string; points: { value: number }[] }) => [
      item.unitName,
      item.points[0]?.value,
    ]);
    expect(shown).toEqual([
      ["Medisinsk klinikk", 19],
      ["Sengepost 3", 8],
      ["Sengepost 4", 7],
    ]);
    const { items: rest } = (await server.as("reader", "GET", `/api/v1/measures/${id}/panels?from=2`)).body;
    expect(rest).toHaveLength(1);
  });
});

test("a sum that was asked for before follows each figure: a new one, a correction, and one taken back", async () => {
  const id = await aMeasure("c");
  for (const ward of wards)
    await push(
      id,
      ward,
      weeks(1, () => ({ value: 2 })),
    );
  const total = async () => (await seriesOf(id, trust)).points[0]?.value;
  expect([await total(), await total()]).toEqual([8, 8]);
  const say = (value: number | null) => {
    const body = { period: "2026-W20", value };
    return server.as("admin", "POST", `/api/v1/measures/${id}/points?unitId=${wards[0]}`, { body });
  };
  await say(5);
  expect(await total()).toBe(11);
  await say(null);
  expect(await total()).toBe(6);
  await say(2);
  expect(await total()).toBe(8);
});

test("a point of a section is told to the board of the trust that shows the sum", async () => {
  const id = await aMeasure("c");
  const body = { unitId: trust, name: "Ledelsen", kind: "management" };
  const board = (await server.as("admin", "POST", "/api/v1/boards", { body })).body;
  await server.app.parts.sync.edit(board.id, { kind: "system" }, (document) => {
    addTile(document, { id: newId<"tile">(random), measureId: measureId.parse(id) });
  });
  const heard: News[] = [];
  const cookie = await server.signIn("admin");
  const socket = io(server.url, { transports: ["websocket"], extraHeaders: { cookie, origin: server.url } });
  sockets.push(socket);
  socket.on("news", (news: News) => heard.push(news));
  await expect(socket.emitWithAck("watch", { kind: "board", id: board.id })).resolves.toBe(true);
  await server.app.parts.sync.read(board.id, () => undefined);
  await push(
    id,
    wards[1] ?? trust,
    weeks(1, () => ({ value: 3 })),
  );
  await expect.poll(() => heard).toContainEqual({ kind: "measure:changed", id });
});
