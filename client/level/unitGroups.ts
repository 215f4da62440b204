import type { UnitId } from "../../shared/base/ids.ts";
import type { LevelUnit } from "../../shared/level/overview.ts";
import type { Words } from "../words/catalogue.ts";
import { remarksOf } from "./remarks.ts";

/** From so many on, units with nothing to see are folded away, and there is a field to find one in. */
const MANY = 24;

export function isMany(units: readonly LevelUnit[]): boolean {
  return units.length > MANY;
}

/** Units under the unit that they stand under. */
export interface Group {
  readonly above: LevelUnit | undefined;
  readonly units: readonly LevelUnit[];
}

/** Groups under the unit that stands nearest below the one that looks; none where that is the group's own. */
export interface Part {
  readonly top: LevelUnit | undefined;
  readonly groups: readonly Group[];
}

/**
 * Units as the tree has them: under the unit above them, and these under the one of them that is nearest to who looks, so
 * that "Kirurgisk avdeling" is told apart from the one of the other hospital.
 * @param units in the order of the tree, as `all` of which they are
 */
export function partsOf(units: readonly LevelUnit[], all: readonly LevelUnit[]): readonly Part[] {
  const byId = new Map(all.map((unit) => [unit.unitId, unit]));
  const groups = [...Map.groupBy(units, ({ parentId }) => parentId)].map(([parentId, together]): Group => {
    return { above: parentId === null ? undefined : byId.get(parentId), units: together };
  });
  const parts = Map.groupBy(groups, ({ above }) => topOf(above, byId));
  return [...parts].map(([top, under]) => ({ top, groups: under }));
}

function topOf(unit: LevelUnit | undefined, byId: ReadonlyMap<UnitId, LevelUnit>): LevelUnit | undefined {
  if (unit === undefined || unit.depth <= 1) return undefined;
  const above = unit.parentId === null ? undefined : byId.get(unit.parentId);
  return above === undefined || above.depth <= 1 ? above : topOf(above, byId);
}

/** Whether a unit has anything to see today besides that all is as planned. */
export function standsOut(unit: LevelUnit, words: Words["level"]): boolean {
  return unit.meeting.state === "missed" || unit.meeting.state === "running" || remarksOf(unit, words).length > 0;
}

/**
 * Units that every word of a text is in the name of, or in that of a unit that they stand under: "bærum øst" finds
 * Sengepost øst in Bærum.
 */
export function unitsFound(units: readonly LevelUnit[], all: readonly LevelUnit[], text: string): readonly LevelUnit[] {
  const sought = text
    .toLocaleLowerCase("nb")
    .split(/\s+/)
    .filter((word) => word !== "");
  const byId = new Map(all.map((unit) => [unit.unitId, unit]));
  const named = (unit: LevelUnit | undefined): string =>
    unit === undefined || unit.depth === 0
      ? ""
      : `${unit.name} ${named(unit.parentId === null ? undefined : byId.get(unit.parentId))}`;
  return units.filter((unit) => {
    const names = named(unit).toLocaleLowerCase("nb");
    return sought.every((word) => names.includes(word));
  });
}
