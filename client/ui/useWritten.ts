import { useState } from "react";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { draftOf, keepDraft } from "../live/drafts.ts";
import { pageOwner } from "../live/pageOwner.ts";
import { useWords } from "../words/useWords.ts";

/** A text that somebody writes for others to read. */
export interface Written {
  /** As it stands in the field. */
  readonly text: string;
  /** As it is sent. */
  readonly said: string;
  readonly error: string | undefined;
  readonly isReady: boolean;
  readonly write: (text: string) => void;
  /** It has arrived: nothing of it is kept. */
  readonly forget: () => void;
}

interface Wanted {
  /** Of what it is the draft: begun once, it stands there again; absent = gone with its form. */
  readonly draft?: string;
  /** What it says before anybody writes. */
  readonly first?: string;
  /** What else may be wrong with it, in words. */
  readonly wrong?: (text: string) => string | undefined;
}

/** What is written, without patient identity, and what is wrong with it. */
export function useWritten({ draft, first = "", wrong }: Wanted = {}): Written {
  const { problem } = useWords();
  const [text, setText] = useState(() => (draft && draftOf(sessionStorage, pageOwner.id, draft)) || first);
  const said = text.trim();
  const error = looksLikeIdentity(text) ? problem["patient-identity"] : wrong?.(text);
  const keep = (next: string): void => {
    if (draft) keepDraft(sessionStorage, pageOwner.id, draft, next);
  };
  return {
    text,
    said,
    error,
    isReady: said !== "" && error === undefined,
    write(next) {
      setText(next);
      // What may not be written is kept nowhere.
      if (!looksLikeIdentity(next)) keep(next);
    },
    forget: () => keep(""),
  };
}
