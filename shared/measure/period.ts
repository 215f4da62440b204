import {
  addDays,
  DAY,
  type Instant,
  instantAt,
  isLocalDate,
  isoWeek,
  type LocalDate,
  localDate,
  mondayOf,
} from "../base/time.ts";

/**
 * When a point is of, as text: `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, an instant, or an integer (published series
 * count 1, 2, 3). One form per period, so that a repeat is known for one: instants are UTC with milliseconds.
 */
export type Period = string;

export type PeriodKind = "day" | "week" | "month" | "quarter" | "instant" | "number";

/** How often a measure gets a point; `event` = whenever one happens. */
export type Rhythm = "day" | "week" | "month" | "quarter" | "event";

const WEEK = /^(\d{4})-W(\d{2})$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const NUMBER = /^-?\d{1,9}$/;

/** @returns the period in its one form, or `undefined` when it is none */
export function readPeriod(raw: unknown): Period | undefined {
  if (typeof raw === "number") return Number.isSafeInteger(raw) && Math.abs(raw) < 1e9 ? String(raw) : undefined;
  if (typeof raw !== "string") return undefined;
  const text = raw.trim();
  if (INSTANT.test(text)) {
    const instant = isLocalDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
  }
  if (NUMBER.test(text)) return String(Number(text));
  return isCalendarPeriod(text) ? text : undefined;
}

function isCalendarPeriod(text: string): boolean {
  const week = WEEK.exec(text);
  if (week) {
    const [year, number] = [Number(week[1]), Number(week[2])];
    return number >= 1 && isoWeek(mondayOf({ year, week: number })).week === number;
  }
  return MONTH.test(text) || QUARTER.test(text) || isLocalDate(text);
}

export function periodKind(period: Period): PeriodKind {
  if (WEEK.test(period)) return "week";
  if (MONTH.test(period)) return "month";
  if (QUARTER.test(period)) return "quarter";
  if (period.includes("T")) return "instant";
  return NUMBER.test(period) ? "number" : "day";
}

/** Whether a period is one that a measure of this rhythm counts. Integers fit all. */
export function fitsRhythm(period: Period, rhythm: Rhythm): boolean {
  const kind = periodKind(period);
  if (kind === "number") return true;
  return rhythm === "event" ? kind === "instant" || kind === "day" : kind === rhythm;
}

/** Integers first, in order; then by the day on which they begin. */
export function comparePeriods(a: Period, b: Period): number {
  const [left, right] = [sortNumber(a), sortNumber(b)];
  const isNumber = [periodKind(a) === "number", periodKind(b) === "number"];
  if (isNumber[0] !== isNumber[1]) return isNumber[0] ? -1 : 1;
  return left - right || (a < b ? -1 : a > b ? 1 : 0);
}

/** `comparePeriods` for many: each of them is read once, however often it is compared. */
export function periodOrder(periods: readonly Period[]): (a: Period, b: Period) => number {
  const kept = new Map<Period, { readonly isNumber: boolean; readonly at: number }>();
  const keyOf = (period: Period) => {
    const found = kept.get(period) ?? { isNumber: periodKind(period) === "number", at: sortNumber(period) };
    kept.set(period, found);
    return found;
  };
  for (const period of periods) keyOf(period);
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left.isNumber !== right.isNumber) return left.isNumber ? -1 : 1;
    return left.at - right.at || (a < b ? -1 : a > b ? 1 : 0);
  };
}

function sortNumber(period: Period): number {
  if (periodKind(period) === "number") return Number(period);
  if (periodKind(period) === "instant") return Date.parse(period);
  return Date.parse(firstDay(period) ?? period);
}

/** The first day of a calendar period; none for instants and integers. */
export function firstDay(period: Period): LocalDate | undefined {
  const year = period.slice(0, 4);
  switch (periodKind(period)) {
    case "day":
      return period;
    case "week":
      return mondayOf({ year: Number(year), week: Number(period.slice(6)) });
    case "month":
      return `${period}-01`;
    case "quarter":
      return `${year}-${String(Number(period.slice(6)) * 3 - 2).padStart(2, "0")}-01`;
    default:
      return undefined;
  }
}

/** The calendar period that a day lies in. */
export function periodOf(date: LocalDate, kind: "day" | "week" | "month" | "quarter"): Period {
  switch (kind) {
    case "day":
      return date;
    case "week": {
      const { year, week } = isoWeek(date);
      return `${year}-W${String(week).padStart(2, "0")}`;
    }
    case "month":
      return date.slice(0, 7);
    case "quarter":
      return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  }
}

/** The period after: for integers the next number; an instant has none. */
export function nextPeriod(period: Period): Period | undefined {
  const kind = periodKind(period);
  if (kind === "number") return String(Number(period) + 1);
  const start = firstDay(period);
  if (!start || kind === "instant") return undefined;
  const longEnough = { day: 1, week: 7, month: 31, quarter: 92 }[kind];
  return periodOf(addDays(start, longEnough), kind);
}

/** First instant of a period in a zone; none for integers. */
export function startOf(period: Period, zone: string): Instant | undefined {
  if (periodKind(period) === "instant") return Date.parse(period);
  const day = firstDay(period);
  return day === undefined ? undefined : instantAt(day, "00:00", zone);
}

/** First instant after a period in a zone; an instant ends as it begins. */
export function endOf(period: Period, zone: string): Instant | undefined {
  if (periodKind(period) === "instant") return Date.parse(period);
  const next = periodKind(period) === "number" ? undefined : nextPeriod(period);
  return next === undefined ? undefined : startOf(next, zone);
}

/** Has begun and not ended: its figure may still change, so no rule judges it. */
export function isUnfinished(period: Period, now: Instant, zone: string): boolean {
  const end = endOf(period, zone);
  return end !== undefined && end > now;
}

/** Clocks of other systems may run a little ahead. */
const CLOCK_SLACK = 5 * 60_000;

export function isFuture(period: Period, now: Instant, zone: string): boolean {
  const day = firstDay(period);
  // The last zone begins a day twelve hours after UTC does: most periods are past without asking what the clocks show.
  if (day !== undefined && Date.parse(day) + DAY < now) return false;
  const start = startOf(period, zone);
  return start !== undefined && start > now + CLOCK_SLACK;
}

/** The period that a person who types a figure in just now most likely means: the last that has ended; an event is of today. */
export function likelyPeriod(rhythm: Rhythm, now: Instant, zone: string): Period {
  const today = localDate(now, zone);
  if (rhythm === "event") return today;
  const begun = firstDay(periodOf(today, rhythm)) ?? today;
  return periodOf(addDays(begun, -1), rhythm);
}

/** Length of a rhythm in milliseconds, at the longest; events have none. */
export function rhythmLength(rhythm: Rhythm): number | undefined {
  if (rhythm === "event") return undefined;
  return { day: 1, week: 7, month: 31, quarter: 92 }[rhythm] * DAY;
}
