import type { Clock } from "../../server/clock.ts";
import type { Instant } from "../../shared/base/time.ts";

export interface HandClock extends Clock {
  /** Moves time on, and runs what falls due on the way in its order, each at its own instant. */
  advance(ms: number): void;
  /** Jumps to an instant that has not been yet. */
  advanceTo(instant: Instant): void;
}

interface Timer {
  readonly at: Instant;
  readonly run: () => void;
}

/** A clock that stands still until a test turns it. */
export function handClock(start: Instant): HandClock {
  let now = start;
  const timers = new Set<Timer>();

  const nextDue = (until: Instant): Timer | undefined =>
    [...timers].filter((timer) => timer.at <= until).toSorted((a, b) => a.at - b.at)[0];

  const advanceTo = (instant: Instant): void => {
    if (instant < now) throw new RangeError("a clock does not go back");
    for (let due = nextDue(instant); due; due = nextDue(instant)) {
      timers.delete(due);
      now = due.at;
      due.run();
    }
    now = instant;
  };

  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + Math.max(0, ms), run };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    advance: (ms) => advanceTo(now + ms),
    advanceTo,
  };
}
