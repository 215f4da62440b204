import { openTargets, useLinks, useSendCard } from "../../link/useLinks.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import type { OpenBoard } from "../../board/openBoard.ts";
import { useWords } from "../../words/useWords.ts";
import type { Subject } from "./raising.ts";

/** The card that a step has in hand, sent by one touch to the board of the other kind, where the unit has one. */
export function useLinking(board: OpenBoard): (subject: Subject) => readonly Act[] {
  const words = useWords().link;
  const links = useLinks(board.boardId);
  const send = useSendCard(board.boardId);
  return ({ cardId, title }) => {
    const [target] = cardId ? openTargets(links, cardId) : [];
    if (!cardId || !target) return [];
    const onPress = (): void => send({ id: cardId, title }, target);
    return [{ key: "linkCard", label: words.short[target.kind], mark: "⇄", onPress }];
  };
}
