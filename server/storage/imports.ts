import type { ImportId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { type ImportPlan, importPlan } from "../../shared/import/plan.ts";
import type { StoredPoint } from "../../shared/measure/measure.ts";
import type { ReadPoint } from "../../shared/measure/pushed.ts";
import type { Db } from "./database.ts";
import { asPoint } from "./measures.ts";

export interface ImportTables {
  imports: {
    id: ImportId;
    measure_id: MeasureId;
    /** As points have it: `person:<id>`. */
    by: string;
    at: number;
    file_name: string;
    rows_read: number;
    stored: number;
    corrected: number;
    unchanged: number;
    unusable: number;
    unit_ids: string;
    taken_back_at: number | null;
    taken_back_by: string | null;
  };
  import_plans: { measure_id: MeasureId; shape: string; plan: string; by: string; at: number };
}

export interface StoredImport {
  readonly id: ImportId;
  readonly measureId: MeasureId;
  readonly by: string;
  readonly at: Instant;
  readonly fileName: string;
  readonly read: number;
  readonly stored: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly unusable: number;
  readonly unitIds: readonly UnitId[];
  readonly takenBackAt: Instant | null;
}

/** Who points of an import say that they are by, so that they are found again and nobody else's are. */
export function byImport(id: ImportId): string {
  return `import:${id}`;
}

export async function addImport(db: Db, made: Omit<StoredImport, "takenBackAt">): Promise<void> {
  await db
    .insertInto("imports")
    .values({
      id: made.id,
      measure_id: made.measureId,
      by: made.by,
      at: made.at,
      file_name: made.fileName,
      rows_read: made.read,
      stored: made.stored,
      corrected: made.corrected,
      unchanged: made.unchanged,
      unusable: made.unusable,
      unit_ids: JSON.stringify(made.unitIds),
      taken_back_at: null,
      taken_back_by: null,
    })
    .execute();
}

/** Imports into a measure, the last first. */
export async function importsOf(db: Db, measureId: MeasureId, most: number): Promise<StoredImport[]> {
  const rows = await db
    .selectFrom("imports")
    .selectAll()
    .where("measure_id", "=", measureId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute();
  return rows.map(fromRow);
}

export async function importById(db: Db, id: ImportId): Promise<StoredImport | undefined> {
  const row = await db.selectFrom("imports").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** @returns whether it was not taken back before */
export async function markTakenBack(db: Db, id: ImportId, by: string, at: Instant): Promise<boolean> {
  const result = await db
    .updateTable("imports")
    .set({ taken_back_at: at, taken_back_by: by })
    .where("id", "=", id)
    .where("taken_back_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * What stood before an import in one series, where what it brought still stands: a point that was not there before comes
 * back withdrawn. What somebody corrected since is theirs, and is not among them.
 */
export async function beforeImport(db: Db, made: StoredImport, unitId: UnitId, at: Instant): Promise<ReadPoint[]> {
  const by = byImport(made.id);
  const place = { measure_id: made.measureId, unit_id: unitId };
  const standing = await db
    .selectFrom("points")
    .selectAll()
    .where("measure_id", "=", place.measure_id)
    .where("unit_id", "=", place.unit_id)
    .where("by", "=", by)
    .execute();
  const before = await db
    .selectFrom("point_history")
    .innerJoin("points", (join) =>
      join
        .onRef("points.measure_id", "=", "point_history.measure_id")
        .onRef("points.unit_id", "=", "point_history.unit_id")
        .onRef("points.period", "=", "point_history.period")
        .onRef("points.key", "=", "point_history.key"),
    )
    .selectAll("point_history")
    .where("point_history.measure_id", "=", place.measure_id)
    .where("point_history.unit_id", "=", place.unit_id)
    .where("points.by", "=", by)
    .whereRef("point_history.revision", "<", "points.revision")
    .orderBy("point_history.revision")
    .execute();
  // In order of revisions: the last that is not the import's own wins.
  const stood = new Map<string, StoredPoint | undefined>();
  for (const row of before) if (row.by !== by) stood.set(`${row.period} ${row.key}`, asPoint(row));
  return standing.map(({ period, key }) => {
    const old = stood.get(`${period} ${key}`);
    return {
      period,
      key,
      value: old?.value ?? null,
      numerator: old?.numerator ?? null,
      denominator: old?.denominator ?? null,
      values: old?.values ?? null,
      asOf: at,
    };
  });
}

/** What the columns of files of this shape were said to mean the last time. */
export async function planOf(db: Db, measureId: MeasureId, shape: string): Promise<ImportPlan | undefined> {
  const row = await db
    .selectFrom("import_plans")
    .select("plan")
    .where("measure_id", "=", measureId)
    .where("shape", "=", shape)
    .executeTakeFirst();
  return row && importPlan.safeParse(JSON.parse(row.plan)).data;
}

export async function keepPlan(
  db: Db,
  kept: { readonly measureId: MeasureId; readonly shape: string; readonly plan: ImportPlan },
  by: string,
  at: Instant,
): Promise<void> {
  const plan = JSON.stringify(kept.plan);
  await db
    .insertInto("import_plans")
    .values({ measure_id: kept.measureId, shape: kept.shape, plan, by, at })
    .onConflict((conflict) => conflict.columns(["measure_id", "shape"]).doUpdateSet({ plan, by, at }))
    .execute();
}

function fromRow(row: ImportTables["imports"]): StoredImport {
  return {
    id: row.id,
    measureId: row.measure_id,
    by: row.by,
    at: row.at,
    fileName: row.file_name,
    read: row.rows_read,
    stored: row.stored,
    corrected: row.corrected,
    unchanged: row.unchanged,
    unusable: row.unusable,
    unitIds: JSON.parse(row.unit_ids),
    takenBackAt: row.taken_back_at,
  };
}
