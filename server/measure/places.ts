import type { Actor } from "../../shared/access/actor.ts";
import { type MeasureId, type UnitId, unitId as unitIdSchema } from "../../shared/base/ids.ts";
import { type Outcome, ok } from "../../shared/base/outcome.ts";
import { type Fault, fault, quoted, type RawPoint } from "../../shared/measure/pushed.ts";
import type { RowPlace } from "../../shared/measure/pushedBatch.ts";
import type { Parts } from "../parts.ts";
import type { StoredMeasure } from "../storage/measures.ts";
import { admitToSeries } from "./measures.ts";

/** Where rows without a measure or without a unit belong. */
export interface Usual {
  readonly measureId?: MeasureId;
  readonly unitId?: UnitId;
}

/**
 * Whose figure each row of a batch is, and whether its sender may give it. Most rows of a batch name the same few units and
 * measures, so each pair is judged once.
 */
export function placesFor(
  parts: Parts,
  actor: Actor,
  measures: ReadonlyMap<string, StoredMeasure>,
  usual: Usual,
): (row: RawPoint) => Outcome<RowPlace, Fault> {
  const units = unitsByName(parts);
  const known = new Map<string, Outcome<RowPlace, Fault>>();

  function judge(named: unknown, unit: unknown): Outcome<RowPlace, Fault> {
    const measure = measureNamed(measures, named, usual);
    if (!measure.ok) return measure;
    const unitId = unit === undefined || unit === null ? (usual.unitId ?? measure.value.unitId) : units(unit);
    if (unitId === undefined) {
      return fault("unknown-unit", "unit", `${quoted(unit)} is neither the id nor the code of a unit.`);
    }
    if (!parts.authority.unitPath(unitId).includes(measure.value.unitId)) {
      return fault("wrong-unit", "unit", "This unit is neither the measure's own nor below it.");
    }
    const { id: measureId, definition } = measure.value;
    const admitted = admitToSeries(parts, actor, "point:push", { measure: measure.value, measureId, unitId });
    if (!admitted.ok) return fault("not-allowed", usual.measureId ? "unit" : "measure", admitted.refusal.message);
    return ok({ measureId, unitId, definition, zone: parts.authority.zoneOf(unitId) });
  }

  return ({ measure, unit }) => {
    // What is neither text nor a number names nothing, and is not kept as a key.
    if (typeof unit === "object" && unit !== null) return judge(measure, unit);
    const spot = `${String(measure)} ${String(unit)}`;
    const found = known.get(spot) ?? judge(measure, unit);
    known.set(spot, found);
    return found;
  };
}

function measureNamed(
  measures: ReadonlyMap<string, StoredMeasure>,
  named: unknown,
  usual: Usual,
): Outcome<StoredMeasure, Fault> {
  const id = named ?? usual.measureId;
  if (usual.measureId !== undefined && id !== usual.measureId) {
    const message = "This address takes one measure. Several go to /api/v1/points.";
    return fault("unknown-measure", "measure", message);
  }
  const found = typeof id === "string" ? measures.get(id) : undefined;
  return found ? ok(found) : fault("unknown-measure", "measure", `${quoted(id)} is not the id of a measure.`);
}

/** A unit by our id or by its code; codes are numbers in some systems, and written with small letters in others. */
function unitsByName(parts: Parts): (named: unknown) => UnitId | undefined {
  let codes: Map<string, UnitId> | undefined;
  return (named) => {
    if (typeof named !== "string" && typeof named !== "number") return undefined;
    const text = String(named).trim();
    const own = unitIdSchema.safeParse(text).data;
    if (own && parts.authority.unit(own)) return own;
    codes ??= new Map(
      parts.authority.units().flatMap(({ code, id }) => (code === null ? [] : [[code.toLowerCase(), id] as const])),
    );
    return codes.get(text.toLowerCase());
  };
}
