import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { readSeries } from "../../shared/measure/readSeries.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { differences } from "../golden/compare.ts";
import type { SpcCase } from "../golden/spcCase.ts";
import { handClock } from "../support/clock.ts";
import { call } from "../support/caller.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ clock });
});
afterAll(() => server.close());

const plain = {
  name: "Ventetid",
  unit: "min",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "day",
  decimals: 1,
  responsible: "Seksjonsleder",
};

async function define(change: object = {}): Promise<string> {
  const body = { ...plain, ...change, unitId: server.hospital.unitId };
  const answer = await server.as("leader", "POST", "/api/v1/measures", { body });
  expect(answer.status).toBe(200);
  return answer.body.id;
}

async function keyFor(...measureIds: string[]): Promise<{ key: string; id: string }> {
  const body = { unitId: server.hospital.unitId, name: "Datavarehuset", measureIds };
  const answer = await server.as("leader", "POST", "/api/v1/feed-keys", { body });
  expect(answer.status).toBe(200);
  return { key: answer.body.key, id: answer.body.item.id };
}

/** As curl does: no origin, no cookie. */
function push(measureId: string, bearer: string, body: unknown, how: { key?: string } = {}) {
  return call(server.url, "POST", `/api/v1/measures/${measureId}/points`, { bearer, body, origin: null, ...how });
}

async function seriesOf(measureId: string): Promise<SeriesView> {
  return (await server.as("reader", "GET", `/api/v1/measures/${measureId}/series`)).body;
}

const folder = process.env.TAVLE_CASES;
const published = (name: string) => folder && join(folder, "datasets", `qicharts2_${name}.json`);

/** A published series where it may be read, else a synthetic case that the project may hold. */
function caseOf(name: string, otherwise: string): SpcCase {
  const path = published(name);
  const copy = join(import.meta.dirname, "../golden/spc/qicharts2", `${otherwise}.json`);
  return JSON.parse(readFileSync(path && existsSync(path) ? path : copy, "utf8"));
}

describe("a published series, pushed over HTTP, has the limits that were published", () => {
  test.each([
    ["run", "ds_nhs_run", "run_bestbox_n20"],
    ["i", "mont_0901_i", "i_base24"],
    ["p", "ds_nhs_p", "p_den_base"],
    ["t", "mont_0714_t", "t_base24"],
  ])("%s chart", async (chart, name, otherwise) => {
    const spcCase = caseOf(name, otherwise);
    const { x, y, n } = spcCase.input;
    const id = await define({ chart, rhythm: chart === "t" ? "event" : "day", unit: "" });
    const { key } = await keyFor(id);
    const points = (y ?? []).map((value, i) => ({
      period: x?.[i] ?? i + 1,
      ...(n ? { numerator: value, denominator: n[i] } : { value }),
    }));
    expect((await push(id, key, { points })).body).toMatchObject({ stored: points.length });

    const { measure, reading, points: stored, zone } = await seriesOf(id);
    const { analysis } = readSeries(measure.definition, reading, stored, clock.now(), zone);
    const { cl, lcl, ucl, sigma_signal } = spcCase.expected;
    const column = (value: (point: (typeof analysis.points)[number]) => number) => {
      const values = analysis.points.map((point) => (Number.isNaN(value(point)) ? null : value(point)));
      return values.every((each) => each === null) ? null : values;
    };
    const ours = {
      cl: column((point) => point.centre),
      // The board draws no limit below zero where the data never are.
      lcl: column((point) => point.lower),
      ucl: column((point) => point.upper),
      sigma_signal: analysis.points.map((point) => point.outside !== undefined),
    };
    const floored = Array.isArray(lcl) ? lcl.map((limit: number) => Math.max(0, limit)) : lcl;
    expect(differences({ cl, lcl: floored, ucl, sigma_signal }, ours)).toEqual([]);
  });
});

describe("pushing", () => {
  test("the same call a hundred times gives one point", async () => {
    const id = await define();
    const { key } = await keyFor(id);
    for (let i = 0; i < 100; i += 1) await push(id, key, { period: "2026-11-20", value: 12.5 });
    const { points } = await seriesOf(id);
    expect(points).toHaveLength(1);
    expect(points[0]).toMatchObject({ period: "2026-11-20", value: 12.5, revision: 1 });
  });

  test("a late correction replaces the figure and the old one is kept", async () => {
    const id = await define();
    const { key } = await keyFor(id);
    await push(id, key, { period: "2026-11-20", value: 12 });
    clock.advance(MINUTE);
    expect((await push(id, key, { period: "2026-11-20", value: 13 })).body.corrected).toBe(1);
    const { items } = (await server.as("reader", "GET", `/api/v1/measures/${id}/history`)).body;
    expect(items).toMatchObject([{ period: "2026-11-20", value: 12, revision: 1, replacedAt: clock.now() }]);
    const older = { period: "2026-11-20", value: 11, asOf: new Date(clock.now() - MINUTE).toISOString() };
    expect((await push(id, key, older)).body).toEqual({ stored: 0, corrected: 0, unchanged: 0, older: 1 });
  });

  test("a known Idempotency-Key gets the first answer again, and not with another body", async () => {
    const id = await define();
    const { key } = await keyFor(id);
    const first = await push(id, key, { period: "2026-11-20", value: 1 }, { key: "batch-1" });
    const again = await push(id, key, { period: "2026-11-20", value: 1 }, { key: "batch-1" });
    expect(again.body).toEqual(first.body);
    expect(again.body.stored).toBe(1);
    const other = await push(id, key, { period: "2026-11-20", value: 2 }, { key: "batch-1" });
    expect([other.status, other.body.code]).toEqual([409, "key-reused"]);
  });

  test("a batch with wrong rows is refused whole, and each wrong row is named", async () => {
    const id = await define();
    const { key } = await keyFor(id);
    const points = [
      { period: "2026-11-20", value: 1 },
      { period: "2026-11-19", value: "1,5" },
      { period: "2027-01-01", value: 2 },
    ];
    const answer = await push(id, key, { points });
    expect([answer.status, answer.body.code]).toEqual([400, "not-a-number"]);
    expect(Object.keys(answer.body.fields)).toEqual(["points.1.value", "points.2.period"]);
    expect(answer.body.fields["points.1.value"]).toContain("Write 1.5");
    expect((await seriesOf(id)).points).toEqual([]);
  });

  test("what is not JSON, not a number, or too much is refused, and the next push goes through", async () => {
    const id = await define();
    const { key } = await keyFor(id);
    const raw = async (body: string) => {
      const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
      return (await fetch(`${server.url}/api/v1/measures/${id}/points`, { method: "POST", headers, body })).status;
    };
    expect(await raw('{"period":"2026-11-20","value":NaN}')).toBe(400);
    expect(await raw('{"period":"2026-11-20","value":1e309}')).toBe(400);
    expect(await raw("[]")).toBe(400);
    expect(await raw(`{"points":[${Array(1001).fill('{"period":1,"value":1}').join()}]}`)).toBe(400);
    expect(await raw(`{"period":"2026-11-20","value":1,"note":"${"x".repeat(600_000)}"}`)).toBe(413);
    expect(await raw('{"period":"2026-11-20","value":1}')).toBe(200);
  });

  test("a national identity number in any field is stopped", async () => {
    const id = await define();
    const { key } = await keyFor(id);
    // Synthetic numbers as Skatteetaten makes them: 80 is added to the month.
    for (const body of [
      { period: "2026-11-20", value: 1, key: "13097248022" },
      { period: "2026-11-20", value: 13097248022 },
    ]) {
      const answer = await push(id, key, body);
      expect([answer.status, answer.body.code]).toEqual([422, "patient-identity"]);
    }
  });
});

describe("who may push", () => {
  test("a wrong, mangled or withdrawn key is refused, all alike", async () => {
    const id = await define();
    const { key, id: keyId } = await keyFor(id);
    const body = { period: "2026-11-20", value: 1 };
    const wrong = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
    for (const bearer of [wrong, "hb_live_x", key.slice(0, 20)]) {
      const answer = await push(id, bearer, body);
      expect([answer.status, answer.body.code]).toEqual([401, "not-signed-in"]);
    }
    expect((await push(id, key, body)).status).toBe(200);
    expect((await server.as("leader", "DELETE", `/api/v1/feed-keys/${keyId}`)).status).toBe(200);
    expect((await push(id, key, body)).status).toBe(401);
  });

  test("a key pushes to its own measures alone, and reads nothing", async () => {
    const [own, other] = [await define(), await define()];
    const { key } = await keyFor(own);
    expect((await push(other, key, { period: "2026-11-20", value: 1 })).body.code).toBe("not-allowed");
    const read = await call(server.url, "GET", `/api/v1/measures/${own}/series`, { bearer: key, origin: null });
    expect(read.status).toBeGreaterThanOrEqual(400);
  });

  test("the secret of a key is told once, and no row holds it", async () => {
    const id = await define();
    const { key } = await keyFor(id);
    expect(key).toMatch(/^hb_live_[a-z2-7]{8}_[\w-]{43}$/);
    const list = await server.as("leader", "GET", `/api/v1/feed-keys?unitId=${server.hospital.unitId}`);
    expect(JSON.stringify(list.body)).not.toContain(key.slice(17));
    const rows = await server.app.parts.storage.db.selectFrom("feed_keys").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(key.slice(17));
  });

  test("a participant may type a figure in by hand; a reader and a stranger may not", async () => {
    const id = await define();
    const path = `/api/v1/measures/${id}/points`;
    const body = { period: "2026-11-20", value: 7 };
    expect((await server.as("participant", "POST", path, { body })).body.stored).toBe(1);
    expect((await server.as("reader", "POST", path, { body })).status).toBe(403);
    expect((await server.as("stranger", "POST", path, { body })).status).toBe(403);
    expect((await server.as(undefined, "POST", path, { body })).status).toBe(401);
  });

  test("leaders alone define measures and manage keys of their unit", async () => {
    const body = { ...plain, unitId: server.hospital.unitId };
    for (const who of ["participant", "reader", "stranger"] as const) {
      expect((await server.as(who, "POST", "/api/v1/measures", { body })).status).toBe(403);
    }
    const id = await define();
    const key = { unitId: server.hospital.otherUnitId, name: "Snik", measureIds: [id] };
    expect((await server.as("stranger", "POST", "/api/v1/feed-keys", { body: key })).status).toBe(400);
  });

  test("a loop gone wild is slowed down, and the others are not", async () => {
    const [id, other] = [await define(), await define()];
    const [{ key }, { key: otherKey }] = [await keyFor(id), await keyFor(other)];
    const wrongRow = { period: "?" };
    let slowed = 0;
    for (let i = 0; i < 50 && slowed === 0; i += 1) {
      const answers = await Promise.all(Array.from({ length: 60 }, () => push(id, key, wrongRow)));
      slowed = answers.filter((answer) => answer.status === 429).length;
    }
    expect(slowed).toBeGreaterThan(0);
    expect((await push(other, otherKey, { period: "2026-11-20", value: 1 })).status).toBe(200);
    clock.advance(MINUTE);
    expect((await push(id, key, { period: "2026-11-20", value: 1 })).status).toBe(200);
  });
});

test("a measure of the trust is followed by each section in a series of its own", async () => {
  const body = { ...plain, unitId: server.hospital.trustId };
  const id = (await server.as("admin", "POST", "/api/v1/measures", { body })).body.id;
  const { unitId, otherUnitId, trustId } = server.hospital;
  const path = `/api/v1/measures/${id}/points`;
  const figure = (value: number) => ({ body: { period: "2026-11-20", value } });
  expect((await server.as("participant", "POST", `${path}?unitId=${unitId}`, figure(1))).status).toBe(200);
  expect((await server.as("stranger", "POST", `${path}?unitId=${otherUnitId}`, figure(2))).status).toBe(200);
  expect((await server.as("participant", "POST", path, figure(3))).status).toBe(403);
  const own = (await server.as("reader", "GET", `/api/v1/measures/${id}/series?unitId=${unitId}`)).body;
  expect(own.points.map((point: { value: number }) => point.value)).toEqual([1]);
  const elsewhere = await server.as("admin", "GET", `/api/v1/measures/${await define()}/series?unitId=${trustId}`);
  expect(elsewhere.status).toBe(400);
});

test("a change of the definition makes a new version, and the one who was slower is told who won", async () => {
  const id = await define();
  const { unit: _unit, ...rest } = plain;
  const definition = { ...rest, unit: "timer" };
  const change = (version: number) =>
    server.as("leader", "PATCH", `/api/v1/measures/${id}`, { body: { version, definition } });
  expect((await change(1)).body).toMatchObject({ version: 2, definition: { unit: "timer" } });
  const lost = await change(1);
  expect([lost.status, lost.body.code, lost.body.current.version]).toEqual([409, "changed-meanwhile", 2]);
});

test("phases are set by a leader, with a name and a reason", async () => {
  const id = await define();
  const path = `/api/v1/measures/${id}/series`;
  const reading = { freeze: null, phases: [{ from: "2026-10-01", name: "Ny rutine", reason: "Test 3" }], excluded: [] };
  expect((await server.as("participant", "PATCH", path, { body: { version: 0, reading } })).status).toBe(403);
  const set = await server.as("leader", "PATCH", path, { body: { version: 0, reading } });
  expect(set.body).toMatchObject({ version: 1, reading });
  const nameless = { ...reading, phases: [{ from: "2026-10-01", name: "", reason: "" }] };
  expect((await server.as("leader", "PATCH", path, { body: { version: 1, reading: nameless } })).status).toBe(400);
});
