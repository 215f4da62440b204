import type { BoardId, CardId } from "../../shared/base/ids.ts";
import { useWords } from "../words/useWords.ts";
import { linkText, useLinks } from "./useLinks.ts";
import "./link.css";

/** On the face of a card: where the card that it belongs together with stands, on its own board. */
export function LinkMark({ boardId, cardId }: { readonly boardId: BoardId; readonly cardId: CardId }) {
  const words = useWords();
  const { items } = useLinks(boardId);
  const own = items.filter((link) => link.cardId === cardId);
  if (own.length === 0) return null;
  return (
    <span className="link-marks">
      {own.map((link) => (
        <span key={link.other.cardId} className="link-mark">
          <span aria-hidden="true">⇄</span> {linkText(link, words)}
        </span>
      ))}
    </span>
  );
}
