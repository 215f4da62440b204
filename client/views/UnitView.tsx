import { useState } from "react";
import { Link, useLocation } from "wouter";
import { roleOn } from "../../shared/access/policy.ts";
import type { UnitId } from "../../shared/base/ids.ts";
import { listed, type Unit } from "../../shared/protocol/boards.ts";
import { childrenOf } from "../../shared/tier/changes.ts";
import { isLaidDown, pathUp } from "../../shared/tier/tiers.ts";
import { BoardLines } from "../access/BoardList.tsx";
import { NewBoardDialog } from "../access/NewBoardDialog.tsx";
import { People } from "../access/People.tsx";
import { EditUnitDialog, mayHaveUnitsBelow, NewUnitDialog } from "../access/UnitDialogs.tsx";
import { useMe } from "../access/useMe.ts";
import { troubleOf, useBoards, useUnits } from "../live/queries.ts";
import { useWatchUnit } from "../live/socket.ts";
import { UnitNotices } from "../notice/UnitNotices.tsx";
import { LaidDownNotice } from "../tier/LaidDownNotice.tsx";
import { OfficesPanel } from "../tier/OfficesPanel.tsx";
import { UnitPlace } from "../tier/UnitPlace.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import { type Crumb, Page } from "../ui/Page.tsx";
import { byName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { NotFoundView } from "./NotFoundView.tsx";

/** A unit: its boards, its people, and the units below it. */
export function UnitView({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords();
  const units = useUnits();
  useWatchUnit(unitId);
  if (!units.data) {
    return (
      <Page title={words.access.units}>
        <ErrorNotice trouble={troubleOf(units)} onRetry={() => void units.refetch()} />
        {units.isPending && <Loading />}
      </Page>
    );
  }
  const unit = units.data.find(({ id }) => id === unitId);
  return unit ? <UnitPage unit={unit} units={units.data} /> : <NotFoundView />;
}

type Opened = "board" | "unit" | "name";

function UnitPage({ unit, units }: { readonly unit: Unit; readonly units: readonly Unit[] }) {
  const words = useWords();
  const me = useMe();
  const [, go] = useLocation();
  const [open, setOpen] = useState<Opened | undefined>(undefined);
  const close = (): void => setOpen(undefined);
  const own = roleOn(me, pathUp(new Map(units.map((each) => [each.id, each])), unit.id));
  return (
    <Page
      title={unit.name}
      tab={`${unit.name} · ${words.access.tiers[unit.kind]}`}
      crumbs={crumbsOf(unit, units)}
      lead={words.access.tiers[unit.kind]}
      acts={
        <>
          {listed(unit.may, "unit:edit") && (
            <IconButton icon="edit" label={words.access.editUnit} onClick={() => setOpen("name")} />
          )}
          <UnitPlace unit={unit} units={units} />
        </>
      }
    >
      {unit.closedAt !== null && (
        <LaidDownNotice
          at={unit.closedAt}
          zone={unit.zone}
          into={units.find(({ id }) => id === unit.mergedInto)?.name}
          of="unit"
        />
      )}
      <UnitBoards unit={unit} onNew={() => setOpen("board")} />
      <OfficesPanel unit={unit} />
      {listed(unit.may, "people:read") && own && <People unit={unit} own={own} />}
      <UnitsBelow unit={unit} units={units} onNew={() => setOpen("unit")} />
      {listed(unit.may, "notice:unit") && <UnitNotices unitId={unit.id} />}
      {open === "board" && <NewBoardDialog unit={unit} onClose={close} onMade={(id) => go(`/tavle/${id}`)} />}
      {open === "unit" && <NewUnitDialog unit={unit} onClose={close} />}
      {open === "name" && <EditUnitDialog unit={unit} onClose={close} />}
    </Page>
  );
}

function crumbsOf(unit: Unit, units: readonly Unit[]): Crumb[] {
  const byId = new Map(units.map((each) => [each.id, each]));
  const above = pathUp(byId, unit.id).slice(1).toReversed();
  return above.flatMap((id) => {
    const found = byId.get(id);
    return found ? [{ label: found.name, href: `/enhet/${id}` }] : [];
  });
}

interface SectionProps {
  readonly unit: Unit;
  readonly onNew: () => void;
}

function UnitBoards({ unit, onNew }: SectionProps) {
  const words = useWords();
  const { data: boards = [] } = useBoards();
  const { data: units = [] } = useUnits();
  const here = boards.filter(({ unitId }) => unitId === unit.id);
  const hasBelow = units.some(({ parentId }) => parentId === unit.id);
  return (
    <section className="panel stack section">
      <div className="row section-head" data-spread>
        <h2>{words.access.boards}</h2>
        {listed(unit.may, "board:create") && unit.closedAt === null && (
          <Button icon="add" density="close" onClick={onNew}>
            {words.access.newBoard}
          </Button>
        )}
      </div>
      {here.length > 0 ? <BoardLines boards={here} /> : <p>{words.access.noBoardsHere}</p>}
      <div className="row">
        <ButtonLink icon="clock" density="close" href={`/enhet/${unit.id}/dagen`}>
          {words.cascade.open}
        </ButtonLink>
        <ButtonLink icon="chart" density="close" href={`/enhet/${unit.id}/maltall`}>
          {words.access.measures}
        </ButtonLink>
        <ButtonLink icon="chart" density="close" href={`/enhet/${unit.id}/signaler`}>
          {words.signal.open}
        </ButtonLink>
        {listed(unit.may, "round:walk") && hasBelow && (
          <ButtonLink icon="play" density="close" href={`/enhet/${unit.id}/runde`}>
            {words.round.open}
          </ButtonLink>
        )}
        {listed(unit.may, "message:send") && hasBelow && (
          <ButtonLink icon="comment" density="close" href={`/enhet/${unit.id}/beskjeder`}>
            {words.message.open}
          </ButtonLink>
        )}
        {listed(unit.may, "screen:read") && (
          <ButtonLink icon="screen" density="close" href="/skjermer">
            {words.access.screens}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

function UnitsBelow({ unit, units, onNew }: SectionProps & { readonly units: readonly Unit[] }) {
  const words = useWords();
  const tree = new Map(units.map((each) => [each.id, each]));
  const below = childrenOf(tree, unit.id).toSorted(byName);
  const laidDown = units.filter((each) => each.parentId === unit.id && isLaidDown(each)).toSorted(byName);
  const mayMake = mayHaveUnitsBelow(unit) && !isLaidDown(unit);
  if (below.length === 0 && laidDown.length === 0 && !mayMake) return null;
  return (
    <section className="panel stack section">
      <div className="row section-head" data-spread>
        <h2>{words.access.subUnits}</h2>
        {mayMake && (
          <Button icon="add" density="close" onClick={onNew}>
            {words.access.newUnit}
          </Button>
        )}
      </div>
      {below.length === 0 && <p>{words.access.noSubUnits}</p>}
      <UnitLines units={below} />
      {laidDown.length > 0 && (
        <>
          <h3>{words.tier.closedUnits}</h3>
          <UnitLines units={laidDown} />
        </>
      )}
    </section>
  );
}

function UnitLines({ units }: { readonly units: readonly Unit[] }) {
  const words = useWords();
  return (
    <ul className="list">
      {units.map(({ id, name, kind }) => (
        <li key={id} className="list-row">
          <Link href={`/enhet/${id}`} className="list-link">
            <span className="list-main">
              <strong>{name}</strong>
              <small>{words.access.tiers[kind]}</small>
            </span>
            <Icon name="chevronRight" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
