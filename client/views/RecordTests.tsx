import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { useWords } from "../words/useWords.ts";

/** The tests that were decided: what was tried, what happened, and what it led to. */
export function RecordTests({ facts }: { readonly facts: MeetingFacts }) {
  const words = useWords();
  const own = words.pdsa;
  return (
    <ul className="record-list">
      {facts.tests.map(({ id, title, number, plan, outcome, happened, decision }) => (
        <li key={`${id} ${number}`}>
          <b>{title || words.board.card.untitled}</b>{" "}
          <small>
            {own.test(number)}: {own.decided[decision].toLowerCase()}
          </small>
          {plan !== "" && <p>{own.record.plan(plan)}</p>}
          {(outcome !== null || happened !== "") && (
            <p>{[outcome && own.outcome[outcome], happened].filter(Boolean).join(". ")}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
