import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeasureId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { storePoints } from "../../server/storage/points.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
let server: TestServer;
let measure: MeasureId;
beforeAll(async () => {
  server = await startServer({ clock });
  const definition = { name: "Ventetid", unit: "min", direction: "down", target: null, chart: "i", rhythm: "week" };
  const body = { ...definition, decimals: 1, responsible: "Leder", unitId: server.hospital.unitId };
  measure = (await server.as("leader", "POST", "/api/v1/measures", { body })).body.id;
});
afterAll(() => server.close());

const at = (rest = "") => `/api/v1/measures/${measure}${rest}`;
const plain = { freeze: null, phases: [], excluded: [] };
const phase = { from: "2026-W20", name: "Ny rutine", reason: "Skanneren fikk fast plass" };

describe("how a series is read", () => {
  test("keeps every version with who and when, the newest first", async () => {
    const first = await server.as("leader", "PATCH", at("/series"), {
      body: { version: 0, reading: { ...plain, freeze: "2026-W10" } },
    });
    expect(first.body.version).toBe(1);
    clock.advance(MINUTE);
    await server.as("leader", "PATCH", at("/series"), { body: { version: 1, reading: { ...plain, phases: [phase] } } });
    const { items } = (await server.as("reader", "GET", at("/series/versions"))).body;
    expect(items).toMatchObject([
      { version: 2, at: clock.now(), reading: { freeze: null, phases: [phase], notes: [] } },
      { version: 1, at: clock.now() - MINUTE, reading: { freeze: "2026-W10", phases: [] } },
    ]);
    expect(items[0].by).not.toBe("");
    expect(items[0].by).not.toContain("person:");
  });

  test("is taken back as a new version that equals an older one", async () => {
    const back = await server.as("leader", "POST", at("/series/restoration"), { body: { version: 2, to: 1 } });
    expect(back.body).toMatchObject({ version: 3, reading: { freeze: "2026-W10", phases: [] } });
    const plainAgain = await server.as("leader", "POST", at("/series/restoration"), { body: { version: 3, to: 0 } });
    expect(plainAgain.body).toMatchObject({ version: 4, reading: { ...plain, notes: [] } });
    expect((await server.as("reader", "GET", at("/series/versions"))).body.items).toHaveLength(4);
  });

  test("is not taken back over what somebody else has chosen meanwhile, nor to what never was", async () => {
    const late = await server.as("leader", "POST", at("/series/restoration"), { body: { version: 2, to: 1 } });
    expect([late.status, late.body.code, late.body.current.version]).toEqual([409, "changed-meanwhile", 4]);
    const never = await server.as("leader", "POST", at("/series/restoration"), { body: { version: 4, to: 9 } });
    expect([never.status, never.body.code]).toEqual([404, "not-found"]);
  });

  test("is taken back by those who may choose it alone", async () => {
    const body = { version: 4, to: 1 };
    expect((await server.as("participant", "POST", at("/series/restoration"), { body })).status).toBe(403);
    expect((await server.as("participant", "POST", at("/restoration"), { body: { version: 1, to: 1 } })).status).toBe(
      403,
    );
  });

  test("keeps which proposals of a phase people said no to", async () => {
    const reading = { ...plain, notes: [{ period: "2026-W12", text: "Ferie" }], declined: ["2026-W30"] };
    await server.as("leader", "PATCH", at("/series"), { body: { version: 4, reading } });
    expect((await server.as("reader", "GET", at("/series"))).body.reading).toEqual(reading);
  });
});

describe("what a measure is", () => {
  test("keeps every version, and an older one can come back as a new one", async () => {
    const { definition } = (await server.as("reader", "GET", at())).body;
    const changed = { ...definition, denominatorText: "alle innlagte", target: 20 };
    await server.as("leader", "PATCH", at(), { body: { version: 1, definition: changed } });
    const { items } = (await server.as("reader", "GET", at("/versions"))).body;
    expect(items.map((item: { version: number }) => item.version)).toEqual([2, 1]);
    expect(items[0].definition.denominatorText).toBe("alle innlagte");
    const back = await server.as("leader", "POST", at("/restoration"), { body: { version: 2, to: 1 } });
    expect(back.body).toMatchObject({ version: 3, definition: { target: null, denominatorText: "" } });
  });
});

describe("a long series", () => {
  test("comes in parts, a column a field, and the rows are those that were pushed", async () => {
    const figure = { key: "", numerator: null, denominator: null, values: null, asOf: 0 };
    const points = Array.from({ length: 11_000 }, (_, i) => ({ ...figure, period: String(i + 1), value: i / 4 }));
    const series = { measureId: measure, unitId: server.hospital.unitId };
    // Straight into the storage: how figures come in by HTTP is told elsewhere.
    await storePoints(server.app.parts.storage.db, series, points, "system:", clock.now());
    const first = (await server.as("reader", "GET", at("/columns"))).body;
    expect(first.period).toHaveLength(10_000);
    expect(first.numerator).toBeNull();
    const more = `?period=${first.next.period}&key=${first.next.key}`;
    const second = (await server.as("reader", "GET", at(`/columns${more}`))).body;
    expect([second.period.length, second.next]).toEqual([1000, null]);
    const all = new Set([...first.period, ...second.period]);
    expect(all.size).toBe(11_000);
    // The head of the series comes without them.
    expect((await server.as("reader", "GET", at("/series?points=none"))).body.points).toEqual([]);
  });
});
