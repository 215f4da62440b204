import { useState } from "react";
import {
  type Escalation,
  judgement,
  lastAnswer,
  lastStep,
  newsSince,
  stateOf,
} from "../../../shared/escalation/escalation.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import "../../escalation/escalation.css";
import { Refusals } from "../../escalation/Refusals.tsx";
import { useEscalations } from "../../escalation/useEscalations.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import { useNow } from "../../live/serverClock.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { momentText } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";
import type { StepProps } from "./stepProps.ts";

/** What was answered since last time: each is confirmed, or said not to be solved, with one touch. */
export function AnswersStep({ facts, meeting, now, surface, mayAct, frame }: StepProps) {
  const { escalation: words, standing } = useWords();
  const { followUp } = standing.title;
  const { items, unsent, judge } = useEscalations(facts.id);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const news = newsSince(items, facts.id, now.sinceLast ?? meeting.startedAt);
  const open = news.filter((matter) => stateOf(matter) === "answered");
  const shown = news.find(({ id }) => id === chosen) ?? open[0] ?? news[0];
  const mayJudge = surface === "wall" ? mayAct : listed(facts.may, "escalation:confirm");
  if (!shown) {
    return frame({
      stage: (
        <div className="huddle-stack">
          <h1>{words.answers.title}</h1>
          <EmptyState title={words.answers.none} text={words.answers.noneHelp} />
        </div>
      ),
      acts: [],
    });
  }
  const verdict = (does: "confirm" | "reopen"): Act => ({
    key: does,
    label: words.answers[does],
    mark: does === "confirm" ? "✓" : "↺",
    isOn: stateOf(shown) === (does === "confirm" ? "confirmed" : "reopened"),
    onPress: () => {
      judge(shown, does);
      // The next that waits comes by itself; what was judged stays in the rail, to be looked at again.
      const next = open.find(({ id }) => id !== shown.id);
      setChosen(next?.id ?? shown.id);
    },
  });
  const isOurTurn = mayJudge && judgement(shown, "confirm") !== undefined;
  return frame({
    stage: (
      <>
        <Refusals boardId={facts.id} />
        <Answer matter={shown} zone={facts.zone} isUnsent={unsent.has(shown.id)} left={open.length} />
      </>
    ),
    rail: <News news={news} shown={shown.id} unsent={unsent} onShow={setChosen} />,
    acts: isOurTurn ? [verdict("reopen"), verdict("confirm")] : [],
    subject: { title: followUp(shown.what) },
  });
}

interface AnswerProps {
  readonly matter: Escalation;
  readonly zone: string;
  readonly isUnsent: boolean;
  /** How many answers wait to be judged. */
  readonly left: number;
}

function Answer({ matter, zone, isUnsent, left }: AnswerProps) {
  const words = useWords().escalation;
  const language = useLanguage();
  const now = useNow(60_000);
  const answer = lastAnswer(matter);
  const unit = matter.to.unitName;
  return (
    <div className="huddle-stack">
      <div className="huddle-spread">
        <h2>{words.answers.from(unit)}</h2>
        <span>{left > 0 && words.answers.left(left)}</span>
      </div>
      <h1 data-point={`matter:${matter.id}`}>{matter.what}</h1>
      {answer && stateOf(matter) !== "received" ? (
        <blockquote className="matter-answer">
          <p>{answer.text}</p>
          <small>{words.answers.who(answer.by.name, momentText(answer.at, now, language, zone))}</small>
        </blockquote>
      ) : (
        <p>{words.answers.noAnswer(unit)}</p>
      )}
      {matter.asked && <p className="huddle-aside">{words.answers.weAsked(matter.asked)}</p>}
      <p aria-live="polite">
        {verdictText(matter, words)}
        {isUnsent && ` (${words.notSent})`}
      </p>
    </div>
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

interface NewsProps {
  readonly news: readonly Escalation[];
  readonly shown: string;
  readonly unsent: ReadonlySet<string>;
  readonly onShow: (id: string) => void;
}

function News({ news, shown, unsent, onShow }: NewsProps) {
  const words = useWords().escalation;
  return (
    <ul className="huddle-list">
      {news.map((matter) => (
        <li key={matter.id}>
          <button
            type="button"
            className="huddle-item"
            data-point={`matter:${matter.id}`}
            aria-pressed={matter.id === shown}
            onClick={() => onShow(matter.id)}
          >
            <span>
              {lastStep(matter).what === "confirmed" && <i aria-hidden="true">✓ </i>}
              {matter.what}
            </span>
            <small>
              {[matter.to.unitName, words.state[stateOf(matter)], unsent.has(matter.id) && words.notSent]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}
