import type { ReactNode } from "react";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { placesOf } from "../../shared/level/counts.ts";
import type { LevelOverview } from "../../shared/level/overview.ts";
import type { SignalItem } from "../../shared/measure/signalItem.ts";
import { pageAt } from "../../shared/screen/screen.ts";
import type { WallShape } from "../screen/layout.ts";
import { signalSentence } from "../signal/signalText.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { LevelPanel } from "./LevelPanel.tsx";
import { Chance } from "./NewSignals.tsx";
import { SmallChart } from "./SmallChart.tsx";
import { useOverview } from "./useOverview.ts";
import { WallStrip } from "./WallStrip.tsx";
import { WallUnits } from "./WallUnits.tsx";
import { WallWaiting } from "./WallWaiting.tsx";
import "./levelWall.css";

interface Props {
  readonly unitId: UnitId;
  readonly boardId: BoardId;
  readonly now: Instant;
  readonly zone: string;
  readonly shape: WallShape;
  /** The measures of the board itself, where it has any: they have the place of the day below now and then. */
  readonly measures: ReactNode;
  /** What the wall shows where the board is not the one that its unit's level is seen on. */
  readonly otherwise: ReactNode;
}

/** How long each part has the place when there is room for one of them only. */
const TURN = 20_000;

/** The wall of a unit above the sections between its meetings: who waits for an answer, what is new, and how the day stands below. */
export function LevelWall({ unitId, boardId, otherwise, ...look }: Props) {
  const { data } = useOverview(unitId);
  if (!data) return null;
  const { own, below } = placesOf(data);
  if (own[0]?.mainId !== boardId || below.length === 0) return otherwise;
  return <Shown overview={data} boardId={boardId} {...look} />;
}

type ShownProps = Omit<Props, "unitId" | "otherwise"> & { readonly overview: LevelOverview };

function Shown({ overview, boardId, now, zone, shape, measures }: ShownProps) {
  const waiting = <WallWaiting waiting={overview.matters.waiting} boardId={boardId} now={now} zone={zone} />;
  const signals = <WallSignals overview={overview} now={now} />;
  const units = <WallUnits overview={overview} now={now} />;
  if (shape === "paged") {
    const parts = [waiting, signals, units, ...(measures ? [measures] : [])];
    return parts[pageAt(now, parts.length, TURN)];
  }
  const isNone = overview.matters.waiting.length === 0;
  const showsMeasures = measures && shape === "columns" && pageAt(now, 3, TURN) === 2;
  return (
    <div className="wall-level" data-shape={shape} data-none={isNone || undefined}>
      <WallStrip overview={overview} now={now} />
      {waiting}
      {(!showsMeasures || isNone) && signals}
      {showsMeasures ? <div className="wall-level-measures">{measures}</div> : units}
    </div>
  );
}

/** One at a time, large enough to be read from where people stand; they take turns. */
function WallSignals({ overview: { signals }, now }: { readonly overview: LevelOverview; readonly now: Instant }) {
  const words = useWords().level.signals;
  const page = pageAt(now, signals.items.length, TURN);
  const item = signals.items[page];
  const title = signals.count > 1 ? `${words.title} ${words.turn(page + 1, signals.count)}` : words.title;
  return (
    <LevelPanel area="signals" title={title} aside={<Chance signals={signals} />}>
      {item ? <WallSignal item={item} now={now} /> : <p className="wall-empty">{words.none}</p>}
    </LevelPanel>
  );
}

function WallSignal({ item, now }: { readonly item: SignalItem; readonly now: Instant }) {
  const words = useWords().level.signals;
  const language = useLanguage();
  return (
    <div className="wall-signal">
      <div>
        <b>{item.definition.name}</b>
        <small>{item.unitName}</small>
        <p>
          {signalSentence(item, language, now)} {!item.firm && words.preliminary}
        </p>
      </div>
      <SmallChart picture={item.picture} />
    </div>
  );
}
