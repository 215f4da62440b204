import { judgement } from "../../shared/escalation/apply.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { stateOf } from "../../shared/escalation/state.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { Refusals } from "../escalation/Refusals.tsx";
import { useEscalations } from "../escalation/useEscalations.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly matter: Escalation;
  readonly facts: Board;
}

/** On the sender's own page: whether the answer solved it. It waits for contact as in the meeting, and is sent once. */
export function SenderActs({ matter, facts }: Props) {
  const words = useWords().escalation;
  const { judge, unsent } = useEscalations(facts.id);
  if (matter.from.boardId !== facts.id || !listed(facts.may, "escalation:confirm")) return null;
  if (!judgement(matter, "confirm")) return null;
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
