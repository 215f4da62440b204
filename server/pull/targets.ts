import type { Db } from "../storage/database.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { unitBook } from "../../shared/import/unitBook.ts";
import type { FindTarget, Target } from "../../shared/pull/readPulled.ts";
import type { PullDefinition } from "../../shared/pull/source.ts";
import type { Parts } from "../parts.ts";
import { measureById, measuresOf, type StoredMeasure } from "../storage/measures.ts";

/**
 * The measures that a source of a unit may write to: those of the unit, of units above it, and of units below it; and of
 * their series only those in the unit and below. A source reaches as far as whoever leads its unit, and no further.
 */
export async function findTargets(
  parts: Parts,
  db: Db,
  unitId: UnitId,
  definition: PullDefinition,
  now: Instant,
): Promise<FindTarget | undefined> {
  const targetOf = (measure: StoredMeasure) => target(parts, unitId, measure, now);
  if (definition.measureId !== null) {
    const found = await measureById(db, definition.measureId);
    if (!found || found.archived || !mayWrite(parts, unitId, found)) return undefined;
    const chosen = targetOf(found);
    return () => ok(chosen);
  }
  const units = parts.authority.units().map(({ id }) => id);
  const around = (await measuresOf(db, units)).filter((each) => !each.archived && mayWrite(parts, unitId, each));
  return byName(around.map(targetOf), (id) => parts.authority.unitPath(unitId).indexOf(id), around);
}

function mayWrite({ authority }: Parts, unitId: UnitId, measure: StoredMeasure): boolean {
  return authority.unitPath(unitId).includes(measure.unitId) || authority.unitPath(measure.unitId).includes(unitId);
}

function target(parts: Parts, unitId: UnitId, measure: StoredMeasure, now: Instant): Target {
  const { authority } = parts;
  // Rows that name no unit are of the source's own; of a measure further down, of the measure's.
  const own = authority.unitPath(unitId).includes(measure.unitId) ? unitId : measure.unitId;
  const inside = authority
    .units()
    .filter(({ id }) => authority.unitPath(id).includes(measure.unitId))
    .map((unit) => ({ ...unit, mine: authority.unitPath(unit.id).includes(unitId) }));
  return {
    measureId: measure.id,
    definition: measure.definition,
    now,
    unitId: own,
    units: unitBook(inside),
    zoneOf: (id) => authority.zoneOf(id),
  };
}

/** By id, else by name: of two with one name the one nearest above, since that is the one the unit's people mean. */
function byName(
  targets: readonly Target[],
  rank: (id: UnitId) => number,
  measures: readonly StoredMeasure[],
): FindTarget {
  const unitOf = new Map<MeasureId, UnitId>(measures.map(({ id, unitId }) => [id, unitId]));
  const plain = (text: string) => text.trim().toLowerCase();
  const place = ({ measureId }: Target) => {
    const at = rank(unitOf.get(measureId) ?? ("" as UnitId));
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  const found = new Map<string, ReturnType<FindTarget>>();
  const find: FindTarget = (text) => {
    const byId = targets.find(({ measureId }) => measureId === text.trim());
    if (byId) return ok(byId);
    const named = targets.filter(({ definition }) => plain(definition.name) === plain(text));
    const nearest = named.toSorted((a, b) => place(a) - place(b));
    const [first, second] = nearest;
    if (!first) return refused("unknown-measure");
    return second && place(first) === place(second) ? refused("two-measures") : ok(first);
  };
  return (text) => {
    const known = found.get(text) ?? find(text);
    found.set(text, known);
    return known;
  };
}
