import { byCodePoint } from "./series.ts";

export interface ParetoBar {
  /** `null` = rows without a category, where they are kept. */
  readonly category: string | null;
  readonly count: number;
  readonly cumulated: number;
  /** Shares of all that was counted, from 0 to 1. */
  readonly share: number;
  readonly cumulatedShare: number;
}

export interface ParetoOptions {
  /** Whether rows without a category get a bar of their own; else they are left out of the count. */
  readonly keepMissing?: boolean;
}

/**
 * How often each category occurs, the most frequent first; equals in code point order, rows without a category last among
 * their equals. Never persons: a category is a cause or a place. Source: qicharts2 0.8.1, R/paretochart.R, which fails on a
 * single category where this gives one bar.
 */
export function pareto(
  categories: readonly (string | null)[],
  { keepMissing = false }: ParetoOptions = {},
): ParetoBar[] {
  const counts = new Map<string | null, number>();
  for (const category of categories) {
    if (category === null && !keepMissing) continue;
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || missingLast(a, b));
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  let cumulated = 0;
  return sorted.map(([category, count]) => {
    cumulated += count;
    return { category, count, cumulated, share: count / total, cumulatedShare: cumulated / total };
  });
}

function missingLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return byCodePoint(a, b);
}
