import type { RandomBytes } from "../../shared/base/ids.ts";

/**
 * Random bytes that are the same for the same seed (mulberry32): ids in a test are then the same in every run.
 * Source of the generator: T. Ettinger, public domain.
 */
export function seededRandom(seed: number): RandomBytes {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return (count) => Uint8Array.from({ length: count }, () => next() & 0xff);
}
