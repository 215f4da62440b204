import { addDays, type Instant, type LocalDate, localDate } from "../base/time.ts";
import { type CrossDay, type CrossSettings, isClosed } from "../cross/greenCross.ts";
import type { MeetingType } from "../huddle/meetingType.ts";
import { nextPlanned } from "../huddle/rhythm.ts";
import { standings, type TodayState } from "../today/today.ts";
import type { LevelEvent, LevelUnit } from "./overview.ts";

/** When a board meets next, from an instant on. */
export function nextOf(
  types: readonly Pick<MeetingType, "rhythm">[],
  now: Instant,
  zone: string,
  closedDays: readonly LocalDate[],
): Instant | null {
  const all = types.flatMap(({ rhythm }) => nextPlanned(rhythm, now, zone, closedDays) ?? []);
  return all.length === 0 ? null : Math.min(...all);
}

/** How far back an open day is looked for, and how long what happened stays open that nobody reported. */
export const CROSS_DAYS = 7;

/** The newest day that a meeting is asked about: the last open one up to yesterday, or today where the day is ended. */
function newestOpen(
  settings: CrossSettings,
  days: readonly CrossDay[],
  now: Instant,
  zone: string,
): LocalDate | undefined {
  const state = { zone, settings, days: [...days] };
  const today = localDate(now, zone);
  const newest = settings.crossUpTo === "today" ? today : addDays(today, -1);
  for (let back = 0; back < CROSS_DAYS; back += 1) {
    const date = addDays(newest, -back);
    if (!isClosed(state, date)) return date;
  }
  return undefined;
}

/**
 * Whether the newest open day has been coloured, and which orange and red events are open: those of that day, and of the week
 * before it those that nobody has reported as an incident yet. Which colour a calm day has is not told.
 * @param days of the last week, those that somebody has touched
 */
export function crossNow(
  settings: CrossSettings,
  days: readonly CrossDay[],
  now: Instant,
  zone: string,
): Pick<LevelUnit, "cross" | "events"> {
  const newest = newestOpen(settings, days, now, zone);
  const isDone = days.some(({ date, colour }) => date === newest && colour !== null);
  const last = isDone ? newest : days.findLast(({ colour }) => colour !== null)?.date;
  const events = days.flatMap((day): LevelEvent[] => {
    const { date, colour } = day;
    if (colour !== "orange" && colour !== "red") return [];
    const isNewest = date === last;
    if (day.events.length === 0) return isNewest ? [{ date, colour, kind: null, line: "" }] : [];
    return day.events
      .filter(({ reported }) => isNewest || reported === "no")
      .map(({ kind, line }) => ({ date, colour, kind, line }));
  });
  return { cross: newest === undefined ? "closed" : isDone ? "done" : "notYet", events: events.toReversed() };
}

/** Staffing, beds and preparedness of a day, as `standings` reads them. */
export function dayNow(state: TodayState): Pick<LevelUnit, "staff" | "beds" | "raised"> {
  const all = standings(state);
  return {
    staff: all.flatMap((each) =>
      each.kind === "staff" ? [{ shift: each.shift.name, need: each.need, present: each.present }] : [],
    ),
    beds:
      all.flatMap((each) => (each.kind === "beds" ? [{ beds: each.beds, patients: each.patients }] : []))[0] ?? null,
    raised:
      all.flatMap((each) => (each.kind === "level" && each.state === "raised" ? (each.level?.name ?? []) : []))[0] ??
      null,
  };
}
