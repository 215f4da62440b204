import { useMemo, useState } from "react";
import type { Escalation, Place } from "../../shared/escalation/escalation.ts";
import { toJudge, waitingAbove, waitingHere } from "../../shared/escalation/lists.ts";
import { lastAnswer, lastStep, stateOf } from "../../shared/escalation/state.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { send } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useConnection } from "../live/socket.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { AnswerBox } from "./AnswerBox.tsx";
import "./escalation.css";
import { Refusals } from "./Refusals.tsx";
import { stateText } from "./stateText.ts";
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
      <Told matter={matter} zone={facts.zone} from={matter.from.unitName} />
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
      <Told matter={matter} zone={facts.zone} />
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

interface ToldProps {
  readonly matter: Escalation;
  readonly zone: string;
  /** The unit that sent it; absent on its own board. */
  readonly from?: string;
}

function Told({ matter, zone, from }: ToldProps) {
  const words = useWords().escalation;
  const language = useLanguage();
  const now = useNow(60_000);
  const last = lastStep(matter);
  const who = last.by.kind === "person" ? last.by.name : "";
  const moved = words.by(words.state[stateOf(matter)], who, momentText(last.at, now, language, zone));
  return (
    <>
      {matter.asked && <p>{words.asked(matter.asked)}</p>}
      {matter.tried && <p>{words.tried(matter.tried)}</p>}
      <small>{[from, words.kind[matter.kind], moved].filter(Boolean).join(" · ")}</small>
    </>
  );
}

/** On the card that a matter came from: the row names the card, the card knows nothing of it. */
export function RaisedMark({ matter }: { readonly matter: Escalation }) {
  const words = useWords().escalation;
  const unit = matter.to.unitName;
  const isAnswered = stateOf(matter) === "answered";
  return (
    <span className="matter-mark">
      <i aria-hidden="true">{isAnswered ? "✓" : "↑"}</i>{" "}
      {isAnswered ? words.answers.from(unit) : `${unit}: ${stateText(matter, words)}`}
    </span>
  );
}

/** Which card a matter that has not ended came from. */
export function useRaisedCards(boardId: Board["id"]): ReadonlyMap<string, Escalation> {
  const { items } = useEscalations(boardId);
  return useMemo(() => {
    const open = [...toJudge(items, boardId), ...waitingAbove(items, boardId)];
    return new Map(open.flatMap((matter) => (matter.cardId === null ? [] : [[matter.cardId, matter]])));
  }, [items, boardId]);
}
