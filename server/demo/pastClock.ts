import type { Instant } from "../../shared/base/time.ts";
import type { Clock } from "../clock.ts";

/** A clock that the example's generator sets back, so that what it makes carries the time at which it would have been made. */
export interface PastClock extends Clock {
  /** From now on the clock stands at that instant; `undefined` lets it run again. */
  standAt(instant: Instant | undefined): void;
}

export function pastClock(real: Clock): PastClock {
  let standing: Instant | undefined;
  return {
    now: () => standing ?? real.now(),
    after: (milliseconds, run) => real.after(milliseconds, run),
    standAt: (instant) => (standing = instant),
  };
}
