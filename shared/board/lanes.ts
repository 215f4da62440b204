import type { LaneId } from "../base/ids.ts";
import { byRank, rankBetween } from "../base/rank.ts";
import type { BoardDocument } from "./document.ts";
import type { Lane } from "./schema.ts";

export type LaneChange = Partial<Pick<Lane, "name" | "hidden">>;

/** The key that puts a thing just before another one of a list, or last. The list is in order and without the thing itself. */
export function rankBefore(others: readonly { id: string; rank: string }[], beforeId: string | null): string {
  const found = beforeId === null ? -1 : others.findIndex((other) => other.id === beforeId);
  const at = found < 0 ? others.length : found;
  const before = others[at - 1]?.rank;
  const after = others[at]?.rank;
  // Two people may have minted the same key: then there is no room between, and the thing goes just before both.
  if (before !== undefined && before === after) return rankBefore(others.slice(0, at - 1), null);
  return rankBetween(before, after);
}

export function lanesInOrder(board: BoardDocument): Lane[] {
  return board.lanes.all().toSorted(byRank);
}

/** A lane of the section's own, last on the board. */
export function addLane(board: BoardDocument, lane: { id: LaneId; name: string }): void {
  const rank = rankBefore(lanesInOrder(board), null);
  board.lanes.add({ ...lane, meaning: "own", rank, hidden: false });
}

export function patchLane(board: BoardDocument, id: LaneId, change: LaneChange): void {
  board.lanes.patch(id, change);
}

/** @param beforeId the lane that it is to stand before, or null for last */
export function moveLane(board: BoardDocument, id: LaneId, beforeId: LaneId | null): void {
  const others = lanesInOrder(board).filter((lane) => lane.id !== id);
  board.lanes.patch(id, { rank: rankBefore(others, beforeId) });
}
