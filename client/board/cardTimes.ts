import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { cardViewSchema, type KnownCard } from "../../shared/protocol/boards.ts";
import { collection } from "../../shared/protocol/http.ts";
import { queryOf } from "../live/queries.ts";

const schema = collection(cardViewSchema);

/**
 * What the server knows of the cards besides the document: asked again when one came, went or moved, once that is on disk;
 * what else is written on them the document says. Undefined until it has answered.
 */
export function useToldCards(boardId: BoardId): readonly KnownCard[] | undefined {
  const { data } = useQuery(queryOf(["cards", boardId], `/boards/${boardId}/cards`, schema));
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
