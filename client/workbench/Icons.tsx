import { useMemo } from "react";
import type { Assurance, Variation } from "../../shared/spc/makingDataCount.ts";
import { useWords } from "../words/useWords.ts";
import { useOnBench } from "./Bench.tsx";
import { useAnswer } from "./useBench.ts";

/**
 * The two icons of Making Data Count: a sign and its words, without their blue and orange, since here colour is for what
 * people have declared.
 */
export function Icons() {
  const words = useWords().workbench.looks;
  const { bench, definition, reading, setting } = useOnBench();
  const question = useMemo(
    () => ({ kind: "icons", given: { definition, reading }, setting }) as const,
    [definition, reading, setting],
  );
  const answer = useAnswer<"icons">(bench, question);
  if (!answer) return null;
  const { icons } = answer;
  if (!icons) return <p>{words.early}</p>;
  const { variation, assurance } = icons;
  return (
    <dl className="bench-icons">
      <div>
        <dt>{words.variationTitle}</dt>
        <dd>
          <Sign text={VARIATION[variation]} isSignal={variation !== "common"} />
          {words.variation[variation]}
        </dd>
      </div>
      <div>
        <dt>{words.assuranceTitle}</dt>
        <dd>
          {assurance ? (
            <>
              <Sign text={ASSURANCE[assurance]} isSignal={false} />
              {words.assurance[assurance]}
            </>
          ) : (
            words.noTarget
          )}
        </dd>
      </div>
    </dl>
  );
}

/** H and L as in the original: towards higher or lower figures. */
const VARIATION: Readonly<Record<Variation, string>> = {
  common: "∿",
  "improvement-high": "H",
  "improvement-low": "L",
  "concern-high": "H",
  "concern-low": "L",
  "neutral-high": "↗",
  "neutral-low": "↘",
};
const ASSURANCE: Readonly<Record<Assurance, string>> = { pass: "P", fail: "F", inconsistent: "?" };

function Sign({ text, isSignal }: { readonly text: string; readonly isSignal: boolean }) {
  return (
    <span className="bench-icon" data-signal={isSignal || undefined} aria-hidden="true">
      {text}
    </span>
  );
}
