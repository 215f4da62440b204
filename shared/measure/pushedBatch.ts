import type { MeasureId, UnitId } from "../base/ids.ts";
import type { Outcome } from "../base/outcome.ts";
import type { Instant } from "../base/time.ts";
import type { MeasureDefinition } from "./measure.ts";
import { type Fault, type PushBody, type PushManyBody, type RawPoint, type ReadPoint, readRow } from "./pushed.ts";

/** A fault with the number of its row, from 0. */
export interface RowFault extends Fault {
  readonly row: number;
}

/** Whose figure a row is, and how it is to be read. */
export interface RowPlace {
  readonly measureId: MeasureId;
  readonly unitId: UnitId;
  readonly definition: MeasureDefinition;
  readonly zone: string;
}

/** A point with the series that it belongs to. */
export interface PlacedPoint extends ReadPoint {
  readonly measureId: MeasureId;
  readonly unitId: UnitId;
}

/** The points of the rows that can be used, and what is wrong with each of the others. */
export interface ReadBatch {
  readonly points: readonly PlacedPoint[];
  readonly faults: readonly RowFault[];
}

export function rowsOf(body: PushBody | PushManyBody): readonly RawPoint[] {
  const { points, measure, unit, period, asOf } = body;
  if (!points) return [body];
  const rest = Object.entries({ measure, unit, period, asOf }).filter(([, value]) => value !== undefined);
  if (rest.length === 0) return points;
  const common = Object.fromEntries(rest);
  return points.map((row) => ({ ...common, ...row }));
}

/** Reads every row of a batch that can be read, and says of each other one why not. */
export function readBatch(
  rows: readonly RawPoint[],
  placeOf: (row: RawPoint) => Outcome<RowPlace, Fault>,
  now: Instant,
): ReadBatch {
  const seen = new Map<string, number>();
  const faults: RowFault[] = [];
  const points: PlacedPoint[] = [];
  rows.forEach((raw, row) => {
    const place = placeOf(raw);
    if (!place.ok) return faults.push({ ...place.refusal, row });
    const { measureId, unitId: unit, definition, zone } = place.value;
    const read = readRow(raw, definition, now, zone);
    if (!read.ok) return faults.push({ ...read.refusal, row });
    const { period, key } = read.value;
    const spot = `${measureId} ${unit} ${period} ${key}`;
    const first = seen.get(spot);
    if (first === undefined) {
      seen.set(spot, row);
      return points.push({ ...read.value, measureId, unitId: unit });
    }
    const message = `${period} came before in this batch, in row ${first + 1}. Give each a "key" if a period has several.`;
    return faults.push({ code: "bad-request", row, field: "period", message });
  });
  return { points, faults };
}
