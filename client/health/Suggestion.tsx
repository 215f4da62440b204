import { Link } from "wouter";
import type { BoardId } from "../../shared/base/ids.ts";
import type { BoardHealth } from "../../shared/health/health.ts";
import { stepName } from "../huddle/names.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { useToast } from "../ui/Toast.tsx";
import type { Words } from "../words/catalogue.ts";
import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import type { Language } from "../../shared/access/actor.ts";
import { choose } from "./queries.ts";
import "./health.css";

interface Props {
  readonly boardId: BoardId;
  readonly suggestion: NonNullable<BoardHealth["suggestion"]>;
}

/** One small test of the meeting: a touch makes it a card, another lets it be for four weeks; both can be taken back. */
export function Suggestion({ boardId, suggestion: { about, test } }: Props) {
  const words = useWords();
  const own = words.health;
  const language = useLanguage();
  const toast = useToast();
  const { run, isBusy, trouble } = useAct(choose, [["health", boardId]]);
  const title = testText(test, words, language);
  const tried = async (): Promise<void> => {
    const cardId = freshId<"card">();
    const prediction = own.predict(own.names[about]);
    const body = { do: "try", about, cardId, title, plan: own.plan, prediction } as const;
    const answer = await run({ boardId, body });
    if (!answer.ok) return;
    const { at } = answer.value;
    toast({ text: own.tried, undo: () => void run({ boardId, body: { do: "undo", about, at, cardId } }) });
  };
  const dismissed = async (): Promise<void> => {
    const answer = await run({ boardId, body: { do: "choose", about, choice: "notNow" } });
    if (!answer.ok) return;
    const { at } = answer.value;
    toast({ text: own.dismissed, undo: () => void run({ boardId, body: { do: "undo", about, at } }) });
  };
  return (
    <section className="health-offer" aria-label={own.suggestion}>
      <div>
        <h2>{own.suggestion}</h2>
        <p className="health-try">{title}</p>
        <small>
          <Link href={`/tavle/${boardId}/helse`}>{own.why(own.names[about].toLowerCase())}</Link>
        </small>
        <ErrorNotice trouble={trouble} />
      </div>
      <div className="row">
        <Button onClick={() => void dismissed()} isBusy={isBusy}>
          {own.notNow}
        </Button>
        <Button variant="primary" onClick={() => void tried()} isBusy={isBusy}>
          {own.tryIt}
        </Button>
      </div>
    </section>
  );
}

function testText(test: Props["suggestion"]["test"], words: Words, language: Language): string {
  switch (test.kind) {
    case "moveTime":
      return words.health.moveTime(test.time);
    case "shorten":
      return words.health.shorten(stepName(test.step, words), numberText(test.minutes, language, 1));
    default:
      return words.health.tries[test.kind];
  }
}
