/** Instants are UTC milliseconds; days are `YYYY-MM-DD` in a unit's zone. `Intl` only, no time library. */
export type Instant = number;
export type LocalDate = string;
/** `HH:MM`, 24 hours, in a unit's zone. */
export type LocalTime = string;

export const DEFAULT_ZONE = "Europe/Oslo";
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formatters.set(zone, found);
  }
  return found;
}

interface WallClock {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly seconds: number;
}

/** What a clock on a wall in that zone shows at an instant. */
export function wallClock(instant: Instant, zone: string): WallClock {
  const part: Record<string, string> = {};
  for (const { type, value } of formatter(zone).formatToParts(instant)) part[type] = value;
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}`,
    seconds: Number(part.second),
  };
}

export function localDate(instant: Instant, zone: string): LocalDate {
  return wallClock(instant, zone).date;
}

/**
 * The instant at which clocks in a zone show that day and time. In the hour that summer time skips, the instant an hour
 * later on the clock; in the hour that comes twice, the first.
 */
export function instantAt(date: LocalDate, time: LocalTime, zone: string): Instant {
  const [year, month, day] = dateParts(date);
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const offsets = [asUtc - DAY, asUtc + DAY].map((near) => offsetAt(near, zone));
  const candidates = offsets.map((offset) => asUtc - offset).filter((at) => offsetAt(at, zone) === asUtc - at);
  return candidates.length > 0 ? Math.min(...candidates) : asUtc - (offsets[0] ?? 0);
}

function offsetAt(instant: Instant, zone: string): number {
  const shown = wallClock(instant, zone);
  const [year, month, day] = dateParts(shown.date);
  const [hour, minute] = shown.time.split(":").map(Number) as [number, number];
  return Date.UTC(year, month - 1, day, hour, minute, shown.seconds) - Math.floor(instant / 1000) * 1000;
}

function dateParts(date: LocalDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Whether a text is a day that exists. */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = dateParts(text);
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

function dayNumber(date: LocalDate): number {
  const [year, month, day] = dateParts(date);
  return Math.round(Date.UTC(year, month - 1, day) / DAY);
}

function fromDayNumber(number: number): LocalDate {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Whole days from one date to another; negative when the second comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday ... 7 = Sunday. */
export function weekday(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export interface IsoWeek {
  readonly year: number;
  readonly week: number;
}

/** ISO 8601: weeks begin on Monday, week 1 holds the first Thursday of the year. */
export function isoWeek(date: LocalDate): IsoWeek {
  const thursday = addDays(date, 4 - weekday(date));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

/** The Monday of an ISO week. */
export function mondayOf({ year, week }: IsoWeek): LocalDate {
  const fourth = `${String(year).padStart(4, "0")}-01-04`;
  return addDays(fourth, 1 - weekday(fourth) + (week - 1) * 7);
}

/** Easter Sunday in the Gregorian calendar. Source: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 8. */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/**
 * Norwegian public holidays, Sundays apart. Source: lov om helligdager og helligdagsfred (1995) § 2, and lov om 1 og
 * 17 mai som høgtidsdager (1947).
 */
export function isHoliday(date: LocalDate): boolean {
  if (["01-01", "05-01", "05-17", "12-25", "12-26"].includes(date.slice(5))) return true;
  const fromEaster = daysBetween(easterSunday(Number(date.slice(0, 4))), date);
  // Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday.
  return [-3, -2, 0, 1, 39, 49, 50].includes(fromEaster);
}
