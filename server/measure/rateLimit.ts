import type { Clock } from "../clock.ts";

/**
 * How often one feed may push: 100 points a second for as long as it likes, so 200 requests, and a burst of ten times
 * that. A loop gone wild is stopped; a hospital's nightly batch is not.
 */
const PER_SECOND = 200;
const BURST = 2000;
/** Buckets that have filled again are forgotten when there are more than this many. */
const MOST_BUCKETS = 10_000;

export interface RateLimit {
  /** @returns whether there was room for one more */
  take(who: string): boolean;
}

export function createRateLimit(clock: Clock): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  const filled = (bucket: { left: number; at: number }, now: number) =>
    Math.min(BURST, bucket.left + ((now - bucket.at) / 1000) * PER_SECOND);
  return {
    take(who) {
      const now = clock.now();
      if (buckets.size > MOST_BUCKETS) {
        for (const [each, bucket] of buckets) if (filled(bucket, now) >= BURST) buckets.delete(each);
      }
      const left = filled(buckets.get(who) ?? { left: BURST, at: now }, now);
      buckets.set(who, { left: Math.max(0, left - 1), at: now });
      return left >= 1;
    },
  };
}
