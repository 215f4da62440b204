import type { BoardItem, Unit } from "../../shared/protocol/boards.ts";
import { unitsWithRole, useMe } from "../access/useMe.ts";
import { byName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { doorOf, mainBoardOf } from "./doorOf.ts";
import "./home.css";
import { WaitingDoor } from "./WaitingDoor.tsx";

interface Props {
  readonly boards: readonly BoardItem[];
  readonly units: readonly Unit[];
}

/** Who speaks for more units than this is told of those where something waits, and not that the others are quiet. */
const FEW = 6;

/** What waits for the units that one speaks for, before anything else; nothing where one speaks for none. */
export function WaitingHome({ boards, units }: Props) {
  const me = useMe();
  const words = useWords().level.home;
  const led = new Set(unitsWithRole(me, "deputy"));
  const own = units.filter(({ id }) => led.has(id)).toSorted(byName);
  const doors = own.flatMap((unit) => {
    const board = mainBoardOf(unit, boards);
    return board ? [{ unit, board }] : [];
  });
  if (doors.length === 0) return null;
  return (
    <section aria-label={words.title}>
      <ul className="home-waiting">
        {doors.map(({ unit, board }) => (
          <WaitingDoor
            key={unit.id}
            unit={unit}
            board={board}
            href={doorOf(board, boards, units)}
            // Nobody stands below a section: that nobody waits there is no news.
            saysQuiet={doors.length <= FEW && unit.kind !== "section"}
          />
        ))}
      </ul>
    </section>
  );
}
