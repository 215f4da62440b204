import type { UnitId } from "../../shared/base/ids.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { comparePeriods } from "../../shared/measure/period.ts";
import { besides, mayBeSummed, reporters, summedPoints } from "../../shared/measure/summed.ts";
import type { Panel } from "../../shared/protocol/measures.ts";
import type { Parts } from "../parts.ts";
import { pointsOf, readingOf, type SeriesId, type StoredMeasure } from "../storage/measures.ts";
import { pointsOfUnits, unitsWithFigures } from "../storage/unitSeries.ts";
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
  const points = await pointsOfUnits(db, measure.id, below);
  const figures = below.map((id) => ({ unitId: id, points: points.get(id) ?? [] }));
  const summed = summedPoints(measure.definition, figures);
  if (!summed) return undefined;
  const { units: count, of } = summed;
  return { points: summed.points, summed: { units: count, of, kind: kindOf(parts, summed.unitIds) } };
}

/**
 * The series that stand side by side under a unit, in the order of the organisation and never by their figures.
 * @param from how many to leave out  @param most how many to give
 */
export async function panelsUnder(
  parts: Parts,
  asked: AskedFigures,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<{ readonly items: Panel[]; readonly count: number }> {
  const { measure, unitId } = asked;
  const has = await unitsWithFigures(parts.storage.db, measure.id);
  const below = besides(inOrder(parts), has, unitId, mayBeSummed(measure.definition) ? "summed" : "never summed");
  const items: Panel[] = [];
  for (const id of below.slice(from, from + most)) items.push(await panelOf(parts, measure, id));
  return { items, count: below.length };
}

async function panelOf(parts: Parts, measure: StoredMeasure, unitId: UnitId): Promise<Panel> {
  const series = { measure, measureId: measure.id, unitId };
  const { reading } = await readingOf(parts.storage.db, series);
  const { points, summed } = await figuresOf(parts, series);
  return {
    unitId,
    unitName: parts.authority.unit(unitId)?.name ?? "",
    zone: parts.authority.zoneOf(unitId),
    reading,
    points: points.toSorted((a, b) => comparePeriods(a.period, b.period)),
    ...(summed && { summed }),
  };
}

/** The units as every list of them shows them: siblings by name. */
function inOrder(parts: Parts): StoredUnit[] {
  const collator = new Intl.Collator("nb-NO", { numeric: true });
  return parts.authority.units().toSorted((a, b) => collator.compare(a.name, b.name));
}

/** What the units are called together, where all are of one kind. */
function kindOf(parts: Parts, units: readonly UnitId[]): StoredUnit["kind"] | null {
  const kinds = new Set(units.map((id) => parts.authority.unit(id)?.kind));
  const [kind] = kinds;
  return kinds.size === 1 && kind ? kind : null;
}
