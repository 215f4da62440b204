import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Series, sharedAxes, smallChart } from "../../../client/multiples/layout.ts";
import { measureDefinition, PLAIN_READING, type StoredPoint } from "../../../shared/measure/measure.ts";
import type { MeasureChart } from "../../../shared/measure/measure.ts";
import { nextPeriod } from "../../../shared/measure/period.ts";
import { readSeries } from "../../../shared/measure/readSeries.ts";

const NOW = Date.parse("2026-11-23T06:45:00Z");
const SIZE = { width: 300, height: 120, font: 16 };

function series(counts: readonly number[], of: number, change: object = {}, first = "2026-W10"): Series {
  const plain = { name: "Fall", unit: "%", direction: "down", target: null, rhythm: "week", decimals: 1 };
  const definition = measureDefinition.parse({ ...plain, responsible: "", chart: "p", ...change });
  let period = first;
  const points = counts.map((numerator): StoredPoint => {
    const point = { period, key: "", value: null, numerator, denominator: of, values: null };
    period = nextPeriod(period) ?? "";
    return { ...point, asOf: 0, recordedAt: 0, revision: 1 };
  });
  return readSeries(definition, PLAIN_READING, points, NOW, "Europe/Oslo");
}

const counts = fc.array(fc.nat(40), { minLength: 1, maxLength: 40 });

describe("small multiples", () => {
  test("have one axis: every point of every unit lies within, whatever the figures", () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 5 }), (units) => {
        const all = units.map((each, i) => series(each, 50 + i * 30));
        const axes = sharedAxes(all, null);
        for (const one of all) {
          const marks = smallChart(one, axes, null, SIZE);
          expect(marks.points).toHaveLength(one.analysis.points.length);
          for (const { x, y } of marks.points) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(SIZE.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(SIZE.height);
          }
        }
      }),
    );
  });

  test("show the same figure at the same height, and the same week at the same place, in every unit", () => {
    const [a, b] = [series([10, 20, 30], 100), series([30, 10], 100, {}, "2026-W12")];
    const axes = sharedAxes([a, b], null);
    const [left, right] = [smallChart(a, axes, null, SIZE), smallChart(b, axes, null, SIZE)];
    expect(left.points[2]).toMatchObject({ x: right.points[0]?.x, y: right.points[0]?.y });
    expect(left.points[0]?.y).toBe(right.points[1]?.y);
  });

  test("begin at zero unless all lies far above it, and reach the target", () => {
    expect(sharedAxes([series([10, 12, 11], 100)], null).value[0]).toBeLessThan(10);
    expect(sharedAxes([series([2, 12, 11], 100)], null).value[0]).toBe(0);
    expect(sharedAxes([series([2, 12, 11], 100)], 40).value[1]).toBeGreaterThan(40);
  });

  test("let the wide limits of one small unit be cut, so that the points of all do not become a line", () => {
    const usual = series(
      Array.from({ length: 24 }, (_, i) => 100 + (i % 5) * 8),
      1000,
    );
    const small = series(
      Array.from({ length: 24 }, (_, i) => 1 + (i % 2)),
      10,
    );
    const axes = sharedAxes([usual, small], null);
    const widest = Math.max(...small.analysis.points.map(({ upper }) => upper));
    expect(widest).toBeGreaterThan(axes.value[1]);
    // The points keep at least two thirds of the height.
    expect(20 / axes.value[1]).toBeGreaterThan(0.66);
  });

  test("draw a signal as a diamond, an unfinished period open, and what is left out as such", () => {
    const outlier = series([...Array.from({ length: 24 }, () => 10), 60], 100);
    const marks = smallChart(outlier, sharedAxes([outlier], null), null, SIZE);
    expect(marks.points.at(-1)?.kind).toBe("signal");
    // 38 weeks from week 10: the last is week 47, and the clock stands in week 48.
    const running = series(
      Array.from({ length: 39 }, (_, i) => 10 + (i % 3)),
      100,
    );
    expect(smallChart(running, sharedAxes([running], null), null, SIZE).points.at(-1)?.kind).toBe("open");
  });

  test.each<MeasureChart>(["p", "u", "c", "run"])("draw a unit without variation or with one point (%s)", (chart) => {
    for (const each of [[5], [5, 5, 5], []]) {
      const one = series(each, 100, { chart, unit: "" });
      const marks = smallChart(one, sharedAxes([one], null), null, SIZE);
      expect(marks.points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
    }
  });
});
