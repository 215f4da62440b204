import { DAY, HOUR, type Instant, MINUTE } from "../base/time.ts";

/** Things to one recipient within so long of each other go as one message. */
export const JOIN_FOR = 3 * MINUTE;

/** Waits after each try that failed; the last one again and again. */
const WAITS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR];

/** After so long a message says nothing that is still new. */
const GIVE_UP_AFTER = DAY;

/**
 * When a message is tried next.
 * @param tries how often it was tried, at least once
 * @returns null when it is given up: the next try would come a day after the message was made
 */
export function nextTry(tries: number, madeAt: Instant, now: Instant): Instant | null {
  const wait = WAITS[Math.min(tries, WAITS.length) - 1] ?? HOUR;
  const next = now + wait;
  return next - madeAt > GIVE_UP_AFTER ? null : next;
}
