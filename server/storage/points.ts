import { sql } from "kysely";
import type { Instant } from "../../shared/base/time.ts";
import { PLAIN_READING } from "../../shared/measure/measure.ts";
import type { ReadPoint } from "../../shared/measure/pushed.ts";
import type { PlacedPoint } from "../../shared/measure/pushedBatch.ts";
import type { Db } from "./database.ts";
import type { MeasureTables, PointRow, SeriesId } from "./measures.ts";

/** What became of points that came, and the series whose figures are other than before. */
export interface Stored {
  readonly stored: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly older: number;
  readonly touched: readonly SeriesId[];
}

/** Rows of one statement: SQLite takes at most 32,766 values, and a point has thirteen. */
const CHUNK = 1000;

/**
 * Stores points by (series, period, key). A repeat changes nothing, a correction replaces and keeps what was, and of two
 * batches the one whose `asOf` is older loses, in whatever order they come. No two of the points stand in one place.
 * @param by who, as stored beside every point
 */
export async function storePlaced(db: Db, points: readonly PlacedPoint[], by: string, at: Instant): Promise<Stored> {
  const counts = { stored: 0, corrected: 0, unchanged: 0, older: 0 };
  const touched = new Map<string, SeriesId>();
  await holdAll(db, points);
  for (let from = 0; from < points.length; from += CHUNK) {
    const chunk = points.slice(from, from + CHUNK);
    const known = await standing(db, chunk);
    const history: MeasureTables["point_history"][] = [];
    const writes: PointRow[] = [];
    for (const point of chunk) {
      const done = judge(point, known.get(placeOf(asPlace(point))), by, at);
      counts[done.as] += 1;
      if (done.write) writes.push(done.write);
      if (done.was) history.push({ ...done.was, replaced_at: at });
      if (done.as === "stored" || done.as === "corrected") {
        const { measureId, unitId } = point;
        touched.set(`${measureId} ${unitId}`, { measureId, unitId });
      }
    }
    if (history.length > 0) await db.insertInto("point_history").values(history).execute();
    if (writes.length > 0) await putPoints(db, writes);
  }
  return { ...counts, touched: [...touched.values()] };
}

/** Points of one series. */
export function storePoints(
  db: Db,
  { measureId, unitId }: SeriesId,
  points: readonly ReadPoint[],
  by: string,
  at: Instant,
): Promise<Stored> {
  const placed = points.map((point) => ({ ...point, measureId, unitId }));
  return storePlaced(db, placed, by, at);
}

interface Judged {
  readonly as: "stored" | "corrected" | "unchanged" | "older";
  readonly write?: PointRow;
  /** What is replaced. */
  readonly was?: PointRow;
}

function judge(point: PlacedPoint, old: PointRow | undefined, by: string, at: Instant): Judged {
  const row = asRow(point, by, at, (old?.revision ?? 0) + 1);
  if (!old) return { as: "stored", write: row };
  if (point.asOf < old.as_of) return { as: "older" };
  if (!sameFigure(old, row)) return { as: "corrected", write: row, was: old };
  // Said again, and later: an older batch that differs has no claim any more.
  return point.asOf > old.as_of ? { as: "unchanged", write: { ...old, as_of: point.asOf } } : { as: "unchanged" };
}

/** The rows that stand where these points go. */
async function standing(db: Db, points: readonly PlacedPoint[]): Promise<Map<string, PointRow>> {
  const wanted = sql.join(points.map(({ measureId, unitId, period }) => sql`(${measureId}, ${unitId}, ${period})`));
  const rows = await db
    .selectFrom("points")
    .selectAll()
    .where(sql<boolean>`(measure_id, unit_id, period) in (values ${wanted})`)
    .execute();
  return new Map(rows.map((row) => [placeOf(row), row]));
}

/** Takes the rows of all these series, making those that lack, always in one order: two batches never wait for each other. */
async function holdAll(db: Db, points: readonly PlacedPoint[]): Promise<void> {
  const held = new Map(points.map(({ measureId, unitId }) => [`${measureId} ${unitId}`, { measureId, unitId }]));
  const ids = [...held.keys()].toSorted().flatMap((key) => held.get(key) ?? []);
  const reading = JSON.stringify(PLAIN_READING);
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = ids
      .slice(from, from + CHUNK)
      .map(({ measureId, unitId }) => ({ measure_id: measureId, unit_id: unitId, reading, version: 0 }));
    await db
      .insertInto("series")
      .values(rows)
      // No row is below version 0, so nothing is written; PostgreSQL takes the lock of a row before it asks that.
      .onConflict((conflict) =>
        conflict
          .columns(["measure_id", "unit_id"])
          .doUpdateSet((row) => ({ measure_id: row.ref("excluded.measure_id") }))
          .where("series.version", "<", 0),
      )
      .execute();
  }
}

async function putPoints(db: Db, rows: readonly PointRow[]): Promise<void> {
  await db
    .insertInto("points")
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(["measure_id", "unit_id", "period", "key"]).doUpdateSet((row) => ({
        value: row.ref("excluded.value"),
        numerator: row.ref("excluded.numerator"),
        denominator: row.ref("excluded.denominator"),
        value_list: row.ref("excluded.value_list"),
        as_of: row.ref("excluded.as_of"),
        recorded_at: row.ref("excluded.recorded_at"),
        by: row.ref("excluded.by"),
        revision: row.ref("excluded.revision"),
      })),
    )
    .execute();
}

type Place = Pick<PointRow, "measure_id" | "unit_id" | "period" | "key">;

function placeOf({ measure_id, unit_id, period, key }: Place): string {
  return `${measure_id} ${unit_id} ${period} ${key}`;
}

function asPlace({ measureId, unitId, period, key }: PlacedPoint): Place {
  return { measure_id: measureId, unit_id: unitId, period, key };
}

function sameFigure(a: PointRow, b: PointRow): boolean {
  return (
    a.value === b.value &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    a.value_list === b.value_list
  );
}

function asRow(point: PlacedPoint, by: string, at: Instant, revision: number): PointRow {
  const { value, numerator, denominator, values, asOf } = point;
  const value_list = values && JSON.stringify(values);
  return { ...asPlace(point), value, numerator, denominator, value_list, as_of: asOf, recorded_at: at, by, revision };
}
