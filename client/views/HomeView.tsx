import { useState } from "react";
import { Link, useLocation } from "wouter";
import { BoardCards, BoardLines } from "../access/BoardList.tsx";
import { FirstSteps } from "../access/FirstSteps.tsx";
import { NewBoardDialog } from "../access/NewBoardDialog.tsx";
import { unitsWithRole, useMe } from "../access/useMe.ts";
import { listed } from "../../shared/protocol/boards.ts";
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

/** So many other boards stand in sight; the rest are found by name. */
const SHOWN = 12;

export function HomeView() {
  const words = useWords();
  const me = useMe();
  const boards = useBoards();
  const units = useUnits();
  const [, go] = useLocation();
  const [isMaking, setMaking] = useState(false);
  if (!boards.data || !units.data) {
    return (
      <Page title={words.access.homeTitle}>
        <ErrorNotice trouble={troubleOf(boards) ?? troubleOf(units)} onRetry={() => void boards.refetch()} />
        {(boards.isPending || units.isPending) && <Loading />}
      </Page>
    );
  }
  const mine = boards.data.filter((board) => board.mine);
  const others = boards.data.filter((board) => !board.mine);
  const given = new Set(me.roles.map(({ unitId }) => unitId));
  const myUnits = units.data.filter(({ id }) => given.has(id)).toSorted(byName);
  const led = new Set(unitsWithRole(me, "leader"));
  // The unit nearest the floor: there the boards hang.
  const home =
    myUnits.find(({ id, kind }) => led.has(id) && kind === "section") ?? myUnits.find(({ id }) => led.has(id));
  return (
    <Page
      title={words.access.homeTitle}
      acts={
        home &&
        listed(home.may, "board:create") && (
          <Button icon="add" onClick={() => setMaking(true)}>
            {words.access.newBoard}
          </Button>
        )
      }
    >
      {mine.length > 0 ? (
        <BoardCards boards={mine} />
      ) : (
        <EmptyState title={words.access.noBoardsTitle} text={words.access.noBoardsText} />
      )}
      {home && <FirstSteps unit={home} boards={boards.data} />}
      {myUnits.length > 0 && (
        <section className="panel stack section">
          <h2>{words.access.myUnits}</h2>
          <ul className="list">
            {myUnits.map((unit) => (
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
      )}
      {others.length > 0 && <OtherBoards boards={others} />}
      {isMaking && home && (
        <NewBoardDialog unit={home} onClose={() => setMaking(false)} onMade={(id) => go(`/tavle/${id}`)} />
      )}
    </Page>
  );
}

function OtherBoards({ boards }: { readonly boards: NonNullable<ReturnType<typeof useBoards>["data"]> }) {
  const words = useWords();
  const [sought, setSought] = useState("");
  const found = boards.filter(({ name, unitName }) =>
    `${name} ${unitName}`.toLocaleLowerCase("nb").includes(sought.trim().toLocaleLowerCase("nb")),
  );
  const shown = found.toSorted(byName).slice(0, SHOWN);
  return (
    <section className="panel stack section">
      <h2>{words.access.otherBoards}</h2>
      {boards.length > SHOWN && (
        <TextField
          label={words.access.search}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      <BoardLines boards={shown} />
      {found.length === 0 && <p>{words.access.noneFound}</p>}
      {found.length > shown.length && <p>{words.access.more(found.length - shown.length)}</p>}
    </section>
  );
}
