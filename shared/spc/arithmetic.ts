/**
 * Sums, means and medians that keep ties. R adds in 80 bits and takes a second pass for its mean; with plain sums, points
 * that lie exactly on the centre line land a hair beside it and count as useful. `NaN` is "missing" throughout `spc/`.
 */

/** A sum as a rounded part and what the rounding lost. Source: A. Neumaier, ZAMM 54 (1974), algorithm IV. */
function exactSum(values: readonly number[]): { readonly high: number; readonly low: number } {
  let high = 0;
  let low = 0;
  for (const value of values) {
    const next = high + value;
    low += Math.abs(high) >= Math.abs(value) ? high - next + value : value - next + high;
    high = next;
  }
  // An infinite sum leaves NaN behind in the lost part.
  return Number.isFinite(high) ? { high, low } : { high, low: 0 };
}

export function sum(values: readonly number[]): number {
  const { high, low } = exactSum(values);
  return high + low;
}

/** Mean, correctly rounded in all but the rarest cases; `NaN` of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : divided(exactSum(values), values.length);
}

function divided({ high, low }: { readonly high: number; readonly low: number }, count: number): number {
  const total = high + low;
  const quotient = total / count;
  if (!Number.isFinite(quotient)) return quotient;
  const rest = high - total + low;
  return quotient + (remainder(total, quotient, count) + rest) / count;
}

/** total - quotient * count without rounding. */
function remainder(total: number, quotient: number, count: number): number {
  const product = quotient * count;
  const lost = lostIn(quotient, count, product);
  return Number.isFinite(lost) ? total - product - lost : 0;
}

/** What rounding took from a product. Source: Dekker, Numer. Math. 18 (1971). */
function lostIn(a: number, b: number, product: number): number {
  const [highA, lowA] = halves(a);
  const [highB, lowB] = halves(b);
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

function halves(value: number): readonly [high: number, low: number] {
  const scaled = 134217729 * value; // 2^27 + 1
  const high = scaled - (scaled - value);
  return [high, value - high];
}

/** Middle value, or half the sum of the two in the middle; `NaN` of nothing. */
export function median(values: readonly number[]): number {
  // Typed arrays sort numbers as numbers, and many times faster.
  const sorted = Float64Array.from(values).toSorted();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The nearest double: `**` may be one off, and a point beside its own centre line then counts as useful. */
export function square(value: number): number {
  return value * value;
}

/**
 * Two-pass, divisor one below the count; `NaN` below two values. Squares keep what rounding takes from them: R has 80 bits, and
 * two points of the same values in another order must have the same deviation.
 */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const centre = mean(values);
  const squares = values.flatMap((value) => {
    const off = value - centre;
    const back = off - value;
    const lostOff = value - (off - back) - (centre + back);
    const whole = off * off;
    const lost = lostIn(off, off, whole) + 2 * off * lostOff;
    return [whole, Number.isFinite(lost) ? lost : 0];
  });
  return Math.sqrt(divided(exactSum(squares), values.length - 1));
}

export function present(values: readonly number[]): number[] {
  return values.filter((value) => !Number.isNaN(value));
}

/** |difference| of neighbours; missing where either is. One shorter than what came in. */
export function ranges(values: readonly number[]): number[] {
  return values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? Number.NaN)));
}

/**
 * Mean of moving ranges after those at or above `factor` times their mean are left out, once.
 * A series without any variation keeps nothing: `NaN`. Source: Provost & Murray, The Health Care Data Guide (2011), ch. 5.
 */
export function screenedMean(moving: readonly number[], screened: boolean, factor = 3.267): number {
  const known = present(moving);
  const first = mean(known);
  return screened ? mean(known.filter((range) => range < factor * first)) : first;
}
