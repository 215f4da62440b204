import type { CardId } from "../../shared/base/ids.ts";
import { CommentMark } from "../comment/CommentMark.tsx";
import { LinkMark } from "../link/LinkMark.tsx";
import { SumMark } from "../vote/SumMark.tsx";
import { useBoardParts } from "./boardParts.tsx";
import "./marks.css";

/** Small marks on the face of a card, each a shape with a number; no room is taken where there is nothing. */
export function CardMarks({ cardId }: { readonly cardId: CardId }) {
  const { boardId } = useBoardParts().board;
  return (
    <span className="card-marks">
      <SumMark boardId={boardId} cardId={cardId} />
      <CommentMark boardId={boardId} cardId={cardId} />
      <LinkMark boardId={boardId} cardId={cardId} />
    </span>
  );
}
