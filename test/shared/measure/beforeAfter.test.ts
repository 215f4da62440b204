import { describe, expect, test } from "vitest";
import { beforeAfter } from "../../../shared/measure/beforeAfter.ts";
import { type MeasureDefinition, PLAIN_READING, type StoredPoint } from "../../../shared/measure/measure.ts";

const waiting: MeasureDefinition = {
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
const WHEN = { now: Date.parse("2026-11-23T07:00:00Z"), zone: "Europe/Oslo" };
const CHANGE = { tried: "2026-10-12", used: "2026-10-26" };

/** Weeks 38 to 47: so many of a hundred. */
function weeks(counts: readonly number[]): StoredPoint[] {
  return counts.map((numerator, i) => ({
    period: `2026-W${38 + i}`,
    key: "",
    value: null,
    numerator,
    denominator: 100,
    values: null,
    asOf: 1,
    recordedAt: 1,
    revision: 1,
  }));
}

describe("before and after an idea", () => {
  test("are medians in the unit shown; what came between trying and using it belongs to neither", () => {
    const points = weeks([14, 16, 15, 15, 90, 90, 2, 1, 1, 2]);
    expect(beforeAfter(waiting, PLAIN_READING, points, CHANGE, WHEN)).toEqual({ before: 15, after: 1.5 });
  });
  test("are not told where too few points stand on either side", () => {
    expect(beforeAfter(waiting, PLAIN_READING, weeks([14, 16, 15, 15, 9, 9, 2, 1, 1]), CHANGE, WHEN)).toBeUndefined();
    expect(beforeAfter(waiting, PLAIN_READING, weeks([]), CHANGE, WHEN)).toBeUndefined();
  });
  test("leave out the period that is not over", () => {
    const early = { ...WHEN, now: Date.parse("2026-11-18T07:00:00Z") };
    const points = weeks([14, 16, 15, 15, 9, 9, 2, 1, 1, 50]);
    expect(beforeAfter(waiting, PLAIN_READING, points, CHANGE, early)).toBeUndefined();
  });
});
