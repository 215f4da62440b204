import { figureOf, type MeasureDefinition } from "../measure/measure.ts";
import { readAmount } from "./amount.ts";
import { type Cell, cellText, isBlank } from "./cells.ts";
import { MOST_ROWS } from "./limits.ts";
import type { ReadTable, RowFault } from "./rows.ts";
import { readWhen } from "./when.ts";

/**
 * Tables whose periods stand across, as pivot tables do: a row for each ward, a column for each month. They are turned into
 * a row for each figure, and read as every other table from there.
 */
export interface Turned {
  /** A head, then a row for each figure: what stood left of the periods, the period, the figure. */
  readonly rows: readonly (readonly Cell[])[];
  /** Where in the file the figure of each row stood: row from 1, column from 0. */
  readonly places: readonly Place[];
  /** Columns left of the periods. */
  readonly labels: number;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

const MOST_HEADER = 10;
const LOOKS_AT = 50;
const FEWEST = 3;
const MOST_LABELS = 3;

/** @returns undefined for a table whose periods stand below each other, as in most; or that it holds too many figures */
export function turned(
  rows: readonly (readonly Cell[])[],
  { chart, rhythm }: MeasureDefinition,
  zone: string,
): Turned | "too-many-rows" | undefined {
  // A share is two figures, and a cell holds one.
  if (figureOf(chart) === "ratio" || rhythm === "event") return undefined;
  const isPeriod = (cell: Cell) =>
    !/^-?\d{1,5}$/.test(cellText(cell)) && readWhen(cell, undefined, { rhythm, zone, monthFirst: false }).ok;
  for (const [at, heads] of rows.slice(0, MOST_HEADER).entries()) {
    const across = heads.flatMap((cell, column) => (isPeriod(cell) ? [column] : []));
    const [first] = across;
    if (first === undefined || across.length < FEWEST || first > MOST_LABELS) continue;
    const body = rows.slice(at + 1);
    if (holdsFigures(body.slice(0, LOOKS_AT), across)) return longForm(rows, at, across, first);
  }
  return undefined;
}

/** What stands below the periods are figures: a table of dates from and to has dates there. */
function holdsFigures(body: readonly (readonly Cell[])[], across: readonly number[]): boolean {
  const cells = body.flatMap((row) => across.map((column) => row[column] ?? null)).filter((cell) => !isBlank(cell));
  const figures = cells.filter((cell) => readAmount(cell, "comma").ok || readAmount(cell, "point").ok);
  return cells.length > 0 && figures.length >= 0.6 * cells.length;
}

function longForm(
  rows: readonly (readonly Cell[])[],
  at: number,
  across: readonly number[],
  labels: number,
): Turned | "too-many-rows" {
  const heads = rows[at] ?? [];
  const found: Cell[][] = [[...Array.from({ length: labels }, (_, i) => heads[i] ?? ""), "Periode", "Verdi"]];
  const places: Place[] = [{ row: at + 1, column: 0 }];
  for (const [i, row] of rows.entries()) {
    if (i <= at) continue;
    const names = Array.from({ length: labels }, (_, column) => row[column] ?? null);
    for (const column of across) {
      // An empty cell of such a table is a month that a ward did not report: nothing to mend.
      if (isBlank(row[column])) continue;
      found.push([...names, heads[column] ?? null, row[column] ?? null]);
      places.push({ row: i + 1, column });
    }
    if (found.length > MOST_ROWS) return "too-many-rows";
  }
  return { rows: found, places, labels };
}

/** What became of the turned rows, told by where their figures stood in the file. */
export function placedBack(table: ReadTable, { places, labels }: Turned): ReadTable {
  const rowOf = (row: number) => places[row - 1]?.row ?? row;
  const usable = table.usable.map((each) => ({ ...each, row: rowOf(each.row) }));
  // A ward that nobody knows is one fault, however many months it has.
  const faults = new Map<string, RowFault>();
  for (const fault of table.faults) {
    const row = rowOf(fault.row);
    const isLabel = fault.column === null || fault.column < labels;
    const column = isLabel ? fault.column : (places[fault.row - 1]?.column ?? null);
    const other = fault.other === null ? null : rowOf(fault.other);
    faults.set(`${row} ${column} ${fault.code}`, { ...fault, row, column, other });
  }
  const rows = new Set([...usable, ...faults.values()].map(({ row }) => row));
  return { read: rows.size, usable, faults: [...faults.values()], repeats: table.repeats };
}
