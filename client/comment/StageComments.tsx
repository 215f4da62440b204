import type { BoardId, CardId } from "../../shared/base/ids.ts";
import { useWords } from "../words/useWords.ts";
import { useComments } from "./useComments.ts";
import "./comment.css";

/** So many of the newest stand on the stage; the others are read on the card. */
const SHOWN = 2;

/** What was said about the card that the room looks at. */
export function StageComments({ boardId, cardId }: { readonly boardId: BoardId; readonly cardId: CardId }) {
  const words = useWords().comment;
  const { list } = useComments(boardId, cardId);
  const said = list?.items.filter(({ takenDown }) => takenDown === null) ?? [];
  if (said.length === 0) return null;
  return (
    <ul className="comment-said" aria-label={words.title}>
      {said.slice(-SHOWN).map(({ id, text, by }) => (
        <li key={id}>
          <span>{text}</span> <small>{by.name}</small>
        </li>
      ))}
      {said.length > SHOWN && (
        <li>
          <small>{words.earlier(said.length - SHOWN)}</small>
        </li>
      )}
    </ul>
  );
}
