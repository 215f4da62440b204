import type { Instant } from "../shared/base/time.ts";

/** Time and timers come in as an argument, so that lifetimes are tested with a clock turned by hand. */
export interface Clock {
  now(): Instant;
  /** Runs once after so many milliseconds; does not keep the process alive. */
  after(milliseconds: number, run: () => void): Timer;
}

export interface Timer {
  cancel(): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      // A longer timeout would overflow and fire at once.
      const part = Math.min(left, LONGEST_TIMEOUT);
      timer = setTimeout(() => (left > part ? wait(left - part) : run()), part);
      timer.unref();
    };
    wait(milliseconds);
    return { cancel: () => clearTimeout(timer) };
  },
};

/** Node's timers count in 32 bits: 24.8 days. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** Runs again and again, each time counted from the end of the run before, until cancelled. */
export function every(clock: Clock, milliseconds: number, run: () => void | Promise<void>): Timer {
  let cancelled = false;
  let timer: Timer;
  const next = () => {
    timer = clock.after(milliseconds, () => {
      void Promise.resolve(run()).finally(() => {
        if (!cancelled) next();
      });
    });
  };
  next();
  return {
    cancel() {
      cancelled = true;
      timer.cancel();
    },
  };
}
