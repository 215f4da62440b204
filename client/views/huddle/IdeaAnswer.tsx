import type { Answered } from "../../../shared/board/ideas.ts";
import { localDate } from "../../../shared/base/time.ts";
import { useNow } from "../../live/serverClock.ts";
import { dayText, weekdayAndDate } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";

interface Props {
  readonly idea: Answered;
  readonly zone: string;
  readonly isConfirmed: boolean;
  /** How many answers wait to be judged. */
  readonly left: number;
}

/** What became of an idea since last time: the answer, its reason, who has it and until when. */
export function IdeaAnswer({ idea, zone, isConfirmed, left }: Props) {
  const words = useWords();
  const own = words.matrix.answers;
  const language = useLanguage();
  const today = localDate(useNow(60_000), zone);
  const { card, since } = idea;
  const promised = [
    card.who.trim() && own.who(card.who.trim()),
    card.due && words.matrix.record.due(weekdayAndDate(card.due, language)),
    card.evaluateOn && words.matrix.record.evaluate(weekdayAndDate(card.evaluateOn, language)),
  ].filter(Boolean);
  return (
    <div className="huddle-stack">
      <div className="huddle-spread">
        <h2>{own.idea}</h2>
        <span>{left > 0 && own.left(left)}</span>
      </div>
      <h1>{card.title.trim() || words.board.card.untitled}</h1>
      <blockquote className="matter-answer">
        <p>{answerText(idea, own.said, own.because)}</p>
        <small>{dayText(localDate(since, zone), today, language)}</small>
      </blockquote>
      {promised.length > 0 && <p className="huddle-aside">{promised.join(" · ")}</p>}
      <p aria-live="polite">{isConfirmed ? `✓ ${own.confirmed}` : own.question}</p>
    </div>
  );
}

type Said = ReturnType<typeof useWords>["matrix"]["answers"]["said"];

/** "Ikke nå. Grunn: Venter på andre". */
export function answerText({ card, meaning }: Answered, said: Said, because: (reason: string) => string): string {
  const answer = meaning === "new" || meaning === "own" ? "" : said[meaning];
  return meaning === "notNow" && card.reason !== "" ? `${answer}. ${because(card.reason)}` : answer;
}
