import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { HOUR, MINUTE } from "../../shared/base/time.ts";
import type { PullSourceView } from "../../shared/pull/source.ts";
import { handClock } from "../support/clock.ts";
import { freshDatabase } from "../support/postgres.ts";
import { type Source, startSource } from "../support/source.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** 07:45 in Oslo, a Monday. */
const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
let source: Source;
let server: TestServer;
let warehouse: Client;

beforeAll(async () => {
  source = await startSource();
  const address = await freshDatabase();
  warehouse = new Client({ connectionString: address });
  await warehouse.connect();
  await warehouse.query("create table falls (week text, falls int, day date, at timestamptz, ward text)");
  server = await startServer({
    clock,
    environment: {
      PULL_ALLOW: source.place,
      PULL_SECRET_DV: `${source.url} X-Api-Key: hemmelig-nok`,
      PULL_SQL_DV: address,
    },
  });
});
afterAll(async () => {
  await server.close();
  await source.close();
  await warehouse.end();
});

const plain = { unit: "", direction: "down", target: null, decimals: 0, responsible: "Seksjonsleder" };

async function measure(change: object = {}): Promise<string> {
  const body = { ...plain, name: "Fall", chart: "i", rhythm: "week", unitId: server.hospital.unitId, ...change };
  return (await server.as("admin", "POST", "/api/v1/measures", { body })).body.id;
}

function definition(measureId: string | null, change: object = {}) {
  return {
    name: "Datavarehuset",
    kind: "url-json",
    address: `${source.url}/falls.json`,
    secret: null,
    schedule: { every: "hour", minute: 0 },
    mapping: { period: "uke", value: "tall.fall" },
    measureId,
    ...change,
  };
}

async function define(wanted: object, who: "leader" | "admin" = "leader"): Promise<PullSourceView> {
  const body = { unitId: server.hospital.unitId, definition: wanted };
  const answer = await server.as(who, "POST", "/api/v1/pull-sources", { body });
  expect([answer.status, answer.body]).toEqual([200, answer.body]);
  return answer.body;
}

async function fetchNow(id: string): Promise<PullSourceView> {
  return (await server.as("leader", "POST", `/api/v1/pull-sources/${id}/run`)).body;
}

async function viewOf(id: string): Promise<PullSourceView | undefined> {
  const { items } = (await server.as("leader", "GET", `/api/v1/pull-sources?unitId=${server.hospital.unitId}`)).body;
  return items.find((item: PullSourceView) => item.id === id);
}

async function pointsOf(measureId: string, unitId = server.hospital.unitId): Promise<Record<string, number | null>> {
  const path = `/api/v1/measures/${measureId}/series?unitId=${unitId}`;
  const { points }: SeriesView = (await server.as("reader", "GET", path)).body;
  return Object.fromEntries(points.map(({ period, value }) => [period, value]));
}

const rows = (...values: (readonly [week: string, falls: unknown])[]) =>
  values.map(([uke, fall]) => ({ uke, tall: { fall } }));

describe("a source of JSON", () => {
  test("is fetched when it is due, and its figures are on the chart", async () => {
    const id = await measure();
    source.answerJson(rows(["2026-W45", 3], ["2026-W46", 5]));
    const made = await define(definition(id));
    expect(made.nextAt).toBe(Date.parse("2026-11-23T07:00:00Z"));
    clock.advance(14 * MINUTE);
    expect(await pointsOf(id)).toEqual({});
    clock.advance(2 * MINUTE);
    await expect.poll(() => pointsOf(id)).toEqual({ "2026-W45": 3, "2026-W46": 5 });
    const after = await viewOf(made.id);
    expect(after?.last).toMatchObject({ outcome: "good", by: "schedule", counts: { rows: 2, stored: 2, refused: 0 } });
    expect(after?.nextAt).toBe(Date.parse("2026-11-23T08:00:00Z"));
  });

  test("tells each row that cannot be used, with what stood there, and stores the others", async () => {
    const id = await measure();
    source.answerJson(
      rows(
        ["2026-W44", 2],
        ["uke sju", 3],
        ["2026-W45", "1e309"],
        ["2026-W46", null],
        ["2027-W01", 4],
        ["2026-W43", "tre"],
      ),
    );
    const { last } = await fetchNow((await define(definition(id))).id);
    expect(last).toMatchObject({ outcome: "partly", counts: { rows: 6, stored: 1, empty: 1, refused: 4 } });
    expect(last?.faults.map(({ row, column, code, raw }) => [row, column, code, raw])).toEqual([
      [2, "uke", "not-a-period", "uke sju"],
      [3, "tall.fall", "not-a-number", "1e309"],
      [5, "uke", "future", "2027-W01"],
      [6, "tall.fall", "not-a-number", "tre"],
    ]);
    expect(await pointsOf(id)).toEqual({ "2026-W44": 2 });
  });

  test("that says less than before takes no figure away, and one that corrects replaces", async () => {
    const id = await measure();
    const { id: sourceId } = await define(definition(id));
    source.answerJson(rows(["2026-W44", 2], ["2026-W45", 3]));
    await fetchNow(sourceId);
    clock.advance(MINUTE);
    source.answerJson(rows(["2026-W44", null], ["2026-W45", 4]));
    const { last } = await fetchNow(sourceId);
    expect(last?.counts).toMatchObject({ corrected: 1, empty: 1 });
    expect(await pointsOf(id)).toEqual({ "2026-W44": 2, "2026-W45": 4 });
  });

  test("keeps the last good figures while it fails, says since when, and is asked again soon", async () => {
    const id = await measure();
    source.answerJson(rows(["2026-W44", 2]));
    const { id: sourceId } = await define(definition(id));
    const good = await fetchNow(sourceId);
    source.answer((_, response) => response.writeHead(503).end());
    clock.advance(MINUTE);
    const failed = await fetchNow(sourceId);
    expect(failed).toMatchObject({
      last: { outcome: "failed", reason: "status", detail: "503" },
      goodAt: good.goodAt,
      failingSince: clock.now(),
      nextAt: clock.now() + 5 * MINUTE,
    });
    expect(await pointsOf(id)).toEqual({ "2026-W44": 2 });
    source.answerJson(rows(["2026-W44", 2]));
    clock.advance(6 * MINUTE);
    await expect.poll(async () => (await viewOf(sourceId))?.last?.outcome).toBe("good");
    expect(await viewOf(sourceId)).toMatchObject({ failingSince: null });
  });

  test("stops when its measure is taken down, and says so", async () => {
    const id = await measure();
    const { id: sourceId } = await define(definition(id));
    await server.as("leader", "PATCH", `/api/v1/measures/${id}`, { body: { version: 1, archived: true } });
    source.answerJson(rows(["2026-W44", 2]));
    expect((await fetchNow(sourceId)).last).toMatchObject({ outcome: "failed", reason: "measure-gone" });
  });

  test("may name the measure and the unit in each row, below its own unit alone", async () => {
    const { trustId, unitId, otherUnitId } = server.hospital;
    const falls = await measure({ name: "Fall i foretaket", unitId: trustId });
    const sores = await measure({ name: "Trykksår", unitId: trustId });
    source.answerJson([
      { maal: "Fall i foretaket", enhet: "Sengepost 3", uke: "2026-W45", n: 3 },
      { maal: "Fall i foretaket", enhet: "Sengepost 4", uke: "2026-W45", n: 4 },
      { maal: sores, enhet: "Sengepost 3", uke: "2026-W45", n: 5 },
      { maal: "Ventetid", enhet: "Sengepost 3", uke: "2026-W45", n: 5 },
    ]);
    const mapping = { period: "uke", value: "n", measure: "maal", unit: "enhet" };
    const { last } = await fetchNow((await define(definition(null, { mapping }))).id);
    expect(last?.faults.map(({ row, code }) => [row, code])).toEqual([
      [2, "not-your-unit"],
      [4, "unknown-measure"],
    ]);
    expect(await pointsOf(falls, unitId)).toEqual({ "2026-W45": 3 });
    expect(await pointsOf(falls, otherUnitId)).toEqual({});
    expect(await pointsOf(sores, unitId)).toEqual({ "2026-W45": 5 });
  });
});

describe("a source of CSV", () => {
  test("is read with Norwegian decimals and dates, in the letters of old systems", async () => {
    const id = await measure({ chart: "p", rhythm: "month", unit: "%" });
    const csv = "Måned;Teller;Nevner\r\n01.09.2026;3;40\r\n01.10.2026;4;41\r\n";
    source.answer((_, response) =>
      response.writeHead(200, { "Content-Type": "text/csv; charset=iso-8859-1" }).end(Buffer.from(csv, "latin1")),
    );
    const mapping = { period: "Måned", numerator: "Teller", denominator: "Nevner", decimal: "comma" };
    const { last } = await fetchNow((await define(definition(id, { kind: "url-csv", mapping }))).id);
    expect(last).toMatchObject({ outcome: "good", counts: { stored: 2 } });
    expect(Object.keys(await pointsOf(id))).toEqual(["2026-09", "2026-10"]);
  });
});

describe("a source in a database", () => {
  const sql = (query: string, mapping: object) =>
    ({ kind: "sql", connection: "DV", query, mapping, address: undefined, secret: undefined }) as const;

  test("is read in a transaction that cannot write, by one statement alone", async () => {
    await warehouse.query("insert into falls values ('2026-W40', 7, '2026-10-01', '2026-10-01T10:00Z', 'A')");
    const id = await measure();
    const good = await define(
      definition(id, sql("select week, falls from falls -- alle", { period: "week", value: "falls" })),
      "admin",
    );
    expect((await fetchNow(good.id)).last).toMatchObject({ outcome: "good", counts: { stored: 1 } });
    expect(await pointsOf(id)).toEqual({ "2026-W40": 7 });
    for (const query of [
      "delete from falls returning week, falls",
      "select week, falls from falls; delete from falls",
      "select week, falls from falls) as x; drop table falls; select (1",
      "with gone as (delete from falls returning *) select week, falls from gone",
      "select week, falls from falls; commit; delete from falls",
      // Were it sent by the simple protocol, this would end the transaction and write.
      "select week, falls from falls) as x; commit; delete from falls; select (1",
      "select week, falls from falls for update",
      "select week, set_config('transaction_read_only', 'off', false), falls from falls",
    ]) {
      const tried = await define(definition(id, sql(query, { period: "week", value: "falls" })), "admin");
      expect([query, (await fetchNow(tried.id)).last?.reason]).toEqual([query, "sql-query"]);
    }
    expect((await warehouse.query("select * from falls")).rowCount).toBe(1);
  });

  test("gives dates and instants in the measure's own periods", async () => {
    const id = await measure({ chart: "t", rhythm: "event" });
    const made = await define(
      definition(id, sql("select at, falls from falls", { period: "at", value: "falls" })),
      "admin",
    );
    expect((await fetchNow(made.id)).last).toMatchObject({ outcome: "good" });
    expect(await pointsOf(id)).toEqual({ "2026-10-01T10:00:00.000Z": 7 });
  });

  test("tells what is wrong with a query, and never how the database is reached", async () => {
    const id = await measure();
    const made = await define(
      definition(id, sql("select nothing from falls", { period: "week", value: "falls" })),
      "admin",
    );
    const { last } = await fetchNow(made.id);
    expect(last).toMatchObject({ reason: "sql-query", detail: 'column "nothing" does not exist' });
    expect(server.logged.join()).not.toContain("postgres://");
  });

  test("never tells what stands in the data", async () => {
    const id = await measure();
    const query = "select ward::int as week, falls from falls";
    const made = await define(definition(id, sql(query, { period: "week", value: "falls" })), "admin");
    expect((await fetchNow(made.id)).last).toMatchObject({ reason: "sql-query", detail: "22P02" });
  });

  test("is stopped by the database when it takes too long", async () => {
    const id = await measure();
    const made = await define(
      definition(id, sql("select pg_sleep(60), week, falls from falls", { period: "week", value: "falls" })),
      "admin",
    );
    const running = fetchNow(made.id);
    await expect.poll(async () => (await viewOf(made.id))?.last?.outcome).toBe("running");
    clock.advance(11_000);
    expect((await running).last).toMatchObject({ outcome: "failed", reason: "sql-timeout" });
  });

  test("more rows than may be fetched are refused", async () => {
    const id = await measure();
    const made = await define(
      definition(
        id,
        sql("select n as week, n as falls from generate_series(1, 10001) n", { period: "week", value: "falls" }),
      ),
      "admin",
    );
    expect((await fetchNow(made.id)).last).toMatchObject({ reason: "too-many-rows" });
  });
});

describe("trying a source out", () => {
  test("shows the columns, what they most likely mean and what was understood, and stores nothing", async () => {
    const id = await measure({ chart: "p", unit: "%" });
    source.answerJson({
      data: {
        items: [
          { uke: "2026-W45", teller: 2, nevner: 30 },
          { uke: "2026-W46", teller: 3, nevner: 31 },
        ],
      },
    });
    const wanted = (mapping: object) => ({ unitId: server.hospital.unitId, definition: definition(id, { mapping }) });
    const first = await server.as("leader", "POST", "/api/v1/pull-trials", { body: wanted({ rows: "data.items" }) });
    expect(first.body).toMatchObject({ reason: null, columns: ["uke", "teller", "nevner"], points: [] });
    expect(first.body.suggested).toMatchObject({ period: "uke", numerator: "teller", denominator: "nevner" });
    const second = await server.as("leader", "POST", "/api/v1/pull-trials", { body: wanted(first.body.suggested) });
    expect(second.body.points).toHaveLength(2);
    expect(second.body.points[1]).toMatchObject({
      period: "2026-W46",
      numerator: 3,
      denominator: 31,
      unitName: "Sengepost 3",
    });
    expect(await pointsOf(id)).toEqual({});
  });
});

describe("who may", () => {
  test("leaders define; a database or a secret takes an administrator, also to change or try", async () => {
    const id = await measure();
    const ask = (who: "leader" | "participant" | "stranger" | "admin", wanted: object, path = "/api/v1/pull-sources") =>
      server.as(who, "POST", path, { body: { unitId: server.hospital.unitId, definition: wanted } });
    expect((await ask("participant", definition(id))).status).toBe(403);
    expect((await ask("stranger", definition(id))).status).toBe(403);
    const withSecret = definition(id, { secret: "DV" });
    expect((await ask("leader", withSecret)).status).toBe(403);
    expect((await ask("leader", withSecret, "/api/v1/pull-trials")).status).toBe(403);
    const made = await ask("admin", withSecret);
    expect(made.status).toBe(200);
    const path = `/api/v1/pull-sources/${made.body.id}`;
    const change = { version: 1, definition: definition(id) };
    expect((await server.as("leader", "PATCH", path, { body: change })).status).toBe(403);
    expect((await server.as("stranger", "PATCH", path, { body: change })).status).toBe(404);
    expect((await server.as("leader", "PATCH", path, { body: { version: 1, paused: true } })).body.nextAt).toBeNull();
    const connections = `/api/v1/pull-connections?unitId=${server.hospital.unitId}`;
    expect((await server.as("leader", "GET", connections)).status).toBe(403);
    expect((await server.as("admin", "GET", connections)).body).toEqual({
      databases: ["DV"],
      secrets: [{ name: "DV", origin: source.url }],
    });
  });

  test("a source that was paused is not fetched, and goes on when it is let", async () => {
    const id = await measure();
    source.answerJson(rows(["2026-W44", 2]));
    const made = await define(definition(id));
    const path = `/api/v1/pull-sources/${made.id}`;
    await server.as("leader", "PATCH", path, { body: { version: 1, paused: true } });
    clock.advance(2 * HOUR);
    expect((await viewOf(made.id))?.last).toBeNull();
    await server.as("leader", "PATCH", path, { body: { version: 2, paused: false } });
    clock.advance(HOUR);
    await expect.poll(() => pointsOf(id)).toEqual({ "2026-W44": 2 });
    expect((await server.as("leader", "DELETE", path)).status).toBe(200);
    expect(await viewOf(made.id)).toBeUndefined();
    expect(await pointsOf(id)).toEqual({ "2026-W44": 2 });
  });

  test("what cannot be is refused with the field that is wrong", async () => {
    const id = await measure();
    const refusal = async (change: object) => {
      const body = { unitId: server.hospital.unitId, definition: definition(id, change) };
      return Object.keys((await server.as("leader", "POST", "/api/v1/pull-sources", { body })).body.fields ?? {});
    };
    expect(await refusal({ schedule: { every: "cron", pattern: "0 0 31 2 *" } })).toEqual(["schedule"]);
    expect(await refusal({ schedule: { every: "cron", pattern: "* * * * *" } })).toEqual(["schedule"]);
    expect(await refusal({ mapping: { value: "x" } })).toEqual(["mapping.period"]);
    expect(await refusal({ measureId: "a".repeat(26) })).toEqual(["measureId"]);
    expect(await refusal({ address: "file:///etc/passwd" })).toEqual(["definition.address"]);
  });
});
