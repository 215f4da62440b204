import type { MeasureId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { cellText, isBlank } from "../import/cells.ts";
import type { ImportPlan } from "../import/plan.ts";
import { readTable, type TableContext, type UsableRow } from "../import/rows.ts";
import type { PulledRowCode, PullMapping, PullRowFault } from "./source.ts";
import { columnAt, type PulledTable, shownCell } from "./table.ts";

/** A measure that rows may be of. */
export interface Target extends TableContext {
  readonly measureId: MeasureId;
}

/** Finds the measure that a row is of: always the one that was chosen, or the one that its cell names. */
export type FindTarget = (text: string) => Outcome<Target, "unknown-measure" | "two-measures">;

export interface PulledRow extends UsableRow {
  readonly target: Target;
}

export interface ReadPull {
  /** Rows with anything in them. */
  readonly read: number;
  readonly usable: readonly PulledRow[];
  readonly faults: readonly PullRowFault[];
  /** Rows without a figure yet, or with one that the source hides because it is small. */
  readonly empty: number;
}

const NAMES = ["period", "year", "value", "numerator", "denominator", "key", "unit", "measure"] as const;

/** Where the columns of a mapping stand in an answer. @returns or those that are not there */
export function planFor(mapping: PullMapping, { columns, header }: PulledTable): Outcome<ImportPlan, string[]> {
  const missing = NAMES.map((name) => mapping[name]).filter((name) => name !== "" && columnAt(columns, name) < 0);
  if (missing.length > 0) return refused(missing);
  const at = (name: string) => (name === "" ? null : columnAt(columns, name));
  const value = at(mapping.value);
  const { decimal, monthFirst, times100 } = mapping;
  return ok({
    sheet: 0,
    header,
    period: at(mapping.period) ?? 0,
    year: at(mapping.year),
    values: value === null ? [] : [value],
    numerator: at(mapping.numerator),
    denominator: at(mapping.denominator),
    unit: at(mapping.unit),
    key: at(mapping.key),
    decimal,
    monthFirst,
    times100,
  });
}

/** The same reading as of a file that is handed in, measure by measure; a row that cannot be used stops no other. */
export function readPulled(table: PulledTable, plan: ImportPlan, measureColumn: string, find: FindTarget): ReadPull {
  const at = measureColumn === "" ? -1 : columnAt(table.columns, measureColumn);
  const { groups, faults } = byMeasure(table, at, find);
  const usable: PulledRow[] = [];
  let read = faults.length;
  let empty = 0;
  for (const [target, rows] of groups) {
    const done = readTable(rows, plan, target);
    read += done.read;
    usable.push(...done.usable.map((row) => ({ ...row, target })));
    for (const fault of done.faults) {
      // Nothing was said of the period yet: no zero, no fault, and what stands there stays.
      if (fault.code === "no-figure" || fault.code === "hidden-figure") empty += 1;
      else faults.push(told(table, fault));
    }
  }
  return { read, usable, faults: faults.toSorted((a, b) => a.row - b.row), empty };
}

const BLANK: PulledTable["rows"][number] = [];

/** Rows of each measure, at the places where they stood: the others are blank there, so that numbers stay the source's own. */
function byMeasure(table: PulledTable, at: number, find: FindTarget) {
  const groups = new Map<Target, PulledTable["rows"][number][]>();
  const faults: PullRowFault[] = [];
  const rowsFor = (target: Target) => {
    const rows = groups.get(target) ?? table.rows.map(() => BLANK);
    groups.set(target, rows);
    return rows;
  };
  table.rows.forEach((cells, i) => {
    if (i < table.header || cells.every((cell) => isBlank(cell))) return;
    const target = find(at < 0 ? "" : cellText(cells[at]));
    if (target.ok) rowsFor(target.value)[i] = cells;
    else faults.push(told(table, { row: i + 1, column: at, code: target.refusal, other: null }));
  });
  return { groups, faults };
}

interface Found {
  readonly row: number;
  readonly column: number | null;
  readonly code: PulledRowCode;
  readonly other: number | null;
}

function told({ columns, rows }: PulledTable, { row, column, code, other }: Found): PullRowFault {
  const place = column ?? -1;
  return { row, column: columns[place] ?? "", code, raw: shownCell(rows[row - 1]?.[place]), other };
}
