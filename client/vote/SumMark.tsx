import type { BoardId, CardId } from "../../shared/base/ids.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { useSum } from "./useVotes.ts";

/** On the face of a card: the dots it got in the last vote. */
export function SumMark({ boardId, cardId }: { readonly boardId: BoardId; readonly cardId: CardId }) {
  const words = useWords().vote;
  const sum = useSum(boardId, cardId);
  if (sum === 0) return null;
  return (
    <span className="card-mark">
      <Icon name="dots" />
      <span aria-hidden="true">{sum}</span>
      <span className="visually-hidden">{words.sum(sum)}</span>
    </span>
  );
}
