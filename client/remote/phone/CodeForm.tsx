import { type FormEvent, useId, useState } from "react";
import { asTyped, TYPED_LENGTH } from "../../../shared/remote/remote.ts";
import { usePhoneWords } from "./phoneLanguage.ts";
import type { LinkState, PhoneLink } from "./phoneLink.ts";

interface Props {
  readonly link: PhoneLink;
  readonly state: LinkState & { readonly kind: "code" };
}

/** For those who typed the address, and those whose scan came too late. */
export function CodeForm({ link, state }: Props) {
  const words = usePhoneWords();
  const id = useId();
  const [code, setCode] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void link.take({ code });
    setCode("");
  };
  const told: Readonly<Partial<Record<string, string>>> = words.trouble;
  const trouble = state.trouble && (told[state.trouble] ?? words.trouble.other);
  return (
    <form className="remote-code" onSubmit={submit}>
      <h1>{state.isBusy ? words.connecting : words.codeTitle}</h1>
      <p id={`${id}-help`}>{words.codeHelp}</p>
      {trouble && (
        <p className="remote-note" data-tone="alarm" role="alert">
          ▲ {trouble}
        </p>
      )}
      <input
        aria-label={words.code}
        aria-describedby={`${id}-help`}
        value={code}
        placeholder="KTR BMX"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        required
        onChange={({ currentTarget }) => setCode(currentTarget.value.slice(0, TYPED_LENGTH + 2))}
      />
      <button type="submit" className="remote-button" disabled={asTyped(code).length !== TYPED_LENGTH || state.isBusy}>
        {words.connect}
      </button>
    </form>
  );
}
