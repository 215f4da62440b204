import { useWords } from "../words/useWords.ts";

/** Shown while something is fetched; invisible for the first 0.4 s, so that a quick answer does not flicker. */
export function Loading() {
  const words = useWords();
  return (
    <div className="loading" role="status">
      <span className="loading-mark" />
      <span>{words.shell.loading}</span>
    </div>
  );
}
