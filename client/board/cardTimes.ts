import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { cardViewSchema, type KnownCard } from "../../shared/protocol/boards.ts";
import { collection } from "../../shared/protocol/http.ts";
import { queryOf } from "../live/queries.ts";

const schema = collection(cardViewSchema);
/** Ages are counted in days: a few minutes' delay changes nothing that anyone reads. */
const ASKED_EVERY = 5 * 60_000;

export function cardsKey(boardId: BoardId) {
  return ["cards", boardId] as const;
}

/** What the server knows of the cards besides the document; undefined until it has answered. */
export function useToldCards(boardId: BoardId): readonly KnownCard[] | undefined {
  const { data } = useQuery({
    ...queryOf(cardsKey(boardId), `/boards/${boardId}/cards`, schema),
    refetchInterval: ASKED_EVERY,
  });
  return data?.items;
}

/** The same; empty until it has answered. */
export function useCardViews(boardId: BoardId): readonly KnownCard[] {
  return useToldCards(boardId) ?? NONE;
}

const NONE: readonly KnownCard[] = [];

/** Since when each card has stood in its lane, by the server's clock; empty until it has answered. */
export function useCardTimes(boardId: BoardId): ReadonlyMap<string, Instant> {
  const cards = useCardViews(boardId);
  return useMemo(() => new Map(cards.map(({ cardId, since }) => [cardId, since])), [cards]);
}
