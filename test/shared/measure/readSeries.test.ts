import { expect, test } from "vitest";
import { freshness } from "../../../shared/measure/freshness.ts";
import { type MeasureDefinition, PLAIN_READING, type StoredPoint } from "../../../shared/measure/measure.ts";
import { nextPeriod } from "../../../shared/measure/period.ts";
import { readSeries } from "../../../shared/measure/readSeries.ts";
import { explain, verdict } from "../../../shared/spc/explain.ts";

const OSLO = "Europe/Oslo";
const NOW = Date.parse("2026-11-21T06:45:00Z");

const definition: MeasureDefinition = {
  name: "Ventetid over 20 min",
  unit: "%",
  direction: "down",
  target: null,
  chart: "p",
  rhythm: "week",
  decimals: 1,
  responsible: "",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
};

/** Weekly points of 100 each, the last in the week given. */
function weeks(counts: readonly number[], first: string): StoredPoint[] {
  let period = first;
  return counts.map((numerator) => {
    const point = { period, key: "", value: null, numerator, denominator: 100, values: null };
    period = nextPeriod(period) ?? "";
    return { ...point, asOf: 0, recordedAt: Date.parse("2026-01-01") + counts.length, revision: 1 };
  });
}

const usual = [14, 17, 12, 16, 13, 18, 11, 15, 16, 12, 14, 17, 13, 15, 12, 16, 14, 18, 13, 15, 12, 17];

test("shares are shown as per cent, and the week that runs is outside all rules", () => {
  // 23 weeks from W25: the last is W47, which has not ended.
  const read = readSeries(definition, PLAIN_READING, weeks([...usual, 90], "2026-W25"), NOW, OSLO);
  expect(read.periods.at(-1)).toBe("2026-W47");
  expect(read.analysis.points.at(-1)).toMatchObject({ y: 90, unfinished: true, outside: undefined });
  expect(read.analysis.points[0]?.centre).toBeCloseTo((100 * usual.reduce((a, b) => a + b)) / (100 * usual.length), 9);
  expect(explain(read.analysis)).toMatchObject({ kind: "stable", since: 0 });
});

test("a phase that people have set gives both levels", () => {
  const counts = [...usual, ...usual.map((count) => count - 11)];
  const points = weeks(counts, "2025-W44");
  const from = points[usual.length]?.period ?? "";
  const reading = { ...PLAIN_READING, phases: [{ from, name: "Ny innkalling", reason: "Vi tester ny innkalling" }] };
  const read = readSeries(definition, reading, points, NOW, OSLO);
  expect(explain(read.analysis)).toMatchObject({
    kind: "stable",
    since: usual.length,
    before: expect.closeTo(14.55, 1),
  });
});

test("a level that fell is a long run, and good news where less is better", () => {
  const counts = [...usual, 9, 8, 10, 9, 8, 9, 10, 8, 9, 10, 8];
  const read = readSeries(definition, PLAIN_READING, weeks(counts, "2026-W10"), NOW, OSLO);
  const finding = explain(read.analysis);
  expect(finding).toMatchObject({ kind: "run", side: "below", length: 11, holds: true });
  expect(verdict(finding, "down")).toBe("favourable");
});

test("a withdrawn point is gone, and two events on one day stand one by one in a T chart", () => {
  const days = (value: number | null, key: string, period = "2026-11-01"): StoredPoint => {
    const nothing = { numerator: null, denominator: null, values: null };
    return { period, key, value, ...nothing, asOf: 0, recordedAt: 0, revision: 1 };
  };
  const points = [days(4, "a"), days(0.5, "b"), days(null, "", "2026-11-02")];
  const falls = { ...definition, chart: "t", rhythm: "event", unit: "dager" } as const;
  const read = readSeries(falls, PLAIN_READING, points, NOW, OSLO);
  expect(read.analysis.points.map((point) => point.y)).toEqual([4, 0.5]);
  expect(read.periods).toEqual(["2026-11-01", "2026-11-01"]);
});

test("a figure is old when nothing came for twice its rhythm", () => {
  const last = (period: string) => freshness({ period, recordedAt: 1 }, "week", NOW, OSLO);
  expect(last("2026-W46")?.old).toBe(false);
  expect(last("2026-W45")?.old).toBe(false);
  expect(last("2026-W44")?.old).toBe(true);
  expect(freshness({ period: "2024-01-01", recordedAt: 1 }, "event", NOW, OSLO)?.old).toBe(false);
  expect(freshness(undefined, "week", NOW, OSLO)).toBeUndefined();
});

test("a rate is told per so many, as its unit says", () => {
  const rate: MeasureDefinition = { ...definition, chart: "u", unit: "per 1000 liggedøgn", per: 1000 };
  const points = weeks([3, 1, 2], "2026-W40").map((point) => ({ ...point, denominator: 500 }));
  const { analysis } = readSeries(rate, PLAIN_READING, points, NOW, OSLO);
  expect(analysis.points.map(({ y }) => y)).toEqual([6, 2, 4]);
});

test("each event of a G chart is a point of its own, also two on one day", () => {
  const rare: MeasureDefinition = { ...definition, chart: "g", unit: "operasjoner", rhythm: "event" };
  const event = (key: string, value: number): StoredPoint => ({
    period: "2026-11-20",
    key,
    value,
    numerator: null,
    denominator: null,
    values: null,
    asOf: NOW,
    recordedAt: NOW,
    revision: 1,
  });
  const { analysis } = readSeries(rare, PLAIN_READING, [event("b", 40), event("a", 12)], NOW, OSLO);
  expect(analysis.points.map(({ y }) => y)).toEqual([12, 40]);
});

test("the measure says by which rules its signals are known", () => {
  const eight = [20, 21, 20, 22, 21, 20, 22, 21];
  const points = weeks([...usual, ...eight], "2026-W10");
  const known = (rules: NonNullable<MeasureDefinition["rules"]>) =>
    explain(readSeries({ ...definition, rules }, PLAIN_READING, points, NOW, OSLO).analysis);
  expect(known("westernElectric")).toMatchObject({ kind: "pattern", set: "westernElectric", length: 9 });
  expect(known("makingDataCount")).toMatchObject({ kind: "pattern", set: "makingDataCount" });
  expect(known("anhoej").kind).not.toBe("pattern");
});
