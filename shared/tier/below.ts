import type { UnitId } from "../base/ids.ts";

interface Named {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  readonly name: string;
}

/** A unit below another, and how many steps down it stands. */
export interface Below<Unit> {
  readonly unit: Unit;
  readonly depth: number;
}

const collator = new Intl.Collator("nb-NO", { numeric: true });

/**
 * All units below one, in the order of the tree: each unit is followed by those below it, brothers by name. Never by value.
 * @returns without the unit itself; a loop in the data is walked once
 */
export function unitsBelow<Unit extends Named>(units: readonly Unit[], root: UnitId): Below<Unit>[] {
  const children = Map.groupBy(units, ({ parentId }) => parentId);
  const seen = new Set<UnitId>([root]);
  const walk = (id: UnitId, depth: number): Below<Unit>[] =>
    (children.get(id) ?? [])
      .filter((unit) => !seen.has(unit.id))
      .toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
      .flatMap((unit) => {
        seen.add(unit.id);
        return [{ unit, depth }, ...walk(unit.id, depth + 1)];
      });
  return walk(root, 1);
}
