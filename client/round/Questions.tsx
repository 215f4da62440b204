import type { FormEvent } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { MAX_ANSWER, type Question } from "../../shared/round/question.ts";
import { outbox } from "../live/outbox.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWritten } from "../ui/useWritten.ts";
import { WrittenLine } from "../ui/WrittenField.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { useQuestions } from "./useVisits.ts";
import "./round.css";

interface Props {
  readonly boardId: BoardId;
  readonly zone: string;
  readonly mayAnswer: boolean;
  /** Whether one can write here; else the ready answers of the row do. */
  readonly hasKeyboard: boolean;
}

/** What leaders ask this board, each with its answer to write; and the answers to what this board has asked. */
export function Questions({ boardId, zone, mayAnswer, hasKeyboard }: Props) {
  const words = useWords();
  const own = words.round;
  const toast = useToast();
  const language = useLanguage();
  const now = useNow(60_000);
  const { toUs, ours, pending, answer, close, unclose } = useQuestions(boardId);
  const answered = ours.filter((question) => question.answer !== null);
  const refused = pending.filter(({ state }) => state.kind === "refused");
  if (toUs.length + answered.length + refused.length === 0) return null;
  const putAway = ({ id }: Question): void => {
    close(id);
    toast({ text: own.putAwayDone, undo: () => unclose(id) });
  };
  return (
    <ul className="question-list">
      {refused.map(({ id, state }) => (
        <li key={id}>
          <Notice tone="watch">
            <p>
              {state.kind === "refused" && state.trouble.code === "changed-meanwhile" ? own.answeredFirst : own.refused}
            </p>
            <Button density="close" onClick={() => outbox.dismiss(id)}>
              {words.shell.close}
            </Button>
          </Notice>
        </li>
      ))}
      {toUs.map((question) => (
        <li key={question.id} className="question" data-open="">
          <p>
            <b>{own.asks(question.from.unitName)}</b> {question.text}{" "}
            <small>{momentText(question.askedAt, now, language, zone)}</small>
          </p>
          {mayAnswer && hasKeyboard && (
            <AnswerForm
              question={question}
              onAnswer={(text) => {
                answer(question.id, text);
                toast({ text: own.answered(question.from.unitName) });
              }}
            />
          )}
        </li>
      ))}
      {answered.map((question) => (
        <li key={question.id} className="question">
          <p>
            <b>{own.answerFrom(question.to.unitName)}</b> {question.answer} <small>{own.weAsked(question.text)}</small>
          </p>
          {mayAnswer && (
            <Button density="close" icon="check" onClick={() => putAway(question)}>
              {own.putAway}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AnswerProps {
  readonly question: Question;
  readonly onAnswer: (text: string) => void;
}

function AnswerForm({ question, onAnswer }: AnswerProps) {
  const words = useWords().round;
  const written = useWritten({ draft: `question:${question.id}` });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!written.isReady) return;
    written.forget();
    onAnswer(written.said);
  };
  return (
    <form className="question-form" onSubmit={submit}>
      <WrittenLine
        written={written}
        label={words.answerText}
        hint={words.answerHint(question.from.unitName)}
        maxLength={MAX_ANSWER}
      />
      <Button type="submit" disabled={!written.isReady}>
        {words.sendAnswer}
      </Button>
    </form>
  );
}
