import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { useDraft } from "../live/useDraft.ts";
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
  readonly forget: () => void;
}

interface Wanted {
  readonly draft?: string;
  /** What it says before anybody writes. */
  readonly first?: string;
  /** What else may be wrong with it, in words. */
  readonly wrong?: (text: string) => string | undefined;
}

/** What is written, without patient identity, and what is wrong with it; begun once, it stands there again. */
export function useWritten({ draft, first, wrong }: Wanted = {}): Written {
  const { problem } = useWords();
  const { text, write, forget } = useDraft(draft, first, (next) => !looksLikeIdentity(next));
  const said = text.trim();
  const error = looksLikeIdentity(text) ? problem["patient-identity"] : wrong?.(text);
  return { text, said, error, isReady: said !== "" && error === undefined, write, forget };
}
