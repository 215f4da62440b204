import { isAtLimit } from "../../shared/board/pdsa.ts";
import type { Card } from "../../shared/board/schema.ts";
import type { BoardState } from "./boardState.ts";

/** The cards that are tested now. */
export function testedNow(state: BoardState): readonly Card[] {
  return state.lanes.filter(({ meaning }) => meaning === "testing").flatMap(({ id }) => state.cardsIn(id));
}

/** Whether a card that comes to a lane would be one test more than the team wanted at once. */
export function isOneTooMany(state: BoardState, card: Card, laneId: string, limit: number | null): boolean {
  if (state.lane(laneId)?.meaning !== "testing" || state.lane(card.laneId)?.meaning === "testing") return false;
  return isAtLimit(testedNow(state).length, limit);
}
