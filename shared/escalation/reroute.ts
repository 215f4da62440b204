import type { BoardId } from "../base/ids.ts";
import { holderOf, isEnded, isUnanswered, type Moving, senderOf } from "./state.ts";

/** The tree of units as far as matters know it. */
export interface Tree {
  /** Where a board's matters are now: itself, the board that its unit was merged into, or the nearest living one above. */
  heirOf(board: BoardId): BoardId | undefined;
  /** The boards above one, nearest first. */
  above(board: BoardId): readonly BoardId[];
  /** How high a board stands, from 0 for a section. */
  height(board: BoardId): number;
}

/** Who sends and who has a matter from now on; null where that stays as it is. */
export interface Route {
  readonly from: BoardId | null;
  readonly to: BoardId | null;
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
  if (from === sender && to === holder) return undefined;
  return { from: from === sender ? null : from, to: to === holder ? null : to };
}

function holderAfter(holder: BoardId, from: BoardId, tree: Tree): BoardId | undefined {
  const heir = tree.heirOf(holder);
  const above = tree.above(from);
  if (heir !== undefined && above.includes(heir)) return heir;
  const asHigh = above.find((board) => tree.height(board) >= tree.height(holder));
  // A unit that took over what it had itself is both: it answers its own.
  return asHigh ?? above.at(-1) ?? (heir === from ? from : undefined);
}
