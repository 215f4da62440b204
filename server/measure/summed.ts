import type { UnitId } from "../../shared/base/ids.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { mayBeSummed, reporters, summedPoints } from "../../shared/measure/summed.ts";
import type { Parts } from "../parts.ts";
import { pointsOf, type SeriesId, type StoredMeasure } from "../storage/measures.ts";
import { pointsOfUnits, stampOf, unitsWithFigures } from "../storage/unitSeries.ts";
import type { StoredUnit } from "../storage/units.ts";

/** A measure and the unit whose figures are asked for. */
export interface AskedFigures extends SeriesId {
  readonly measure: StoredMeasure;
}

type Figures = Pick<SeriesView, "points" | "summed">;

/**
 * The points of a unit: its own; where it has none, the sum of those below it, when such figures may be added.
 * @param own `none` for those who fetch a long series in parts; a sum is never so long, and always comes whole
 */
export async function figuresOf(parts: Parts, asked: AskedFigures, own?: "none"): Promise<Figures> {
  return (await sumBelow(parts, asked)) ?? { points: own === "none" ? [] : await pointsOf(parts.storage.db, asked) };
}

async function sumBelow(parts: Parts, { measure, unitId }: AskedFigures): Promise<Figures | undefined> {
  const units = parts.authority.units();
  const isLowest = !units.some(({ parentId }) => parentId === unitId);
  if (isLowest || !mayBeSummed(measure.definition)) return undefined;
  const { db } = parts.storage;
  const has = await unitsWithFigures(db, measure.id);
  const below = reporters(units, has, unitId);
  if (below.length === 0 || has.has(unitId)) return undefined;
  // Names and definition are part of what it was computed from, the rows speak for themselves.
  const name = `${measure.id} ${unitId}`;
  const stamp = `${measure.version} ${below.join()} ${await stampOf(db, measure.id, below)}`;
  const known = parts.sums.get(name, stamp);
  if (known) return known;
  const points = await pointsOfUnits(db, measure.id, below);
  const figures = below.map((id) => ({ unitId: id, points: points.get(id) ?? [] }));
  const summed = summedPoints(measure.definition, figures);
  if (!summed) return undefined;
  const { units: count, of } = summed;
  const sum = { points: summed.points, summed: { units: count, of, kind: kindOf(parts, summed.unitIds) } };
  parts.sums.put(name, stamp, sum);
  return sum;
}

/** What the units are called together, where all are of one kind. */
function kindOf(parts: Parts, units: readonly UnitId[]): StoredUnit["kind"] | null {
  const kinds = new Set(units.map((id) => parts.authority.unit(id)?.kind));
  const [kind] = kinds;
  return kinds.size === 1 && kind ? kind : null;
}
