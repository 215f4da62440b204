import { useState } from "react";
import { LONGEST } from "../../shared/board/schema.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";
import { IdentityWarning } from "./IdentityWarning.tsx";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";

interface Props {
  readonly lane: string;
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Whoever gave an idea hears why it is not now: ready reasons with one touch, or one of one's own. */
export function ReasonDialog({ lane, onReason, onCancel }: Props) {
  const words = useWords().board;
  const [own, setOwn] = useState("");
  const isIdentity = looksLikeIdentity(own);
  return (
    <Dialog title={words.move.why(lane)} onClose={onCancel}>
      <form
        className="board-card-editor"
        onSubmit={(event) => {
          event.preventDefault();
          if (own.trim() !== "" && !isIdentity) onReason(own.trim());
        }}
      >
        <p>{words.move.whyHelp}</p>
        <ul className="board-move-list">
          {words.move.reasons.map((reason) => (
            <li key={reason}>
              <button type="button" className="board-move-to" onClick={() => onReason(reason)}>
                {reason}
              </button>
            </li>
          ))}
        </ul>
        <TextField
          label={words.move.ownReason}
          value={own}
          maxLength={LONGEST.reason}
          autoComplete="off"
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        {isIdentity && <IdentityWarning />}
        <DialogActs>
          <Button onClick={onCancel}>{words.move.cancel}</Button>
          <Button type="submit" variant="primary" disabled={own.trim() === "" || isIdentity}>
            {words.move.confirm}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
