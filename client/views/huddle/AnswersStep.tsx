import { useState } from "react";
import type { Answered } from "../../../shared/board/ideas.ts";
import { judgement } from "../../../shared/escalation/apply.ts";
import type { Escalation } from "../../../shared/escalation/escalation.ts";
import { newsSince } from "../../../shared/escalation/lists.ts";
import { lastAnswer, lastStep, stateOf } from "../../../shared/escalation/state.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import "../../escalation/escalation.css";
import { Refusals } from "../../escalation/Refusals.tsx";
import { useEscalations } from "../../escalation/useEscalations.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import { useNow } from "../../live/serverClock.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { momentText } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";
import { answerText, IdeaAnswer } from "./IdeaAnswer.tsx";
import type { StepProps } from "./stepProps.ts";
import { useIdeaAnswers } from "./useIdeaAnswers.ts";

/** One thing that was answered since last time: a matter that was raised, or an idea. */
type News =
  | { readonly kind: "matter"; readonly id: string; readonly matter: Escalation }
  | { readonly kind: "idea"; readonly id: string; readonly idea: Answered };

/** What was answered since last time, matters first: each is confirmed, or taken up again, with one touch. */
export function AnswersStep(props: StepProps) {
  const { facts, meeting, now, surface, mayAct, frame } = props;
  const { escalation: words, standing, matrix } = useWords();
  const { followUp } = standing.title;
  const { items, unsent, judge } = useEscalations(facts.id);
  const ideas = useIdeaAnswers(props);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const matters = newsSince(items, facts.id, now.sinceLast ?? meeting.startedAt);
  const news: readonly News[] = [
    ...matters.map((matter): News => ({ kind: "matter", id: matter.id, matter })),
    ...ideas.answered.map((idea): News => ({ kind: "idea", id: idea.card.id, idea })),
  ];
  const isOpen = (each: News): boolean =>
    each.kind === "matter" ? stateOf(each.matter) === "answered" : !ideas.isConfirmed(each.idea);
  const open = news.filter(isOpen);
  const shown = news.find(({ id }) => id === chosen) ?? open[0] ?? news[0];
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
  // The next that waits comes by itself; what was judged stays in the rail, to be looked at again.
  const onward = (): void => setChosen(open.find(({ id }) => id !== shown.id)?.id ?? shown.id);
  const verdict = (matter: Escalation, does: "confirm" | "reopen"): Act => ({
    key: does,
    label: words.answers[does],
    mark: does === "confirm" ? "✓" : "↺",
    isOn: stateOf(matter) === (does === "confirm" ? "confirmed" : "reopened"),
    onPress: () => {
      judge(matter, does);
      onward();
    },
  });
  const ideaActs = (idea: Answered): readonly Act[] => [
    { key: "again", label: matrix.answers.again, mark: "↺", onPress: () => ideas.takeUpAgain(idea) },
    {
      key: "confirm",
      label: matrix.answers.confirm,
      mark: "✓",
      isOn: ideas.isConfirmed(idea),
      onPress: () => {
        ideas.confirm(idea);
        onward();
      },
    },
  ];
  const mayDo = (act: "escalation:confirm" | "board:edit") => mayAct && (surface === "wall" || listed(facts.may, act));
  const acts = (): readonly Act[] => {
    if (shown.kind === "idea") return mayDo("board:edit") ? ideaActs(shown.idea) : [];
    const isOurTurn = mayDo("escalation:confirm") && judgement(shown.matter, "confirm") !== undefined;
    return isOurTurn ? [verdict(shown.matter, "reopen"), verdict(shown.matter, "confirm")] : [];
  };
  return frame({
    stage:
      shown.kind === "idea" ? (
        <IdeaAnswer
          idea={shown.idea}
          zone={facts.zone}
          isConfirmed={ideas.isConfirmed(shown.idea)}
          left={open.length}
        />
      ) : (
        <>
          <Refusals boardId={facts.id} />
          <Answer matter={shown.matter} zone={facts.zone} isUnsent={unsent.has(shown.id)} left={open.length} />
        </>
      ),
    rail: <NewsList news={news} shown={shown.id} unsent={unsent} isOpen={isOpen} onShow={setChosen} />,
    acts: acts(),
    subject:
      shown.kind === "idea"
        ? { title: shown.idea.card.title.trim(), cardId: shown.idea.card.id }
        : { title: followUp(shown.matter.what) },
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
  readonly news: readonly News[];
  readonly shown: string;
  readonly unsent: ReadonlySet<string>;
  readonly isOpen: (news: News) => boolean;
  readonly onShow: (id: string) => void;
}

function NewsList({ news, shown, unsent, isOpen, onShow }: NewsProps) {
  return (
    <ul className="huddle-list">
      {news.map((each) => (
        <li key={each.id}>
          <button
            type="button"
            className="huddle-item"
            aria-pressed={each.id === shown}
            onClick={() => onShow(each.id)}
          >
            {each.kind === "matter" ? (
              <MatterLine matter={each.matter} isUnsent={unsent.has(each.id)} />
            ) : (
              <IdeaLine idea={each.idea} isConfirmed={!isOpen(each)} />
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function MatterLine({ matter, isUnsent }: { readonly matter: Escalation; readonly isUnsent: boolean }) {
  const words = useWords().escalation;
  return (
    <>
      <span>
        {lastStep(matter).what === "confirmed" && <i aria-hidden="true">✓ </i>}
        {matter.what}
      </span>
      <small>
        {[matter.to.unitName, words.state[stateOf(matter)], isUnsent && words.notSent].filter(Boolean).join(" · ")}
      </small>
    </>
  );
}

function IdeaLine({ idea, isConfirmed }: { readonly idea: Answered; readonly isConfirmed: boolean }) {
  const words = useWords();
  const own = words.matrix.answers;
  return (
    <>
      <span>
        {isConfirmed && <i aria-hidden="true">✓ </i>}
        {idea.card.title.trim() || words.board.card.untitled}
      </span>
      <small>
        {[answerText(idea, own.said, own.because), isConfirmed && own.confirmed].filter(Boolean).join(" · ")}
      </small>
    </>
  );
}
