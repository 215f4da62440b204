import { addDays, DAY, type Instant, instantAt, type LocalDate, localDate, MINUTE } from "../../shared/base/time.ts";

/** The longest that an interim answer may put off the answer itself; the server says so too. */
const LONGEST = 90 * DAY;
/** When in the day an answer is promised that names a day only. */
export const PROMISED_AT = "15:00";

interface UntilChoice {
  readonly kind: "meeting" | "tomorrow" | "week";
  readonly at: Instant;
}

/**
 * Until when an interim answer may be promised with one touch.
 * @param meeting the end of the board's next meeting; one that is over within ten minutes is no promise
 */
export function untilChoices(now: Instant, zone: string, meeting: Instant | undefined): readonly UntilChoice[] {
  const today = localDate(now, zone);
  const on = (days: number): Instant => instantAt(addDays(today, days), PROMISED_AT, zone);
  const choices: UntilChoice[] = [
    { kind: "tomorrow", at: on(1) },
    { kind: "week", at: on(7) },
  ];
  const isAhead = meeting !== undefined && meeting > now + 10 * MINUTE;
  return isAhead ? [{ kind: "meeting", at: meeting }, ...choices] : choices;
}

/** A day and a time as an instant that can be promised; undefined for one that has passed or lies too far ahead. */
export function ownUntil(date: LocalDate, time: string, zone: string, now: Instant): Instant | undefined {
  const at = instantAt(date, time, zone);
  return at > now && at <= now + LONGEST ? at : undefined;
}
