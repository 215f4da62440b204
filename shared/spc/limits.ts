import type { Subgroup } from "./series.ts";

/** A point of one phase as the chart families see it. */
export interface PhasePoint extends Subgroup {
  /** In the baseline and not left out: it takes part in centre and sigma. */
  readonly base: boolean;
}

export interface LimitOptions {
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

export type Family = (points: readonly PhasePoint[], options: LimitOptions) => Levels;

/** The given centre where every point has one, else the computed for all of them. */
export function centres(points: readonly PhasePoint[], compute: () => number): number[] {
  const given = points.map((point) => point.centre);
  if (!given.some(Number.isNaN)) return given;
  const computed = compute();
  return points.map(() => computed);
}

export function baseOf(points: readonly PhasePoint[], value: (point: PhasePoint) => number): number[] {
  return points
    .filter((point) => point.base)
    .map(value)
    .filter((number) => !Number.isNaN(number));
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

export function nothing(points: readonly PhasePoint[]): number[] {
  return points.map(() => Number.NaN);
}
