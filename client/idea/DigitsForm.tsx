import { type FormEvent, useId, useState } from "react";
import type { Trouble } from "../live/api.ts";
import { usePageWords } from "./pageLanguage.ts";

interface Props {
  readonly trouble: Trouble | undefined;
  readonly onDigits: (digits: string) => Promise<Trouble | undefined>;
  readonly onDone: (trouble: Trouble | undefined) => void;
}

const LENGTH = 4;

/** Who typed the address, or whose scan is too old, shows with four digits that they stand at the wall. */
export function DigitsForm({ trouble, onDigits, onDone }: Props) {
  const words = usePageWords();
  const id = useId();
  const [digits, setDigits] = useState("");
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const found = await onDigits(digits);
    setBusy(false);
    setDigits("");
    onDone(found);
  };
  const isFirst = trouble?.message === "Nothing was scanned.";
  return (
    <form className="idea-digits" onSubmit={(event) => void submit(event)}>
      <h2>{words.digitsTitle}</h2>
      <p id={`${id}-help`}>{isFirst || !trouble ? words.digitsHelp : sentence(words.trouble, trouble.code)}</p>
      <div>
        <input
          aria-label={words.digits}
          aria-describedby={`${id}-help`}
          value={digits}
          inputMode="numeric"
          autoComplete="off"
          pattern="\d{4}"
          maxLength={LENGTH}
          required
          onChange={(event) => setDigits(event.currentTarget.value.replaceAll(/\D/g, ""))}
        />
        <button type="submit" className="idea-button" disabled={digits.length < LENGTH || isBusy}>
          {words.open}
        </button>
      </div>
    </form>
  );
}

/** What is said of a refusal here; any other that may come is said in one sentence. */
export function sentence(words: Readonly<Record<string, string>> & { readonly other: string }, code: string): string {
  return words[code] ?? words.other;
}
