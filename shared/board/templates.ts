import { type LaneId, laneId } from "../base/ids.ts";
import type { BoardDocument } from "./document.ts";
import { LANE_MEANINGS, type LaneMeaning } from "./schema.ts";

export type DefaultMeaning = Exclude<LaneMeaning, "own">;
export const DEFAULT_LANES: readonly DefaultMeaning[] = LANE_MEANINGS.filter((meaning) => meaning !== "own");
const IDS = new Map(DEFAULT_LANES.map((meaning) => [meaning, laneId.parse(meaning.toLowerCase().padEnd(26, "2"))]));

/**
 * The id of a default lane, the same on every board: lanes are only named within their board, and two servers that write
 * the template at once then write one set of lanes.
 */
export function defaultLaneId(meaning: DefaultMeaning): LaneId {
  const id = IDS.get(meaning);
  if (!id) throw new RangeError(`there is no default lane ${meaning}`);
  return id;
}

/**
 * The lanes every board begins with. Written by the server alone, when it loads a board that has never been written.
 * Tests before it writes, so it may run again.
 */
export function applyTemplate(board: BoardDocument): void {
  DEFAULT_LANES.forEach((meaning, place) => {
    board.lanes.add({ id: defaultLaneId(meaning), meaning, name: null, rank: `${place + 1}i`, hidden: false });
  });
}
