import { once } from "node:events";
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSeries } from "../../shared/measure/readSeries.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { type Answer, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const clock = handClock(Date.parse("2026-11-21T22:30:00Z"));
let server: TestServer;
let key: string;

const plain = { unit: "", direction: "down", target: null, rhythm: "day", decimals: 1, responsible: "Seksjonsleder" };

beforeAll(async () => {
  server = await startServer({ clock });
  const wanted = { unitId: server.hospital.unitId, name: "Vilt system", scope: "unit" };
  key = (await server.as("leader", "POST", "/api/v1/feed-keys", { body: wanted })).body.key;
});
afterAll(() => server.close());

async function define(more: object): Promise<string> {
  const body = { ...plain, name: "Måling", unitId: server.hospital.unitId, ...more };
  clock.advance(MINUTE);
  return (await server.as("leader", "POST", "/api/v1/measures", { body })).body.id;
}

function push(body: unknown): Promise<Answer> {
  return call(server.url, "POST", "/api/v1/points", { bearer: key, origin: null, body });
}

/** The body as it stands, which need not be JSON. */
async function raw(
  body: string | Uint8Array<ArrayBuffer>,
  more: Record<string, string> = {},
): Promise<{ status: number; code: string }> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", ...more };
  const answer = await fetch(`${server.url}/api/v1/points`, { method: "POST", headers, body });
  return { status: answer.status, code: (await answer.json()).code };
}

/** What a wall would draw of a series. */
async function drawn(measure: string): Promise<number[]> {
  const { body } = await server.as("reader", "GET", `/api/v1/measures/${measure}/series`);
  const { analysis } = readSeries(body.measure.definition, body.reading, body.points, clock.now(), body.zone);
  return analysis.points.map((point) => point.y).filter((y) => !Number.isNaN(y));
}

describe("nonsense in a row", () => {
  test.each([
    ["text", { value: "mange" }, "i", "not-a-number"],
    ["1,5", { value: "1,5" }, "i", "not-a-number"],
    ["a number in quotes", { value: "15" }, "i", "not-a-number"],
    ["the word NaN", { value: "NaN" }, "i", "not-a-number"],
    ["a number beyond all counting", { value: 1e300 }, "i", "not-a-number"],
    ["true", { value: true }, "i", "not-a-number"],
    ["a list where one figure belongs", { value: [1] }, "i", "not-a-number"],
    ["a date for a figure", { value: "2026-11-20" }, "i", "not-a-number"],
    ["fewer than none", { value: -1 }, "c", "bad-request"],
    ["half a count", { value: 0.5 }, "c", "bad-request"],
    ["fewer than none of some", { numerator: -1, denominator: 4 }, "p", "bad-request"],
    ["more than there were", { numerator: 5, denominator: 4 }, "p", "bad-request"],
    ["some of none", { numerator: 1, denominator: 0 }, "u", "bad-request"],
    ["some of fewer than none", { numerator: 1, denominator: -4 }, "u", "bad-request"],
    ["nothing", {}, "i", "bad-request"],
    ["tomorrow", { value: 1, period: "2026-11-23" }, "i", "future-period"],
    ["the year 9999", { value: 1, period: "9999-12-31" }, "i", "future-period"],
    ["the 30th of February", { value: 1, period: "2026-02-30" }, "i", "bad-period"],
    ["a day as Norwegians write it", { value: 1, period: "20.11.2026" }, "i", "bad-period"],
    ["a week where days are counted", { value: 1, period: "2026-W46" }, "i", "bad-period"],
    ["week 54", { value: 1, period: "2026-W54" }, "i", "bad-period"],
    ["an unknown measure", { value: 1, measure: "a".repeat(26) }, "i", "unknown-measure"],
    ["a measure of another kind", { value: 1, measure: 7 }, "i", "unknown-measure"],
    ["an unknown unit", { value: 1, unit: "b".repeat(26) }, "i", "unknown-unit"],
    ["the key of an object's parent", { value: 1, unit: "__proto__" }, "i", "unknown-unit"],
    ["an order to a database", { value: 1, key: "1'; drop table points" }, "i", "bad-request"],
    ["a figure that was taken tomorrow", { value: 1, asOf: "2026-11-23T00:00:00Z" }, "i", "bad-request"],
  ])("%s has its reason, and nothing is drawn", async (_, row, chart, code) => {
    const measure = await define({ chart, denominatorText: "pasienter" });
    const answer = await push({ points: [{ measure, period: "2026-11-20", ...row }] });
    expect(answer.body.code).toBe(code);
    expect(Object.keys(answer.body.fields)).toHaveLength(1);
    expect(answer.status).toBeLessThan(500);
    expect(await drawn(measure)).toEqual([]);
  });

  test("none of nobody is stored and is no zero on a wall", async () => {
    const measure = await define({ chart: "p", unit: "%" });
    const points = [
      { measure, period: "2026-11-18", numerator: 2, denominator: 50 },
      { measure, period: "2026-11-19", numerator: 0, denominator: 0 },
    ];
    expect((await push({ points })).body.stored).toBe(2);
    expect(await drawn(measure)).toEqual([4]);
  });

  test("a figure taken back is a gap and no zero", async () => {
    const measure = await define({ chart: "i" });
    await push({ points: ["2026-11-18", "2026-11-19"].map((period, i) => ({ measure, period, value: i + 5 })) });
    expect((await push({ points: [{ measure, period: "2026-11-19", value: null }] })).body.corrected).toBe(1);
    expect(await drawn(measure)).toEqual([5]);
  });
});

describe("order and repeats", () => {
  test("points out of order stand in order, and the same key twice in one batch is told", async () => {
    const measure = await define({ chart: "i" });
    const days = ["2026-11-20", "2026-11-03", "2026-11-12"];
    await push({ points: days.map((period) => ({ measure, period, value: Number(period.slice(-2)) })) });
    expect(await drawn(measure)).toEqual([3, 12, 20]);
    const twice = [1, 2].map((value) => ({ measure, period: "2026-11-04", key: "a", value }));
    const answer = await push({ points: twice });
    expect(answer.body.fields["points.1.period"]).toContain("came before in this batch, in row 1");
    expect(await drawn(measure)).toEqual([3, 12, 20]);
  });

  test("a batch from yesterday that comes today changes nothing of today's", async () => {
    const measure = await define({ chart: "i" });
    const at = (asOf: string, value: number) => push({ asOf, points: [{ measure, period: "2026-11-20", value }] });
    await at("2026-11-21T05:00:00Z", 7);
    expect((await at("2026-11-20T05:00:00Z", 9)).body.older).toBe(1);
    expect(await drawn(measure)).toEqual([7]);
  });

  test("near midnight and across the change of clocks each event stands on its own day", async () => {
    const measure = await define({ chart: "t", rhythm: "event" });
    const periods = ["2026-10-24T23:30:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"];
    const points = periods.map((period) => ({ measure, period, value: 1 }));
    expect((await push({ points })).body.stored).toBe(3);
    // The same instants, said in another zone: nothing new.
    const elsewhere = ["2026-10-24T21:30:00Z", "2026-10-24T20:30:00-04:00", "2026-10-25T01:30:00.000Z"];
    const again = await push({ points: elsewhere.map((period) => ({ measure, period, value: 1 })) });
    expect(again.body).toMatchObject({ stored: 0, unchanged: 3 });
    // A quarter to midnight in Oslo: the 22nd there has not begun.
    const day = await define({ chart: "i" });
    const tomorrow = await push({ points: [{ measure: day, period: "2026-11-23", value: 1 }] });
    expect(tomorrow.body.code).toBe("future-period");
  });
});

describe("bodies that are not what they should be", () => {
  test.each([
    ["NaN as a number", '{"points":[{"value":NaN}]}'],
    ["a number that overflows", '{"points":[{"measure":"x","value":1e309}]}'],
    ["a list for an object", "[]"],
    ["no points", '{"points":[]}'],
    ["points as text", '{"points":"1;2"}'],
    ["half of it", '{"points":[{"value":1'],
    ["nothing", ""],
    ["one row too many", JSON.stringify({ points: Array.from({ length: 1001 }, () => ({ value: 1 })) })],
    ["ten thousand lists in one another", `{"points":[{"value":${"[".repeat(10_000)}${"]".repeat(10_000)}}]}`],
    [
      "objects in one another in a field nobody reads",
      `{"points":[{"value":1}],"x":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`,
    ],
    [
      "deep in a row that is to be skipped",
      `{"wrongRows":"skip","points":[{"unit":${"[".repeat(5000)}${"]".repeat(5000)}}]}`,
    ],
  ])("%s is refused", async (_, body) => {
    expect(await raw(body)).toMatchObject({ status: 400 });
  });

  test("a million points in one call are refused by their size, and so is what unpacks to them", async () => {
    const million = `{"points":[${Array.from({ length: 1_000_000 }, () => '{"value":1}').join()}]}`;
    expect(await raw(million)).toMatchObject({ status: 413, code: "too-large" });
    expect(await raw(new Uint8Array(gzipSync(million)), { "content-encoding": "gzip" })).toMatchObject({ status: 413 });
  });

  test("a hundred megabytes are thrown away as they come, and refused; others are answered meanwhile", async () => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const sending = request(`${server.url}/api/v1/points`, { method: "POST", headers });
    const answered = once(sending, "response").then(([response]: { statusCode: number }[]) => response?.statusCode);
    const piece = Buffer.alloc(1024 * 1024, " ");
    for (let sent = 0; sent < 100; sent += 1) {
      if (!sending.write(piece)) await once(sending, "drain");
      if (sent === 50) expect((await server.as("reader", "GET", "/api/v1/units")).status).toBe(200);
    }
    sending.end();
    expect(await answered).toBe(413);
  });

  test("afterwards figures still come in, and the server has met no fault of its own", async () => {
    const measure = await define({ chart: "i" });
    expect((await push({ points: [{ measure, period: "2026-11-20", value: 1.5 }] })).body.stored).toBe(1);
    expect(await drawn(measure)).toEqual([1.5]);
    expect(server.logged.filter((line) => line.includes("a request failed"))).toEqual([]);
  });
});
