import { expect, test } from "vitest";
import { analyse } from "../../../shared/spc/analyse.ts";
import { chanceOfSignal, expectedFalseSignals } from "../../../shared/spc/chance.ts";
import { explain, isSignal } from "../../../shared/spc/explain.ts";
import { subgroups } from "../../../shared/spc/series.ts";
import { seededRandom } from "../../support/ids.ts";

test("a series that is not judged yet gives no false signal", () => {
  expect(chanceOfSignal(9)).toBe(0);
  expect(expectedFalseSignals([])).toBe(0);
});

test("41 measures of two years by the month show two signals without reason, or three", () => {
  const expected = expectedFalseSignals(Array(41).fill(24));
  expect(expected).toBeGreaterThan(2);
  expect(expected).toBeLessThan(3);
});

test.each([24, 48])("the share told for %i points is what stable series give", (length) => {
  const runs = 600;
  const bytes = seededRandom(31)(runs * length * 8);
  // Sums of eight even values lie near enough to normal ones.
  const draw = (k: number) => bytes.slice(k * 8, k * 8 + 8).reduce((total, byte) => total + byte, 0);
  const shown = Array.from({ length: runs }, (_, run) => {
    const series = subgroups(Array.from({ length }, (__, i) => ({ x: i, y: draw(run * length + i) })));
    return isSignal(explain(analyse(series, { chart: "i" })));
  }).filter(Boolean).length;
  // Four standard errors of 600 series at six in a hundred.
  expect(Math.abs(shown / runs - chanceOfSignal(length))).toBeLessThan(0.04);
});
