/** Numbers that look random and are the same for the same seed. */
export interface Seeded {
  /** 0 <= value < 1. */
  fraction(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** How many of `n` come out when each has the chance `p`. */
  binomial(n: number, p: number): number;
  /** Time to the next rare event, in the unit of its mean. */
  exponential(mean: number): number;
  bytes(count: number): Uint8Array;
}

/** Source: mulberry32 by Tommy Ettinger (public domain), an integer hash of a counter. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const whole = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    whole,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    binomial(n, p) {
      let hits = 0;
      for (let i = 0; i < n; i += 1) if (fraction() < p) hits += 1;
      return hits;
    },
    exponential: (mean) => -mean * Math.log(1 - fraction()),
    bytes: (count) => Uint8Array.from({ length: count }, () => whole(0, 255)),
  };
}

/** A stream of its own for each purpose, so that more of one thing moves nothing else of the example. */
export function seededBy(seed: number, purpose: string): Seeded {
  const mixed = [...purpose].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647, 7);
  return seeded(Math.imul(seed, 0x9e3779b1) ^ mixed);
}
