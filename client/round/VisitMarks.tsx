import type { BoardId } from "../../shared/base/ids.ts";
import type { BoardVisit } from "../../shared/round/visit.ts";
import { thanksText } from "../thanks/useThanks.ts";
import type { Words } from "../words/catalogue.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { useVisits } from "./useVisits.ts";
import "./round.css";

interface Props {
  readonly boardId: BoardId;
  readonly zone: string;
  /** Beside something else there is room for who and when; the thanks and the question stand in their own places. */
  readonly isShort?: boolean;
}

/** *Klinikkledelsen er på besøk* while somebody is there; for the rest of the day a mark with the thanks or the question. */
export function VisitMarks({ boardId, zone, isShort = false }: Props) {
  const words = useWords();
  const { there, today } = useVisits(boardId, zone);
  if (today.length === 0) return null;
  const [now, ...others] = there.length > 0 ? there : today;
  if (!now) return null;
  const isNow = there.length > 0;
  return (
    <p className="visit-mark" data-now={isNow || undefined} aria-live="polite">
      <VisitIcon />
      <span>
        <b>{isNow ? words.round.there(words.round.role[now.from.kind]) : visitText(now, zone, words)}</b>{" "}
        <small>{[now.from.unitName, ...(isShort ? [] : leftBehind(now, words))].join(" · ")}</small>
      </span>
      {others.length > 0 && <small>{words.round.more(others.length)}</small>}
    </p>
  );
}

function visitText({ arrivedAt }: BoardVisit, zone: string, words: Words): string {
  return words.round.visitToday(timeText(arrivedAt, zone));
}

/** The thanks or the question that a visit left; the last of each is enough for a mark. */
export function leftBehind({ thanks, questions }: BoardVisit, words: Words): string[] {
  const [lastThanks, lastQuestion] = [thanks.at(-1), questions.at(-1)];
  return [
    ...(lastThanks ? [thanksText(lastThanks, words.thanks)] : []),
    ...(lastQuestion ? [words.round.visitAsked(lastQuestion.text)] : []),
  ];
}

/** Two people side by side: it is told by the shape too. */
function VisitIcon() {
  return (
    <svg className="visit-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d="M8 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2 20c0-4 2.5-6.5 6-6.5s6 2.5 6 6.5zM16.5 6a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM16 20h6c0-3.5-2-5.7-5-6"
        fill="currentColor"
      />
    </svg>
  );
}
