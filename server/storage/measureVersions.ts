import type { MeasureId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Figure } from "../../shared/measure/figureColumns.ts";
import {
  type MeasureDefinition,
  measureDefinition,
  type SeriesReading,
  seriesReading,
} from "../../shared/measure/measure.ts";
import type { Db } from "./database.ts";
import type { SeriesId } from "./measures.ts";

/** Something that people chose, as it is kept. */
interface Kept {
  readonly version: number;
  /** `person:<id>` or `system:`. */
  readonly by: string;
  readonly at: Instant;
}

/** How a series was read, the newest first. */
export async function readingVersions(
  db: Db,
  { measureId, unitId }: SeriesId,
  most: number,
): Promise<(Kept & { readonly reading: SeriesReading })[]> {
  const rows = await db
    .selectFrom("reading_versions")
    .selectAll()
    .where("measure_id", "=", measureId)
    .where("unit_id", "=", unitId)
    .orderBy("version", "desc")
    .limit(most)
    .execute();
  return rows.map(({ version, by, at, reading }) => ({
    version,
    by,
    at,
    reading: seriesReading.parse(JSON.parse(reading)),
  }));
}

/** @returns the reading as it was in one version; undefined when it was not kept */
export async function readingAt(
  db: Db,
  { measureId, unitId }: SeriesId,
  version: number,
): Promise<SeriesReading | undefined> {
  const row = await db
    .selectFrom("reading_versions")
    .select("reading")
    .where("measure_id", "=", measureId)
    .where("unit_id", "=", unitId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && seriesReading.parse(JSON.parse(row.reading));
}

/** How a measure was defined, the newest first. */
export async function definitionVersions(
  db: Db,
  id: MeasureId,
  most: number,
): Promise<(Kept & { readonly definition: MeasureDefinition })[]> {
  const rows = await db
    .selectFrom("measure_versions")
    .selectAll()
    .where("measure_id", "=", id)
    .orderBy("version", "desc")
    .limit(most)
    .execute();
  return rows.map(({ version, by, at, definition }) => ({
    version,
    by,
    at,
    definition: measureDefinition.parse(JSON.parse(definition)),
  }));
}

export async function definitionAt(db: Db, id: MeasureId, version: number): Promise<MeasureDefinition | undefined> {
  const row = await db
    .selectFrom("measure_versions")
    .select("definition")
    .where("measure_id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && measureDefinition.parse(JSON.parse(row.definition));
}

/**
 * A part of a series in the order of its key, whatever its length: reading 100,000 rows at once would hold the event loop
 * for everybody.
 * @param after the last place of the part before
 */
export async function figuresAfter(
  db: Db,
  { measureId, unitId }: SeriesId,
  after: { readonly period: string; readonly key: string } | undefined,
  most: number,
): Promise<Figure[]> {
  const rows = await db
    .selectFrom("points")
    .select(["period", "key", "value", "numerator", "denominator", "value_list"])
    .where("measure_id", "=", measureId)
    .where("unit_id", "=", unitId)
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple("period", "key"), ">", eb.tuple(after?.period ?? "", after?.key ?? ""))),
    )
    .orderBy("period")
    .orderBy("key")
    .limit(most)
    .execute();
  return rows.map(({ value_list, ...figure }) => ({
    ...figure,
    values: value_list === null ? null : JSON.parse(value_list),
  }));
}
