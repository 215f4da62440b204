import { useCallback, useState } from "react";
import type { CardId } from "../../shared/base/ids.ts";
import { LONGEST } from "../../shared/board/schema.ts";
import { Field } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import { IdentityWarning } from "./IdentityWarning.tsx";
import { bindTextField } from "./textBinding.ts";

/** The note of a card, in which several may write at once. */
export function NoteField({ cardId }: { readonly cardId: CardId }) {
  const { board } = useBoardParts();
  const words = useWords().board.card;
  const [isIdentity, setIdentity] = useState(false);
  // The binding owns what stands in the field: React would put the caret last at each word from elsewhere.
  const bind = useCallback(
    (field: HTMLTextAreaElement) => bindTextField(field, board.note(cardId), { identity: setIdentity }),
    [board, cardId],
  );
  return (
    <div>
      <Field label={words.note}>
        {(parts) => (
          <textarea
            {...parts}
            ref={bind}
            className="ds-input input board-card-note-input"
            placeholder={words.notePlaceholder}
            maxLength={LONGEST.note}
            aria-invalid={isIdentity || undefined}
          />
        )}
      </Field>
      {isIdentity && <IdentityWarning />}
    </div>
  );
}
