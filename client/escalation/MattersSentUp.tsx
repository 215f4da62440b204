import { useState } from "react";
import type { Escalation, Place } from "../../shared/escalation/escalation.ts";
import { toJudge, waitingAbove } from "../../shared/escalation/lists.ts";
import { lastAnswer, stateOf } from "../../shared/escalation/state.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { send } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { useConnection } from "../live/socket.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import "./escalation.css";
import { MatterTold } from "./MatterTold.tsx";
import { Refusals } from "./Refusals.tsx";
import { escalationsKey, useEscalations } from "./useEscalations.ts";

interface Props {
  readonly facts: Board;
}

/** What this board has sent up: each unit above is a lane of its own, answers that wait to be judged first. */
export function MattersSentUp({ facts }: Props) {
  const words = useWords().escalation;
  const { items } = useEscalations(facts.id);
  const sentUp = [...toJudge(items, facts.id), ...waitingAbove(items, facts.id)];
  return (
    <div className="matters">
      <Refusals boardId={facts.id} />
      {placesOf(sentUp).map(({ boardId, unitName }) => {
        const theirs = sentUp.filter(({ to }) => to.boardId === boardId);
        return (
          <section key={boardId} className="matters-lane" aria-labelledby={`matters-${boardId}`}>
            <h2 id={`matters-${boardId}`}>
              {words.above.title(unitName)} <span className="matters-count">{theirs.length}</span>
            </h2>
            <ul className="matters-list">
              {theirs.map((matter) => (
                <SentUp key={matter.id} matter={matter} facts={facts} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function placesOf(matters: readonly Escalation[]): readonly Place[] {
  return [...new Map(matters.map(({ to }) => [to.boardId, to])).values()];
}

interface MatterProps {
  readonly matter: Escalation;
  readonly facts: Board;
}

/** A matter that we sent: until it is answered it can be taken back, after that we say whether it solved it. */
function SentUp({ matter, facts }: MatterProps) {
  const words = useWords().escalation;
  const toast = useToast();
  const { judge, unsent } = useEscalations(facts.id);
  const withdraw = useAct(
    () => send("POST", `/escalations/${matter.id}/withdraw`, {}, escalationReply, freshId()),
    [escalationsKey(facts.id)],
  );
  const isCut = useConnection().state === "lost";
  const [asked, setAsked] = useState(false);
  const answer = stateOf(matter) === "answered" ? lastAnswer(matter) : undefined;
  return (
    <li className="matter" data-kind={matter.kind} data-state={stateOf(matter)}>
      <h3>{matter.what}</h3>
      {answer && <p>{words.answers.text(matter.to.unitName, answer.text)}</p>}
      <MatterTold matter={matter} zone={facts.zone} />
      {unsent.has(matter.id) && <small>{words.notSent}</small>}
      <div className="matter-acts">
        {answer && listed(facts.may, "escalation:confirm") && (
          <>
            <Button variant="primary" density="close" onClick={() => judge(matter, "confirm")}>
              {words.answers.confirm}
            </Button>
            <Button density="close" onClick={() => judge(matter, "reopen")}>
              {words.answers.reopen}
            </Button>
          </>
        )}
        {!answer && listed(facts.may, "escalation:withdraw") && (
          <Button
            density="close"
            isBusy={withdraw.isBusy}
            onClick={async () => {
              setAsked(isCut);
              if (isCut) return;
              if ((await withdraw.run(undefined)).ok) toast({ text: words.above.withdrawn });
            }}
          >
            {words.above.withdraw}
          </Button>
        )}
      </div>
      {asked && isCut ? <Notice tone="watch">{words.above.cut}</Notice> : <ErrorNotice trouble={withdraw.trouble} />}
    </li>
  );
}
