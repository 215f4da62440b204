import type { Instant } from "../../shared/base/time.ts";
import type { StoredPoint } from "../../shared/measure/measure.ts";
import type { Period } from "../../shared/measure/period.ts";
import type { TallyId } from "../../shared/measure/tally.ts";
import type { Db } from "./database.ts";
import { asPoint, holdSeries, type SeriesId } from "./measures.ts";

/** Tallies are points with a key of their own: `measures.ts` has their tables. */
export interface NewTally {
  readonly id: TallyId;
  readonly period: Period;
  /** Who, as stored beside every point: `ticket:<id>`. */
  readonly by: string;
}

/** Counts one more; one that is there already, or was taken back, changes nothing. @returns whether it was new */
export async function addTally(db: Db, series: SeriesId, tally: NewTally, at: Instant): Promise<boolean> {
  const result = await db
    .insertInto("points")
    .values({
      measure_id: series.measureId,
      unit_id: series.unitId,
      period: tally.period,
      key: tally.id,
      value: 1,
      numerator: null,
      denominator: null,
      value_list: null,
      as_of: at,
      recorded_at: at,
      by: tally.by,
      revision: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) === 1n;
}

/**
 * Takes one's own tally back; what it was stays in the history.
 * @param from those counted before this stand
 * @returns the period that has one less; undefined when there was nothing of one's own to take back
 */
export async function withdrawTally(
  db: Db,
  series: SeriesId,
  tally: { readonly id: TallyId; readonly by: string; readonly from: Instant },
  at: Instant,
): Promise<Period | undefined> {
  await holdSeries(db, series);
  const row = await db
    .selectFrom("points")
    .selectAll()
    .where("measure_id", "=", series.measureId)
    .where("unit_id", "=", series.unitId)
    .where("key", "=", tally.id)
    .where("by", "=", tally.by)
    .where("recorded_at", ">=", tally.from)
    .executeTakeFirst();
  if (!row || row.value === null) return row?.period;
  await db
    .insertInto("point_history")
    .values({ ...row, replaced_at: at })
    .execute();
  await db
    .updateTable("points")
    .set({ value: null, as_of: at, recorded_at: at, revision: row.revision + 1 })
    .where("measure_id", "=", row.measure_id)
    .where("unit_id", "=", row.unit_id)
    .where("period", "=", row.period)
    .where("key", "=", row.key)
    .execute();
  return row.period;
}

/** The points of one period: its events, and the figure for the whole if somebody gave one. */
export async function pointsOfPeriod(db: Db, series: SeriesId, period: Period): Promise<StoredPoint[]> {
  const rows = await db
    .selectFrom("points")
    .selectAll()
    .where("measure_id", "=", series.measureId)
    .where("unit_id", "=", series.unitId)
    .where("period", "=", period)
    .execute();
  return rows.map(asPoint);
}

/** How many events somebody has counted since an instant, those taken back too. */
export async function talliesBy(db: Db, unitId: SeriesId["unitId"], by: string, since: Instant): Promise<number> {
  const rows = await db
    .selectFrom("points")
    .select("key")
    .where("unit_id", "=", unitId)
    .where("by", "=", by)
    .where("recorded_at", ">=", since)
    .execute();
  return rows.length;
}

/** Events of a series that were counted in a stretch of time and stand: from its first instant until before its last. */
export async function talliesBetween(db: Db, series: SeriesId, from: Instant, to: Instant): Promise<number> {
  const rows = await db
    .selectFrom("points")
    .select("key")
    .where("measure_id", "=", series.measureId)
    .where("unit_id", "=", series.unitId)
    .where("key", "<>", "")
    .where("value", "is not", null)
    .where("recorded_at", ">=", from)
    .where("recorded_at", "<", to)
    .execute();
  return rows.length;
}
