import type { Lane } from "../../shared/board/schema.ts";
import type { Words } from "../words/catalogue.ts";

/** What a lane is called: the section's own name, or the one of its meaning in the reader's language. */
export function laneName(lane: Lane, words: Words): string {
  const own = lane.name?.trim();
  if (own) return own;
  return lane.meaning === "own" ? words.board.lanes.unnamed : words.board.lane[lane.meaning];
}
