import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeasureId } from "../../shared/base/ids.ts";
import { handClock } from "../support/clock.ts";
import { type Answer, call } from "../support/caller.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const clock = handClock(Date.parse("2026-11-21T06:45:00Z"));
let server: TestServer;
let feed: string;
/** Measures of the trust: every section has its own series of each. */
let falls: MeasureId;
let waits: MeasureId;

const definition = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "c",
  rhythm: "month",
  decimals: 0,
  responsible: "Kvalitetsrådgiver",
};

async function define(unitId: string, more = {}): Promise<MeasureId> {
  const answer = await server.as("admin", "POST", "/api/v1/measures", { body: { ...definition, ...more, unitId } });
  return answer.body.id;
}

async function sections(): Promise<{ id: string; version: number; code: string | null }[]> {
  const { body } = await server.as("admin", "GET", "/api/v1/units");
  return [server.hospital.unitId, server.hospital.otherUnitId].map((id) =>
    body.items.find((unit: { id: string }) => unit.id === id),
  );
}

beforeAll(async () => {
  server = await startServer({ clock });
  falls = await define(server.hospital.trustId);
  waits = await define(server.hospital.trustId, { name: "Ventetid", chart: "p", unit: "%" });
  for (const [i, unit] of (await sections()).entries()) {
    const change = { version: unit.version, code: `420000${i}` };
    expect((await server.as("admin", "PATCH", `/api/v1/units/${unit.id}`, { body: change })).status).toBe(200);
  }
  const key = { unitId: server.hospital.trustId, name: "Datavarehuset", measureIds: [falls, waits] };
  feed = (await server.as("admin", "POST", "/api/v1/feed-keys", { body: key })).body.key;
});
afterAll(() => server.close());

function push(path: string, body: unknown, how: { key?: string; bearer?: string } = {}): Promise<Answer> {
  return call(server.url, "POST", `/api/v1${path}`, { bearer: feed, origin: null, ...how, body });
}

async function figuresOf(measure: string, unitId: string): Promise<unknown[]> {
  const { body } = await server.as("reader", "GET", `/api/v1/measures/${measure}/series?unitId=${unitId}`);
  return body.points.map((point: { period: string; value: unknown; numerator: unknown }) => [
    point.period,
    point.value ?? point.numerator,
  ]);
}

describe("one call for a whole hospital", () => {
  test("each row's unit is known by our id or by the code of other systems, and each section has its figure", async () => {
    const { unitId, otherUnitId } = server.hospital;
    const points = [
      { unit: unitId, value: 3 },
      { unit: 4200001, value: 5 },
    ];
    expect((await push(`/measures/${falls}/points`, { period: "2026-10", points })).body).toEqual({
      stored: 2,
      corrected: 0,
      unchanged: 0,
      older: 0,
    });
    expect(await figuresOf(falls, unitId)).toEqual([["2026-10", 3]]);
    expect(await figuresOf(falls, otherUnitId)).toEqual([["2026-10", 5]]);
  });

  test("several measures in one call: each row names its own", async () => {
    const { unitId } = server.hospital;
    const points = [
      { measure: falls, unit: "4200000", period: "2026-09", value: 2 },
      { measure: waits, unit: "4200000", period: "2026-09", numerator: 4, denominator: 90 },
      { measure: falls, unit: "4200001", period: "2026-09", value: 1 },
    ];
    expect((await push("/points", { points })).body).toMatchObject({ stored: 3 });
    expect((await push("/points", { points })).body).toMatchObject({ stored: 0, unchanged: 3 });
    expect(await figuresOf(waits, unitId)).toEqual([["2026-09", 4]]);
  });

  test("the audit tells in one row how much came, and in which unit it lies", async () => {
    const points = ["4200000", "4200001"].map((unit) => ({ measure: falls, unit, period: "2026-08", value: 2 }));
    await push("/points", { points });
    const rows = await server.app.parts.storage.db.selectFrom("audit").selectAll().orderBy("seq", "desc").execute();
    expect(rows[0]).toMatchObject({
      actor_kind: "feed",
      action: "point:push",
      thing: falls,
      unit_id: server.hospital.trustId,
      note: "2 stored, 0 corrected, 0 unchanged, 0 older in 2 series of 1 measures",
    });
  });
});

describe("rows that cannot be used", () => {
  const rows = () => [
    { measure: falls, unit: "4200000", period: "2026-07", value: 1 },
    { measure: falls, unit: "9999999", period: "2026-07", value: 1 },
    { measure: "nei", unit: "4200000", period: "2026-07", value: 1 },
    { measure: falls, unit: "4200000", period: "2026-07", value: 2 },
    { measure: falls, unit: { id: 1 }, period: "2026-07", value: 2 },
  ];

  test("are each told with their own reason, and the whole batch is refused", async () => {
    const answer = await push("/points", { points: rows() });
    expect([answer.status, answer.body.code]).toEqual([400, "unknown-unit"]);
    expect(answer.body.message).toContain("4 of 5 rows cannot be used; nothing was stored.");
    expect(answer.body.fields).toEqual({
      "points.1.unit": '"9999999" is neither the id nor the code of a unit.',
      "points.2.measure": '"nei" is not the id of a measure.',
      "points.3.period": expect.stringContaining("in row 1"),
      "points.4.unit": "An object is neither the id nor the code of a unit.",
    });
    expect(await figuresOf(falls, server.hospital.unitId)).not.toContainEqual(["2026-07", 1]);
  });

  test("are left out where the sender asks for it, and told all the same; a repeat answers the same", async () => {
    const body = { points: rows(), wrongRows: "skip" };
    const first = await push("/points", body, { key: "night-1" });
    expect([first.status, first.body]).toMatchObject([200, { stored: 1, refused: 4 }]);
    expect(Object.keys(first.body.fields)).toHaveLength(4);
    expect((await push("/points", body, { key: "night-1" })).body).toEqual(first.body);
    expect(await figuresOf(falls, server.hospital.unitId)).toContainEqual(["2026-07", 1]);
  });

  test("are refused also then when not one is left", async () => {
    const points = [{ measure: falls, unit: "9999999", period: "2026-07", value: 1 }];
    expect((await push("/points", { points, wrongRows: "skip" })).status).toBe(400);
  });

  test("take all others with them when one holds an identity: the columns of all may have slipped", async () => {
    // Synthetic, as Skatteetaten makes them: 80 is added to the month.
    const points = [
      { measure: falls, unit: "4200000", period: "2026-06", value: 1 },
      { measure: falls, unit: "4200001", period: "2026-06", value: 13097248022 },
    ];
    expect((await push("/points", { points, wrongRows: "skip" })).body.code).toBe("patient-identity");
    expect(await figuresOf(falls, server.hospital.unitId)).not.toContainEqual(["2026-06", 1]);
  });

  test("a unit that is not below the measure's own has its reason", async () => {
    const own = await define(server.hospital.unitId);
    const points = [{ measure: own, unit: server.hospital.otherUnitId, period: "2026-10", value: 1 }];
    const answer = await server.as("admin", "POST", "/api/v1/points", { body: { points } });
    expect([answer.status, answer.body.code]).toEqual([400, "wrong-unit"]);
  });

  test("a row for another measure than the address names is not stored in this one", async () => {
    const points = [{ measure: waits, unit: "4200000", period: "2026-06", value: 1 }];
    expect((await push(`/measures/${falls}/points`, { points })).body.code).toBe("unknown-measure");
  });

  test("a row of a measure that the key is not for is told so", async () => {
    const other = await define(server.hospital.trustId);
    const points = [{ measure: other, unit: "4200000", period: "2026-06", value: 1 }];
    const answer = await push("/points", { points });
    expect([answer.status, answer.body.code]).toEqual([403, "not-allowed"]);
  });
});

test("a person gives figures of her own section to the measure of the trust, and of no other", async () => {
  const { unitId, otherUnitId } = server.hospital;
  const give = (unit: string) =>
    server.as("participant", "POST", "/api/v1/points", {
      body: { points: [{ measure: falls, unit, period: "2026-05", value: 1 }] },
    });
  expect((await give(unitId)).body.stored).toBe(1);
  expect([(await give(otherUnitId)).status, (await give(otherUnitId)).body.code]).toEqual([403, "not-allowed"]);
});

describe("the code of a unit", () => {
  test("is of one unit alone, in large and small letters", async () => {
    const [first, second] = await sections();
    const setCode = (unit: typeof first, code: string) =>
      server.as("admin", "PATCH", `/api/v1/units/${unit?.id}`, { body: { version: unit?.version, code } });
    expect((await setCode(first, "ØNH-3")).status).toBe(200);
    const taken = await setCode(second, " ønh-3 ");
    expect([taken.status, taken.body.code, Object.keys(taken.body.fields)]).toEqual([409, "name-taken", ["code"]]);
    const points = [{ unit: "ønh-3", value: 9 }];
    expect((await push(`/measures/${falls}/points`, { period: "2026-04", points })).body.stored).toBe(1);
  });

  test("is set by its leader, and by nobody who only takes part; an id of ours is none", async () => {
    const [unit] = await sections();
    const path = `/api/v1/units/${unit?.id}`;
    const body = { version: unit?.version, code: "4200009" };
    expect((await server.as("participant", "PATCH", path, { body })).status).toBe(403);
    const id = { ...body, code: server.hospital.trustId };
    expect((await server.as("leader", "PATCH", path, { body: id })).status).toBe(400);
    expect((await server.as("leader", "PATCH", path, { body })).body.code).toBe("4200009");
    const empty = { version: (unit?.version ?? 0) + 1, code: "" };
    expect((await server.as("leader", "PATCH", path, { body: empty })).body.code).toBeNull();
  });
});
