import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Period } from "../../shared/measure/period.ts";
import type { Db } from "./database.ts";

/** A series with its newest point. */
export interface LatestOfSeries {
  readonly measureId: MeasureId;
  readonly unitId: UnitId;
  readonly period: Period;
  readonly recordedAt: Instant;
}

/** The newest point of every series of some measures in some units; series without points are left out. */
export async function latestOfSeries(
  db: Db,
  measures: readonly MeasureId[],
  units: readonly UnitId[],
): Promise<LatestOfSeries[]> {
  if (measures.length === 0 || units.length === 0) return [];
  const rows = await db
    .selectFrom("series")
    .innerJoin("points", (join) =>
      join
        .onRef("points.measure_id", "=", "series.measure_id")
        .onRef("points.unit_id", "=", "series.unit_id")
        // Periods of one rhythm are as long and sort as text: the index has the last one at hand.
        .on("points.period", "=", ({ selectFrom }) =>
          selectFrom("points as newest")
            .select(({ fn }) => fn.max("newest.period").as("period"))
            .whereRef("newest.measure_id", "=", "series.measure_id")
            .whereRef("newest.unit_id", "=", "series.unit_id"),
        ),
    )
    .select(["series.measure_id", "series.unit_id", "points.period"])
    .select(({ fn }) => fn.max("points.recorded_at").as("recorded_at"))
    .where("series.measure_id", "in", measures)
    .where("series.unit_id", "in", units)
    .groupBy(["series.measure_id", "series.unit_id", "points.period"])
    .execute();
  return rows.map((row) => ({
    measureId: row.measure_id,
    unitId: row.unit_id,
    period: row.period,
    recordedAt: row.recorded_at,
  }));
}
