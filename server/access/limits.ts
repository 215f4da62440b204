import type { Instant } from "../../shared/base/time.ts";
import type { Clock } from "../clock.ts";

/** Counts tries per name (an account, a screen, an address) within a window; held in memory, a restart forgets. */
export interface TryLimit {
  /** Counts a try. @returns whether it is one too many */
  tooMany(name: string): boolean;
  forget(name: string): void;
}

const MOST_NAMES = 50_000;

export function tryLimit(clock: Clock, most: number, windowMs: number): TryLimit {
  const tries = new Map<string, Instant[]>();
  return {
    tooMany(name) {
      const now = clock.now();
      const recent = (tries.get(name) ?? []).filter((at) => at > now - windowMs);
      if (recent.length >= most) return true;
      tries.delete(name);
      tries.set(name, [...recent, now]);
      // The oldest name goes first, so that a flood of names cannot fill the memory.
      if (tries.size > MOST_NAMES) tries.delete(tries.keys().next().value ?? name);
      return false;
    },
    forget: (name) => void tries.delete(name),
  };
}
