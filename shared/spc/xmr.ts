import { mean, present, ranges, screenedMean, sum } from "./arithmetic.ts";
import { around, baseOf, centres, type LimitOptions, type Levels } from "./limits.ts";
import type { Subgroup } from "./series.ts";

/** Mean of the range of two values from a normal distribution, in sigmas. Source: Montgomery, Introduction to SQC, app. VI. */
export const D2_OF_TWO = 1.128;
const D4_OF_TWO = 3.267;

/**
 * Individuals (XmR). Centre: mean of the baseline. Sigma: screened mean moving range / 1.128, where excluded points are
 * bridged and missing ones are not. Not clipped. Source: qicharts2 0.8.1, qic.i; Provost & Murray (2011), ch. 5.
 */
export function individuals(points: readonly Subgroup[], { base, screened }: LimitOptions): Levels {
  const y = points.map((point) => point.y);
  const centre = centres(points, () => mean(baseOf(points, { base }, (point) => point.y)));
  const distances = y.map((value, i) => value - (centre[i] ?? Number.NaN)).filter((_, i) => base[i]);
  const sigma = screenedMean(ranges(distances), screened) / D2_OF_TWO;
  return around(
    y,
    centre,
    points.map(() => sigma),
  );
}

/** Moving ranges. Centre: their mean in the baseline, not screened. Source: qicharts2 0.8.1, qic.mr. */
export function movingRanges(points: readonly Subgroup[], options: LimitOptions): Levels {
  const y = [Number.NaN, ...ranges(points.map((point) => point.y))].slice(0, points.length);
  const withRange = points.map((point, i) => ({ ...point, y: y[i] ?? Number.NaN }));
  const centre = centres(points, () => mean(baseOf(withRange, options, (point) => point.y)));
  const zero = points.map(() => 0);
  return {
    y,
    centre,
    lower: zero,
    upper: centre.map((level) => D4_OF_TWO * level),
    lower95: zero,
    upper95: centre.map((level) => (D4_OF_TWO / 3) * 2 * level),
  };
}

/**
 * Individuals with unequal denominators (I prime). Source: W. A. Taylor, "Normalized Individuals Control Chart" (2017).
 * Sigma comes from the baseline; qicharts2 takes it from all points of the phase.
 */
export function individualsPrime(given: readonly Subgroup[], options: LimitOptions): Levels {
  const { base, screened, compat } = options;
  const hasSizes = given.some((point) => !Number.isNaN(point.n));
  const points = hasSizes ? given : given.map((point) => ({ ...point, n: point.yLength }));
  const centre = centres(
    points,
    () => sum(baseOf(points, options, (p) => p.y * p.n)) / sum(baseOf(points, options, (p) => p.n)),
  );
  const used = compat ? points : points.filter((_, i) => base[i]);
  const moving = used.slice(1).map((point, i) => {
    const before = used[i] ?? point;
    return (Math.sqrt(Math.PI / 2) * Math.abs(point.y - before.y)) / Math.sqrt(1 / point.n + 1 / before.n);
  });
  const spread = screenedMean(present(moving), screened, 3.2665);
  const sigma = points.map((point) => spread * Math.sqrt(1 / point.n));
  const y = points.map((point) => point.y);
  return { ...around(y, centre, sigma), n: points.map((point) => point.n) };
}
