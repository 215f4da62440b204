import { addDays, daysBetween, type LocalDate, weekday } from "../base/time.ts";
import { mean, median, standardDeviation, sum } from "./arithmetic.ts";

/** Where on the time axis a row belongs: a number, a day, or a name (a funnel: units side by side, no time). */
export type Place = number | string;

/** One row as it was measured. `NaN` = missing; `n` is left out where the measure has no denominator. */
export interface Row {
  readonly x: Place;
  readonly y: number;
  readonly n?: number;
  /** Name of the phase; a new phase begins where a name first appears. */
  readonly phase?: string;
  /** A centre line chosen by a person instead of computed. */
  readonly centre?: number;
  readonly target?: number;
}

export type Aggregate = "mean" | "median" | "sum" | "sd";

/** One plotted point: all rows with one x. */
export interface Subgroup {
  readonly x: Place;
  readonly ySum: number;
  readonly yLength: number;
  readonly yMean: number;
  readonly ySd: number;
  readonly n: number;
  readonly y: number;
  readonly centre: number;
  readonly target: number;
  readonly phase: string | undefined;
}

export interface SeriesOptions {
  readonly aggregate?: Aggregate;
  /** Order of names on the axis; without it names sort by code point. */
  readonly levels?: readonly string[];
  /** Adding up nothing gives 0 in qicharts2; here a missing value stays missing. */
  readonly compat?: "qicharts2";
}

/** Gathers rows into plotted points, in order of x. Source: qicharts2 0.8.1, R/qic.R and qic.agg. */
export function subgroups(rows: readonly Row[], options: SeriesOptions = {}): Subgroup[] {
  const byPlace = new Map<Place, Row[]>();
  for (const row of rows) {
    const found = byPlace.get(row.x);
    if (found) found.push(row);
    else byPlace.set(row.x, [row]);
  }
  const order = placeOrder(options.levels);
  return [...byPlace.keys()].toSorted(order).map((x) => {
    const group = byPlace.get(x) ?? [];
    const [only] = group;
    return only && group.length === 1 ? alone(only, options) : gather(x, group, options);
  });
}

/** `gather` for the most common point, of one row: there is nothing to sum. */
function alone(row: Row, { aggregate = "mean", compat }: SeriesOptions): Subgroup {
  const hasDenominator = row.n !== undefined;
  const isKnown = !Number.isNaN(row.y) && !(hasDenominator && Number.isNaN(row.n));
  const value = isKnown ? row.y : Number.NaN;
  const n = hasDenominator ? (isKnown ? (row.n ?? 0) : 0) : Number.NaN;
  const bare = aggregate === "sd" ? Number.NaN : aggregate === "sum" && compat && !isKnown ? 0 : value;
  return {
    x: row.x,
    ySum: isNobody(n, compat) ? Number.NaN : value,
    yLength: isKnown ? 1 : 0,
    yMean: value,
    ySd: Number.NaN,
    n,
    y: hasDenominator ? ratio(isKnown ? row.y : 0, n, compat) : bare,
    centre: row.centre ?? Number.NaN,
    target: row.target ?? Number.NaN,
    phase: row.phase,
  };
}

/** Several rows of one place as one point. */
function gather(x: Place, rows: readonly Row[], { aggregate = "mean", compat }: SeriesOptions): Subgroup {
  const first = rows[0];
  const hasDenominator = rows.some((row) => row.n !== undefined);
  const known = rows.filter((row) => !Number.isNaN(row.y) && (!hasDenominator || !Number.isNaN(row.n ?? Number.NaN)));
  const values = known.map((row) => row.y);
  const emptySum = compat ? sum : (given: readonly number[]) => (given.length === 0 ? Number.NaN : sum(given));
  const n = hasDenominator ? sum(known.map((row) => row.n ?? 0)) : Number.NaN;
  return {
    x,
    ySum: isNobody(n, compat) ? Number.NaN : emptySum(values),
    yLength: values.length,
    yMean: mean(values),
    ySd: standardDeviation(values),
    n,
    y: hasDenominator ? ratio(sum(values), n, compat) : summary(values, aggregate, emptySum),
    centre: first?.centre ?? Number.NaN,
    target: first?.target ?? Number.NaN,
    phase: first?.phase,
  };
}

/**
 * Events without anybody to happen to are an error in the data: missing, and in no sum, where qicharts2 plots infinity and adds
 * them to the centre.
 */
function isNobody(of: number, compat: "qicharts2" | undefined): boolean {
  return of === 0 && !compat;
}

function ratio(count: number, of: number, compat: "qicharts2" | undefined): number {
  return isNobody(of, compat) ? Number.NaN : count / of;
}

function summary(values: readonly number[], aggregate: Aggregate, add: (values: readonly number[]) => number): number {
  switch (aggregate) {
    case "mean":
      return mean(values);
    case "median":
      return median(values);
    case "sum":
      return add(values);
    case "sd":
      return standardDeviation(values);
  }
}

function placeOrder(levels: readonly string[] | undefined): (a: Place, b: Place) => number {
  if (levels) return (a, b) => levels.indexOf(String(a)) - levels.indexOf(String(b));
  return (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : byCodePoint(String(a), String(b)));
}

export function byCodePoint(a: string, b: string): number {
  const left = Array.from(a, (sign) => sign.codePointAt(0) ?? 0);
  const right = Array.from(b, (sign) => sign.codePointAt(0) ?? 0);
  const at = left.findIndex((code, i) => code !== right[i]);
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}

/** A calendar period, or several of them as one: `day`, `week`, `2 weeks`, `3 months`, `quarter`, `year`. */
export type Calendar = string;

/**
 * The first day of the period that holds a day; several as one count from the one that holds `first`.
 * @throws RangeError for what is no calendar period. Source: R 4.2.2, cut.POSIXt, weeks from Monday
 */
export function startOfPeriod(date: LocalDate, calendar: Calendar, first: LocalDate): LocalDate {
  const [, count = "1", unit] = /^(?:(\d+) )?(day|week|month|quarter|year)s?$/.exec(calendar) ?? [];
  const size = Number(count);
  if (unit === undefined || size < 1) throw new RangeError(`no calendar period: ${calendar}`);
  if (unit === "day" || unit === "week") {
    const [start, origin] = unit === "day" ? [date, first] : [monday(date), monday(first)];
    const length = unit === "day" ? 1 : 7;
    return addDays(start, -length * ((daysBetween(origin, start) / length) % size));
  }
  const months = { month: 1, quarter: 3, year: 12 }[unit === "month" || unit === "quarter" ? unit : "year"];
  const origin = Math.floor(monthNumber(first) / months) * months;
  const since = monthNumber(date) - origin;
  return monthStart(origin + Math.floor(since / (months * size)) * months * size);
}

/** Months since the year 0. */
function monthNumber(date: LocalDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function monthStart(number: number): LocalDate {
  const year = String(Math.floor(number / 12)).padStart(4, "0");
  return `${year}-${String((number % 12) + 1).padStart(2, "0")}-01`;
}

function monday(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekday(date));
}

/** Last point of each phase, counted from 1, where the phase's name first appears; a name that returns starts nothing. */
export function phaseEndsByName(points: readonly Subgroup[]): number[] {
  const seen = new Set<string | undefined>();
  return points.flatMap(({ phase }, i) => {
    if (seen.has(phase)) return [];
    seen.add(phase);
    return i === 0 ? [] : [i];
  });
}
