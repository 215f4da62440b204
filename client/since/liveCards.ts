import type { Instant } from "../../shared/base/time.ts";
import type { SinceCard } from "../../shared/since/since.ts";
import type { BoardState } from "../board/boardState.ts";

/** When what the server has not told of yet happened: after all that it has told of. */
const JUST_NOW: Instant = Number.MAX_SAFE_INTEGER;

/** The cards of a board this second: what they say is the document's word, since when is the server's. */
export function liveCards(
  state: Pick<BoardState, "lanes" | "cardsIn">,
  told: readonly SinceCard[],
): readonly SinceCard[] {
  const known = new Map(told.map((card) => [card.cardId, card]));
  return state.lanes.flatMap(({ id: laneId, meaning }) =>
    state.cardsIn(laneId).map((card): SinceCard => {
      const before = known.get(card.id);
      const isThere = before?.laneId === card.laneId;
      const { id: cardId, title, due, evaluateOn, archived } = card;
      const since = isThere ? before.since : JUST_NOW;
      const createdAt = before?.createdAt ?? JUST_NOW;
      return { cardId, title, laneId: card.laneId, meaning, since, createdAt, due, evaluateOn, archived };
    }),
  );
}
