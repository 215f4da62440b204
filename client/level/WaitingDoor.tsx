import { Link } from "wouter";
import { toJudge } from "../../shared/escalation/lists.ts";
import { owedBy } from "../../shared/level/matters.ts";
import type { BoardItem, Unit } from "../../shared/protocol/boards.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useWatchBoard } from "../live/socket.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import "./home.css";

interface Props {
  readonly unit: Unit;
  readonly board: BoardItem;
  readonly href: string;
  /** Whether it is worth a line that nobody waits. */
  readonly saysQuiet: boolean;
}

/** What waits for one unit, and the way there. */
export function WaitingDoor({ unit, board, href, saysQuiet }: Props) {
  const words = useWords().level.home;
  useWatchBoard(board.id);
  const { items, query } = useEscalations(board.id);
  if (query.data === undefined) return null;
  const owed = owedBy(items, board.id);
  const answers = toJudge(items, board.id).length;
  const isQuiet = owed.all === 0 && answers === 0;
  if (isQuiet && !saysQuiet) return null;
  return (
    <li>
      {owed.all > 0 && (
        <Link href={href} className="home-door" data-tone={owed.safety > 0 ? "safety" : "asked"}>
          <span className="home-door-text">
            <b>{words.waiting(owed.all, unit.name)}</b>
            {owed.safety > 0 && (
              <span>
                <i aria-hidden="true">▲</i> {words.safety(owed.safety)}
              </span>
            )}
          </span>
          <Icon name="chevronRight" />
        </Link>
      )}
      {answers > 0 && (
        <Link href={`/tavle/${board.id}`} className="home-door">
          <span className="home-door-text">
            <b>{words.toJudge(answers, unit.name)}</b>
          </span>
          <Icon name="chevronRight" />
        </Link>
      )}
      {isQuiet && (
        <Link href={href} className="home-door" data-tone="quiet">
          <span className="home-door-text">{words.none(unit.name)}</span>
          <Icon name="chevronRight" />
        </Link>
      )}
    </li>
  );
}
