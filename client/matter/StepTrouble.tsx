import type { Escalation } from "../../shared/escalation/escalation.ts";
import { lastAnswer, lastStep, stateOf } from "../../shared/escalation/state.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { parse } from "../../shared/protocol/http.ts";
import type { Trouble } from "../live/api.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";
import type { Step } from "./useStep.ts";

interface Props {
  readonly step: Pick<Step, "isCut" | "trouble">;
  /** Something is written: it says that this stays. */
  readonly keeps?: boolean;
}

/** Why nothing came of it: no contact, somebody else was first, or what the server said. */
export function StepTrouble({ step, keeps = false }: Props) {
  const { matters: words, escalation } = useWords();
  if (step.isCut) return <Notice tone="watch">{words.cut}</Notice>;
  const now = step.trouble && movedOn(step.trouble);
  if (!now) return <ErrorNotice trouble={step.trouble} />;
  const answer = stateOf(now) === "answered" ? lastAnswer(now) : undefined;
  const { by } = lastStep(now);
  return (
    <Notice tone="alarm">
      <p>
        {answer
          ? words.late.answered(answer.by.name, answer.text)
          : words.late.moved(escalation.state[stateOf(now)], by.kind === "person" ? by.name : "")}
      </p>
      {keeps && <p>{words.late.kept}</p>}
    </Notice>
  );
}

/** The matter as it stands now, from the refusal that shows it. */
function movedOn({ code, current }: Trouble): Escalation | undefined {
  if (code !== "changed-meanwhile") return undefined;
  const shown = parse(escalationReply, current);
  return shown.ok ? shown.value.escalation : undefined;
}
