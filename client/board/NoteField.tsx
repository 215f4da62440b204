import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { CardId } from "../../shared/base/ids.ts";
import { LONGEST } from "../../shared/board/schema.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { Field } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import { IdentityWarning } from "./IdentityWarning.tsx";
import { follow, NoteText } from "./noteText.ts";

/** The note of a card, in which several may write at once. */
export function NoteField({ cardId }: { readonly cardId: CardId }) {
  const { board } = useBoardParts();
  const words = useWords().board.card;
  const [note, setNote] = useState<NoteText | undefined>(undefined);
  useEffect(() => {
    const opened = new NoteText(board.note(cardId));
    // oxlint-disable-next-line react/set-state-in-effect -- it listens: it begins and ends with the effect
    setNote(opened);
    return () => opened.close();
  }, [board, cardId]);
  return note ? <Bound note={note} label={words.note} placeholder={words.notePlaceholder} /> : null;
}

interface Props {
  readonly note: NoteText;
  readonly label: string;
  readonly placeholder: string;
}

function Bound({ note, label, placeholder }: Props) {
  const text = useSyncExternalStore(note.subscribe, note.get);
  const field = useRef<HTMLTextAreaElement>(null);
  const isIdentity = looksLikeIdentity(text);
  // What others write before the caret pushes it along; the browser would put it last.
  const selection = useRef<readonly [number, number]>([0, 0]);
  useLayoutEffect(() => {
    const moved = note.takeMoved();
    const element = field.current;
    if (!moved || !element || document.activeElement !== element) return;
    const [start, end] = selection.current;
    element.setSelectionRange(follow(start, moved), follow(end, moved));
  });
  return (
    <div>
      <Field label={label}>
        {(parts) => (
          <textarea
            {...parts}
            ref={field}
            className="ds-input input board-card-note-input"
            placeholder={placeholder}
            maxLength={LONGEST.note}
            value={text}
            aria-invalid={isIdentity || undefined}
            onChange={({ currentTarget }) => note.type(currentTarget.value, currentTarget.selectionEnd)}
            onSelect={({ currentTarget }) => {
              selection.current = [currentTarget.selectionStart, currentTarget.selectionEnd];
            }}
            onBlur={() => note.leave()}
          />
        )}
      </Field>
      {isIdentity && <IdentityWarning />}
    </div>
  );
}
