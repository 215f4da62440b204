import { useQuery } from "@tanstack/react-query";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import { linksReply, type LinksReply, type LinkView } from "../../shared/link/link.ts";
import { send } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { queryOf, useAct } from "../live/queries.ts";
import { useToast } from "../ui/Toast.tsx";
import type { Words } from "../words/catalogue.ts";
import { useWords } from "../words/useWords.ts";

const NONE: LinksReply = { items: [], targets: [], lacks: null };

/** Which cards of a board belong together with cards elsewhere, and where cards can be sent. */
export function useLinks(boardId: BoardId): LinksReply {
  const { data } = useQuery(queryOf(["links", boardId], `/boards/${boardId}/links`, linksReply));
  return data ?? NONE;
}

interface Sent {
  readonly do: "send" | "undo";
  readonly cardId: CardId;
  readonly to: BoardId;
  readonly newCardId?: CardId;
}

type Target = LinksReply["targets"][number];

/** One gesture: the card stands on the other board too, and for some seconds that can be taken back. */
export function useSendCard(boardId: BoardId): (card: { id: CardId; title: string }, to: Target) => void {
  const words = useWords().link;
  const toast = useToast();
  const act = (body: Sent) => send("POST", `/boards/${boardId}/links`, body, linksReply);
  const { run } = useAct(act, [["links", boardId]]);
  return (card, to) => {
    const undo = (): void => {
      void run({ do: "undo", cardId: card.id, to: to.boardId }).then(
        (answer) => answer.ok && toast({ text: words.takenBack }),
      );
    };
    void run({ do: "send", cardId: card.id, to: to.boardId, newCardId: freshId<"card">() }).then((answer) => {
      if (answer.ok) toast({ text: words.sent(card.title, to.name), undo });
    });
  };
}

/** Where a card can still be sent: not where it stands already. */
export function openTargets({ items, targets }: LinksReply, card: CardId): readonly Target[] {
  const has = new Set(items.filter((link) => link.cardId === card).map(({ other }) => other.boardId));
  return targets.filter(({ boardId }) => !has.has(boardId));
}

/** *Forbedringstavlen: Tester nå*: where the other card stands, by its own board. */
export function linkText({ other }: LinkView, words: Words): string {
  if (other.archived) return words.link.archived(other.boardName);
  const unnamed =
    other.meaning === null || other.meaning === "own" ? words.board.lanes.unnamed : words.board.lane[other.meaning];
  return words.link.stands(other.boardName, other.laneName?.trim() || unnamed);
}
