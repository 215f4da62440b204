import { type KeyboardEvent, useRef, useState } from "react";
import type { LaneId } from "../../shared/base/ids.ts";
import { LONGEST, MOST_CARDS } from "../../shared/board/schema.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { IdentityWarning } from "./IdentityWarning.tsx";
import { useBoard } from "./useBoard.ts";

interface Props {
  readonly laneId: LaneId;
  readonly lane: string;
  readonly takesFocus: boolean;
  readonly onDone?: () => void;
}

/** Write, Enter, next. What is written stays in the browser until Enter. */
export function NewCard({ laneId, lane, takesFocus, onDone }: Props) {
  const { board } = useBoardParts();
  const words = useWords().board;
  const [title, setTitle] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const isFull = useBoard(board, (each) => each.state.cardCount >= MOST_CARDS);
  const isIdentity = looksLikeIdentity(title);
  if (isFull) return <Notice tone="watch">{words.card.full}</Notice>;

  const add = (): void => {
    const text = title.replaceAll(/\s+/g, " ").trim();
    if (text === "" || isIdentity) return;
    board.edit.addCard({ title: text, laneId });
    setTitle("");
    field.current?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onDone?.();
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div className="board-new-card">
      <textarea
        ref={field}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for with a press
        autoFocus={takesFocus}
        className="ds-input input"
        aria-label={words.card.newIn(lane)}
        placeholder={words.card.newPlaceholder}
        rows={2}
        maxLength={LONGEST.title}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      {isIdentity && <IdentityWarning />}
      {(title.trim() !== "" || onDone) && (
        <div className="board-choices">
          <Button variant="primary" density="close" disabled={title.trim() === "" || isIdentity} onClick={add}>
            {words.card.add}
          </Button>
          {onDone && (
            <Button density="close" variant="tertiary" onClick={onDone}>
              {words.card.done}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
