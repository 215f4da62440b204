import { figureOf, isPercent, type MeasureDefinition } from "../measure/measure.ts";
import { decimalMarkOf, readAmount } from "./amount.ts";
import { type Cell, cellText, isBlank } from "./cells.ts";
import type { ImportPlan } from "./plan.ts";
import { isMonthFirst, readWhen } from "./when.ts";

/** Rows that a guess looks at. */
const LOOKS_AT = 200;
const MOST_HEADER = 10;

/** What heads of columns are called in exports of Norwegian hospitals, and in English. */
const CALLED = {
  year: /^(?:år|aar|year)$/,
  part: /^(?:uke|ukenr|ukenummer|veke|vekenr|week|måned|månad|maaned|mnd|month|kvartal|quarter)(?!\p{L})/u,
  period:
    /^(?:periode|period|dato|date|dag|day|tid|tidspunkt|tidsperiode|time|x|uke|veke|week|måned|månad|mnd|month|kvartal|quarter)/,
  numerator: /^(?:teller|teljar|numerator|antall|antal|talet på|hendelser|hendingar|events|count|n)(?!\p{L})/u,
  denominator:
    /^(?:nevner|nemnar|nevnar|denominator|total|totalt|av|alle|sum|liggedøgn|pasientdøgn|pasienter|pasientar|opphold|opphald|population)(?!\p{L})/u,
  value:
    /^(?:verdi|value|resultat|result|andel|del|prosent|percent|rate|måling|gjennomsnitt|snitt|mean|average|median|tall|tal|y)(?!\p{L})/u,
  unit: /^(?:enhet|eining|avdeling|seksjon|post|sengepost|klinikk|unit|ward|department|section|resh|reshid|orgenhet|sykehus|sjukehus|hospital)/,
  key: /^(?:key|nøkkel|id|hendelse|hending|løpenr|sak)/,
} as const;

export interface Guessing {
  readonly definition: MeasureDefinition;
  readonly zone: string;
  /** Whether a text names a unit that has a series of the measure. */
  readonly isUnit: (text: string) => boolean;
}

/** What a file's columns most likely mean, for a person to look at and change. */
export function guessPlan(rows: readonly (readonly Cell[])[], sheet: number, guessing: Guessing): ImportPlan {
  const header = headerOf(rows);
  const heads = headsOf(rows, header);
  const body = rows.slice(header, header + LOOKS_AT).filter((row) => row.some((cell) => !isBlank(cell)));
  const width = Math.max(1, ...body.map((row) => row.length), heads.length);
  const columns = Array.from({ length: width }, (_, i) => body.map((row) => row[i] ?? null));
  const monthFirst = columns.some((cells) => isMonthFirst(cells));
  const look = { heads, columns, monthFirst, ...guessing };
  const when = whenColumns(look);
  const taken = new Set([when.period, when.year]);
  const unit = unitColumn(look, taken);
  taken.add(unit);
  const { rhythm } = guessing.definition;
  const key = rhythm === "event" ? (firstCalled(look, CALLED.key, taken) ?? null) : null;
  taken.add(key);
  const figures = figureColumns(look, taken);
  const numbers = [...figures.values, figures.numerator, figures.denominator].flatMap((at) =>
    at === null ? [] : (columns[at] ?? []),
  );
  return {
    sheet,
    header,
    ...when,
    unit,
    key,
    ...figures,
    decimal: decimalMarkOf(numbers),
    monthFirst,
    times100: false,
  };
}

/** How many rows stand above the figures: up to and with the last that is only words, before the first with a figure. */
export function headerOf(rows: readonly (readonly Cell[])[]): number {
  const isFigure = (cell: Cell) => typeof cell === "number" || (typeof cell === "object" && cell !== null);
  const looksLikeData = (row: readonly Cell[]) =>
    row.some((cell) => isFigure(cell) || (typeof cell === "string" && /^[+-]?[\d][\d\s.,:/%-]*$/.test(cell.trim())));
  const first = rows.slice(0, MOST_HEADER).findIndex(looksLikeData);
  return Math.max(0, first);
}

/** The words right above the figures. */
export function headsOf(rows: readonly (readonly Cell[])[], header: number): string[] {
  const row = rows[header - 1] ?? [];
  return row.map((cell) => cellText(cell).trim().slice(0, 80));
}

interface Look extends Guessing {
  readonly heads: readonly string[];
  readonly columns: readonly (readonly Cell[])[];
  readonly monthFirst: boolean;
}
type Taken = ReadonlySet<number | null>;

function isCalled(look: Look, at: number, name: RegExp): boolean {
  return name.test((look.heads[at] ?? "").toLowerCase());
}

function firstCalled(look: Look, name: RegExp, taken: Taken): number | undefined {
  const at = look.columns.findIndex((_, each) => !taken.has(each) && isCalled(look, each, name));
  return at < 0 ? undefined : at;
}

function share(cells: readonly Cell[], is: (cell: Cell) => boolean): number {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
}

function whenColumns(look: Look): Pick<ImportPlan, "period" | "year"> {
  const year = firstCalled(look, CALLED.year, new Set());
  const part = year === undefined ? undefined : firstCalled(look, CALLED.part, new Set([year]));
  // "År" beside "Uke": together they are the period, unless the second says its year itself.
  if (year !== undefined && part !== undefined && whenShare(look, part) < 0.5) return { period: part, year };
  const score = (at: number) => whenShare(look, at) + (isCalled(look, at, CALLED.period) ? 0.5 : 0);
  return { period: best(look, score, new Set()) ?? 0, year: null };
}

/** How many of a column's cells are a period; a bare count (1, 2, 3) speaks only a little for it. */
function whenShare(look: Look, at: number): number {
  const { rhythm } = look.definition;
  const asked = { rhythm, zone: look.zone, monthFirst: look.monthFirst };
  const cells = look.columns[at] ?? [];
  const isPeriod = (cell: Cell) => readWhen(cell, undefined, asked).ok;
  const isCount = (cell: Cell) => /^-?\d{1,5}$/.test(cellText(cell));
  return share(cells, isPeriod) - 0.8 * share(cells, (cell) => isCount(cell) && isPeriod(cell));
}

function best(look: Look, score: (at: number) => number, taken: Taken, atLeast = 0.01): number | undefined {
  const found = look.columns
    .map((_, at) => ({ at, score: taken.has(at) ? 0 : score(at) }))
    .toSorted((a, b) => b.score - a.score || a.at - b.at)[0];
  return found && found.score >= atLeast ? found.at : undefined;
}

function unitColumn(look: Look, taken: Taken): number | null {
  const score = (at: number) =>
    share(look.columns[at] ?? [], (cell) => look.isUnit(cellText(cell))) + (isCalled(look, at, CALLED.unit) ? 0.4 : 0);
  return best(look, score, taken, 0.5) ?? firstCalled(look, CALLED.unit, taken) ?? null;
}

type Figures = Pick<ImportPlan, "values" | "numerator" | "denominator">;

function figureColumns(look: Look, taken: Taken): Figures {
  const { definition } = look;
  const shape = figureOf(definition.chart);
  const numeric = look.columns.map((_, at) => at).filter((at) => !taken.has(at) && isNumeric(look, at));
  const named = (name: RegExp, own: string, not: Taken) => {
    const exact = numeric.find((at) => own !== "" && same(look.heads[at], own) && !not.has(at));
    return exact ?? numeric.find((at) => isCalled(look, at, name) && !not.has(at));
  };
  const denominator = named(CALLED.denominator, definition.denominatorText, new Set());
  const numerator = named(CALLED.numerator, definition.numeratorText, new Set([denominator ?? null]));
  const isRatio = shape === "ratio" || (shape === "any" && numerator !== undefined && denominator !== undefined);
  if (isRatio) {
    const first = numerator ?? numeric.find((at) => at !== denominator);
    const second = denominator ?? numeric.find((at) => at !== first);
    return { values: [], numerator: first ?? null, denominator: second ?? null };
  }
  const value = named(CALLED.value, definition.name, new Set()) ?? numerator ?? numeric[0];
  const isWide = shape === "values" && numeric.length > 1 && value === numeric[0];
  return { values: isWide ? numeric : value === undefined ? [] : [value], numerator: null, denominator: null };
}

function isNumeric(look: Look, at: number): boolean {
  const cells = look.columns[at] ?? [];
  return share(cells, (cell) => readAmount(cell, "comma").ok || readAmount(cell, "point").ok) >= 0.5;
}

function same(head: string | undefined, text: string): boolean {
  return head !== undefined && head.toLowerCase().trim() === text.toLowerCase().trim();
}

/** Whether figures of a measure in per cent look like shares: all between 0 and 1, and not all whole. */
export function looksLikeShares(
  plan: ImportPlan,
  rows: readonly (readonly Cell[])[],
  definition: MeasureDefinition,
): boolean {
  if (!isPercent(definition) || plan.numerator !== null) return false;
  const cells = rows.slice(plan.header).flatMap((row) => plan.values.map((at) => row[at] ?? null));
  const numbers = cells.flatMap((cell) => {
    if (typeof cell === "string" && cell.includes("%")) return [100];
    const read = readAmount(cell, plan.decimal);
    return read.ok ? [read.value] : [];
  });
  return (
    numbers.length > 0 && numbers.every((each) => each >= 0 && each <= 1) && numbers.some((each) => each % 1 !== 0)
  );
}

/** By what a file is known again next time: its heads, else how many columns it has. */
export function shapeOf(rows: readonly (readonly Cell[])[]): string {
  const header = headerOf(rows);
  const heads = headsOf(rows, header).map((head) => head.toLowerCase());
  if (heads.some((head) => head !== "")) return JSON.stringify(heads);
  return `${Math.max(0, ...rows.slice(0, LOOKS_AT).map((row) => row.length))} columns`;
}
