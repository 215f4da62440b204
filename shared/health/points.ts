import type { Instant } from "../base/time.ts";
import type { StoredPoint } from "../measure/measure.ts";
import { comparePeriods, type Period } from "../measure/period.ts";

/** A figure as a chart takes it; it follows from rows, so it came when the last of them did. */
function point(period: Period, said: Pick<StoredPoint, "value" | "numerator" | "denominator">, at: Instant) {
  return { period, key: "", ...said, values: null, asOf: at, recordedAt: at, revision: 1 } satisfies StoredPoint;
}

export interface Share {
  readonly period: Period;
  /** Whether it counts above the line, too. */
  readonly isYes: boolean;
  readonly at: Instant;
}

/** How many of those in each period: periods without any have no point. */
export function shares(all: readonly Share[]): StoredPoint[] {
  return inOrder(Map.groupBy(all, ({ period }) => period)).map(([period, each]) => {
    const numerator = each.filter(({ isYes }) => isYes).length;
    return point(period, { value: null, numerator, denominator: each.length }, lastOf(each));
  });
}

export interface Figure {
  readonly period: Period;
  readonly value: number;
  readonly at: Instant;
}

/** The median of each period. */
export function medians(all: readonly Figure[]): StoredPoint[] {
  return inOrder(Map.groupBy(all, ({ period }) => period)).map(([period, each]) =>
    point(period, { value: median(each.map(({ value }) => value)), numerator: null, denominator: null }, lastOf(each)),
  );
}

/** One by one, however many of a day: the period of each is the instant at which it was. */
export function oneByOne(all: readonly Omit<Figure, "period">[]): StoredPoint[] {
  return all.map(({ value, at }) =>
    point(new Date(at).toISOString(), { value, numerator: null, denominator: null }, at),
  );
}

/** The share itself, where somebody has counted both sides. */
export function counted(period: Period, numerator: number, denominator: number, at: Instant): StoredPoint {
  return point(period, { value: null, numerator, denominator }, at);
}

/** @throws RangeError for none */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError("no values");
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

function lastOf(each: readonly { readonly at: Instant }[]): Instant {
  return Math.max(...each.map(({ at }) => at));
}

function inOrder<Each>(groups: Map<Period, Each[]>): [Period, Each[]][] {
  return [...groups].toSorted(([a], [b]) => comparePeriods(a, b));
}
