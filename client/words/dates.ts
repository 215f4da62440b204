import type { Language } from "../../shared/access/actor.ts";
import {
  DAY,
  daysBetween,
  DEFAULT_ZONE,
  HOUR,
  type Instant,
  isoWeek,
  type LocalDate,
  localDate,
  MINUTE,
  wallClock,
  weekday,
} from "../../shared/base/time.ts";

/**
 * Days, times and numbers in words. The names are our own in all three languages: Chromium has no nynorsk and answers
 * with the language of the machine instead, in silence. Times are 24 hours everywhere.
 */
interface DateWords {
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  /** "23. november" or "23 November". */
  readonly dot: string;
  readonly today: string;
  readonly yesterday: string;
  readonly tomorrow: string;
  readonly week: string;
  readonly quarter: (quarter: number, year: number) => string;
  readonly now: string;
  readonly ago: (span: string) => string;
  readonly ahead: (span: string) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
}

const nb: DateWords = {
  weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
  weekdaysShort: ["man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn."],
  months: [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
  ],
  monthsShort: ["jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."],
  dot: ".",
  today: "i dag",
  yesterday: "i går",
  tomorrow: "i morgen",
  week: "uke",
  quarter: (quarter, year) => `${quarter}. kvartal ${year}`,
  now: "nå",
  ago: (span) => `for ${span} siden`,
  ahead: (span) => `om ${span}`,
  minutes: (count) => (count === 1 ? "1 minutt" : `${count} minutter`),
  hours: (count) => (count === 1 ? "1 time" : `${count} timer`),
  days: (count) => (count === 1 ? "1 dag" : `${count} dager`),
};

const nn: DateWords = {
  ...nb,
  weekdays: ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"],
  weekdaysShort: ["mån.", "tys.", "ons.", "tor.", "fre.", "lau.", "søn."],
  yesterday: "i går",
  tomorrow: "i morgon",
  week: "veke",
  now: "no",
  ago: (span) => `for ${span} sidan`,
  minutes: (count) => (count === 1 ? "1 minutt" : `${count} minutt`),
  hours: (count) => (count === 1 ? "1 time" : `${count} timar`),
  days: (count) => (count === 1 ? "1 dag" : `${count} dagar`),
};

const en: DateWords = {
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  weekdaysShort: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  months: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  monthsShort: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  dot: "",
  today: "today",
  yesterday: "yesterday",
  tomorrow: "tomorrow",
  week: "week",
  quarter: (quarter, year) => `Q${quarter} ${year}`,
  now: "now",
  ago: (span) => `${span} ago`,
  ahead: (span) => `in ${span}`,
  minutes: (count) => (count === 1 ? "1 minute" : `${count} minutes`),
  hours: (count) => (count === 1 ? "1 hour" : `${count} hours`),
  days: (count) => (count === 1 ? "1 day" : `${count} days`),
};

const tables: Readonly<Record<Language, DateWords>> = { nb, nn, en };

function monthIndex(date: LocalDate): number {
  return Number(date.slice(5, 7)) - 1;
}

/** "mandag", "måndag", "Monday". */
export function weekdayName(date: LocalDate, language: Language): string {
  return tables[language].weekdays[weekday(date) - 1] ?? "";
}

/** "man.", "mån.", "Mon". */
export function weekdayShort(date: LocalDate, language: Language): string {
  return tables[language].weekdaysShort[weekday(date) - 1] ?? "";
}

/** "november". @param date any day, or `YYYY-MM`, in that month */
export function monthName(date: LocalDate, language: Language): string {
  return tables[language].months[monthIndex(date)] ?? "";
}

/** "nov.". @param date any day, or `YYYY-MM`, in that month */
export function monthShort(date: LocalDate, language: Language): string {
  return tables[language].monthsShort[monthIndex(date)] ?? "";
}

/** "23. november", "23 November". */
export function dayAndMonth(date: LocalDate, language: Language): string {
  return `${Number(date.slice(8, 10))}${tables[language].dot} ${monthName(date, language)}`;
}

/** "23. nov.", "23 Nov". */
export function dayAndMonthShort(date: LocalDate, language: Language): string {
  return `${Number(date.slice(8, 10))}${tables[language].dot} ${monthShort(date, language)}`;
}

/** "mandag 23. november", "Monday 23 November". */
export function weekdayAndDate(date: LocalDate, language: Language): string {
  return `${weekdayName(date, language)} ${dayAndMonth(date, language)}`;
}

/** "23. november 2026". */
export function fullDate(date: LocalDate, language: Language): string {
  return `${dayAndMonth(date, language)} ${date.slice(0, 4)}`;
}

/** "uke 48", "veke 48", "week 48". */
export function weekText(week: number, language: Language): string {
  return `${tables[language].week} ${week}`;
}

/** The ISO week of a day: "uke 48". */
export function weekOf(date: LocalDate, language: Language): string {
  return weekText(isoWeek(date).week, language);
}

/** "4. kvartal 2026", "Q4 2026". */
export function quarterText(quarter: number, year: number, language: Language): string {
  return tables[language].quarter(quarter, year);
}

/** "07:42" on a clock in that zone. */
export function timeText(instant: Instant, zone: string = DEFAULT_ZONE): string {
  return wallClock(instant, zone).time;
}

/** "i dag", "i går", "i morgen"; a weekday within six days; else "3. november", with the year when it is another. */
export function dayText(date: LocalDate, today: LocalDate, language: Language): string {
  const words = tables[language];
  const away = daysBetween(today, date);
  if (away === 0) return words.today;
  if (away === -1) return words.yesterday;
  if (away === 1) return words.tomorrow;
  if (Math.abs(away) < 7) return weekdayName(date, language);
  return date.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(date, language) : fullDate(date, language);
}

/** "i dag 07:42", "fredag 15:30", "3. november 08:00". */
export function momentText(instant: Instant, now: Instant, language: Language, zone: string = DEFAULT_ZONE): string {
  return `${dayText(localDate(instant, zone), localDate(now, zone), language)} ${timeText(instant, zone)}`;
}

/** "07:42" today, else with its day: since when something lasts. */
export function sinceText(instant: Instant, now: Instant, language: Language, zone: string = DEFAULT_ZONE): string {
  const sameDay = localDate(instant, zone) === localDate(now, zone);
  return sameDay ? timeText(instant, zone) : momentText(instant, now, language, zone);
}

/** "12 minutter", "3 timer", "2 dager": rounded down, never less than one minute. */
export function spanText(milliseconds: number, language: Language): string {
  const words = tables[language];
  if (milliseconds >= DAY) return words.days(Math.floor(milliseconds / DAY));
  if (milliseconds >= HOUR) return words.hours(Math.floor(milliseconds / HOUR));
  return words.minutes(Math.max(1, Math.floor(milliseconds / MINUTE)));
}

/** "nå", "for 3 minutter siden", "om 2 dager". */
export function relativeText(instant: Instant, now: Instant, language: Language): string {
  const words = tables[language];
  const away = instant - now;
  if (Math.abs(away) < MINUTE) return words.now;
  const span = spanText(Math.abs(away), language);
  return away < 0 ? words.ago(span) : words.ahead(span);
}

/** "1 234,5" in Norwegian, "1,234.5" in English. @param digits most decimals shown */
export function numberText(value: number, language: Language, digits = 1): string {
  return new Intl.NumberFormat(language === "en" ? "en-GB" : "nb-NO", { maximumFractionDigits: digits }).format(value);
}

/** Sorts names as Norwegians do, æ ø å last, whatever the language of the page. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return collator.compare(a.name, b.name);
}

const collator = new Intl.Collator("nb-NO", { numeric: true });
