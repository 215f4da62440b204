import type { UnitId } from "../../shared/base/ids.ts";
import { decimalMarkOf } from "../../shared/import/amount.ts";
import { type Cell, cellText } from "../../shared/import/cells.ts";
import { headsOf, looksLikeShares } from "../../shared/import/columns.ts";
import { MOST_TOLD } from "../../shared/import/limits.ts";
import type { UsableRow } from "../../shared/import/rows.ts";
import type { Point, StoredPoint } from "../../shared/measure/measure.ts";
import type { ImportPreview, PreviewRow } from "../../shared/protocol/imports.ts";
import type { Parts } from "../parts.ts";
import { pointsOfUnits } from "../storage/unitSeries.ts";
import { isWithdrawn } from "../../shared/measure/readSeries.ts";
import { letOthersIn, slicesOf } from "./slices.ts";
import { type Understood, unitName } from "./understand.ts";

/** Rows that a person looks at before saving; of each state there are some, if there are any. */
const MOST_SHOWN = 12;
const OF_EACH = 4;
const SAMPLES = 3;
const LOOKS_AT = 200;
/** Series that are asked for in one query. */
const UNITS_AT_ONCE = 5;

/** What would be stored, set beside what stands there now. Nothing is saved. */
export async function preview(parts: Parts, understood: Understood): Promise<ImportPreview> {
  const { file, rows, isAcross, plan, table, series } = understood;
  const standing = await standingIn(parts, understood);
  const judged = table.usable.map((row) => judge(row, standing.get(row.unitId)?.get(placeOf(row.point))));
  const count = (state: PreviewRow["state"]) => judged.filter((each) => each.state === state).length;
  return {
    file: {
      kind: file.kind,
      encoding: file.encoding,
      delimiter: file.delimiter,
      sheets: [...file.sheets],
      rows: file.rows.length,
      isAcross,
      heads: headsOf(file.rows, understood.header),
    },
    plan,
    remembered: understood.remembered,
    columns: columnsOf(rows, plan.header),
    read: table.read,
    usable: table.usable.length,
    repeats: table.repeats,
    unusable: table.faults.length,
    stored: count("new"),
    corrected: count("corrected"),
    unchanged: count("unchanged"),
    looksLikeShares: looksLikeShares(plan, rows, series.measure.definition),
    units: unitsIn(parts, table.usable),
    first: shown(judged).map(({ row, state, was }) => ({
      row: row.row,
      unitName: unitName(parts, row.unitId),
      state,
      point: plain(row.point),
      was: was ? plain(was) : null,
    })),
    faults: table.faults.slice(0, MOST_TOLD).map((fault) => ({
      ...fault,
      cells: (file.rows[fault.row - 1] ?? []).map((cell) => cellText(cell).slice(0, 200)),
    })),
  };
}

interface Judged {
  readonly row: UsableRow;
  readonly state: PreviewRow["state"];
  readonly was: StoredPoint | undefined;
}

function judge(row: UsableRow, was: StoredPoint | undefined): Judged {
  if (!was || isWithdrawn(was)) return { row, state: "new", was: undefined };
  return { row, state: isSame(row.point, was) ? "unchanged" : "corrected", was };
}

/** The first of each state first, so that a correction far down is seen too; then in the order of the file. */
function shown(judged: readonly Judged[]): readonly Judged[] {
  const picked = new Set<Judged>();
  for (const state of ["corrected", "new", "unchanged"] as const) {
    for (const each of judged.filter((one) => one.state === state).slice(0, OF_EACH)) picked.add(each);
  }
  for (const each of judged) if (picked.size < MOST_SHOWN) picked.add(each);
  return [...picked].toSorted((a, b) => a.row.row - b.row.row);
}

async function standingIn(parts: Parts, { table, series }: Understood): Promise<Map<UnitId, Map<string, StoredPoint>>> {
  const standing = new Map<UnitId, Map<string, StoredPoint>>();
  const units = [...new Set(table.usable.map((row) => row.unitId))];
  for (const some of slicesOf(units, UNITS_AT_ONCE)) {
    const points = await pointsOfUnits(parts.storage.db, series.measureId, some);
    for (const [unitId, each] of points) standing.set(unitId, new Map(each.map((point) => [placeOf(point), point])));
    await letOthersIn();
  }
  return standing;
}

function unitsIn(parts: Parts, rows: readonly UsableRow[]): ImportPreview["units"] {
  const counts = new Map<UnitId, number>();
  for (const { unitId } of rows) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  return [...counts].map(([id, points]) => ({ id, name: unitName(parts, id), points }));
}

function columnsOf(rows: readonly (readonly Cell[])[], header: number): ImportPreview["columns"] {
  const heads = headsOf(rows, header);
  const body = rows.slice(header, header + LOOKS_AT);
  const width = Math.max(heads.length, ...body.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => ({
    head: heads[at] ?? "",
    samples: body
      .map((row) => cellText(row[at]).trim().slice(0, 40))
      .filter((text) => text !== "")
      .slice(0, SAMPLES),
    decimal: decimalMarkOf(body.map((row) => row[at] ?? null)),
  }));
}

function placeOf({ period, key }: Pick<Point, "period" | "key">): string {
  return `${period} ${key}`;
}

function plain({ period, key, value, numerator, denominator, values }: Point): PreviewRow["point"] {
  return { period, key, value, numerator, denominator, values };
}

function isSame(a: Point, b: Point): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}
