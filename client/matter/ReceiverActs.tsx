import { useContext, useState } from "react";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { groupWith } from "../../shared/escalation/lanes.ts";
import { isUnanswered, lastStep } from "../../shared/escalation/state.ts";
import { actsAt, type ReceiverAct } from "../../shared/escalation/turns.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { MeContext } from "../access/useMe.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import type { Trouble } from "../live/api.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import { ActForm, type AskingAct, isAsking } from "./ActForm.tsx";
import { sendersOf } from "./MatterMarks.tsx";
import { StepTrouble } from "./StepTrouble.tsx";
import { type Step, useStep } from "./useStep.ts";

interface Props {
  readonly matter: Escalation;
  readonly facts: Board;
  /** The act whose form stands open from the beginning. */
  readonly first?: AskingAct | undefined;
  /** What was opened for one act is left when that is done. */
  readonly onDone?: (() => void) | undefined;
}

/** What the board that a matter came to can do with it: the answer first, each of the others one touch away. */
export function ReceiverActs({ matter, facts, first, onDone }: Props) {
  const words = useWords().matters;
  const { items } = useEscalations(facts.id);
  const me = useContext(MeContext);
  const step = useStep(matter, facts.id);
  const turns = actsAt(matter, facts.id);
  const mayAct = listed(facts.may, "escalation:answer");
  const acts = mayAct ? turns.toSorted((one, other) => Number(other === "thank") - Number(one === "thank")) : [];
  const [open, setOpen] = useState<AskingAct | undefined>(first && acts.includes(first) ? first : undefined);
  const senders = sendersOf(groupWith(items, matter).filter((each) => each.id === matter.id || isUnanswered(each)));
  const close = (): void => setOpen(undefined);
  const done = (): void => (first === open && onDone ? onDone() : close());
  // A form stays open when somebody else was first: what was written must not go with it.
  if (open) {
    const isOurs = lastStep(matter).by.name === me?.name;
    const late = mayAct ? !acts.includes(open) && !isOurs && overtaken(matter) : NOT_ANY_MORE;
    const told = late ? { ...step, trouble: late } : step;
    return <ActForm key={open} act={open} {...{ matter, facts, step: told, senders }} onDone={done} onCancel={close} />;
  }
  if (!mayAct && turns.includes("answer") && matter.kind === "action") {
    return <p className="matter-others">{words.others(ownName(matter, facts))}</p>;
  }
  if (acts.length === 0) return null;
  return (
    <>
      <div className="matter-acts">
        {acts.map((act) => (
          <ActButton key={act} act={act} {...{ matter, step }} onAsk={setOpen} />
        ))}
      </div>
      <StepTrouble step={step} />
    </>
  );
}

/** Somebody else was first, and that is told before anything is sent. */
function overtaken(matter: Escalation): Trouble {
  return { code: "changed-meanwhile", message: "", current: { escalation: matter } };
}

/** The role was taken away while the form stood open. */
const NOT_ANY_MORE: Trouble = { code: "not-allowed", message: "" };

/** The unit whose board looks at it. */
function ownName({ places }: Escalation, { id, name }: Board): string {
  return places.find(({ boardId }) => boardId === id)?.unitName ?? name;
}

interface ButtonProps {
  readonly act: ReceiverAct;
  readonly matter: Escalation;
  readonly step: Step;
  readonly onAsk: (act: AskingAct) => void;
}

function ActButton({ act, matter, step, onAsk }: ButtonProps) {
  const words = useWords().matters.act;
  const once = useOnce(matter, step);
  const delegate = matter.delegate?.unitName ?? "";
  return (
    <Button
      variant={act === (matter.kind === "awareness" ? "thank" : "answer") ? "primary" : "secondary"}
      isBusy={step.isBusy}
      disabled={step.isCut}
      onClick={() => (isAsking(act) ? onAsk(act) : once(act))}
    >
      {act === "takeBack" ? words.takeBack(delegate) : words[act]}
    </Button>
  );
}

/** The acts that are done with one touch. */
function useOnce(matter: Escalation, step: Step): (act: Exclude<ReceiverAct, AskingAct>) => void {
  const { done } = useWords().matters;
  const { delegate } = matter;
  return (act) => {
    switch (act) {
      case "receive":
        return void step.take({ what: "receive", done: done.received });
      case "thank":
        return void step.take({ what: "receive", done: done.thanked(matter.from.unitName) });
      case "start":
        return void step.take({ what: "start", done: done.started });
      case "unmerge":
        return void step.take({ what: "unmerge", done: done.unmerged });
      case "takeBack": {
        if (!delegate) return undefined;
        const undo = (): void =>
          void step.take({
            what: "delegate",
            body: { to: delegate.boardId },
            done: done.delegated(delegate.unitName),
          });
        return void step.take({
          what: "delegate",
          body: { to: null },
          done: done.takenBack(delegate.unitName),
          undo,
        });
      }
    }
  };
}
