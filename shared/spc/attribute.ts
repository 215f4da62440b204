import { mean, ranges, screenedMean, standardDeviation, sum } from "./arithmetic.ts";
import { around, baseOf, centres, type Family, type LimitOptions, type Levels } from "./limits.ts";
import type { Subgroup } from "./series.ts";
import { D2_OF_TWO } from "./xmr.ts";

/**
 * Counts: P and U (share or rate of a denominator), their Laney forms for very large denominators, and C.
 * Sources: qicharts2 0.8.1, R/helper.functions.R; Laney, Quality Engineering 14 (2002) 531-537.
 */

interface Rule {
  /** Sigma of one point, from the centre and its denominator. */
  sigma(centre: number, n: number): number;
  readonly cap: number;
}

const BINOMIAL: Rule = { sigma: (centre, n) => Math.sqrt((centre * (1 - centre)) / n), cap: 1 };
const POISSON: Rule = { sigma: (centre, n) => Math.sqrt(centre / n), cap: Number.POSITIVE_INFINITY };

export const proportions: Family = (points, options) => plain(points, BINOMIAL, options);
export const rates: Family = (points, options) => plain(points, POISSON, options);
export const laneyProportions: Family = (points, options) => laney(points, BINOMIAL, options);
export const laneyRates: Family = (points, options) => laney(points, POISSON, options);

/**
 * Counts out of a size that is known, drawn as counts: the centre and the limits follow the size.
 * Source: Montgomery, Introduction to SQC, ch. 7; qcc 3.0, R/qcc.R.
 */
export const numbers: Family = (points, options) => {
  const share = shareOf(points, options);
  const centre = points.map((point) => point.n * share);
  const line = (k: number) =>
    centre.map((level, i) => {
      const limit = level + k * Math.sqrt(level * (1 - share));
      return Math.min(points[i]?.n ?? limit, Math.max(0, limit));
    });
  const y = points.map((point) => point.ySum);
  return { y, centre, lower: line(-3), upper: line(3), lower95: line(-2), upper95: line(2) };
};

function shareOf(points: readonly Subgroup[], options: LimitOptions): number {
  return sum(baseOf(points, options, (point) => point.ySum)) / sum(baseOf(points, options, (point) => point.n));
}

function plain(points: readonly Subgroup[], rule: Rule, options: LimitOptions): Levels {
  const { y, centre, sigma } = pooled(points, rule, options);
  return around(y, centre, sigma, { floor: 0, cap: rule.cap });
}

function pooled(points: readonly Subgroup[], rule: Rule, options: LimitOptions) {
  const centre = centres(points, () => shareOf(points, options));
  return {
    y: points.map((point) => point.y),
    centre,
    sigma: points.map((point, i) => rule.sigma(centre[i] ?? Number.NaN, point.n)),
  };
}

/** Stretches sigma by how much the standardised points move beyond chance. */
function laney(points: readonly Subgroup[], rule: Rule, options: LimitOptions): Levels {
  const { y, centre, sigma } = pooled(points, rule, options);
  const scores = points
    .map((_, i) => ((y[i] ?? Number.NaN) - (centre[i] ?? Number.NaN)) / (sigma[i] ?? Number.NaN))
    .filter((_, i) => options.base[i]);
  const stretch = options.funnel ? between(scores, options) : betweenNeighbours(scores, options);
  return around(
    y,
    centre,
    sigma.map((one) => one * stretch),
    { floor: 0, cap: rule.cap },
  );
}

function betweenNeighbours(scores: readonly number[], { screened }: LimitOptions): number {
  return screenedMean(ranges(scores), screened) / D2_OF_TWO;
}

/** A unit without a denominator is left out; in qicharts2 it takes the limits of all others with it. */
function between(scores: readonly number[], { compat }: LimitOptions): number {
  return standardDeviation(compat ? scores : scores.filter((score) => Number.isFinite(score)));
}

/** C: counts in equal areas of opportunity. */
export function counts(points: readonly Subgroup[], options: LimitOptions): Levels {
  const centre = centres(points, () => mean(baseOf(points, options, (point) => point.ySum)));
  return around(
    points.map((point) => point.ySum),
    centre,
    centre.map((level) => Math.sqrt(level)),
    { floor: 0 },
  );
}
