import { Link } from "wouter";
import type { BoardItem } from "../../shared/protocol/boards.ts";
import { Icon } from "../ui/Icon.tsx";
import { byName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly boards: readonly BoardItem[];
  /** Where a board is entered; its lanes when nothing else is said. */
  readonly door?: (board: BoardItem) => string;
}

const toLanes = ({ id }: BoardItem): string => `/tavle/${id}`;

/** Large doors to the boards that one uses every day. */
export function BoardCards({ boards, door = toLanes }: Props) {
  const words = useWords();
  return (
    <ul className="board-cards">
      {boards.toSorted(byName).map((board) => (
        <li key={board.id} className="panel board-card">
          <Link href={door(board)} className="board-card-link" lang={board.language}>
            {board.name}
          </Link>
          {/* Often the board is named for its unit; saying it twice helps nobody. */}
          {board.unitName !== board.name && <small>{board.unitName}</small>}
          <small>
            {words.access.boardKinds[board.kind]}
            {board.closed && (
              <>
                {" · "}
                <Icon name="lock" /> {words.access.closedBoard}
              </>
            )}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Boards as plain lines, under the unit that they belong to. */
export function BoardLines({ boards, door = toLanes }: Props) {
  return (
    <ul className="list">
      {boards.toSorted(byName).map((board) => (
        <li key={board.id} className="list-row">
          <Link href={door(board)} className="list-link">
            <span className="list-main">
              <strong>{board.name}</strong>
              {board.unitName !== board.name && <small>{board.unitName}</small>}
            </span>
            <Icon name="chevronRight" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
