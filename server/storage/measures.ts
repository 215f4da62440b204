import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  type MeasureDefinition,
  measureDefinition,
  PLAIN_READING,
  type PointRevision,
  type SeriesReading,
  seriesReading,
  type StoredPoint,
} from "../../shared/measure/measure.ts";
import { comparePeriods } from "../../shared/measure/period.ts";
import type { Db } from "./database.ts";

export interface MeasureTables {
  measures: {
    id: MeasureId;
    unit_id: UnitId;
    definition: string;
    archived: number;
    created_at: number;
    version: number;
  };
  measure_versions: { measure_id: MeasureId; version: number; definition: string; by: string; at: number };
  series: { measure_id: MeasureId; unit_id: UnitId; reading: string; version: number };
  reading_versions: ReadingVersionRow;
  points: PointRow;
  point_history: PointRow & { replaced_at: number };
}

interface ReadingVersionRow {
  measure_id: MeasureId;
  unit_id: UnitId;
  version: number;
  reading: string;
  /** As in `PointRow`. */
  by: string;
  at: number;
}

export interface PointRow {
  measure_id: MeasureId;
  unit_id: UnitId;
  period: string;
  key: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  value_list: string | null;
  as_of: number;
  recorded_at: number;
  /** `person:<id>`, `feed:<id>`, `pull:<id of the source>` or `system:`. */
  by: string;
  revision: number;
}

export interface StoredMeasure {
  readonly id: MeasureId;
  readonly unitId: UnitId;
  readonly definition: MeasureDefinition;
  readonly archived: boolean;
  readonly version: number;
}

/** A measure in a unit: what a series is of. */
export interface SeriesId {
  readonly measureId: MeasureId;
  readonly unitId: UnitId;
}

/** Adds a measure with its first version. @param by who, as the audit writes it */
export async function addMeasure(db: Db, measure: StoredMeasure, by: string, at: Instant): Promise<void> {
  const definition = JSON.stringify(measure.definition);
  const { id, unitId, version } = measure;
  await db
    .insertInto("measures")
    .values({ id, unit_id: unitId, definition, archived: measure.archived ? 1 : 0, created_at: at, version })
    .execute();
  await db.insertInto("measure_versions").values({ measure_id: id, version, definition, by, at }).execute();
}

export async function measureById(db: Db, id: MeasureId): Promise<StoredMeasure | undefined> {
  const row = await db.selectFrom("measures").selectAll().where("id", "=", id).executeTakeFirst();
  return row && asMeasure(row);
}

/** Those of these measures that there are, by id. */
export async function measuresById(db: Db, ids: readonly MeasureId[]): Promise<Map<MeasureId, StoredMeasure>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("measures").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, asMeasure(row)]));
}

/** Measures that belong to some units, those taken down too, by name. */
export async function measuresOf(db: Db, units: readonly UnitId[]): Promise<StoredMeasure[]> {
  if (units.length === 0) return [];
  const rows = await db.selectFrom("measures").selectAll().where("unit_id", "in", units).execute();
  return rows.map(asMeasure);
}

/** @returns whether nobody else had changed it meanwhile */
export async function changeMeasure(db: Db, measure: StoredMeasure, by: string, at: Instant): Promise<boolean> {
  const definition = JSON.stringify(measure.definition);
  const { id, version } = measure;
  const result = await db
    .updateTable("measures")
    .set({ definition, archived: measure.archived ? 1 : 0, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  const next = version + 1;
  await db.insertInto("measure_versions").values({ measure_id: id, version: next, definition, by, at }).execute();
  return true;
}

/** How people read a series; version 0 = nobody has said anything yet. */
export async function readingOf(db: Db, series: SeriesId): Promise<{ reading: SeriesReading; version: number }> {
  const row = await db
    .selectFrom("series")
    .selectAll()
    .where("measure_id", "=", series.measureId)
    .where("unit_id", "=", series.unitId)
    .executeTakeFirst();
  if (!row) return { reading: PLAIN_READING, version: 0 };
  return { reading: seriesReading.parse(JSON.parse(row.reading)), version: row.version };
}

/** Keeps every version. @returns whether nobody else had changed it meanwhile */
export async function changeReading(
  db: Db,
  series: SeriesId,
  reading: SeriesReading,
  version: number,
  by: string,
  at: Instant,
): Promise<boolean> {
  await holdSeries(db, series);
  const said = JSON.stringify(reading);
  const result = await db
    .updateTable("series")
    .set({ reading: said, version: version + 1 })
    .where("measure_id", "=", series.measureId)
    .where("unit_id", "=", series.unitId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  const of = { measure_id: series.measureId, unit_id: series.unitId };
  await db
    .insertInto("reading_versions")
    .values({ ...of, version: version + 1, reading: said, by, at })
    .execute();
  return true;
}

/** Takes the row of a series, making it where there is none: until the transaction ends nobody else changes the series. */
export async function holdSeries(db: Db, { measureId, unitId }: SeriesId): Promise<void> {
  await db
    .insertInto("series")
    .values({ measure_id: measureId, unit_id: unitId, reading: JSON.stringify(PLAIN_READING), version: 0 })
    // Writing the key over itself takes the row's lock on PostgreSQL; SQLite's transaction holds the file already.
    .onConflict((conflict) => conflict.columns(["measure_id", "unit_id"]).doUpdateSet({ measure_id: measureId }))
    .execute();
}

/** All points of a series, in order of their periods. */
export async function pointsOf(db: Db, series: SeriesId): Promise<StoredPoint[]> {
  const rows = await db
    .selectFrom("points")
    .selectAll()
    .where("measure_id", "=", series.measureId)
    .where("unit_id", "=", series.unitId)
    .execute();
  return rows.map(asPoint).toSorted((a, b) => comparePeriods(a.period, b.period) || (a.key < b.key ? -1 : 1));
}

/** What points were before they were corrected, the last correction first. */
export async function revisionsOf(db: Db, series: SeriesId, most: number): Promise<PointRevision[]> {
  const rows = await db
    .selectFrom("point_history")
    .selectAll()
    .where("measure_id", "=", series.measureId)
    .where("unit_id", "=", series.unitId)
    .orderBy("replaced_at", "desc")
    .orderBy("revision", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...asPoint(row), by: row.by, replacedAt: row.replaced_at }));
}

/** The newest point of each measure's own unit, for lists. */
export async function latestPoints(
  db: Db,
  measures: readonly StoredMeasure[],
): Promise<Map<MeasureId, { period: string; recordedAt: Instant }>> {
  if (measures.length === 0) return new Map();
  const rows = await db
    .selectFrom("measures")
    .innerJoin("points", (join) =>
      join.onRef("measures.id", "=", "points.measure_id").onRef("measures.unit_id", "=", "points.unit_id"),
    )
    .select(["measures.id", "points.period", "points.recorded_at"])
    .where(
      "measures.id",
      "in",
      measures.map((measure) => measure.id),
    )
    .where("points.period", "=", ({ selectFrom }) =>
      selectFrom("points as newest")
        .select("newest.period")
        .whereRef("newest.measure_id", "=", "measures.id")
        .whereRef("newest.unit_id", "=", "measures.unit_id")
        // Periods of one kind are as long and sort as text; of integers the longer is the greater.
        .orderBy(({ fn }) => fn("length", ["newest.period"]), "desc")
        .orderBy("newest.period", "desc")
        .limit(1),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, { period: row.period, recordedAt: row.recorded_at }]));
}

export function asPoint(row: PointRow): StoredPoint {
  return {
    period: row.period,
    key: row.key,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    values: row.value_list === null ? null : JSON.parse(row.value_list),
    asOf: row.as_of,
    recordedAt: row.recorded_at,
    revision: row.revision,
  };
}

function asMeasure(row: MeasureTables["measures"]): StoredMeasure {
  return {
    id: row.id,
    unitId: row.unit_id,
    definition: measureDefinition.parse(JSON.parse(row.definition)),
    archived: row.archived === 1,
    version: row.version,
  };
}
