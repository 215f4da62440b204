import type { ReactNode } from "react";
import { useWords } from "../words/useWords.ts";
import { FitList } from "./FitList.tsx";
import type { Due } from "./ideas.ts";

interface Props {
  /** How the day stands, a line each. */
  readonly day: readonly { readonly key: string; readonly node: ReactNode }[];
  readonly due: readonly Due[];
}

/** How the day stands, then what was promised for it, and what should have been done before. */
export function TodayPanel({ day, due }: Props) {
  const wall = useWords().screen.wall;
  const promised = due.map((each) => ({ key: `${each.card.id} ${each.kind}`, node: <DueLine due={each} /> }));
  return (
    <FitList
      label={wall.today}
      items={[...day, ...promised]}
      keyOf={({ key }) => key}
      render={({ node }) => node}
      more={(hidden) => wall.more(hidden.length)}
    />
  );
}

function DueLine({ due: { card, kind, daysOver } }: { readonly due: Due }) {
  const words = useWords();
  const wall = words.screen.wall;
  return (
    <div className="wall-due">
      <span className="wall-mark" data-late={daysOver > 0 || undefined} aria-hidden="true">
        {daysOver > 0 && "!"}
      </span>
      <span className="wall-card-title">{card.title || words.board.card.untitled}</span>
      <small>{daysOver > 0 ? wall.overdue(daysOver) : kind === "due" ? wall.dueToday : wall.evaluateToday}</small>
    </div>
  );
}
