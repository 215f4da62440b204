import { useId } from "react";
import { Link } from "wouter";
import type { LevelMatter, LevelMatters } from "../../shared/level/overview.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useWords } from "../words/useWords.ts";
import { type OpenMatter, WaitingRow } from "./WaitingRow.tsx";

interface Props {
  readonly matters: LevelMatters;
  readonly facts: Board;
  readonly open: OpenMatter;
}

/** What waits for an answer from here first; below it, folded, what has gone on its way and is not at its end. */
export function Waiting({ matters, facts, open }: Props) {
  const { level, health } = useWords();
  const words = level.waiting;
  const id = useId();
  const { waiting, missed, passed, answered } = matters;
  return (
    <section className="level-panel level-waiting" aria-labelledby={id} id="venter">
      <div className="level-panel-head">
        <h2 id={id}>
          {words.title} {waiting.length > 0 && <span className="level-count">{waiting.length}</span>}
        </h2>
        <small>
          {waiting.length > 1 && `${words.order} · `}
          <Link href={`/enhet/${facts.unitId}/svartid`}>{health.answering}</Link>
        </small>
      </div>
      <div className="level-scroll">
        {waiting.length === 0 ? (
          <EmptyState title={words.none} text={words.noneHelp} />
        ) : (
          <ul className="level-matters">
            {waiting.map((matter) => (
              <WaitingRow key={matter.id} matter={matter} facts={facts} open={open} />
            ))}
          </ul>
        )}
        <Folded title={words.missed} matters={missed} facts={facts} open={open} isOpen />
        <Folded title={words.passed} matters={passed} facts={facts} open={open} anchor="videre" />
        <Folded title={words.answered} matters={answered} facts={facts} open={open} />
      </div>
    </section>
  );
}

interface FoldedProps {
  readonly title: string;
  readonly matters: readonly LevelMatter[];
  readonly facts: Board;
  readonly open: OpenMatter;
  readonly isOpen?: boolean;
  readonly anchor?: string;
}

function Folded({ title, matters, facts, open, isOpen = false, anchor }: FoldedProps) {
  if (matters.length === 0) return null;
  return (
    <details className="level-folded" open={isOpen} id={anchor}>
      <summary>
        <h3>
          {title} <span className="level-count">{matters.length}</span>
        </h3>
      </summary>
      <ul className="level-matters">
        {matters.map((matter) => (
          <WaitingRow key={matter.id} matter={matter} facts={facts} open={open} />
        ))}
      </ul>
    </details>
  );
}
