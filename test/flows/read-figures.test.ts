import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UnitId } from "../../shared/base/ids.ts";
import { nextPeriod } from "../../shared/measure/period.ts";
import { handClock } from "../support/clock.ts";
import { call } from "../support/caller.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
let server: TestServer;
let measure: string;
let trust: UnitId;
let section: UnitId;

beforeAll(async () => {
  server = await startServer({ clock });
  [trust, section] = [server.hospital.trustId, server.hospital.unitId];
  const plain = { unit: "%", direction: "down", target: 5, rhythm: "week", decimals: 1, responsible: "" };
  // A name that a spreadsheet would run.
  const body = { ...plain, name: "=Ventetid; æøå", chart: "p", unitId: trust };
  measure = (await server.as("admin", "POST", "/api/v1/measures", { body })).body.id;
  for (const unit of [section, server.hospital.otherUnitId]) await push(unit);
});
afterAll(() => server.close());

/** 22 weeks up to week 47, which is over; one far outside. */
async function push(unit: UnitId): Promise<void> {
  let period = "2026-W26";
  const points = Array.from({ length: 22 }, (_, at) => {
    const point = { period, numerator: at === 20 ? 60 : 10 + (at % 3), denominator: 100 };
    period = nextPeriod(period) ?? "";
    return point;
  });
  const path = `/api/v1/measures/${measure}/points?unitId=${unit}`;
  expect((await server.as("admin", "POST", path, { body: { points } })).body.stored).toBe(22);
}

const address = (query = "") => `/api/v1/measures/${measure}/analysis${query}`;

async function keyTo(use: "send" | "read", measureIds = [measure]): Promise<string> {
  const body = { unitId: trust, name: "Power BI", use, measureIds };
  const answer = await server.as("admin", "POST", "/api/v1/feed-keys", { body });
  expect(answer.body.item.use).toBe(use);
  return answer.body.key;
}

describe("figures as other programs read them", () => {
  test("as JSON: each point with its lines, in the unit shown, and what is a signal", async () => {
    const { items } = (await server.as("reader", "GET", address(`?unitId=${section}`))).body;
    expect(items).toHaveLength(1);
    const [series] = items;
    expect(series).toMatchObject({
      chart: "p",
      rules: "anhoej",
      centre: "mean",
      unitName: "Sengepost 3",
      summed: null,
    });
    expect(series.points).toHaveLength(22);
    const last = { period: "2026-W46", from: "2026-11-09", value: 60, numerator: 60, denominator: 100, target: 5 };
    expect(series.points[20]).toMatchObject({ ...last, phase: 1, status: "judged", signal: "limit", units: null });
    const { value, centre, lower, upper } = series.points[0];
    expect(value).toBe(10);
    expect(centre).toBeCloseTo((100 * (7 * 33 + 10 - 12 + 60)) / 2200, 0);
    expect(lower).toBeLessThan(centre);
    expect(upper).toBeGreaterThan(centre);
    expect(series.phases).toMatchObject([{ number: 1, from: "2026-W26", to: "2026-W47", stage: "limits" }]);
  });

  test("of a unit above: the sum, and with one word every unit below it", async () => {
    const { items } = (await server.as("reader", "GET", address())).body;
    expect(items).toMatchObject([{ unitId: trust, summed: { units: 2, of: 2 } }]);
    expect(items[0].points[0]).toMatchObject({ numerator: 20, denominator: 200, units: 2, unitsOf: 2 });
    const all = (await server.as("reader", "GET", address("?below=yes"))).body.items;
    expect(all.map(({ unitName }: { unitName: string }) => unitName)).toEqual([
      "Prøve HF",
      "Sengepost 3",
      "Sengepost 4",
    ]);
  });

  test("as CSV that Excel and Power BI read: UTF-8 with its mark, numbers that stay numbers, text that nothing runs", async () => {
    const answer = await fetch(server.url + address(`?unitId=${section}&format=csv`), {
      headers: { cookie: await server.signIn("reader") },
    });
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines).toHaveLength(24);
    expect(lines[0]).toContain("period;from;value;numerator;denominator;centre;lower;upper");
    expect(lines[1]).toContain(`"'=Ventetid; æøå";%;${section};Sengepost 3;p;2026-W26;2026-06-22;10;10;100;`);
    expect(lines[21]).toContain(";judged;limit;");
    const comma = await server.as("reader", "GET", address(`?unitId=${section}&format=csv&decimal=comma`));
    expect(comma.body).toMatch(/;10;10;100;13,\d+;/);
  });

  test("as CSV also to who says so by Accept, and as JSON to who says nothing", async () => {
    const cookie = await server.signIn("reader");
    const asked = async (accept: string) =>
      (await fetch(server.url + address(), { headers: { cookie, accept } })).headers.get("content-type");
    expect(await asked("text/csv")).toContain("text/csv");
    expect(await asked("*/*")).toContain("application/json");
    expect(await asked("text/html")).toContain("application/json");
  });

  test("what has not changed is answered by 304, and what has is sent", async () => {
    const headers = { cookie: await server.signIn("reader") };
    const first = await fetch(server.url + address(`?unitId=${section}`), { headers });
    const tag = first.headers.get("etag") ?? "";
    expect(tag).not.toBe("");
    const again = { headers: { ...headers, "if-none-match": tag } };
    expect((await fetch(server.url + address(`?unitId=${section}`), again)).status).toBe(304);
    const body = { period: "2026-W47", numerator: 9, denominator: 100 };
    await server.as("admin", "POST", `/api/v1/measures/${measure}/points?unitId=${section}`, { body });
    expect((await fetch(server.url + address(`?unitId=${section}`), again)).status).toBe(200);
  });

  test("is described, with both forms", async () => {
    const { paths } = (await call(server.url, "GET", "/api/v1/openapi.json")).body;
    const { content } = paths["/api/v1/measures/{measureId}/analysis"].get.responses[200];
    expect(Object.keys(content)).toEqual(["application/json", "text/csv"]);
  });
});

describe("a key that was made to read", () => {
  test("reads without a session, and sends nothing", async () => {
    const bearer = await keyTo("read");
    expect((await call(server.url, "GET", address(), { bearer, origin: null })).status).toBe(200);
    const body = { period: "2026-W40", numerator: 1, denominator: 2 };
    const path = `/api/v1/measures/${measure}/points?unitId=${section}`;
    expect((await call(server.url, "POST", path, { bearer, body, origin: null })).status).toBe(403);
  });

  test("reads the measures that it was made for, and no others", async () => {
    const plain = { unit: "", direction: "down", target: null, rhythm: "week", decimals: 0, chart: "c" };
    const body = { ...plain, name: "Fall", responsible: "", unitId: trust };
    const other = (await server.as("admin", "POST", "/api/v1/measures", { body })).body.id;
    const bearer = await keyTo("read", [other]);
    expect((await call(server.url, "GET", address(), { bearer, origin: null })).status).toBe(403);
  });

  test("a key that sends reads nothing; an unknown one is told so", async () => {
    const bearer = await keyTo("send");
    expect((await call(server.url, "GET", address(), { bearer, origin: null })).status).toBe(403);
    const unknown = `hb_live_abcdefgh_${"a".repeat(43)}`;
    expect((await call(server.url, "GET", address(), { bearer: unknown, origin: null })).status).toBe(401);
    expect((await call(server.url, "GET", address(), { origin: null })).status).toBe(401);
  });

  test("opens no other door", async () => {
    const bearer = await keyTo("read");
    for (const path of [`/measures/${measure}/series`, `/measures?unitId=${trust}`, `/catalogue?unitId=${trust}`]) {
      expect((await call(server.url, "GET", `/api/v1${path}`, { bearer, origin: null })).status).toBe(401);
    }
  });
});
