import { isLocalDate, type LocalDate, type LocalTime } from "../base/time.ts";
import { type Period, readPeriod } from "../measure/period.ts";

/** A moment as files write it: a calendar period or a count, a day with perhaps a time on the wall, or an instant. */
export type Found =
  | { readonly kind: "period"; readonly period: Period }
  | { readonly kind: "local"; readonly day: LocalDate; readonly time: LocalTime | null };

/** The first three letters of months in bokmål, nynorsk and English. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  mai: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  des: 12,
  dec: 12,
};
const NAME =
  /^(?:januar|january|jan|februar|february|feb|mars|march|mar|april|apr|mai|may|juni|june|jun|juli|july|jul|august|aug|september|sept|sep|oktober|october|okt|oct|november|nov|desember|december|des|dec)$/;

const WEEK = /^(?:(\d{4})[ ./-]{0,3})?(?:uke|veke|week|wk|u|v|w)[ .-]{0,2}(\d{1,2})(?:[ ,./-]{1,3}(\d{4}))?$/;
const QUARTER_FIRST = /^(?:(\d{4})[ ./-]{0,3})?(?:kvartal|kv|q|k)[ .-]{0,2}([1-4])(?:[ ,./-]{1,3}(\d{4}))?$/;
const QUARTER_LAST = /^(?:(\d{4})[ ./-]{1,3})?([1-4])[ .]{0,2}(?:kvartal|kvt|kv|q|k)\.?(?:[ ,./-]{0,3}(\d{4}))?$/;
const MONTH = /^(?:(\d{4})[ ./-]{0,3})?([a-z]{3,9})(?:[ .,'/-]{0,3}(\d{4}|\d{2}))?$/;
const DATE = /^(\d{1,2})\.?[ -]?([a-z]{3,9})\.?(?:[ ,-]{0,2}(\d{4}|\d{2}))?$/;

/**
 * Periods with a word in them: "uke 47 2026", "2026 u47", "nov 2026", "4. kvartal 2026", "21. november 2026".
 * @param text in small letters, single blanks
 * @param year for those that say none
 */
export function namedPeriod(text: string, year: number | undefined): Found | "no-year" | undefined {
  const week = WEEK.exec(text);
  if (week) return calendar(week[1] ?? week[3] ?? year, (of) => `${of}-W${two(week[2])}`);
  const quarter = QUARTER_FIRST.exec(text) ?? QUARTER_LAST.exec(text);
  if (quarter) return calendar(quarter[1] ?? quarter[3] ?? year, (of) => `${of}-Q${quarter[2] ?? ""}`);
  const date = DATE.exec(text);
  if (date) return dayOf(date[1], monthOf(date[2]), fullYear(date[3]) ?? year);
  const month = MONTH.exec(text);
  const number = monthOf(month?.[2]);
  if (!month || number === undefined) return undefined;
  return calendar(month[1] ?? fullYear(month[3]) ?? year, (of) => `${of}-${two(number)}`);
}

function monthOf(name = ""): number | undefined {
  return NAME.test(name) ? MONTHS[name.slice(0, 3)] : undefined;
}

function two(part: string | number | undefined): string {
  return String(part ?? "").padStart(2, "0");
}

/** "26" behind a month is 2026. */
function fullYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function calendar(
  year: string | number | undefined,
  form: (year: string | number) => string,
): Found | "no-year" | undefined {
  if (year === undefined) return "no-year";
  const period = readPeriod(form(year));
  return period === undefined ? undefined : { kind: "period", period };
}

function dayOf(
  date: string | undefined,
  month: number | undefined,
  year: number | undefined,
): Found | "no-year" | undefined {
  if (month === undefined) return undefined;
  if (year === undefined) return "no-year";
  const day = `${year}-${two(month)}-${two(date)}`;
  return isLocalDate(day) ? { kind: "local", day, time: null } : undefined;
}
