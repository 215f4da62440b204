import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { handClock } from "../support/clock.ts";
import type { PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

/** 07:50 in Oslo on a Monday: the meeting runs. */
const MONDAY = Date.parse("2026-11-23T06:50:00Z");
const random = seededRandom(31);
const clock = handClock(MONDAY);
let server: TestServer;
let wall: Wall;
let above: string;
let meetingId: string;

beforeAll(async () => {
  server = await startServer({ clock, seed: 31 });
  const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
  above = (await as("admin", "POST", "/boards", body)).body.id;
  wall = await pairWall(server, "touch");
  const [type] = (await wall.asks("GET", `${ours()}/meeting-types`)).body.items;
  meetingId = (await wall.asks("POST", `${ours()}/meetings`, { body: { typeId: type.id } })).body.meeting.id;
});
afterAll(() => server.close());

const ours = () => `/boards/${server.hospital.boardId}`;
const as = (who: PersonName, method: string, path: string, body?: unknown, key?: string) =>
  server.as(who, method, `/api/v1${path}`, { ...(body !== undefined && { body }), ...(key && { key }) });
const marksOf = async (who: PersonName) => (await as(who, "GET", `${ours()}/marks`)).body.items;
const waiting = async () => (await marksOf("reader")).filter((mark: { droppedAt: unknown }) => mark.droppedAt === null);
const command = (body: object) => wall.asks("POST", `${ours()}/marks/commands`, { body });
const marking = () => ({
  do: "mark",
  id: newId<"escalation">(random),
  cardId: newId<"card">(random),
  what: "Mangler personløftere",
});
const matter = (change: object = {}) => ({
  id: newId<"escalation">(random),
  to: above,
  cardId: null,
  kind: "action",
  what: "Mangler personløftere på tre rom",
  tried: "Lånt av naboposten",
  asked: "Utstyr",
  ...change,
});
const raise = (who: PersonName, body: object) => as(who, "POST", `${ours()}/escalations`, body);

describe("a matter that the meeting marks and a deputy writes afterwards", () => {
  test("is marked by one touch of the wall, and stands as not sent on the board and on the deputy's first page", async () => {
    // The chart that was on the stage is kept with it, for whoever writes it.
    const chart = { measureId: newId<"measure">(random), unitId: server.hospital.unitId };
    const mark = { ...marking(), chart };
    expect((await command(mark)).status).toBe(200);
    expect((await command(mark)).status).toBe(200);
    expect(await waiting()).toMatchObject([
      { id: mark.id, what: mark.what, chart, at: MONDAY, by: { kind: "screen", name: "Gangen" } },
    ]);
    const own = (await as("deputy", "GET", "/marks")).body.items;
    expect(own).toMatchObject([{ id: mark.id, boardName: "Sengepost 3" }]);
    expect((await as("participant", "GET", "/marks")).body.items).toEqual([]);
    expect((await as("admin", "GET", `/boards/${above}/escalations`)).body.items).toEqual([]);
  });

  test("goes up under the same id, and is a mark no more in the same moment; its clock starts then", async () => {
    const mark = marking();
    await command(mark);
    clock.advance(31 * MINUTE);
    const [late] = (await waiting()).filter(({ id }: { id: string }) => id === mark.id);
    expect(late.at + 30 * MINUTE).toBeLessThan(clock.now());
    const sent = await raise("deputy", matter({ id: mark.id, cardId: mark.cardId }));
    expect(sent.status).toBe(200);
    expect(sent.body.escalation.history[0]).toMatchObject({ what: "sent", at: clock.now(), by: { name: "Dina Dale" } });
    expect((await waiting()).map(({ id }: { id: string }) => id)).not.toContain(mark.id);
    // A wall that was offline hands its mark in afterwards: it is a matter, and stays one.
    expect((await command(mark)).status).toBe(200);
    expect((await waiting()).map(({ id }: { id: string }) => id)).not.toContain(mark.id);
  });

  test("two who finish the same mark send it once", async () => {
    const mark = marking();
    await command(mark);
    const both = await Promise.all([
      raise("deputy", matter({ id: mark.id, tried: "Det stedfortrederen skrev" })),
      raise("leader", matter({ id: mark.id, tried: "Det lederen skrev" })),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const [one, other] = both.map(({ body }) => body.escalation.tried);
    expect(one).toBe(other);
  });

  test("is dropped and fetched back", async () => {
    const mark = marking();
    await command(mark);
    await command({ do: "drop", id: mark.id });
    expect((await waiting()).map(({ id }: { id: string }) => id)).not.toContain(mark.id);
    await command({ do: "restore", id: mark.id });
    expect((await waiting()).map(({ id }: { id: string }) => id)).toContain(mark.id);
    await command({ do: "drop", id: mark.id });
    expect((await marksOf("deputy")).map(({ id }: { id: string }) => id)).toContain(mark.id);
  });

  test("only who may send it marks it, and nobody writes a patient's number", async () => {
    expect((await as("participant", "POST", `${ours()}/marks/commands`, marking())).body.code).toBe("not-allowed");
    expect((await as("stranger", "POST", `${ours()}/marks/commands`, marking())).body.code).toBe("not-allowed");
    const identity = { ...marking(), what: "pasient 13097248022" };
    expect((await as("deputy", "POST", `${ours()}/marks/commands`, identity)).body.code).toBe("patient-identity");
  });
});

describe("the chart that goes along", () => {
  test("stands as it was when the matter was sent, on both boards", async () => {
    const { unitId } = server.hospital;
    const definition = {
      unitId,
      name: "Ventetid",
      unit: "min",
      direction: "down",
      target: null,
      chart: "i",
      rhythm: "day",
      decimals: 0,
      responsible: "Fag",
    };
    const { id: measureId } = (await as("leader", "POST", "/measures", definition)).body;
    const feed = { name: "Datavarehus", unitId, measureIds: [measureId] };
    const { key } = (await as("leader", "POST", "/feed-keys", feed)).body;
    const push = (points: object[]) =>
      server.as(undefined, "POST", `/api/v1/measures/${measureId}/points`, {
        bearer: key,
        origin: null,
        body: { points },
      });
    const days = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => ({
        period: new Date(MONDAY - (from - i) * DAY).toISOString().slice(0, 10),
        value: 40 + ((i * 7) % 11),
      }));
    await push(days(70, 60));
    const sent = (await raise("deputy", matter({ chart: { measureId, unitId } }))).body.escalation;
    expect(sent.chart).toEqual({ measureId, unitId, title: "Ventetid" });
    const before = (await as("admin", "GET", `/escalations/${sent.id}/chart`)).body;
    expect(before.picture.points).toHaveLength(48);
    expect(before.picture.points.at(-1).period).toBe("2026-11-12");
    await push(days(10, 9));
    expect((await as("deputy", "GET", `/escalations/${sent.id}/chart`)).body).toEqual(before);
    const without = (await raise("deputy", matter())).body.escalation;
    expect((await as("deputy", "GET", `/escalations/${without.id}/chart`)).status).toBe(404);
    const unknown = matter({ chart: { measureId: newId(random), unitId } });
    expect((await raise("deputy", unknown)).body.code).toBe("bad-request");
  });
});

describe("an answer that nobody judges", () => {
  test("is counted in the sender's meetings, for both boards", async () => {
    const { id } = (await raise("deputy", matter())).body.escalation;
    await as("admin", "POST", `/escalations/${id}/answer`, { text: "Tre er bestilt" });
    const counted = async () => (await as("admin", "GET", `/boards/${above}/escalations`)).body.meetingsSince[id];
    expect(await counted()).toBeUndefined();
    await wall.asks("POST", `/meetings/${meetingId}/commands`, { body: { do: "end" } });
    const [type] = (await wall.asks("GET", `${ours()}/meeting-types`)).body.items;
    for (let held = 1; held <= 3; held += 1) {
      clock.advance(MINUTE);
      const { meeting } = (await as("leader", "POST", `${ours()}/meetings`, { typeId: type.id })).body;
      await as("leader", "POST", `/meetings/${meeting.id}/commands`, { do: "end" });
    }
    expect(await counted()).toBe(3);
    expect((await as("reader", "GET", `${ours()}/escalations`)).body.meetingsSince[id]).toBe(3);
    await as("deputy", "POST", `/escalations/${id}/judge`, { do: "confirm", answer: 1, was: "answered" });
    expect(await counted()).toBeUndefined();
  });
});
