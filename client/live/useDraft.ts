import { useState } from "react";
import { draftOf, keepDraft } from "./drafts.ts";
import { pageOwner } from "./pageOwner.ts";

/**
 * A text that stands there again when its form is opened anew in this tab.
 * @param name of what it is the draft; absent = it goes with its form
 * @param first what it says before anybody writes
 * @param mayKeep what may not be written is kept nowhere
 */
export function useDraft(name: string | undefined, first = "", mayKeep: (text: string) => boolean = () => true) {
  const [text, setText] = useState(() => (name && draftOf(sessionStorage, pageOwner.id, name)) || first);
  const keep = (next: string): void => {
    if (name) keepDraft(sessionStorage, pageOwner.id, name, next);
  };
  return {
    text,
    write(next: string): void {
      setText(next);
      if (mayKeep(next)) keep(next);
    },
    /** It has arrived: nothing of it is kept. */
    forget: () => keep(""),
  };
}
