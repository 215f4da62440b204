import { judgement } from "../../shared/escalation/apply.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { stateOf } from "../../shared/escalation/state.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { Refusals } from "../escalation/Refusals.tsx";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useOpenActs } from "../escalation/useOpenActs.tsx";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly matter: Escalation;
  readonly facts: Board;
}

/** On the sender's own page: that it cannot wait, that it is taken back, and whether the answer solved it. */
export function SenderActs({ matter, facts }: Props) {
  if (matter.from.boardId !== facts.id) return null;
  return (
    <>
      <Judging matter={matter} facts={facts} />
      <Waiting matter={matter} facts={facts} />
    </>
  );
}

function Waiting({ matter, facts }: Props) {
  const { buttons, trouble } = useOpenActs(matter, facts, "alone");
  return (
    <>
      {buttons.length > 0 && <div className="matter-acts">{buttons}</div>}
      {trouble}
    </>
  );
}

/** It waits for contact as in the meeting, and is sent once. */
function Judging({ matter, facts }: Props) {
  const words = useWords().escalation;
  const { judge, unsent } = useEscalations(facts.id);
  if (!listed(facts.may, "escalation:confirm") || !judgement(matter, "confirm")) return null;
  const state = stateOf(matter);
  return (
    <>
      <Refusals boardId={facts.id} />
      <p>{words.answers.question}</p>
      <div className="matter-acts">
        <Button
          variant="primary"
          aria-pressed={state === "confirmed"}
          disabled={state === "confirmed"}
          onClick={() => judge(matter, "confirm")}
        >
          ✓ {words.answers.confirm}
        </Button>
        <Button
          aria-pressed={state === "reopened"}
          disabled={state === "reopened"}
          onClick={() => judge(matter, "reopen")}
        >
          ↺ {words.answers.reopen}
        </Button>
        {unsent.has(matter.id) && <small>{words.notSent}</small>}
      </div>
    </>
  );
}
