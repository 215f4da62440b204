import { isLocalDate, type LocalDate, weekday } from "../base/time.ts";
import { sum } from "./arithmetic.ts";
import type { Place } from "./series.ts";

/** A series that follows the week or the year: its "signals" are Sundays or summers until that is taken into account. */
export interface Pattern {
  readonly by: "weekday" | "month";
  /** 1 = Monday or January. By the mean rank of the values. */
  readonly highest: number;
  readonly lowest: number;
}

/** The 99th percentile of chi squared. Source: NIST/SEMATECH e-Handbook, section 1.3.6.7.4. */
const CHI_SQUARED_99 = [6.635, 9.21, 11.345, 13.277, 15.086, 16.812, 18.475, 20.09, 21.666, 23.209, 24.725];
/** Weeks or years that must have been seen before a pattern is spoken of. */
const LEAST_OF_EACH = 4;

/**
 * Warns where values differ by weekday (days) or by month of the year more than chance gives in one of a hundred series.
 * Source: Kruskal and Wallis, J. American Statistical Association 47 (1952) 583-621, with their correction for ties.
 * @param values `NaN` = missing
 */
export function findPattern(places: readonly Place[], values: readonly number[]): Pattern | undefined {
  const days = places.map(String);
  if (!days.every(isLocalDate)) return undefined;
  return differBy("weekday", days, values, weekday) ?? differBy("month", days, values, monthOf);
}

function monthOf(day: LocalDate): number {
  return Number(day.slice(5, 7));
}

function differBy(
  by: Pattern["by"],
  days: readonly LocalDate[],
  values: readonly number[],
  groupOf: (day: LocalDate) => number,
): Pattern | undefined {
  const known = values.flatMap((value, i) => (Number.isNaN(value) ? [] : [{ value, group: groupOf(days[i] ?? "") }]));
  const ranks = ranksOf(known.map(({ value }) => value));
  const groups = new Map<number, number[]>();
  known.forEach(({ group }, i) => groups.set(group, [...(groups.get(group) ?? []), ranks[i] ?? 0]));
  const sizes = [...groups.values()].map((group) => group.length);
  const limit = CHI_SQUARED_99[groups.size - 2];
  if (limit === undefined || sizes.some((size) => size < LEAST_OF_EACH)) return undefined;
  if (
    kruskalWallis(
      [...groups.values()],
      known.map(({ value }) => value),
    ) <= limit
  )
    return undefined;
  const meanRank = ([, group]: [number, number[]]) => sum(group) / group.length;
  const sorted = [...groups].toSorted((a, b) => meanRank(a) - meanRank(b));
  return { by, highest: sorted.at(-1)?.[0] ?? 0, lowest: sorted[0]?.[0] ?? 0 };
}

function kruskalWallis(groups: readonly (readonly number[])[], values: readonly number[]): number {
  const n = values.length;
  const squares = sum(groups.map((ranks) => sum(ranks) ** 2 / ranks.length));
  const h = (12 / (n * (n + 1))) * squares - 3 * (n + 1);
  const ties = sum(countsOf(values).map((count) => count ** 3 - count));
  // All values equal: there is nothing to differ by.
  return ties === n ** 3 - n ? 0 : h / (1 - ties / (n ** 3 - n));
}

/** Ranks from 1; equals share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const places = new Map<number, { first: number; last: number }>();
  values
    .toSorted((a, b) => a - b)
    .forEach((value, i) => places.set(value, { first: places.get(value)?.first ?? i, last: i }));
  return values.map((value) => {
    const { first, last } = places.get(value) ?? { first: Number.NaN, last: Number.NaN };
    return (first + last) / 2 + 1;
  });
}

function countsOf(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}
