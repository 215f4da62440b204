import { useState } from "react";
import type { Answered } from "../../../shared/board/ideas.ts";
import { judgement } from "../../../shared/escalation/apply.ts";
import type { Escalation } from "../../../shared/escalation/escalation.ts";
import { newsSince } from "../../../shared/escalation/lists.ts";
import { stateOf } from "../../../shared/escalation/state.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import "../../escalation/escalation.css";
import { Refusals } from "../../escalation/Refusals.tsx";
import { useEscalations } from "../../escalation/useEscalations.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useWords } from "../../words/useWords.ts";
import { answerText, IdeaAnswer } from "./IdeaAnswer.tsx";
import { MatterNews, MatterNewsLine } from "./MatterNews.tsx";
import type { StepProps } from "./stepProps.ts";
import { useIdeaAnswers } from "./useIdeaAnswers.ts";
import { useUrge } from "./useUrge.tsx";

/** One thing that was answered since last time: a matter that was raised, or an idea. */
type News =
  | { readonly kind: "matter"; readonly id: string; readonly matter: Escalation }
  | { readonly kind: "idea"; readonly id: string; readonly idea: Answered };

/** What was answered since last time, matters first: each is confirmed, or taken up again, with one touch. */
export function AnswersStep(props: StepProps) {
  const { facts, meeting, now, surface, mayAct, frame } = props;
  const { escalation: words, raising, standing, matrix } = useWords();
  const { moved } = raising;
  const { followUp } = standing.title;
  const { items, unsent, judge } = useEscalations(facts.id);
  const ideas = useIdeaAnswers(props);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  // What asks something of us comes before what has only moved, and stays in its place when it is judged.
  const isMoved = (matter: Escalation): number => Number(judgement(matter, "confirm") === undefined);
  const matters = newsSince(items, facts.id, now.sinceLast ?? meeting.startedAt).toSorted(
    (a, b) => isMoved(a) - isMoved(b),
  );
  const news: readonly News[] = [
    ...matters.map((matter): News => ({ kind: "matter", id: matter.id, matter })),
    ...ideas.answered.map((idea): News => ({ kind: "idea", id: idea.card.id, idea })),
  ];
  const isOpen = (each: News): boolean =>
    each.kind === "matter" ? stateOf(each.matter) === "answered" : !ideas.isConfirmed(each.idea);
  const open = news.filter(isOpen);
  const shown = news.find(({ id }) => id === chosen) ?? open[0] ?? news[0];
  const urge = useUrge(facts, shown?.kind === "matter" ? shown.matter : undefined);
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
    const mayJudge = mayDo("escalation:confirm");
    if (mayJudge && judgement(shown.matter, "confirm")) {
      return [verdict(shown.matter, "reopen"), verdict(shown.matter, "confirm")];
    }
    // What has only moved is looked at, and the next is one touch away.
    const after = news[(news.indexOf(shown) + 1) % news.length];
    const next: readonly Act[] =
      after && after !== shown ? [{ key: "another", label: moved.next, onPress: () => setChosen(after.id) }] : [];
    return [...(mayJudge ? urge.acts : []), ...(mayAct ? next : [])];
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
          {urge.trouble}
          <MatterNews key={shown.id} matter={shown.matter} facts={facts} left={open.length} />
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
              <MatterNewsLine matter={each.matter} isUnsent={unsent.has(each.id)} />
            ) : (
              <IdeaLine idea={each.idea} isConfirmed={!isOpen(each)} />
            )}
          </button>
        </li>
      ))}
    </ul>
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
