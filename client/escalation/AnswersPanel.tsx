import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Escalation, Place } from "../../shared/escalation/escalation.ts";
import { rowsOf } from "../../shared/escalation/lanes.ts";
import { toJudge, waitingAbove, waitingHere } from "../../shared/escalation/lists.ts";
import { isLate } from "../../shared/escalation/mark.ts";
import { lastAnswer } from "../../shared/escalation/state.ts";
import { isUnconfirmed } from "../../shared/escalation/unconfirmed.ts";
import { useNow } from "../live/serverClock.ts";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./escalation.css";
import { answeredBy } from "./sentText.ts";
import { useEscalations } from "./useEscalations.ts";
import { useMarks } from "./useMarks.ts";

interface Props {
  readonly boardId: BoardId;
  readonly now: Instant;
  readonly zone: string;
}

/** Who has answered us: each answer stands here until the meeting has said whether it solved the matter. */
export function AnswersPanel({ boardId, now, zone }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { items, picture } = useEscalations(boardId);
  const answers = toJudge(items, boardId);
  if (answers.length === 0) return <p className="wall-empty">{words.screen.wall.noAnswers}</p>;
  const shown = answers.slice(0, SHOWN);
  return (
    // As high as what stands in it: what is left of the column belongs to the ideas.
    <ul className="matter-answers" aria-label={words.screen.wall.answers}>
      {shown.map((matter) => {
        const answer = lastAnswer(matter);
        const when = answer && momentText(answer.at, now, language, zone);
        const isForgotten = isUnconfirmed(matter, picture?.meetingsSince[matter.id] ?? 0);
        const judged = isForgotten ? words.raising.lane.unconfirmed : words.escalation.answers.toConfirm;
        const small = [answeredBy(matter), when, judged];
        return (
          <li key={matter.id} className="wall-card" data-meaning="answered">
            <span className="wall-card-title">{words.escalation.answers.text(matter.what, answer?.text ?? "")}</span>
            <small>{small.filter(Boolean).join(" · ")}</small>
          </li>
        );
      })}
      {answers.length > SHOWN && <li className="fit-more">{words.screen.wall.more(answers.length - SHOWN)}</li>}
    </ul>
  );
}

/** More would take the place of the ideas; the meeting shows all. */
const SHOWN = 2;

/**
 * "Til avdelingen: 2", nearest first: what waits to be sent, what has come to this board, and what has gone up and has no
 * answer yet.
 * @param room how many there is place for; where that is too little, what has gone up is one
 */
export function useMatterCounts(boardId: BoardId, room: number): readonly string[] {
  const { escalation: words, raising } = useWords();
  const now = useNow(20_000);
  const { items, picture } = useEscalations(boardId);
  const { marks } = useMarks(boardId);
  const up = waitingAbove(items, boardId);
  // As the meeting goes through them: those that get one answer are one.
  const toUs = rowsOf(waitingHere(items, boardId)).length;
  const places = picture?.above ?? [];
  const counted = places.map((place) => ({ place, count: up.filter((matter) => goesTo(matter, place)).length }));
  const above = counted
    .filter(({ count }) => count > 0)
    .map(({ place, count }) => words.count(words.toLevel[place.unitKind], count));
  // Nobody has written it in time: it waits still, and says so.
  const late = marks.some((mark) => isLate(mark, now)) ? "▲ " : "";
  const own = [
    ...(marks.length > 0 ? [late + raising.mark.count(marks.length)] : []),
    ...(toUs > 0 ? [words.count(words.here.title, toUs)] : []),
  ];
  return own.length + above.length <= room ? [...own, ...above] : [...own, words.count(words.step.waiting, up.length)];
}

function goesTo(matter: Escalation, { boardId }: Place): boolean {
  return matter.to.boardId === boardId;
}
