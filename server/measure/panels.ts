import type { Actor } from "../../shared/access/actor.ts";
import type { UnitId } from "../../shared/base/ids.ts";
import { besides, mayBeSummed } from "../../shared/measure/summed.ts";
import type { Panels } from "../../shared/protocol/measures.ts";
import type { Parts } from "../parts.ts";
import type { StoredMeasure } from "../storage/measures.ts";
import { unitsWithFigures } from "../storage/unitSeries.ts";
import type { StoredUnit } from "../storage/units.ts";
import { type FoundSeries, measureOf, seriesView } from "./measures.ts";

/**
 * The series that stand side by side under a unit, in the order of the organisation and never by their figures.
 * @param from how many to leave out  @param most how many to give
 */
export async function panelsUnder(
  parts: Parts,
  actor: Actor,
  asked: FoundSeries,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<Panels> {
  const { measure, unitId } = asked;
  const has = await unitsWithFigures(parts.storage.db, measure.id);
  const below = besides(inOrder(parts), has, unitId, mayBeSummed(measure.definition) ? "summed" : "never summed");
  const items: Panels["items"] = [];
  for (const id of below.slice(from, from + most)) {
    const { measure: _, ...panel } = await seriesView(parts, actor, { ...asked, unitId: id });
    items.push(panel);
  }
  return { measure: await measureOf(parts, actor, asked), items, count: below.length };
}

/** All units below one that have figures of their own, in the order of the organisation. */
export async function unitsBelow(parts: Parts, measure: StoredMeasure, unitId: UnitId): Promise<UnitId[]> {
  const has = await unitsWithFigures(parts.storage.db, measure.id);
  const isBelow = (id: UnitId) => id !== unitId && parts.authority.unitPath(id).includes(unitId);
  return inOrder(parts).flatMap(({ id }) => (has.has(id) && isBelow(id) ? [id] : []));
}

/** The units as every list of them shows them: siblings by name. */
function inOrder(parts: Parts): StoredUnit[] {
  const collator = new Intl.Collator("nb-NO", { numeric: true });
  return parts.authority.units().toSorted((a, b) => collator.compare(a.name, b.name));
}
