import type { BoardId, CardId } from "../../shared/base/ids.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { useCommentCount } from "./useComments.ts";

/** On the face of a card: that somebody has said something, and how often. */
export function CommentMark({ boardId, cardId }: { readonly boardId: BoardId; readonly cardId: CardId }) {
  const words = useWords().comment;
  const count = useCommentCount(boardId, cardId);
  if (count === 0) return null;
  return (
    <span className="card-mark">
      <Icon name="comment" />
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{words.count(count)}</span>
    </span>
  );
}
