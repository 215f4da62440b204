import * as z from "zod/mini";
import {
  addDays,
  daysBetween,
  type Instant,
  instantAt,
  isHoliday,
  isLocalDate,
  type LocalDate,
  localDate,
  weekday,
} from "../base/time.ts";

const day = z.string().check(z.refine(isLocalDate, "a day that exists, YYYY-MM-DD"));

/** On which days and when a board meets. Times are the unit's own clock, so 07:45 stays 07:45 when summer time comes. */
export const rhythmSchema = z.object({
  /** 1 = Monday ... 7 = Sunday; empty = no fixed days, the meeting is started when it is needed. */
  weekdays: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.maxLength(7)),
  time: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  /** Every week, every second week ... counted from the week of `from`. */
  everyWeeks: z.int().check(z.minimum(1), z.maximum(12)),
  /** The first day that the rhythm holds. */
  from: day,
  onHolidays: z.boolean(),
});
export type Rhythm = z.infer<typeof rhythmSchema>;

/** Far enough for every twelfth week with a holiday in the way. */
const FURTHEST_DAYS = 200;

/** @param closedDays single days on which the unit is closed, from the board's settings */
export function isPlanned(rhythm: Rhythm, date: LocalDate, closedDays: readonly LocalDate[]): boolean {
  if (date < rhythm.from || !rhythm.weekdays.includes(weekday(date))) return false;
  if (closedDays.includes(date) || (!rhythm.onHolidays && isHoliday(date))) return false;
  const monday = addDays(rhythm.from, 1 - weekday(rhythm.from));
  return Math.floor(daysBetween(monday, date) / 7) % rhythm.everyWeeks === 0;
}

/** The first planned meeting at or after an instant; undefined when none comes within half a year. */
export function nextPlanned(
  rhythm: Rhythm,
  after: Instant,
  zone: string,
  closedDays: readonly LocalDate[],
): Instant | undefined {
  if (rhythm.weekdays.length === 0) return undefined;
  const today = localDate(after, zone);
  const first = today < rhythm.from ? rhythm.from : today;
  for (let ahead = 0; ahead <= FURTHEST_DAYS; ahead += 1) {
    const date = addDays(first, ahead);
    if (!isPlanned(rhythm, date, closedDays)) continue;
    const at = instantAt(date, rhythm.time, zone);
    if (at >= after) return at;
  }
  return undefined;
}
