import { Link } from "wouter";
import { toJudge } from "../../shared/escalation/lists.ts";
import { owedBy } from "../../shared/level/matters.ts";
import type { BoardItem, Unit } from "../../shared/protocol/boards.ts";
import { unitsWithRole, useMe } from "../access/useMe.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useWatchBoard } from "../live/socket.ts";
import { Icon } from "../ui/Icon.tsx";
import { byName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { doorOf, mainBoardOf } from "./doorOf.ts";
import "./home.css";

interface Props {
  readonly boards: readonly BoardItem[];
  readonly units: readonly Unit[];
}

/** More units than this nobody leads from one page; they are found below it. */
const MOST = 6;

/** What waits for the units that one speaks for, before anything else; nothing where one speaks for none. */
export function WaitingHome({ boards, units }: Props) {
  const me = useMe();
  const words = useWords().level.home;
  const led = new Set(unitsWithRole(me, "deputy"));
  const own = units
    .filter(({ id }) => led.has(id))
    .toSorted(byName)
    .slice(0, MOST);
  const doors = own.flatMap((unit) => {
    const board = mainBoardOf(unit, boards);
    return board ? [{ unit, board }] : [];
  });
  if (doors.length === 0) return null;
  return (
    <section aria-label={words.title}>
      <ul className="home-waiting">
        {doors.map(({ unit, board }) => (
          <Door key={unit.id} unit={unit} board={board} href={doorOf(board, boards, units)} />
        ))}
      </ul>
    </section>
  );
}

interface DoorProps {
  readonly unit: Unit;
  readonly board: BoardItem;
  readonly href: string;
}

function Door({ unit, board, href }: DoorProps) {
  const words = useWords().level.home;
  useWatchBoard(board.id);
  const { items, query } = useEscalations(board.id);
  if (query.data === undefined) return null;
  const owed = owedBy(items, board.id);
  const answers = toJudge(items, board.id).length;
  const isQuiet = owed.all === 0 && answers === 0;
  // Nobody stands below a section: that nobody waits there is no news.
  if (isQuiet && unit.kind === "section") return null;
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
