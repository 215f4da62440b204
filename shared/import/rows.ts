import type { UnitId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import type { Instant } from "../base/time.ts";
import { figureOf, isPercent, type MeasureDefinition } from "../measure/measure.ts";
import { type RawPoint, type ReadPoint, readRow } from "../measure/pushed.ts";
import { type AmountFault, readAmount } from "./amount.ts";
import { type Cell, cellText, isBlank } from "./cells.ts";
import type { ImportPlan } from "./plan.ts";
import type { UnitBook, UnitFault } from "./unitBook.ts";
import { readWhen, type WhenFault } from "./when.ts";

/** Why a row cannot be used: each with a sentence in `client/words/import.ts`. */
export const ROW_CODES = [
  "no-period",
  "not-a-period",
  "other-rhythm",
  "no-year",
  "future",
  "no-figure",
  "hidden-figure",
  "not-a-number",
  "date-for-figure",
  "more-than-all",
  "below-zero",
  "not-whole",
  "not-above-zero",
  "of-nobody",
  "identity",
  "bad-key",
  "too-many-figures",
  "says-otherwise",
  "no-unit",
  "unknown-unit",
  "two-units",
  "not-your-unit",
  "other",
] as const;
export type RowCode = (typeof ROW_CODES)[number];

export interface RowFault {
  /** As in the file, from 1. */
  readonly row: number;
  readonly column: number | null;
  readonly code: RowCode;
  /** For two rows that contradict each other: the other one. */
  readonly other: number | null;
}

export interface UsableRow {
  readonly row: number;
  readonly unitId: UnitId;
  readonly point: ReadPoint;
}

export interface ReadTable {
  /** Rows with anything in them, below the header. */
  readonly read: number;
  readonly usable: readonly UsableRow[];
  readonly faults: readonly RowFault[];
  /** Rows that say what a row before them said. */
  readonly repeats: number;
}

export interface TableContext {
  readonly definition: MeasureDefinition;
  readonly now: Instant;
  /** The series that rows are of, where no column says the unit. */
  readonly unitId: UnitId;
  readonly units: UnitBook;
  readonly zoneOf: (id: UnitId) => string;
}

type Why = Omit<RowFault, "row">;
const why = (code: RowCode, column: number | null) => refused<Why>({ code, column, other: null });

/** Reads all rows of a file by its plan: those that can be stored, and why each of the others cannot. */
export function readTable(rows: readonly (readonly Cell[])[], plan: ImportPlan, context: TableContext): ReadTable {
  const work = readingTable(rows, plan, context);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Rows between two stops: a few milliseconds of work. */
const STOP_EVERY = 250;

/** The same, stopping now and then, so that whoever runs it can let others in. */
export function* readingTable(
  rows: readonly (readonly Cell[])[],
  plan: ImportPlan,
  context: TableContext,
): Generator<void, ReadTable> {
  const faults: RowFault[] = [];
  const found: UsableRow[] = [];
  const events = new Map<string, number>();
  let read = 0;
  for (const [i, cells] of rows.entries()) {
    if (i < plan.header || cells.every((cell) => isBlank(cell))) continue;
    if (i % STOP_EVERY === 0) yield;
    const row = i + 1;
    read += 1;
    const usable = readCells(cells, plan, context, events);
    if (usable.ok) found.push({ row, ...usable.value });
    else faults.push({ row, ...usable.refusal });
  }
  const settled = isGathered(plan, context.definition) ? gathered(found) : withoutContradiction(found);
  return {
    read,
    usable: settled.usable,
    faults: [...faults, ...settled.faults].toSorted((a, b) => a.row - b.row),
    repeats: settled.repeats,
  };
}

function readCells(
  cells: readonly Cell[],
  plan: ImportPlan,
  context: TableContext,
  events: Map<string, number>,
): Outcome<Omit<UsableRow, "row">, Why> {
  const { definition } = context;
  const unit = unitOf(cells, plan, context);
  if (!unit.ok) return why(unit.refusal, plan.unit);
  const zone = context.zoneOf(unit.value);
  const asked = { rhythm: definition.rhythm, zone, monthFirst: plan.monthFirst };
  const period = readWhen(cells[plan.period], yearOf(cells, plan), asked);
  if (!period.ok) return why(period.refusal satisfies WhenFault, plan.period);
  const figure = figureIn(cells, plan, definition);
  if (!figure.ok) return figure;
  const key = plan.key === null ? eventKey(`${unit.value} ${period.value}`, context, events) : cells[plan.key];
  const raw: RawPoint = {
    period: period.value,
    key: typeof key === "string" ? key.trim() : cellText(key),
    ...figure.value,
  };
  const point = readRow(raw, definition, context.now, zone);
  if (point.ok) return ok({ unitId: unit.value, point: point.value });
  return why(codeOf(point.refusal, raw), columnOf(point.refusal.field, plan));
}

function unitOf(cells: readonly Cell[], plan: ImportPlan, context: TableContext): Outcome<UnitId, UnitFault> {
  if (plan.unit === null) return ok(context.unitId);
  const found = context.units.find(cellText(cells[plan.unit]));
  return found.ok ? ok(found.value.id) : found;
}

function yearOf(cells: readonly Cell[], plan: ImportPlan): number | undefined {
  const text = plan.year === null ? "" : cellText(cells[plan.year]).trim();
  return /^\d{4}$/.test(text) ? Number(text) : undefined;
}

/** Events of one day stand side by side: the same file a second time gives them the same keys, so it changes nothing. */
function eventKey(place: string, { definition }: TableContext, events: Map<string, number>): string {
  if (definition.rhythm !== "event") return "";
  const count = (events.get(place) ?? 0) + 1;
  events.set(place, count);
  return count === 1 ? "" : String(count);
}

type Figure = Pick<RawPoint, "value" | "values" | "numerator" | "denominator">;

function figureIn(cells: readonly Cell[], plan: ImportPlan, definition: MeasureDefinition): Outcome<Figure, Why> {
  const isInPercent = isPercent(definition);
  const amount = (at: number): Outcome<number, Why> => {
    const cell = cells[at];
    const hasSign = typeof cell === "string" && cell.includes("%");
    if (hasSign && !isInPercent) return why("not-a-number", at);
    const read = readAmount(cell, plan.decimal);
    if (!read.ok) return why(read.refusal satisfies AmountFault, at);
    // 0.07 * 100 is 7.000000000000001 in binary: fifteen digits are all that a spreadsheet keeps.
    return ok(plan.times100 && !hasSign ? Number((read.value * 100).toPrecision(15)) : read.value);
  };
  if (plan.numerator !== null && plan.denominator !== null) {
    const numerator = amount(plan.numerator);
    if (!numerator.ok) return numerator;
    const denominator = amount(plan.denominator);
    return denominator.ok ? ok({ numerator: numerator.value, denominator: denominator.value }) : denominator;
  }
  const [first] = plan.values;
  if (first === undefined) return why("no-figure", plan.numerator ?? plan.denominator);
  if (plan.values.length === 1) {
    const value = amount(first);
    return value.ok ? ok({ value: value.value }) : value;
  }
  const values: number[] = [];
  for (const at of plan.values) {
    const value = amount(at);
    if (value.ok) values.push(value.value);
    else if (value.refusal.code !== "no-figure") return value;
  }
  if (values.length === 0) return why("no-figure", first);
  return values.length > MOST_VALUES ? why("too-many-figures", first) : ok({ values });
}

/** Figures that one point may carry. */
const MOST_VALUES = 100;

function columnOf(field: string, plan: ImportPlan): number | null {
  switch (field) {
    case "period":
      return plan.period;
    case "numerator":
      return plan.numerator;
    case "denominator":
      return plan.denominator;
    case "key":
      return plan.key;
    default:
      return plan.values[0] ?? plan.numerator;
  }
}

/** What a refused row says of itself, so that people are told in their language. */
function codeOf({ code, field }: { readonly code: string; readonly field: string }, raw: RawPoint): RowCode {
  if (code === "future-period") return "future";
  if (code === "patient-identity") return "identity";
  if (code === "bad-period") return "not-a-period";
  if (code === "not-a-number") return "not-a-number";
  if (field === "key") return "bad-key";
  const { value, numerator, denominator } = raw;
  if (typeof numerator === "number" && typeof denominator === "number") {
    if (numerator < 0 || denominator < 0) return "below-zero";
    if (denominator === 0) return "of-nobody";
    if (numerator > denominator) return "more-than-all";
  }
  if (typeof value === "number") {
    if (!Number.isInteger(value)) return "not-whole";
    return value < 0 ? "below-zero" : "not-above-zero";
  }
  return "other";
}

type Settled = Pick<ReadTable, "usable" | "faults" | "repeats">;
const placeOf = ({ unitId, point }: UsableRow) => `${unitId} ${point.period} ${point.key}`;

/** Two rows that say different things of one period: nobody but a person knows which is right, so neither is stored. */
function withoutContradiction(rows: readonly UsableRow[]): Settled {
  const places = new Map<string, UsableRow[]>();
  for (const row of rows) {
    const place = placeOf(row);
    const known = places.get(place);
    if (known) known.push(row);
    else places.set(place, [row]);
  }
  const usable: UsableRow[] = [];
  const faults: RowFault[] = [];
  let repeats = 0;
  for (const group of places.values()) {
    const [first, ...others] = group;
    if (!first) continue;
    const contradiction = others.find((each) => !isSame(each, first));
    if (!contradiction) {
      usable.push(first);
      repeats += others.length;
      continue;
    }
    for (const each of group) {
      const other = each === first ? contradiction.row : first.row;
      faults.push({ row: each.row, column: null, code: "says-otherwise", other });
    }
  }
  return { usable, faults, repeats };
}

function isSame({ point: a }: UsableRow, { point: b }: UsableRow): boolean {
  return (
    a.value === b.value &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    JSON.stringify(a.values) === JSON.stringify(b.values)
  );
}

/** Charts of subgroups: rows of one period are the figures of one point. */
function isGathered(plan: ImportPlan, { chart }: MeasureDefinition): boolean {
  return figureOf(chart) === "values" && plan.values.length === 1;
}

function gathered(rows: readonly UsableRow[]): Settled {
  const places = new Map<string, UsableRow>();
  const faults: RowFault[] = [];
  for (const row of rows) {
    const known = places.get(placeOf(row));
    const values = [...(known?.point.values ?? []), ...(row.point.values ?? [])];
    if (values.length > MOST_VALUES) faults.push({ row: row.row, column: null, code: "too-many-figures", other: null });
    else places.set(placeOf(row), { ...(known ?? row), point: { ...row.point, values } });
  }
  return { usable: [...places.values()], faults, repeats: 0 };
}
