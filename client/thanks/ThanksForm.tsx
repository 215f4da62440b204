import { type FormEvent, useState } from "react";
import { MAX_LINE } from "../../shared/thanks/thanks.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

/** For those at a keyboard; at the wall the ready choices do. */
export function ThanksForm({ onLine }: { readonly onLine: (line: string) => void }) {
  const words = useWords().thanks;
  const [line, setLine] = useState("");
  const isIdentity = looksLikeIdentity(line);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (line.trim() === "" || isIdentity) return;
    onLine(line.trim());
    setLine("");
  };
  return (
    <form className="thanks-form" onSubmit={send}>
      <TextField
        label={words.line}
        hint={words.lineHint}
        error={isIdentity ? words.identity : undefined}
        value={line}
        maxLength={MAX_LINE}
        autoComplete="off"
        onChange={(event) => setLine(event.currentTarget.value)}
      />
      <Button type="submit" disabled={line.trim() === "" || isIdentity}>
        {words.send}
      </Button>
    </form>
  );
}
