import { type Outcome, ok, refused } from "../base/outcome.ts";
import { addDays, instantAt, isLocalDate, type LocalDate, localDate, type LocalTime } from "../base/time.ts";
import { firstDay, fitsRhythm, type Period, periodKind, periodOf, readPeriod, type Rhythm } from "../measure/period.ts";
import type { Cell } from "./cells.ts";
import { type Found, namedPeriod } from "./namedPeriod.ts";

export interface WhenAsked {
  readonly rhythm: Rhythm;
  readonly zone: string;
  /** 11/21/2026 and not 21/11/2026. */
  readonly monthFirst: boolean;
}

export type WhenFault = "no-period" | "not-a-period" | "other-rhythm" | "no-year";

const LONGEST = 40;

/**
 * The period that a cell means for a measure of this rhythm. A day lies in its week, month or quarter; a coarser period than
 * the measure's is refused, since nobody knows which of its parts is meant.
 * @param year from a column of its own, for cells such as "uke 47" or "47"
 */
export function readWhen(
  cell: Cell | undefined,
  year: number | undefined,
  asked: WhenAsked,
): Outcome<Period, WhenFault> {
  const found = find(cell, year, asked);
  return found.ok ? fitted(found.value, asked) : found;
}

function find(cell: Cell | undefined, year: number | undefined, asked: WhenAsked): Outcome<Found, WhenFault> {
  if (cell === null || cell === undefined || cell === "") return refused("no-period");
  if (typeof cell === "object") return ok({ kind: "local", ...cell });
  if (typeof cell === "boolean") return refused("not-a-period");
  if (typeof cell === "number") return fromNumber(cell, year, asked);
  const text = cell
    .slice(0, LONGEST + 1)
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim()
    .toLowerCase();
  if (text === "") return refused("no-period");
  if (text.length > LONGEST) return refused("not-a-period");
  if (/^\d{1,5}$/.test(text)) return fromNumber(Number(text), year, asked);
  const found = machineForm(text) ?? digitsForm(text, asked) ?? namedPeriod(text, year);
  if (found === "no-year") return refused("no-year");
  return found ? ok(found) : refused("not-a-period");
}

/** Days of Excel from 30 December 1899: 20,000 is in 1954 and 73,050 the end of 2099. Nobody counts points up to there. */
const SERIALS = { from: 20_000, to: 73_050 };
const MINUTES = 24 * 60;

function fromNumber(number: number, year: number | undefined, { rhythm }: WhenAsked): Outcome<Found, WhenFault> {
  if (year !== undefined && Number.isInteger(number)) {
    const period = partOfYear(number, year, rhythm);
    return period ? ok({ kind: "period", period }) : refused("not-a-period");
  }
  if (number >= SERIALS.from && number <= SERIALS.to) return ok(fromSerial(number));
  if (!Number.isInteger(number)) return refused("not-a-period");
  // 2026 alone says a year, and no measure has a point a year.
  if (number >= 1900 && number <= 2100) return refused("other-rhythm");
  const compact = digitsForm(String(number), { rhythm });
  if (compact) return ok(compact);
  const period = number < SERIALS.from ? readPeriod(number) : undefined;
  return period ? ok({ kind: "period", period }) : refused("not-a-period");
}

/** A spreadsheet's day number. @see ECMA-376 part 1, 18.17.4 */
export function fromSerial(serial: number): Found {
  const days = Math.floor(serial);
  const minutes = Math.round((serial - days) * MINUTES);
  const day = addDays("1899-12-30", days + Math.floor(minutes / MINUTES));
  const rest = minutes % MINUTES;
  return { kind: "local", day, time: rest === 0 ? null : clock(Math.floor(rest / 60), rest % 60) };
}

function partOfYear(number: number, year: number, rhythm: Rhythm): Period | undefined {
  const two = String(number).padStart(2, "0");
  const text = { week: `${year}-W${two}`, month: `${year}-${two}`, quarter: `${year}-Q${number}`, day: "", event: "" };
  return readPeriod(text[rhythm]);
}

/** Our own forms, and an instant or a local time as databases write them. */
function machineForm(text: string): Found | undefined {
  const local = /^(\d{4}-\d{2}-\d{2})[ t](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?$/.exec(text);
  if (local) return localOf(local[1] ?? "", Number(local[2]), Number(local[3]));
  const spaced = text.toUpperCase().replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:)/, "$1T$2");
  const period = /^\d+$/.test(text) ? undefined : readPeriod(spaced.replace(/(\.\d{3})\d+/, "$1"));
  return period === undefined ? undefined : { kind: "period", period };
}

const DAY_FIRST = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,? (?:kl\.? ?)?(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?)?$/;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})[./](\d{1,2})(?: (\d{1,2}):(\d{2})(?::\d{2})?)?$/;
const TWO_PARTS = /^(?:(\d{4})[ ./-]?(\d{1,2})|(\d{1,2})[ ./-](\d{4}))$/;

/** Dates and halves of dates in digits alone. */
function digitsForm(text: string, asked: { rhythm: Rhythm; monthFirst?: boolean }): Found | undefined {
  const day = DAY_FIRST.exec(text);
  if (day) {
    const [, one, separator, two, year, hour, minute] = day;
    const [month, date] = asked.monthFirst && separator === "/" ? [one, two] : [two, one];
    return localOf(dateOf(year, month, date), whole(hour), whole(minute));
  }
  const iso = YEAR_FIRST.exec(text);
  if (iso) return localOf(dateOf(iso[1], iso[2], iso[3]), whole(iso[4]), whole(iso[5]));
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return localOf(dateOf(compact[1], compact[2], compact[3]));
  const two = TWO_PARTS.exec(text);
  return two ? halves(two[1] ?? two[4] ?? "", Number(two[2] ?? two[3]), asked.rhythm) : undefined;
}

function whole(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** "2026/47" or "11.2026": a week for a measure by the week, else a month. */
function halves(year: string, part: number, rhythm: Rhythm): Found | undefined {
  const period = partOfYear(part, Number(year), rhythm === "week" || part > 12 ? "week" : "month");
  return period === undefined ? undefined : { kind: "period", period };
}

function dateOf(year = "", month = "", date = ""): LocalDate {
  const full = year.length === 2 ? `${Number(year) < 80 ? "20" : "19"}${year}` : year;
  return `${full}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

function localOf(day: LocalDate, hour?: number, minute?: number): Found | undefined {
  if (!isLocalDate(day)) return undefined;
  if (hour === undefined || minute === undefined) return { kind: "local", day, time: null };
  return hour < 24 && minute < 60 ? { kind: "local", day, time: clock(hour, minute) } : undefined;
}

function clock(hour: number, minute: number): LocalTime {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function fitted(found: Found, { rhythm, zone }: WhenAsked): Outcome<Period, WhenFault> {
  if (found.kind === "local") {
    if (rhythm !== "event") return ok(periodOf(found.day, rhythm));
    if (found.time === null) return ok(found.day);
    return ok(new Date(instantAt(found.day, found.time, zone)).toISOString());
  }
  const { period } = found;
  const kind = periodKind(period);
  if (fitsRhythm(period, rhythm)) return ok(period);
  if (rhythm === "event") return refused("other-rhythm");
  if (kind === "instant") return ok(periodOf(localDate(Date.parse(period), zone), rhythm));
  const isFiner = kind === "day" || (kind === "month" && rhythm === "quarter");
  const first = firstDay(period);
  return isFiner && first !== undefined ? ok(periodOf(first, rhythm)) : refused("other-rhythm");
}

/** Whether dates with strokes can only be read with the month first: one has no such month, and none speaks against it. */
export function isMonthFirst(cells: readonly Cell[]): boolean {
  let monthFirst = false;
  for (const cell of cells) {
    const parts = typeof cell === "string" ? /^(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})\b/.exec(cell.trim()) : null;
    if (!parts) continue;
    if (Number(parts[1]) > 12) return false;
    if (Number(parts[2]) > 12) monthFirst = true;
  }
  return monthFirst;
}
