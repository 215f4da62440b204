import { movedOn } from "../../shared/protocol/escalations.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { lateText } from "../words/lateText.ts";
import { useWords } from "../words/useWords.ts";
import type { Step } from "./useStep.ts";

interface Props {
  readonly step: Pick<Step, "isCut" | "trouble">;
  /** Something is written: it says that this stays. */
  readonly keeps?: boolean;
}

/** Why nothing came of it: no contact, somebody else was first, or what the server said. */
export function StepTrouble({ step, keeps = false }: Props) {
  const words = useWords();
  if (step.isCut) return <Notice tone="watch">{words.matters.cut}</Notice>;
  const now = step.trouble && movedOn(step.trouble);
  if (!now) return <ErrorNotice trouble={step.trouble} />;
  return (
    <Notice tone="alarm">
      <p>{lateText(now, words)}</p>
      {keeps && <p>{words.matters.late.kept}</p>}
    </Notice>
  );
}
