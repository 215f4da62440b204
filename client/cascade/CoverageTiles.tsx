import { Link } from "wouter";
import type { CoverageState } from "../../shared/cascade/coverage.ts";
import type { LevelUnit } from "../../shared/level/overview.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { lineKey } from "./lineText.ts";
import "./cascade.css";

const MARKS: Readonly<Record<CoverageState, string>> = { held: "✓", running: "●", missed: "×", notYet: "○", none: "–" };

interface Props {
  readonly lines: readonly LevelUnit[];
  readonly zone: string;
}

/** One tile for each board, in the order that it is given: mark, word and time; each opens its board. */
export function CoverageTiles({ lines, zone }: Props) {
  return (
    <ul className="coverage-tiles">
      {lines.map((line) => (
        <li key={lineKey(line)}>
          <CoverageTile line={line} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

interface TileProps {
  readonly line: LevelUnit;
  readonly zone: string;
}

/** Of a unit without an open board it says so, and opens nothing. */
function CoverageTile({ line, zone }: TileProps) {
  const { level } = useWords();
  const { boardId, meeting } = line;
  const said = (
    <>
      <strong>{line.name}</strong>
      {line.boardName !== null && <small>{line.boardName}</small>}
      {boardId === null ? <small>{level.units.noBoard}</small> : <CoverageMark line={line} zone={zone} />}
    </>
  );
  return boardId === null ? (
    <span className="coverage-tile">{said}</span>
  ) : (
    <Link href={`/tavle/${boardId}`} className="coverage-tile" data-state={meeting.state}>
      {said}
    </Link>
  );
}

/** How a board's meeting of the day stands: mark, word and clock time. */
function CoverageMark({ line: { meeting }, zone }: TileProps) {
  return (
    <span className="coverage-mark" data-state={meeting.state}>
      <span aria-hidden="true">{MARKS[meeting.state]}</span> {useCoverageText(meeting, zone)}
    </span>
  );
}

function useCoverageText({ state, plannedAt, startedAt }: LevelUnit["meeting"], zone: string): string {
  const { cascade: words } = useWords();
  const at = startedAt ?? plannedAt;
  if (state === "none" || at === null) return words.state[state];
  return words.at[state](timeText(at, zone));
}
