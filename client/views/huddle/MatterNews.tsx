import type { Board } from "../../../shared/protocol/boards.ts";
import type { Escalation } from "../../../shared/escalation/escalation.ts";
import { interimOf, isUnanswered, lastAnswer, lastStep, stateOf } from "../../../shared/escalation/state.ts";
import { isUnconfirmed } from "../../../shared/escalation/unconfirmed.ts";
import "../../escalation/escalation.css";
import { MatterChart } from "../../escalation/MatterChart.tsx";
import { answeredBy, dueText, isRisen, movedText, unitIn } from "../../escalation/sentText.ts";
import { useEscalations } from "../../escalation/useEscalations.ts";
import { useNow } from "../../live/serverClock.ts";
import { momentText } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";

interface Props {
  readonly matter: Escalation;
  readonly facts: Board;
  /** How many answers wait to be judged. */
  readonly left: number;
}

/** What has happened since last time with one matter that we sent: its answer, or how it has moved. */
export function MatterNews({ matter, facts, left }: Props) {
  const all = useWords();
  const words = all.escalation;
  const language = useLanguage();
  const now = useNow(60_000);
  const { picture, unsent } = useEscalations(facts.id);
  const isOpen = isUnanswered(matter);
  const due = dueText(matter, { language, now, zone: facts.zone });
  const waits = isUnconfirmed(matter, picture?.meetingsSince[matter.id] ?? 0);
  return (
    <div className="huddle-stack matter-news">
      <div className="huddle-spread">
        <h2>{isOpen ? matter.to.unitName : words.answers.from(answeredBy(matter))}</h2>
        <span>{left > 0 && words.answers.left(left)}</span>
      </div>
      <h1 data-point={`matter:${matter.id}`}>{matter.what}</h1>
      {isOpen && stateOf(matter) !== "reopened" ? (
        <Moved matter={matter} zone={facts.zone} />
      ) : (
        <Answer matter={matter} zone={facts.zone} />
      )}
      {due && (
        <p className="matter-due" data-late={due.isLate || undefined}>
          {due.isLate && <i aria-hidden="true">▲ </i>}
          {due.text}
        </p>
      )}
      {matter.asked && <p className="huddle-aside">{words.answers.weAsked(matter.asked)}</p>}
      {waits && <p className="huddle-aside">{all.raising.lane.unconfirmed}</p>}
      <p aria-live="polite">
        {verdictText(matter, words)}
        {unsent.has(matter.id) && ` (${words.notSent})`}
      </p>
      <MatterChart matter={matter} />
    </div>
  );
}

interface PartProps {
  readonly matter: Escalation;
  readonly zone: string;
}

function Answer({ matter, zone }: PartProps) {
  const words = useWords().escalation;
  const language = useLanguage();
  const now = useNow(60_000);
  const answer = lastAnswer(matter);
  if (!answer) return null;
  return (
    <blockquote className="matter-answer">
      <p>{answer.text}</p>
      <small>{words.answers.who(answer.by.name, momentText(answer.at, now, language, zone))}</small>
    </blockquote>
  );
}

/** An interim answer in its own words; everything else that has happened in a sentence. */
function Moved({ matter, zone }: PartProps) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const interim = interimOf(matter);
  if (!interim) {
    return <p data-risen={isRisen(matter) || undefined}>{movedText(matter, { language })}</p>;
  }
  const who = words.escalation.answers.who(interim.by.name, momentText(interim.at, now, language, zone));
  return (
    <blockquote className="matter-answer" data-interim>
      <p>
        <b>{words.raising.moved.interim(unitIn(matter, interim.board))}:</b> {interim.text}
      </p>
      <small>{who}</small>
    </blockquote>
  );
}

function verdictText(matter: Escalation, words: ReturnType<typeof useWords>["escalation"]): string {
  switch (stateOf(matter)) {
    case "answered":
      return words.answers.question;
    case "confirmed":
      return `✓ ${words.answers.isConfirmed}`;
    case "reopened":
      return `↺ ${words.answers.isReopened(matter.to.unitName)}`;
    default:
      return "";
  }
}

/** One matter in the rail: what it is, who has it and where it stands. */
export function MatterNewsLine({ matter, isUnsent }: { readonly matter: Escalation; readonly isUnsent: boolean }) {
  const { escalation: words, raising } = useWords();
  const isOpen = isUnanswered(matter);
  return (
    <>
      <span>
        {lastStep(matter).what === "confirmed" && <i aria-hidden="true">✓ </i>}
        {matter.what}
      </span>
      <small>
        {[
          stateOf(matter) === "answered" ? answeredBy(matter) : matter.to.unitName,
          words.state[stateOf(matter)],
          isOpen && isRisen(matter) && raising.moved.automatic,
          isUnsent && words.notSent,
        ]
          .filter(Boolean)
          .join(" · ")}
      </small>
    </>
  );
}
