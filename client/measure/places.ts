import { daysBetween, type LocalDate, weekday } from "../../shared/base/time.ts";
import { firstDay, type Period, type PeriodKind, periodKind, type Rhythm } from "../../shared/measure/period.ts";

/**
 * How many periods each point comes after the first, so that periods without figures stand as gaps. A measure that is only
 * counted on weekdays has no gap at a weekend.
 * @returns `undefined` where points have no rhythm: events, and series of mixed periods
 */
export function placesOf(periods: readonly Period[], rhythm: Rhythm): readonly number[] | undefined {
  const kind = periodKind(periods[0] ?? "");
  if (rhythm === "event" || kind === "instant" || periods.some((period) => periodKind(period) !== kind))
    return undefined;
  const isWeekdays = kind === "day" && !periods.some(isWeekend);
  const numbers = periods.map((period) => (isWeekdays ? weekdaysUntil(period) : numberOf(period, kind)));
  const [first = 0] = numbers;
  return numbers.map((number) => number - first);
}

const MONDAY: LocalDate = "1970-01-05";

function numberOf(period: Period, kind: Exclude<PeriodKind, "instant">): number {
  const year = Number(period.slice(0, 4));
  switch (kind) {
    case "number":
      return Number(period);
    case "day":
      return daysBetween(MONDAY, period);
    case "week":
      return Math.round(daysBetween(MONDAY, firstDay(period) ?? MONDAY) / 7);
    case "month":
      return year * 12 + Number(period.slice(5));
    case "quarter":
      return year * 4 + Number(period.slice(6));
  }
}

function isWeekend(day: LocalDate): boolean {
  return weekday(day) > 5;
}

function weekdaysUntil(day: LocalDate): number {
  const days = daysBetween(MONDAY, day);
  return Math.floor(days / 7) * 5 + Math.min(4, days - Math.floor(days / 7) * 7);
}
