import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Db } from "./database.ts";
import type { SeriesId } from "./measures.ts";

export interface SignalLookTables {
  signal_looks: LookRow;
}

/** When a series is to be looked at next, and how many points the runs rules judge in it. */
interface LookRow {
  measure_id: MeasureId;
  unit_id: UnitId;
  /** `null` = when a figure comes; `0` = at once. */
  look_at: number | null;
  useful: number;
}

/** Says when a series is to be looked at again; `null` = when a figure comes. */
export async function lookAgain(
  db: Db,
  { measureId, unitId }: SeriesId,
  at: Instant | null,
  useful: number,
): Promise<void> {
  await db
    .insertInto("signal_looks")
    .values({ measure_id: measureId, unit_id: unitId, look_at: at, useful })
    .onConflict((conflict) => conflict.columns(["measure_id", "unit_id"]).doUpdateSet({ look_at: at, useful }))
    .execute();
}

/** Rows of one statement. */
const CHUNK = 1000;

/** To be looked at as soon as there is time: a whole hospital's figures may come in one call. */
export async function lookSoon(db: Db, series: readonly SeriesId[]): Promise<void> {
  for (let i = 0; i < series.length; i += CHUNK) {
    const rows = series.slice(i, i + CHUNK);
    await db
      .insertInto("signal_looks")
      .values(rows.map(({ measureId, unitId }) => ({ measure_id: measureId, unit_id: unitId, look_at: 0, useful: 0 })))
      .onConflict((conflict) => conflict.columns(["measure_id", "unit_id"]).doUpdateSet({ look_at: 0 }))
      .execute();
  }
}

/** Every series of a measure, which is no longer what it was. */
export async function lookAtAllOf(db: Db, measureId: MeasureId): Promise<void> {
  await db.updateTable("signal_looks").set({ look_at: 0 }).where("measure_id", "=", measureId).execute();
}

/** Series whose time has come, those that have waited longest first. */
export async function seriesDue(db: Db, now: Instant, most: number): Promise<SeriesId[]> {
  const rows = await db
    .selectFrom("signal_looks")
    .select(["measure_id", "unit_id"])
    .where("look_at", "<=", now)
    .orderBy("look_at")
    .limit(most)
    .execute();
  return rows.map((row) => ({ measureId: row.measure_id, unitId: row.unit_id }));
}

export async function isDue(db: Db, { measureId, unitId }: SeriesId, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom("signal_looks")
    .select("look_at")
    .where("measure_id", "=", measureId)
    .where("unit_id", "=", unitId)
    .executeTakeFirst();
  return row !== undefined && row.look_at !== null && row.look_at <= now;
}

/** How many points the runs rules judge in each series of some units; those with fewer than `least` are not judged. */
export async function usefulIn(db: Db, units: readonly UnitId[], least: number): Promise<number[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom("signal_looks")
    .innerJoin("measures", "measures.id", "signal_looks.measure_id")
    .select("signal_looks.useful")
    .where("signal_looks.unit_id", "in", units)
    .where("measures.archived", "=", 0)
    .where("signal_looks.useful", ">=", least)
    .execute();
  return rows.map(({ useful }) => useful);
}
