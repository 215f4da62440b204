import { Link } from "wouter";
import type { CoverageState } from "../../shared/cascade/coverage.ts";
import type { ShownLine } from "../../shared/protocol/cascade.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import "./cascade.css";

const MARKS: Readonly<Record<CoverageState, string>> = { held: "✓", running: "●", missed: "×", notYet: "○", none: "–" };

interface Props {
  readonly lines: readonly ShownLine[];
  readonly zone: string;
}

/** One tile for each board, in the order that it is given: mark, word and time; each opens its board. */
export function CoverageTiles({ lines, zone }: Props) {
  return (
    <ul className="coverage-tiles">
      {lines.map((line) => (
        <li key={line.boardId}>
          <Link href={`/tavle/${line.boardId}`} className="coverage-tile" data-state={line.state}>
            <strong>{line.unitName}</strong>
            {line.boardName !== line.unitName && <small>{line.boardName}</small>}
            <CoverageMark line={line} zone={zone} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** How a board's meeting of the day stands: mark, word and clock time. */
export function CoverageMark({ line, zone }: { readonly line: ShownLine; readonly zone: string }) {
  return (
    <span className="coverage-mark" data-state={line.state}>
      <span aria-hidden="true">{MARKS[line.state]}</span> {useCoverageText(line, zone)}
    </span>
  );
}

function useCoverageText({ state, plannedAt, startedAt }: ShownLine, zone: string): string {
  const { cascade: words } = useWords();
  const at = startedAt ?? plannedAt;
  if (state === "none" || at === null) return words.state[state];
  return words.at[state](timeText(at, zone));
}
