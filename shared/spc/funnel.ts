import { CHARTS } from "./chart.ts";
import { subgroups } from "./series.ts";

/** Units side by side at one time: how far each may lie from the common level by chance alone, given its size. */
export interface FunnelUnit {
  readonly name: string;
  readonly count: number;
  readonly size: number;
}

export interface FunnelPoint extends FunnelUnit {
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly outside: "above" | "below" | undefined;
}

export interface Funnel {
  readonly centre: number;
  /** In the order they were given: units are never sorted by value. */
  readonly points: readonly FunnelPoint[];
  /** Units without anybody it could happen to: they have no rate, and take no limit from the others. */
  readonly skipped: readonly string[];
  /** The limits by size, for the curves: sizes ascending. */
  readonly curve: readonly Pick<FunnelPoint, "size" | "lower" | "upper" | "lower95" | "upper95">[];
}

export interface FunnelOptions {
  /** Shares (p, pp) or rates (u, up); the Laney forms where large units all fall outside. */
  readonly chart: "p" | "pp" | "u" | "up";
  /** From shares to the unit shown. */
  readonly multiply?: number;
  /** How many sizes the curves are drawn through. */
  readonly steps?: number;
}

/**
 * Limits of a funnel plot.
 * Sources: Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202; qicharts2 0.8.1, qic.p, qic.pp, qic.u, qic.up for names
 * on the axis, where one zero denominator takes the limits of all units with it.
 */
export function funnel(units: readonly FunnelUnit[], { chart, multiply = 1, steps = 40 }: FunnelOptions): Funnel {
  const counted = units.filter(({ count, size }) => size > 0 && Number.isFinite(count));
  const sizes = counted.map(({ size }) => size);
  const curveSizes = sizes.length === 0 ? [] : spread(Math.min(...sizes), Math.max(...sizes), steps);
  // The curve's points are drawn by the same family, and take no part in centre and spread.
  const rows = [...counted, ...curveSizes.map((size) => ({ count: Number.NaN, size }))].map(({ count, size }, x) => ({
    x,
    y: Number.isNaN(count) ? 0 : count,
    n: size,
  }));
  const base = rows.map((_, i) => i < counted.length);
  const drawn = CHARTS[chart](subgroups(rows), { base, screened: true, funnel: true, compat: undefined });
  const at = (i: number) => ({
    lower: (drawn.lower[i] ?? Number.NaN) * multiply,
    upper: (drawn.upper[i] ?? Number.NaN) * multiply,
    lower95: (drawn.lower95[i] ?? Number.NaN) * multiply,
    upper95: (drawn.upper95[i] ?? Number.NaN) * multiply,
  });
  return {
    centre: (drawn.centre[0] ?? Number.NaN) * multiply,
    points: counted.map((unit, i) => placedUnit(unit, (drawn.y[i] ?? Number.NaN) * multiply, at(i))),
    skipped: units.filter((unit) => !counted.includes(unit)).map(({ name }) => name),
    curve: curveSizes.map((size, i) => ({ size, ...at(counted.length + i) })),
  };
}

function placedUnit(unit: FunnelUnit, y: number, limits: Omit<FunnelPoint, keyof FunnelUnit | "y" | "outside">) {
  const outside = y > limits.upper ? ("above" as const) : y < limits.lower ? ("below" as const) : undefined;
  return { ...unit, y, ...limits, outside };
}

/** Limits widen with one over the root of the size, so sizes are taken evenly there: the curve bends where they are close. */
function spread(least: number, most: number, steps: number): number[] {
  if (least === most) return [least];
  const [from, to] = [1 / Math.sqrt(least), 1 / Math.sqrt(most)];
  return Array.from({ length: steps }, (_, i) => 1 / (from + ((to - from) * i) / (steps - 1)) ** 2);
}
