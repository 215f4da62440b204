import type { BoardId } from "../base/ids.ts";
import { delegateOf, holderOf, isEnded, isUnanswered, type Moving, senderOf } from "./state.ts";

/** The tree of units as far as matters know it. */
export interface Tree {
  /** Where a board's matters are now: itself, the board that its unit was merged into, or the nearest living one above. */
  heirOf(board: BoardId): BoardId | undefined;
  /** The boards above one that matters come to, nearest first. */
  above(board: BoardId): readonly BoardId[];
  /** Whether the unit of a board stands below that of another; each may be any board of its unit. */
  isBelow(board: BoardId, other: BoardId): boolean;
  /** How high a board stands, from 0 for a section. */
  height(board: BoardId): number;
}

/** Who sends and who has a matter from now on; null where that stays as it is. */
export interface Route {
  readonly from: BoardId | null;
  readonly to: BoardId | null;
  /** Who sees to it for the holder from now on, null for nobody any more; undefined where nobody is told so. */
  readonly delegate: BoardId | null | undefined;
}

/**
 * Where a matter goes after units were moved, merged or closed. Its sender is heir to what it waits for; it is had by a living
 * board above that, as high as the one that had it when there is such a one.
 * @returns undefined when nothing changes; `nowhere` when no living board is left to have it
 */
export function rerouted(matter: Moving, first: BoardId, tree: Tree): Route | undefined | "nowhere" {
  if (isEnded(matter)) return undefined;
  const [sender, holder] = [senderOf(matter, first), holderOf(matter)];
  const from = tree.heirOf(sender);
  if (from === undefined) return "nowhere";
  const to = isUnanswered(matter) ? holderAfter(holder, from, tree) : holder;
  if (to === undefined) return "nowhere";
  const delegate = to === holder && isUnanswered(matter) ? delegateAfter(matter, { from, holder }, tree) : undefined;
  if (from === sender && to === holder && delegate === undefined) return undefined;
  return { from: from === sender ? null : from, to: to === holder ? null : to, delegate };
}

function holderAfter(holder: BoardId, from: BoardId, tree: Tree): BoardId | undefined {
  const heir = tree.heirOf(holder);
  if (heir !== undefined && tree.isBelow(from, heir)) return heir;
  const above = tree.above(from);
  const asHigh = above.find((board) => tree.height(board) >= tree.height(holder));
  // A unit that took over what it had itself is both: it answers its own.
  return asHigh ?? above.at(-1) ?? (heir === from ? from : undefined);
}

/** Who sees to it now that units have changed: the heir, as long as it stands below the holder and did not ask itself. */
function delegateAfter(
  matter: Moving,
  { from, holder }: { readonly from: BoardId; readonly holder: BoardId },
  tree: Tree,
): BoardId | null | undefined {
  const delegate = delegateOf(matter);
  if (delegate === null) return undefined;
  const heir = tree.heirOf(delegate);
  const after = heir !== undefined && heir !== from && tree.isBelow(heir, holder) ? heir : null;
  return after === delegate ? undefined : after;
}
