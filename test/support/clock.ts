import type { Clock } from "../../server/clock.ts";
import { DEFAULT_ZONE, type Instant, instantAt, localDate } from "../../shared/base/time.ts";

export interface TurnedClock extends Clock {
  /** Moves time on, and runs what falls due on the way in its order, each at its own instant. */
  advance(milliseconds: number): void;
  /** Jumps to an instant that has not been yet. */
  advanceTo(instant: Instant): void;
}

interface Waiting {
  readonly at: Instant;
  readonly run: () => void;
}

/** What waits for an instant, in the order in which it falls due. */
function waitingList() {
  const waiting = new Set<Waiting>();
  return {
    add(at: Instant, run: () => void): Waiting {
      const each = { at, run };
      waiting.add(each);
      return each;
    },
    remove: (each: Waiting) => waiting.delete(each),
    /** Takes out the next that falls due up to an instant. */
    take(until: Instant): Waiting | undefined {
      const next = [...waiting].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (next) waiting.delete(next);
      return next;
    },
  };
}

/** A clock that stands still until a test turns it. */
export function handClock(start: Instant): TurnedClock {
  let now = start;
  const waiting = waitingList();
  const advanceTo = (instant: Instant): void => {
    if (instant < now) throw new RangeError("a clock does not go back");
    for (let due = waiting.take(instant); due; due = waiting.take(instant)) {
      now = Math.max(now, due.at);
      due.run();
    }
    now = instant;
  };
  return {
    now: () => now,
    after(milliseconds, run) {
      const each = waiting.add(now + Math.max(0, milliseconds), run);
      return { cancel: () => void waiting.remove(each) };
    },
    advance: (milliseconds) => advanceTo(now + milliseconds),
    advanceTo,
  };
}

/** The longest that a timer of the machine can wait. */
const LONGEST = 2 ** 31 - 1;

/**
 * A clock that runs as the machine's does, from an instant of the test's choice, and can be turned on: for whole servers,
 * where short timers must fall due by themselves.
 */
export function runningClock(start: Instant): TurnedClock {
  let ahead = start - Date.now();
  const now = (): Instant => Date.now() + ahead;
  const waiting = waitingList();
  const runDue = (): void => {
    for (let due = waiting.take(now()); due; due = waiting.take(now())) due.run();
  };
  const advance = (milliseconds: number): void => {
    if (milliseconds < 0) throw new RangeError("a clock does not go back");
    ahead += milliseconds;
    runDue();
  };
  return {
    now,
    after(milliseconds, run) {
      const each = waiting.add(now() + Math.max(0, milliseconds), run);
      // A timer of the machine may ring a millisecond early.
      const timer = setTimeout(runDue, Math.min(milliseconds + 1, LONGEST)).unref();
      return {
        cancel() {
          clearTimeout(timer);
          waiting.remove(each);
        },
      };
    },
    advance,
    advanceTo: (instant) => advance(instant - now()),
  };
}

/**
 * Noon in Oslo, of the day that it is there now. A wall greets at night and shows no board: a test that looks at a board by
 * a clock that runs on from here finds one at any hour.
 */
export function noon(): Instant {
  return instantAt(localDate(Date.now(), DEFAULT_ZONE), "12:00", DEFAULT_ZONE);
}
