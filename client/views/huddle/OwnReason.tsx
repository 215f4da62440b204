import { type FormEvent, useState } from "react";
import { LONGEST } from "../../../shared/board/schema.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/Field.tsx";
import { useWords } from "../../words/useWords.ts";

/** One may write the reason, at a wall from a phone; the ready ones are in the row. */
export function OwnReason({ onReason }: { readonly onReason: (reason: string) => void }) {
  const words = useWords();
  const own = words.matrix.stage;
  const [text, setText] = useState("");
  const isIdentity = looksLikeIdentity(text);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== "" && !isIdentity) onReason(text.trim());
  };
  return (
    <form className="idea-own" onSubmit={submit}>
      <TextField
        label={own.ownReason}
        value={text}
        maxLength={LONGEST.reason}
        autoComplete="off"
        error={isIdentity ? words.problem["patient-identity"] : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== "" && !isIdentity && <Button type="submit">{own.useReason}</Button>}
    </form>
  );
}
