import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { BoardItem, Unit } from "../../shared/protocol/boards.ts";
import { isLaidDown } from "../../shared/tier/tiers.ts";
import { BoardCards, BoardLines } from "../access/BoardList.tsx";
import { FirstSteps } from "../access/FirstSteps.tsx";
import { NewBoardDialog } from "../access/NewBoardDialog.tsx";
import { type Person, unitsWithRole, useMe } from "../access/useMe.ts";
import { OwnMarks } from "../escalation/OwnMarks.tsx";
import { doorOf } from "../level/doorOf.ts";
import { WaitingHome } from "../level/WaitingHome.tsx";
import { troubleOf, useBoards, useUnits } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { TextField } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { byName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";

export function HomeView() {
  const words = useWords();
  const boards = useBoards();
  const units = useUnits();
  if (boards.data && units.data) {
    // What is laid down is found on the page of its unit.
    const living = boards.data.filter(({ isLaidDown: isDown }) => !isDown);
    return <Home boards={living} units={units.data.filter((unit) => !isLaidDown(unit))} />;
  }
  return (
    <Page title={words.access.homeTitle}>
      <ErrorNotice trouble={troubleOf(boards) ?? troubleOf(units)} onRetry={() => void boards.refetch()} />
      {(boards.isPending || units.isPending) && <Loading />}
    </Page>
  );
}

interface Props {
  readonly boards: readonly BoardItem[];
  readonly units: readonly Unit[];
}

function Home({ boards, units }: Props) {
  const words = useWords();
  const me = useMe();
  const [, go] = useLocation();
  const [isMaking, setMaking] = useState(false);
  const given = new Set(me.roles.map(({ unitId }) => unitId));
  const myUnits = units.filter(({ id }) => given.has(id)).toSorted(byName);
  const mine = boards.filter(({ unitId }) => given.has(unitId));
  const others = boards.filter(({ unitId }) => !given.has(unitId));
  const led = ledUnit(me, myUnits);
  return (
    <Page
      title={words.access.homeTitle}
      acts={
        led && (
          <Button icon="add" onClick={() => setMaking(true)}>
            {words.access.newBoard}
          </Button>
        )
      }
    >
      <OwnMarks />
      <WaitingHome boards={boards} units={units} />
      {mine.length > 0 && <BoardCards boards={mine} door={(board) => doorOf(board, boards, units)} />}
      {boards.length === 0 && (
        <EmptyState title={words.access.noBoardsTitle} text={words.access.noBoardsText}>
          <Link href="/slik-gjor-vi">{words.guide.first.read}</Link>
        </EmptyState>
      )}
      {led?.kind === "section" && <FirstSteps unit={led} boards={boards} />}
      {myUnits.length > 0 && <MyUnits units={myUnits} />}
      {others.length > 0 && (
        <OtherBoards
          title={mine.length > 0 ? words.access.otherBoards : words.access.boards}
          boards={others}
          units={units}
        />
      )}
      {isMaking && led && (
        <NewBoardDialog unit={led} onClose={() => setMaking(false)} onMade={(id) => go(`/tavle/${id}`)} />
      )}
    </Page>
  );
}

/** The unit that a leader leads; the one nearest the floor when there are several: there the boards hang. */
function ledUnit(me: Person, units: readonly Unit[]): Unit | undefined {
  const led = new Set(unitsWithRole(me, "leader"));
  const mine = units.filter(({ id }) => led.has(id));
  return mine.find(({ kind }) => kind === "section") ?? mine[0];
}

function MyUnits({ units }: { readonly units: readonly Unit[] }) {
  const words = useWords();
  return (
    <section className="panel stack section">
      <h2>{words.access.myUnits}</h2>
      <ul className="list">
        {units.map((unit) => (
          <li key={unit.id} className="list-row">
            <Link href={`/enhet/${unit.id}`} className="list-link">
              <span className="list-main">
                <strong>{unit.name}</strong>
                <small>{words.access.tiers[unit.kind]}</small>
              </span>
              <Icon name="chevronRight" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** More than this, and one looks for a name rather than down a list. */
const AT_A_GLANCE = 12;
/** More than this at once helps nobody; the search reaches the rest. */
const MOST = 60;

function OtherBoards({ title, boards, units }: Props & { readonly title: string }) {
  const words = useWords();
  const [sought, setSought] = useState("");
  const key = sought.trim().toLocaleLowerCase("nb");
  const found = boards.filter(({ name, unitName }) => `${name} ${unitName}`.toLocaleLowerCase("nb").includes(key));
  const shown = found.toSorted(byName).slice(0, MOST);
  return (
    <section className="panel stack section">
      <h2>{title}</h2>
      {boards.length > AT_A_GLANCE && (
        <TextField
          label={words.access.search}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      <div className="board-groups">
        {grouped(shown, units).map(([unit, list]) => (
          <section key={unit.id} className="board-group">
            <h3>{unit.name}</h3>
            <BoardLines boards={list} door={(board) => doorOf(board, boards, units)} />
          </section>
        ))}
      </div>
      {found.length === 0 && <p>{words.access.noneFound}</p>}
      {found.length > shown.length && <p>{words.access.more(found.length - shown.length)}</p>}
    </section>
  );
}

/** Boards of sections stand together under the unit above them, and with its own board. */
function grouped(boards: readonly BoardItem[], units: readonly Unit[]): [Unit, BoardItem[]][] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const groups = new Map<Unit, BoardItem[]>();
  for (const board of boards) {
    const unit = byId.get(board.unitId);
    const above = unit?.kind === "section" && unit.parentId ? byId.get(unit.parentId) : unit;
    if (above) groups.set(above, [...(groups.get(above) ?? []), board]);
  }
  return [...groups].toSorted(([a], [b]) => byName(a, b));
}
