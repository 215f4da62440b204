import type { Subgroup } from "./series.ts";

export interface LimitOptions {
  /** One a point: in the baseline and not left out, so that it takes part in centre and sigma. */
  readonly base: readonly boolean[];
  readonly screened: boolean;
  /** The axis is names, not time: spread is taken between units instead of between neighbours. */
  readonly funnel: boolean;
  readonly compat: "qicharts2" | undefined;
}

/** What is drawn of one phase, one value a point; `NaN` where there is none. The 95 lines lie at two sigma. */
export interface Levels {
  readonly y: readonly number[];
  readonly centre: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly lower95: readonly number[];
  readonly upper95: readonly number[];
  /** Sizes of the points, where the family found them itself. */
  readonly n?: readonly number[];
}

export type Family = (points: readonly Subgroup[], options: LimitOptions) => Levels;

/** The given centre where every point has one, else the computed for all of them. */
export function centres(points: readonly Subgroup[], compute: () => number): number[] {
  if (!points.some((point) => Number.isNaN(point.centre))) return points.map((point) => point.centre);
  const computed = compute();
  return points.map(() => computed);
}

export function baseOf(
  points: readonly Subgroup[],
  { base }: Pick<LimitOptions, "base">,
  value: (point: Subgroup) => number,
): number[] {
  const found: number[] = [];
  points.forEach((point, i) => {
    const known = base[i] ? value(point) : Number.NaN;
    if (!Number.isNaN(known)) found.push(known);
  });
  return found;
}

/** Limits at three and two sigma around a centre, clipped to what is possible. */
export function around(
  y: readonly number[],
  centre: readonly number[],
  sigma: readonly number[],
  { floor = Number.NEGATIVE_INFINITY, cap = Number.POSITIVE_INFINITY } = {},
): Levels {
  const line = (factor: number) =>
    centre.map((level, i) => clip(level + factor * (sigma[i] ?? Number.NaN), floor, cap));
  return { y, centre, lower: line(-3), upper: line(3), lower95: line(-2), upper95: line(2) };
}

function clip(value: number, floor: number, cap: number): number {
  return Number.isFinite(value) ? Math.min(cap, Math.max(floor, value)) : Number.NaN;
}

export function nothing(points: readonly Subgroup[]): number[] {
  return points.map(() => Number.NaN);
}
