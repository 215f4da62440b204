import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { StoredPoint } from "../../shared/measure/measure.ts";
import type { Db } from "./database.ts";
import { asPoint } from "./measures.ts";

/** The units of which a measure has figures, those taken back not among them. */
export async function unitsWithFigures(db: Db, measureId: MeasureId): Promise<Set<UnitId>> {
  // A series has a row from its first point on, so only a few keys are looked up among the points.
  const rows = await db
    .selectFrom("series")
    .select("series.unit_id")
    .where("series.measure_id", "=", measureId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("points")
          .select("points.period")
          .whereRef("points.measure_id", "=", "series.measure_id")
          .whereRef("points.unit_id", "=", "series.unit_id")
          .where(({ eb, or }) =>
            or([
              eb("points.value", "is not", null),
              eb("points.numerator", "is not", null),
              eb("points.value_list", "is not", null),
            ]),
          ),
      ),
    )
    .execute();
  return new Set(rows.map((row) => row.unit_id));
}

/** The points of a measure in some units, in no order. */
export async function pointsOfUnits(
  db: Db,
  measureId: MeasureId,
  units: readonly UnitId[],
): Promise<Map<UnitId, StoredPoint[]>> {
  if (units.length === 0) return new Map();
  const rows = await db
    .selectFrom("points")
    .selectAll()
    .where("measure_id", "=", measureId)
    .where("unit_id", "in", units)
    .execute();
  const byUnit = Map.groupBy(rows, (row) => row.unit_id);
  return new Map([...byUnit].map(([unitId, points]) => [unitId, points.map(asPoint)]));
}

/** Differs as soon as a point of these units is added, corrected, taken back or gone. */
export async function stampOf(db: Db, measureId: MeasureId, units: readonly UnitId[]): Promise<string> {
  const row = await db
    .selectFrom("points")
    .select(({ fn }) => [
      fn.countAll().as("count"),
      fn.max("recorded_at").as("last"),
      fn.sum("revision").as("revisions"),
    ])
    .where("measure_id", "=", measureId)
    .where("unit_id", "in", units)
    .executeTakeFirst();
  return `${row?.count} ${row?.last} ${row?.revisions}`;
}

/** Which of some measures a unit has figures of. */
export async function withFigures(db: Db, unitId: UnitId, measures: readonly MeasureId[]): Promise<Set<MeasureId>> {
  if (measures.length === 0) return new Set();
  const rows = await db
    .selectFrom("points")
    .select("measure_id")
    .distinct()
    .where("unit_id", "=", unitId)
    .where("measure_id", "in", measures)
    .execute();
  return new Set(rows.map((row) => row.measure_id));
}
