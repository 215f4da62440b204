import { useId } from "react";
import { useLocation } from "wouter";
import type { BoardId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { stepMs } from "../../shared/huddle/agenda.ts";
import type { BoardHealth } from "../../shared/health/health.ts";
import { countdown, meetingName, stepName } from "../huddle/names.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { fullDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { choose } from "./queries.ts";
import "./health.css";

interface Props {
  readonly boardId: BoardId;
  readonly review: NonNullable<BoardHealth["review"]>;
  readonly zone: string;
}

/** Every third month: what the agenda asked for and what it took. Kept, changed, or put off by one touch. */
export function AgendaReview({ boardId, review, zone }: Props) {
  const words = useWords();
  const own = words.health;
  const language = useLanguage();
  const id = useId();
  const toast = useToast();
  const [, go] = useLocation();
  const { run, isBusy, trouble } = useAct(choose, [["health", boardId]]);
  const say = async (choice: "kept" | "later" | "changed"): Promise<void> => {
    const answer = await run({ boardId, body: { do: "choose", about: "agenda", choice } });
    if (!answer.ok) return;
    const { at } = answer.value;
    const undo = () => void run({ boardId, body: { do: "undo", about: "agenda", at } });
    if (choice === "changed") go(`/tavle/${boardId}/moter`);
    else toast({ text: choice === "kept" ? own.kept : own.putOff, undo });
  };
  const since = fullDate(localDate(review.since, zone), language);
  return (
    <section className="panel stack health-review" aria-labelledby={id}>
      <h2 id={id}>{own.review}</h2>
      <p id={`${id}-lead`}>{own.reviewLead(meetingName(review.type, words), review.meetings, since)}</p>
      <table className="ds-table" aria-labelledby={`${id}-lead`}>
        <thead>
          <tr>
            <th scope="col">{own.reviewStep}</th>
            <th scope="col">{own.reviewPlanned}</th>
            <th scope="col">{own.reviewUsual}</th>
            <th scope="col">{own.reviewSkipped}</th>
          </tr>
        </thead>
        <tbody>
          {review.steps.map(({ step, usual, skipped, of }) => (
            <tr key={step.id}>
              <th scope="row">{stepName(step, words)}</th>
              <td>{countdown(stepMs(step))}</td>
              <td>
                {usual === 0 ? "–" : countdown(usual)}
                {usual > stepMs(step) * 1.25 && <b>▲ {own.over}</b>}
              </td>
              <td>{own.skipped(skipped, of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorNotice trouble={trouble} />
      <div className="row">
        <Button variant="primary" onClick={() => void say("kept")} isBusy={isBusy}>
          {own.keep}
        </Button>
        <Button onClick={() => void say("changed")} isBusy={isBusy}>
          {own.change}
        </Button>
        <Button onClick={() => void say("later")} isBusy={isBusy}>
          {own.later}
        </Button>
      </div>
    </section>
  );
}
