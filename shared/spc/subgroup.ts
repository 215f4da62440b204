import { mean, square, sum } from "./arithmetic.ts";
import { baseOf, centres, type LimitOptions, type Levels } from "./limits.ts";
import type { Subgroup } from "./series.ts";

/**
 * Xbar and S: several values a point. Limits from the mean standard deviation and the constants of its size.
 * Sources: Montgomery, Introduction to SQC, ch. 6; qicharts2 0.8.1, qic.xbar, qic.s, c4, A3, B3, B4.
 */

/** Mean of the standard deviation of n normal values, in sigmas; `NaN` below two. */
export function c4(n: number): number {
  if (!(n > 1)) return Number.NaN;
  let gamma = n % 2 === 0 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
  for (let k = n % 2 === 0 ? 2 : 3; k < n; k += 2) gamma *= k / (k - 1);
  return Math.sqrt(2 / (n - 1)) * gamma;
}

function c5(n: number): number {
  return Math.sqrt(1 - square(c4(n)));
}

/** Spread within points: the plain mean where every point has as many values, else pooled. */
function within(points: readonly Subgroup[], { base, compat }: LimitOptions): number {
  const equal = points.every((point) => point.yLength === points[0]?.yLength);
  if (equal) return mean(baseOf(points, { base }, (point) => point.ySd));
  const known = points.filter((point, i) => base[i] && !Number.isNaN(point.ySd));
  const squares = sum(known.map((point) => (point.yLength - 1) * square(point.ySd)));
  // qicharts2 counts a point without any value as minus one degree of freedom.
  const counted = compat ? points.filter((_, i) => base[i]) : known;
  return Math.sqrt(squares / sum(counted.map((point) => point.yLength - 1)));
}

export function averages(points: readonly Subgroup[], options: LimitOptions): Levels {
  const known = points.filter((point, i) => options.base[i] && !Number.isNaN(point.yMean));
  const centre = centres(
    points,
    () => sum(known.map((point) => point.yLength * point.yMean)) / sum(known.map((point) => point.yLength)),
  );
  const spread = within(points, options);
  const line = (k: number) =>
    points.map((point, i) => (centre[i] ?? 0) + (k / (c4(point.yLength) * Math.sqrt(point.yLength))) * spread);
  return { y: points.map((p) => p.y), centre, lower: line(-3), upper: line(3), lower95: line(-2), upper95: line(2) };
}

export function deviations(points: readonly Subgroup[], options: LimitOptions): Levels {
  const centre = centres(points, () => within(points, options));
  const factor = (n: number, k: number) => 1 + (k * c5(n)) / c4(n);
  const upper = (k: number) => points.map((point, i) => factor(point.yLength, k) * (centre[i] ?? 0));
  const lower = (k: number) => points.map((point, i) => Math.max(0, factor(point.yLength, -k)) * (centre[i] ?? 0));
  return {
    y: points.map((point) => point.ySd),
    centre,
    lower: lower(3),
    upper: upper(3),
    lower95: lower(2),
    upper95: upper(2),
  };
}
