import * as z from "zod/mini";
import { type UnitId, unitId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import type { Instant } from "../base/time.ts";
import { isLaidDown, mayStandUnder, pathUp, type UnitKind } from "./tiers.ts";

/** What is done to a unit's place among the others. Nothing is deleted by any of them. */
export const treeChange = z.discriminatedUnion("do", [
  /** Another unit above it. */
  z.object({ do: z.literal("move"), to: unitId }),
  /** Laid down, with the units below it and its people's roles taken over by another. */
  z.object({ do: z.literal("merge"), to: unitId }),
  z.object({ do: z.literal("close") }),
  /** Living again as it was; what a merger took over stays where it is now. */
  z.object({ do: z.literal("open") }),
]);
export type TreeChange = z.infer<typeof treeChange>;

/** A unit in the tree, as far as changes of the tree go. */
export interface TreeUnit {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  readonly kind: UnitKind;
  readonly closedAt: Instant | null;
  readonly mergedInto: UnitId | null;
}
export type Tree<Unit extends TreeUnit = TreeUnit> = ReadonlyMap<UnitId, Unit>;

export type TreeFault =
  | "no-such-unit"
  | "top-unit" // the one that all others stand under stays
  | "already-so"
  | "into-itself"
  | "turned-around" // a level would stand under one that it stands above
  | "laid-down"; // what is laid down takes nothing over and is not moved

/** The tree after a change; refused where it would no longer be a tree of levels. */
export function changed<Unit extends TreeUnit>(
  tree: Tree<Unit>,
  id: UnitId,
  change: TreeChange,
  at: Instant,
): Outcome<Tree<Unit>, { readonly code: TreeFault }> {
  const unit = tree.get(id);
  if (!unit) return refused({ code: "no-such-unit" });
  if (unit.parentId === null) return refused({ code: "top-unit" });
  if (change.do === "open") {
    if (!isLaidDown(unit)) return refused({ code: "already-so" });
    return ok(withUnits(tree, [{ ...unit, closedAt: null, mergedInto: null }]));
  }
  if (isLaidDown(unit)) return refused({ code: change.do === "move" ? "laid-down" : "already-so" });
  if (change.do === "close") return ok(withUnits(tree, [{ ...unit, closedAt: at }]));
  const to = tree.get(change.to);
  if (!to) return refused({ code: "no-such-unit" });
  if (isLaidDown(to)) return refused({ code: "laid-down" });
  if (isWithin(tree, to.id, id)) return refused({ code: "into-itself" });
  return change.do === "move" ? moved(tree, unit, to) : merged(tree, unit, to, at);
}

function moved<Unit extends TreeUnit>(
  tree: Tree<Unit>,
  unit: Unit,
  to: Unit,
): Outcome<Tree<Unit>, { readonly code: TreeFault }> {
  if (unit.parentId === to.id) return refused({ code: "already-so" });
  if (!mayStandUnder(unit.kind, to.kind)) return refused({ code: "turned-around" });
  return ok(withUnits(tree, [{ ...unit, parentId: to.id }]));
}

function merged<Unit extends TreeUnit>(
  tree: Tree<Unit>,
  unit: Unit,
  into: Unit,
  at: Instant,
): Outcome<Tree<Unit>, { readonly code: TreeFault }> {
  const below = [...tree.values()].filter(({ parentId }) => parentId === unit.id);
  if (below.some(({ kind }) => !mayStandUnder(kind, into.kind))) return refused({ code: "turned-around" });
  const taken = below.map((each) => ({ ...each, parentId: into.id }));
  return ok(withUnits(tree, [...taken, { ...unit, closedAt: at, mergedInto: into.id }]));
}

function withUnits<Unit extends TreeUnit>(tree: Tree<Unit>, units: readonly Unit[]): Tree<Unit> {
  return new Map([...tree, ...units.map((unit) => [unit.id, unit] as const)]);
}

/** Whether a unit is another or stands somewhere below it, by the tree as it is written: what is laid down counts too. */
function isWithin(tree: Tree, id: UnitId, top: UnitId): boolean {
  const seen = new Set<UnitId>();
  for (let next: UnitId | null = id; next !== null && !seen.has(next); next = tree.get(next)?.parentId ?? null) {
    if (next === top) return true;
    seen.add(next);
  }
  return false;
}

/** Where a unit could go to: every unit to which the change would not be refused, in the order given. */
export function targetsOf<Unit extends TreeUnit>(tree: Tree<Unit>, id: UnitId, act: "move" | "merge"): Unit[] {
  return [...tree.values()].filter((to) => changed(tree, id, { do: act, to: to.id }, 0).ok);
}

/** The living units that have a unit as the nearest living one above them. */
export function childrenOf<Unit extends TreeUnit>(tree: Tree<Unit>, id: UnitId): Unit[] {
  return [...tree.values()].filter((unit) => !isLaidDown(unit) && pathUp(tree, unit.id)[1] === id);
}
