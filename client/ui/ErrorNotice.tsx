import type { Trouble } from "../live/api.ts";
import { useWords } from "../words/useWords.ts";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

/** Asked again these say the same. */
const STANDS: readonly Trouble["code"][] = ["not-allowed", "not-found"];

interface Props {
  readonly trouble: Trouble | undefined | null;
  readonly onRetry?: (() => void) | undefined;
}

/** What went wrong, worded by its code; nothing when nothing did. */
export function ErrorNotice({ trouble, onRetry }: Props) {
  const words = useWords();
  if (!trouble) return null;
  return (
    <Notice tone="alarm">
      <p>{words.problem[trouble.code]}</p>
      {onRetry && !STANDS.includes(trouble.code) && (
        <Button density="close" onClick={onRetry}>
          {words.shell.tryAgain}
        </Button>
      )}
    </Notice>
  );
}
