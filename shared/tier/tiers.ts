import * as z from "zod/mini";
import type { UnitId } from "../base/ids.ts";

/** The levels of a Norwegian health service, from the floor up; `region` is a regional health authority (RHF). */
export const UNIT_KINDS = ["section", "department", "clinic", "hospital", "trust", "region"] as const;
export const unitKindSchema = z.enum(UNIT_KINDS);
export type UnitKind = z.infer<typeof unitKindSchema>;

/** Who stands above whom; levels may be left out (a section straight under a clinic), never turned around. */
export function mayStandUnder(child: UnitKind, parent: UnitKind): boolean {
  return UNIT_KINDS.indexOf(child) < UNIT_KINDS.indexOf(parent);
}

interface Placed {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  /** Since when it is laid down; absent or null for a living one. */
  readonly closedAt?: number | null | undefined;
}

/**
 * A unit followed by every living unit above it, nearest first. A unit that is laid down is passed over: its roles, its
 * boards and its name count for nothing below it until it is opened again.
 * @returns an empty list when the unit is not there; a loop in the data ends the path
 */
export function pathUp(units: ReadonlyMap<UnitId, Placed>, id: UnitId): UnitId[] {
  const path: UnitId[] = [];
  const seen = new Set<UnitId>();
  let next: UnitId | null = id;
  while (next !== null && !seen.has(next)) {
    const unit = units.get(next);
    if (!unit) break;
    seen.add(unit.id);
    if (unit.id === id || !isLaidDown(unit)) path.push(unit.id);
    next = unit.parentId;
  }
  return path;
}

export function isLaidDown({ closedAt }: Pick<Placed, "closedAt">): boolean {
  return closedAt !== null && closedAt !== undefined;
}
