import { useWords } from "../words/useWords.ts";
import { FitList } from "./FitList.tsx";
import type { Due } from "./ideas.ts";

/** What was promised for today, and what should have been done before. */
export function TodayPanel({ due }: { readonly due: readonly Due[] }) {
  const words = useWords();
  const wall = words.screen.wall;
  if (due.length === 0) return <p className="wall-empty">{wall.nothingToday}</p>;
  return (
    <FitList
      label={wall.today}
      items={due}
      keyOf={({ card, kind }) => `${card.id} ${kind}`}
      render={({ card, kind, daysOver }) => (
        <div className="wall-due">
          <span className="wall-mark" data-late={daysOver > 0 || undefined} aria-hidden="true">
            {daysOver > 0 && "!"}
          </span>
          <span className="wall-card-title">{card.title || words.board.card.untitled}</span>
          <small>{daysOver > 0 ? wall.overdue(daysOver) : kind === "due" ? wall.dueToday : wall.evaluateToday}</small>
        </div>
      )}
      more={(hidden) => wall.more(hidden.length)}
    />
  );
}
