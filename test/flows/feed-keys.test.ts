import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import type { FeedKeyView } from "../../shared/measure/feedKey.ts";
import { makeKey, revokeByStart } from "../../server/cli/keys.ts";
import { type Answer, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
let server: TestServer;
let measure: string;

const definition = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "c",
  rhythm: "week",
  decimals: 0,
  responsible: "Kvalitetsrådgiver",
  source: "Datavarehuset",
};

async function define(more = {}): Promise<string> {
  const body = { ...definition, unitId: server.hospital.unitId, ...more };
  return (await server.as("admin", "POST", "/api/v1/measures", { body })).body.id;
}

beforeAll(async () => {
  server = await startServer({ clock });
});
afterAll(() => server.close());
beforeEach(async () => {
  measure = await define();
  // A feed is slowed down by the clock, which stands still here.
  clock.advance(MINUTE);
});

interface Made {
  readonly key: string;
  readonly item: FeedKeyView;
}

async function make(wanted: object): Promise<Made> {
  const body = { unitId: server.hospital.unitId, name: "Datavarehuset", ...wanted };
  const answer = await server.as("admin", "POST", "/api/v1/feed-keys", { body });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function exchange(id: string): Promise<Made> {
  const answer = await server.as("leader", "POST", `/api/v1/feed-keys/${id}/secret`);
  expect(answer.status).toBe(200);
  return answer.body;
}

function push(bearer: string, rows: readonly object[], more = {}): Promise<Answer> {
  const points = rows.map((row) => ({ measure, period: "2026-W46", ...row }));
  return call(server.url, "POST", "/api/v1/points", { bearer, origin: null, body: { points, ...more } });
}

async function shown(id: string): Promise<FeedKeyView> {
  const { body } = await server.as("leader", "GET", `/api/v1/feed-keys?unitId=${server.hospital.unitId}`);
  return body.items.find((item: FeedKeyView) => item.id === id);
}

describe("what a key is for", () => {
  test("all of its unit: also what is defined later, and nothing of the section beside it", async () => {
    const { key } = await make({ scope: "unit" });
    const later = await define({ name: "Trykksår" });
    expect((await push(key, [{ measure: later, value: 1 }])).body.stored).toBe(1);
    const beside = await define({ unitId: server.hospital.otherUnitId });
    expect((await push(key, [{ measure: beside, value: 1 }])).body.code).toBe("not-allowed");
  });

  test("its own section's series of a measure of the trust, and not those of others", async () => {
    const { key } = await make({ scope: "unit" });
    const ofTrust = await define({ unitId: server.hospital.trustId });
    const { unitId, otherUnitId } = server.hospital;
    expect((await push(key, [{ measure: ofTrust, unit: unitId, value: 1 }])).body.stored).toBe(1);
    expect((await push(key, [{ measure: ofTrust, unit: otherUnitId, value: 1 }])).status).toBe(403);
    expect((await push(key, [{ measure: ofTrust, value: 1 }])).status).toBe(403);
  });

  test("one source: the measures that say that their figures come from it", async () => {
    const { key } = await make({ scope: "source", source: "datavarehuset" });
    expect((await push(key, [{ value: 1 }])).body.stored).toBe(1);
    const other = await define({ source: "Norpep" });
    expect((await push(key, [{ measure: other, value: 1 }])).status).toBe(403);
  });

  test("nothing at all is refused", async () => {
    for (const wanted of [{}, { scope: "source" }, { scope: "everything" }]) {
      const body = { unitId: server.hospital.unitId, name: "Datavarehuset", ...wanted };
      expect((await server.as("leader", "POST", "/api/v1/feed-keys", { body })).status).toBe(400);
    }
  });
});

describe("a new secret", () => {
  test("both are good until the new one is used; then the old one is not", async () => {
    const old = await make({ scope: "unit" });
    const fresh = await exchange(old.item.id);
    expect(fresh.item.next).toEqual({ start: fresh.key.slice(0, 16), until: clock.now() + 7 * DAY });
    expect((await push(old.key, [{ value: 1 }])).status).toBe(200);
    expect((await push(fresh.key, [{ value: 1 }])).status).toBe(200);
    expect((await push(old.key, [{ value: 1 }])).status).toBe(401);
    expect(await shown(old.item.id)).toMatchObject({ start: fresh.key.slice(0, 16), next: null });
  });

  test("asked for twice, the first of the two that nobody used is forgotten", async () => {
    const old = await make({ scope: "unit" });
    const lost = await exchange(old.item.id);
    const found = await exchange(old.item.id);
    expect((await push(lost.key, [{ value: 1 }])).status).toBe(401);
    expect((await push(old.key, [{ value: 1 }])).status).toBe(200);
    expect((await push(found.key, [{ value: 1 }])).status).toBe(200);
  });

  test("a withdrawn key has none, and takes the one that waited with it", async () => {
    const old = await make({ scope: "unit" });
    const fresh = await exchange(old.item.id);
    expect((await server.as("leader", "DELETE", `/api/v1/feed-keys/${old.item.id}`)).status).toBe(200);
    expect((await push(fresh.key, [{ value: 1 }])).status).toBe(401);
    expect((await server.as("leader", "POST", `/api/v1/feed-keys/${old.item.id}/secret`)).status).toBe(404);
  });

  test("is given by leaders of the unit alone, and stands in no row", async () => {
    const old = await make({ scope: "unit" });
    for (const who of ["participant", "reader", "stranger"] as const) {
      expect((await server.as(who, "POST", `/api/v1/feed-keys/${old.item.id}/secret`)).status).toBe(404);
    }
    const fresh = await exchange(old.item.id);
    const rows = await server.app.parts.storage.db.selectFrom("feed_keys").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(fresh.key.slice(17));
  });
});

describe("how a feed fares is kept where people look after it", () => {
  test("which rows were turned away and why, never what stood in them", async () => {
    const { key, item } = await make({ scope: "unit" });
    await push(key, [{ value: 1 }, { value: "hemmelig", period: "2026-W45" }, { value: 2, period: "2026-W44" }]);
    expect((await shown(item.id)).lastError).toEqual({
      at: clock.now(),
      code: "not-a-number",
      rows: { wrong: 1, of: 3, first: 1, field: "value" },
      whole: true,
    });
    const rows = await server.app.parts.storage.db.selectFrom("feed_keys").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("hemmelig");
  });

  test("figures that come later are seen to have come later", async () => {
    const { key, item } = await make({ scope: "unit" });
    await push(key, [{ value: "x" }]);
    clock.advance(5000);
    await push(key, [{ value: 1 }]);
    const { lastError, lastStoredAt, lastUsedAt } = await shown(item.id);
    expect(lastStoredAt).toBe(clock.now());
    expect(lastError?.at).toBe(clock.now() - 5000);
    expect(lastUsedAt).toBe(clock.now() - 5000);
  });

  test("rows that were left out are told although the others were stored", async () => {
    const { key, item } = await make({ scope: "unit" });
    await push(key, [{ value: 1 }, { value: 1, unit: "nei" }], { wrongRows: "skip" });
    const { lastError, lastStoredAt } = await shown(item.id);
    expect(lastError).toMatchObject({ code: "unknown-unit", whole: false, rows: { wrong: 1, of: 2, field: "unit" } });
    expect(lastStoredAt).toBe(clock.now());
  });

  test("a call for another measure than the key's is told too", async () => {
    const { key, item } = await make({ scope: "measures", measureIds: [measure] });
    const other = await define();
    const body = { period: "2026-W46", value: 1 };
    await call(server.url, "POST", `/api/v1/measures/${other}/points`, { bearer: key, origin: null, body });
    expect((await shown(item.id)).lastError).toMatchObject({ code: "not-allowed", rows: null, whole: true });
  });

  test("every write is in the audit, with the key that made it", async () => {
    const { key, item } = await make({ scope: "unit" });
    await push(key, [{ value: 1 }]);
    const rows = await server.app.parts.storage.db.selectFrom("audit").selectAll().orderBy("seq", "desc").execute();
    expect(rows[0]).toMatchObject({ actor_kind: "feed", actor_id: item.id, action: "point:push", thing: measure });
    const points = await server.app.parts.storage.db
      .selectFrom("points")
      .select("by")
      .where("measure_id", "=", measure as never)
      .execute();
    expect(points).toEqual([{ by: `feed:${item.id}` }]);
  });
});

describe("an operator at the server", () => {
  test("makes a key for all of a unit, and revokes one by the letters that stand open", async () => {
    const { storage } = server.app.parts;
    const { unitId } = server.hospital;
    const key = await storage.transaction((tx) => makeKey(tx, unitId, "Det nye datavarehuset"));
    expect((await push(key, [{ value: 1 }])).body.stored).toBe(1);
    const { body } = await server.as("leader", "GET", `/api/v1/feed-keys?unitId=${unitId}`);
    const start = key.slice(0, 16);
    expect(body.items).toContainEqual(expect.objectContaining({ name: "Det nye datavarehuset", scope: "unit", start }));
    expect(await storage.transaction((tx) => revokeByStart(tx, start))).toBe(true);
    expect((await push(key, [{ value: 1 }])).status).toBe(401);
    expect(await storage.transaction((tx) => revokeByStart(tx, start))).toBe(false);
    await expect(storage.transaction((tx) => makeKey(tx, "4200000", "X"))).rejects.toThrow("no unit has the id");
  });
});

describe("a source that has gone quiet", () => {
  const quiet = async (unitId: string) =>
    (await server.as("reader", "GET", `/api/v1/quiet-sources?unitId=${unitId}`)).body;

  test("is listed when nothing has come for twice its rhythm, with since when and whom to ask", async () => {
    const { unitId, trustId } = server.hospital;
    await server.as("leader", "POST", `/api/v1/measures/${measure}/points`, { body: { period: "2026-W40", value: 1 } });
    const found = (list: { items: { measureId: string }[] }) => list.items.find((item) => item.measureId === measure);
    expect(found(await quiet(unitId))).toMatchObject({
      name: "Fall",
      unitId,
      source: "Datavarehuset",
      responsible: "Kvalitetsrådgiver",
      latest: { period: "2026-W40" },
      since: Date.parse("2026-10-11T22:00:00Z"),
    });
    expect(found(await quiet(trustId))).toBeDefined();
    expect(found(await quiet(server.hospital.otherUnitId))).toBeUndefined();
    await server.as("leader", "POST", `/api/v1/measures/${measure}/points`, { body: { period: "2026-W46", value: 1 } });
    expect(found(await quiet(unitId))).toBeUndefined();
  });

  test("is not what comes when it happens, is counted by hand, or was taken down", async () => {
    const { unitId } = server.hospital;
    const event = await define({ chart: "t", rhythm: "event" });
    const counted = await define({ countable: true, chart: "run", rhythm: "day" });
    const gone = await define();
    const give = (id: string, body: object) => server.as("leader", "POST", `/api/v1/measures/${id}/points`, { body });
    expect((await give(event, { period: "2026-09-01", value: 3 })).status).toBe(200);
    expect((await give(counted, { period: "2026-09-01", value: 3 })).status).toBe(200);
    expect((await give(gone, { period: "2026-W35", value: 3 })).status).toBe(200);
    await server.as("leader", "PATCH", `/api/v1/measures/${gone}`, { body: { version: 1, archived: true } });
    const ids = (await quiet(unitId)).items.map((item: { measureId: string }) => item.measureId);
    expect([event, counted, gone].filter((id) => ids.includes(id))).toEqual([]);
  });
});

// Last: the sessions of people do not live so long.
test("while a secret is exchanged the old one is good for seven days at most", async () => {
  const old = await make({ scope: "unit" });
  const fresh = await exchange(old.item.id);
  clock.advance(7 * DAY + MINUTE);
  expect((await push(old.key, [{ value: 1 }])).status).toBe(401);
  expect((await push(fresh.key, [{ value: 1 }])).status).toBe(200);
});
