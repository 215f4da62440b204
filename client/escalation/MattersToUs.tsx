import { useState } from "react";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { waitingHere } from "../../shared/escalation/lists.ts";
import { stateOf } from "../../shared/escalation/state.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { send } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { useWords } from "../words/useWords.ts";
import { AnswerBox } from "./AnswerBox.tsx";
import "./escalation.css";
import { MatterTold } from "./MatterTold.tsx";
import { escalationsKey, useEscalations } from "./useEscalations.ts";

interface Props {
  readonly facts: Board;
}

/** The lane of what has come to this board. Nobody stands below a section: an empty lane there would only ask what it is. */
export function MattersToUs({ facts }: Props) {
  const words = useWords().escalation;
  const { picture, items } = useEscalations(facts.id);
  const here = waitingHere(items, facts.id);
  if (!picture || (here.length === 0 && picture.here.unitKind === "section")) return null;
  return (
    <section className="matters-lane" aria-labelledby="matters-here">
      <h2 id="matters-here">
        {words.here.title} {here.length > 0 && <span className="matters-count">{here.length}</span>}
      </h2>
      {here.length === 0 && <p>{words.here.none}</p>}
      <ul className="matters-list">
        {here.map((matter) => (
          <Received key={matter.id} matter={matter} facts={facts} />
        ))}
      </ul>
    </section>
  );
}

interface MatterProps {
  readonly matter: Escalation;
  readonly facts: Board;
}

/** A matter that came to us. *Sett* is no answer: it can be taken on, and it must be answered. */
function Received({ matter, facts }: MatterProps) {
  const words = useWords().escalation;
  const [answers, setAnswers] = useState(false);
  const mayAnswer = listed(facts.may, "escalation:answer");
  const receive = useAct(
    () => send("POST", `/escalations/${matter.id}/receive`, {}, escalationReply, freshId()),
    [escalationsKey(facts.id)],
  );
  return (
    <li className="matter" data-kind={matter.kind} data-state={stateOf(matter)}>
      <h3>{matter.what}</h3>
      <MatterTold matter={matter} zone={facts.zone} from={matter.from.unitName} />
      {mayAnswer && answers && <AnswerBox matter={matter} boardId={facts.id} onClose={() => setAnswers(false)} />}
      {mayAnswer && !answers && (
        <div className="matter-acts">
          <Button variant="primary" density="close" onClick={() => setAnswers(true)}>
            {words.here.answer}
          </Button>
          {stateOf(matter) !== "received" && (
            <Button density="close" isBusy={receive.isBusy} onClick={() => void receive.run(undefined)}>
              {matter.kind === "action" ? words.here.receive : words.here.thank}
            </Button>
          )}
        </div>
      )}
      <ErrorNotice trouble={receive.trouble} />
    </li>
  );
}
