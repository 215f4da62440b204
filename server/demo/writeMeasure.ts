import { type MeasureId, newId, type UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Db } from "../storage/database.ts";
import { addMeasure, changeReading, storePoints } from "../storage/measures.ts";
import type { ExampleMeasure } from "./measures.ts";
import type { Seeded } from "./seeded.ts";

const BY = "system";

/** Defines one measure of the example in a unit, with its points and how the unit reads them. */
export async function writeMeasure(
  tx: Db,
  from: Seeded,
  unitId: UnitId,
  { definition, points, reading }: ExampleMeasure,
  at: Instant,
): Promise<MeasureId> {
  const id = newId<"measure">(from.bytes);
  const series = { measureId: id, unitId };
  await addMeasure(tx, { id, unitId, definition, archived: false, version: 1 }, BY, at);
  await storePoints(
    tx,
    series,
    points.map((point) => ({ ...point, key: "", values: null, asOf: at })),
    BY,
    at,
  );
  await changeReading(tx, series, reading, 0);
  return id;
}
