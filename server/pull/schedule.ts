import { Cron } from "croner";
import { type Instant, MINUTE } from "../../shared/base/time.ts";
import { cronOf, type Schedule } from "../../shared/pull/schedule.ts";

/** Oftener than this nobody needs a figure, and a source would be asked too much. */
const LEAST_BETWEEN = 5 * MINUTE;
/** Runs ahead that are looked at, to find two that lie too close: more than a day of any pattern that may pass. */
const LOOKS_AHEAD = 300;

function cronFor(schedule: Schedule, zone: string): Cron {
  return new Cron(cronOf(schedule), { timezone: zone, paused: true, mode: "5-part" });
}

/**
 * When a source is due next by the clocks of its unit. An hour that summer time skips is run once, when the clocks have gone
 * on; an hour that comes twice is run the first time alone, but for what runs every hour.
 * @returns null for a day that never comes
 */
export function nextRun(schedule: Schedule, after: Instant, zone: string): Instant | null {
  return cronFor(schedule, zone).nextRun(new Date(after))?.getTime() ?? null;
}

/** @returns why a schedule cannot be used, in English; undefined when it can */
export function scheduleFault(schedule: Schedule, now: Instant, zone: string): string | undefined {
  let runs: readonly Date[];
  try {
    runs = cronFor(schedule, zone).nextRuns(schedule.every === "cron" ? LOOKS_AHEAD : 1, new Date(now));
  } catch (error) {
    // croner says what is wrong with a pattern by throwing.
    return error instanceof Error ? error.message : "not a cron pattern";
  }
  if (runs.length === 0) return "This day never comes.";
  const isTooClose = runs.some((run, i) => {
    const next = runs[i + 1];
    return next !== undefined && next.getTime() - run.getTime() < LEAST_BETWEEN;
  });
  return isTooClose ? "At most every five minutes." : undefined;
}
