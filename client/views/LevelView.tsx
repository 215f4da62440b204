import { useState } from "react";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { levelsOfDay, placesOf } from "../../shared/level/counts.ts";
import type { LevelOverview } from "../../shared/level/overview.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { LevelHead } from "../level/LevelHead.tsx";
import { LevelStrip } from "../level/LevelStrip.tsx";
import { NewSignals } from "../level/NewSignals.tsx";
import { OpenedMatter, useOpenedMatter } from "../level/OpenedMatter.tsx";
import { UnitsToday } from "../level/UnitsToday.tsx";
import { useOverview } from "../level/useOverview.ts";
import { Waiting } from "../level/Waiting.tsx";
import "../level/level.css";
import { troubleOf, useBoard, useUnit } from "../live/queries.ts";
import { useWatchBoard } from "../live/socket.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page, usePageTitle } from "../ui/Page.tsx";
import { useMedia } from "../ui/useMedia.ts";
import { useWords } from "../words/useWords.ts";
import { NotFoundView } from "./NotFoundView.tsx";

/** A level above the sections: what waits for it, and how it stands in all units below. */
export function LevelView({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords().level;
  const overview = useOverview(unitId);
  const unit = useUnit(unitId);
  if (overview.data) return <Level overview={overview.data} />;
  const trouble = troubleOf(overview);
  if (trouble?.code === "not-found") return <NotFoundView />;
  return (
    <Page title={unit.data?.name ?? (trouble ? words.failed : "")}>
      <ErrorNotice trouble={trouble} onRetry={() => void overview.refetch()} />
      {overview.isPending && <Loading />}
    </Page>
  );
}

function Level({ overview }: { readonly overview: LevelOverview }) {
  const words = useWords().level;
  const { own, below } = placesOf(overview);
  const [first, ...more] = own;
  const [chosen, setChosen] = useState<UnitKind | undefined>(undefined);
  // There what waits stands first, for the eye and for the keyboard: the day's meetings come after it.
  const isPhone = useMedia("(width < 40rem)");
  // Where there is little room for the units below the signals, these are told by their number sooner.
  const isLow = useMedia("(height < 60rem)");
  const isLowest = useMedia("(height < 48rem)");
  // Its board has its name for a title.
  usePageTitle(first ? `${words.tab}: ${first.name}` : "");
  if (!first) return null;
  // The lowest level is where the work is.
  const kind = chosen ?? levelsOfDay(below)[0]?.kind ?? "section";
  const strip = <LevelStrip overview={overview} shown={kind} onShow={setChosen} />;
  return (
    <div className="level">
      <LevelHead overview={overview} own={[first, ...more]} />
      {!isPhone && strip}
      <div className="level-main">
        {first.mainId === null ? <NoBoard name={first.name} /> : <Matters boardId={first.mainId} overview={overview} />}
        {isPhone && strip}
        <div className="level-side">
          <NewSignals unitId={first.unitId} signals={overview.signals} most={isLowest ? 1 : isLow ? 2 : 3} />
          <UnitsToday overview={overview} kind={kind} />
        </div>
      </div>
    </div>
  );
}

function NoBoard({ name }: { readonly name: string }) {
  const words = useWords().level;
  return (
    <section className="level-panel">
      <EmptyState title={words.noBoard(name)} text={words.noBoardHelp} />
    </section>
  );
}

interface MattersProps {
  readonly boardId: BoardId;
  readonly overview: LevelOverview;
}

/** What may be done with matters follows from the board that they wait at. */
function Matters({ boardId, overview }: MattersProps) {
  useWatchBoard(boardId);
  const { data: facts } = useBoard(boardId);
  return facts ? <MattersOf facts={facts} overview={overview} /> : <section className="level-panel" aria-busy="true" />;
}

function MattersOf({ facts, overview }: { readonly facts: Board; readonly overview: LevelOverview }) {
  const opened = useOpenedMatter();
  return (
    <>
      <Waiting matters={overview.matters} facts={facts} open={opened.open} isOpen={opened.matter !== undefined} />
      <OpenedMatter key={opened.matter?.id} facts={facts} opened={opened} />
    </>
  );
}
