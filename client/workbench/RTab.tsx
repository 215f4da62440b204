import { useMemo } from "react";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { useOnBench } from "./Bench.tsx";
import { useAnswer } from "./useBench.ts";

/** The same level and limits in base R, for those who check or go on from there. */
export function RTab() {
  const words = useWords().workbench.r;
  const toast = useToast();
  const { bench, definition, reading, setting } = useOnBench();
  const question = useMemo(
    () => ({ kind: "r", given: { definition, reading }, setting }) as const,
    [definition, reading, setting],
  );
  const answer = useAnswer<"r">(bench, question);
  if (!answer) return null;
  const { code } = answer;
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    toast({ text: words.copied });
  };
  return (
    <section className="stack">
      <h3>{words.title}</h3>
      <p>{words.help}</p>
      {code === undefined ? (
        <p>{words.long}</p>
      ) : (
        <>
          <Button icon="copy" onClick={() => void copy(code)}>
            {words.copy}
          </Button>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region */}
          <pre className="measure-code bench-code" tabIndex={0} aria-label={words.title}>
            {code}
          </pre>
        </>
      )}
    </section>
  );
}
