/**
 * Order keys between two neighbours: texts over 0-9a-z that sort by code unit and never end in "0", so that there is
 * always room between two of them. Two people who insert at one place may mint the same key; ties fall to the id.
 */
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const SHAPE = /^[0-9a-z]*[1-9a-z]$/;

export function isRank(text: string): boolean {
  return text.length <= 200 && SHAPE.test(text);
}

/**
 * A key strictly between two others.
 * @param before the key that comes before, or undefined at the start
 * @param after the key that comes after, or undefined at the end
 * @throws RangeError when `before` does not sort before `after`
 */
export function rankBetween(before: string | undefined, after: string | undefined): string {
  if (before !== undefined && after !== undefined && before >= after) {
    throw new RangeError("rankBetween: the first key must sort before the second");
  }
  return midpoint(before ?? "", after);
}

function midpoint(low: string, high: string | undefined): string {
  if (high !== undefined) {
    let same = 0;
    while ((low[same] ?? "0") === high[same]) same += 1;
    if (same > 0) return high.slice(0, same) + midpoint(low.slice(same), high.slice(same));
  }
  const lowDigit = low === "" ? 0 : DIGITS.indexOf(low[0] ?? "0");
  const highDigit = high === undefined || high === "" ? DIGITS.length : DIGITS.indexOf(high[0] ?? "0");
  if (highDigit - lowDigit > 1) {
    // At the open end take a small step, so that keys of a list that only grows stay short.
    const step =
      high === undefined ? Math.min(lowDigit + 2, DIGITS.length - 1) : Math.round((lowDigit + highDigit) / 2);
    if (step > lowDigit) return DIGITS[step] ?? "z";
  }
  if (high !== undefined && high.length > 1 && highDigit > lowDigit) return high.slice(0, 1);
  return (DIGITS[lowDigit] ?? "0") + midpoint(low.slice(1), undefined);
}

/** Compares two things by rank, then by id, by code unit: the same order on every screen. */
export function byRank(a: { rank: string; id: string }, b: { rank: string; id: string }): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
