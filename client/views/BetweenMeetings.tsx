import { Fragment, type ReactNode, useMemo, useState } from "react";
import { type Instant, localDate, wallClock } from "../../shared/base/time.ts";
import { toJudge } from "../../shared/escalation/lists.ts";
import { type Layout, layoutNow, tilesOf, wallColumns, type WallPart } from "../../shared/huddle/layout.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import type { MeetingNow } from "../../shared/protocol/meetings.ts";
import { pageAt, type OwnScreen } from "../../shared/screen/screen.ts";
import { useCardTimes } from "../board/cardTimes.ts";
import type { BoardState } from "../board/boardState.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { useBoardState } from "../board/useBoard.ts";
import { CrossMonth } from "../cross/CrossMonth.tsx";
import { useCross } from "../cross/useCross.ts";
import { AnswersPanel, useMatterCounts } from "../escalation/AnswersPanel.tsx";
import { OwnTile } from "../health/OwnTile.tsx";
import { useOwnTiles } from "../health/onWall.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { IdeaPlace } from "../idea/IdeaPlace.tsx";
import { LevelWall } from "../level/LevelWall.tsx";
import { useNow } from "../live/serverClock.ts";
import { TallyRow } from "../measure/TallyStrip.tsx";
import { useTilesByUrgency } from "../measure/useBoardMeasures.ts";
import { useCounted } from "../measure/useTally.ts";
import { useNightCount } from "../night/NightNews.tsx";
import { dueToday, ideasAndTests, type WallCard } from "../screen/ideas.ts";
import { IdeasPanel } from "../screen/IdeasPanel.tsx";
import type { WallShape } from "../screen/layout.ts";
import { MeasuresPanel } from "../screen/MeasuresPanel.tsx";
import { TodayPanel } from "../screen/TodayPanel.tsx";
import { WallFooter } from "../screen/WallFooter.tsx";
import { Unbroken, WallPanel } from "../screen/WallPanel.tsx";
import { SinceOnWall, useSinceOnWall } from "../since/SinceOnWall.tsx";
import { ThanksPanel } from "../thanks/ThanksPanel.tsx";
import { useThanks } from "../thanks/useThanks.ts";
import { useDayItems } from "../today/useDayItems.tsx";
import { dayText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { FromAboveLine } from "./FromAbove.tsx";
import { StartMeeting } from "./StartMeeting.tsx";
import { WallTile } from "./WallTile.tsx";

interface Props {
  readonly board: OpenBoard;
  readonly facts: Board;
  readonly screen: OwnScreen;
  readonly meeting: MeetingNow | undefined;
  readonly now: Instant;
  readonly shape: WallShape;
}

/** So many counts stand at the foot, two by two: a third column would take the place of the acts. */
const MOST_COUNTS = 4;
/** How long each column has the place when there is room for one of them only. */
const TURN = 20_000;

/** The wall between meetings: how was yesterday, what is today like, who has answered us, what waits. */
export function BetweenMeetings(props: Props) {
  const { board, facts, screen, meeting, now, shape } = props;
  const state = useBoardState(board);
  const times = useCardTimes(facts.id);
  const cards = useMemo(() => wallCards(state, times), [state, times]);
  const { zone } = screen;
  const layout = layoutNow(meeting?.types ?? [], meeting?.next?.typeId, wallClock(now, zone).time);
  const chosen = useMemo(() => tilesOf(state.tiles, layout), [state.tiles, layout]);
  const tiles = useTilesByUrgency(chosen, useNow(60_000), meeting?.lastEnd ?? undefined);
  const before = useSinceOnWall({ facts, board, now });
  const own = useOwnTiles(facts);
  const thanks = <ThanksPanel boardId={facts.id} />;
  const takesTurns = useIsTight(facts.id) && shape === "columns";
  const panels = {
    cross: <CrossPanel facts={facts} now={now} />,
    today: <Today facts={facts} cards={cards} now={now} zone={zone} />,
    answers: <Answers facts={facts} now={now} zone={zone} />,
    // What is new needs the room, and thanks are read aloud in the meeting that comes.
    thanks: !before && !takesTurns && thanks,
    ideas: before ? (
      <SinceOnWall
        facts={facts}
        board={board}
        now={now}
        since={before}
        hasAnswers={layout.panels.includes("answers")}
        isSideBySide={shape === "tall"}
      />
    ) : takesTurns && pageAt(now, 2, TURN) === 1 ? (
      thanks
    ) : (
      <Ideas cards={cards} now={now} zone={zone} ageingDays={facts.settings.ageingDays} />
    ),
    measures: (
      <MeasuresPanel
        tiles={[...tiles, ...own]}
        now={now}
        renderTile={(tile) =>
          "kind" in tile ? <OwnTile tile={tile} facts={facts} now={now} /> : <WallTile tile={tile} now={now} />
        }
      />
    ),
  };
  // On its short side a wall has no room for both: the meeting that comes shows the measures one by one.
  const placed = before && shape === "tall" ? { ...panels, measures: null } : panels;
  // A unit above the sections is shown what waits for it and how it stands below; a section its own day.
  const isLevel = (useEscalations(facts.id).picture?.here.unitKind ?? "section") !== "section";
  return (
    <>
      <FromAboveLine facts={facts} zone={zone} now={now} />
      <main className="wall-main">
        {isLevel ? (
          <LevelWall
            unitId={facts.unitId}
            boardId={facts.id}
            {...{ now, zone, shape }}
            measures={tiles.length + own.length > 0 && panels.measures}
            otherwise={arranged(placed, layout, shape, now)}
          />
        ) : (
          arranged(placed, layout, shape, now)
        )}
      </main>
      <Foot screen={screen} facts={facts} meeting={meeting} now={now} isLevel={isLevel} />
    </>
  );
}

/** Two answers leave no room for both thanks and ideas beside a chart: those take turns then. */
function useIsTight(boardId: Board["id"]): boolean {
  const answers = toJudge(useEscalations(boardId).items, boardId).length;
  return useThanks(boardId).shown.length > 0 && answers > 1;
}

type Panels = Readonly<Record<WallPart, ReactNode>>;

/** The panels in their places. In columns, how high the cross is says nothing about the answers beside it. */
function arranged(panels: Panels, layout: Layout, shape: WallShape, now: Instant): ReactNode {
  const columns = wallColumns(layout).map((column) => <Column key={column.join()} column={column} panels={panels} />);
  if (shape === "tall") return <Tall panels={panels} layout={layout} />;
  return shape === "paged" ? columns[pageAt(now, columns.length, TURN)] : columns;
}

/** What stands above the last of a column is as high as it needs; what was heard has the same gaps as the columns. */
function Column({ column, panels }: { readonly column: readonly WallPart[]; readonly panels: Panels }) {
  const last = column.at(-1);
  const above = column.slice(0, -1);
  if (last === undefined) return null;
  const [first] = column;
  return (
    <div className="wall-column" data-first={first} data-alone={above.length === 0 || undefined}>
      {above.length > 0 && (
        <div className="wall-stack">
          {above.map((panel) => (
            <Fragment key={panel}>{panels[panel]}</Fragment>
          ))}
        </div>
      )}
      {panels[last]}
    </div>
  );
}

/** On its short side: what is read at a glance above, side by side, then what is read from the top. */
function Tall({ panels, layout }: { readonly panels: Panels; readonly layout: Layout }) {
  const shown = (panel: WallPart) => layout.panels.includes(panel) && panels[panel];
  const hasBeside = ["cross", "today", "thanks"].some((panel) => layout.panels.some((each) => each === panel));
  return (
    <>
      {hasBeside && (
        <div className="wall-beside">
          {shown("cross")}
          <div className="wall-column">
            {shown("today")}
            {shown("thanks")}
          </div>
        </div>
      )}
      {shown("answers")}
      {shown("ideas")}
      {shown("measures")}
    </>
  );
}

function wallCards(state: BoardState, times: ReadonlyMap<string, Instant>): readonly WallCard[] {
  return state.lanes.flatMap(({ id, meaning }) =>
    state.cardsIn(id).map((card) => ({ card, meaning, since: times.get(card.id) })),
  );
}

function CrossPanel({ facts, now }: { readonly facts: Board; readonly now: Instant }) {
  const { picture } = useCross(facts.id);
  return (
    <section className="wall-panel" data-area="cross">
      <Unbroken>{picture && <CrossMonth picture={picture} now={now} />}</Unbroken>
    </section>
  );
}

interface CardsProps {
  readonly cards: readonly WallCard[];
  readonly now: Instant;
  readonly zone: string;
}

function Today({ facts, cards, now, zone }: CardsProps & { readonly facts: Board }) {
  const words = useWords().screen.wall;
  return (
    <WallPanel area="today" title={words.today}>
      <TodayPanel day={useDayItems(facts.id)} due={dueToday(cards, localDate(now, zone))} />
    </WallPanel>
  );
}

function Answers({ facts, now, zone }: Omit<CardsProps, "cards"> & { readonly facts: Board }) {
  const words = useWords().screen.wall;
  return (
    <WallPanel area="answers" title={words.answers}>
      <AnswersPanel boardId={facts.id} now={now} zone={zone} />
    </WallPanel>
  );
}

function Ideas(props: CardsProps & { readonly ageingDays: number }) {
  const words = useWords().screen.wall;
  const { ideas, tests } = ideasAndTests(props.cards, props.now);
  return (
    <WallPanel area="ideas" title={words.ideas} aside={ideas + tests > 0 ? words.ideasCount(ideas, tests) : undefined}>
      <IdeasPanel {...props} />
    </WallPanel>
  );
}

type FootProps = Omit<Props, "board" | "shape"> & { readonly isLevel: boolean };

function Foot({ screen, facts, meeting, now, isLevel }: FootProps) {
  const { screen: own, tally } = useWords();
  const words = own.wall;
  const language = useLanguage();
  const [asksPin, setAsksPin] = useState(false);
  const [counts, setCounts] = useState(false);
  const counted = useCounted(facts.id);
  const fromNight = useNightCount({ boardId: facts.id, now, zone: screen.zone, lastEnd: meeting?.lastEnd ?? null });
  const matters = useMatterCounts(facts.id, MOST_COUNTS - Number(fromNight !== undefined));
  // A level's wall has its own list of what waits.
  const raised = isLevel ? [] : matters;
  const waiting = fromNight === undefined ? raised : [fromNight, ...raised];
  const next = meeting?.next ?? undefined;
  const isDue = next !== undefined && now >= next.plannedAt && now < next.endsAt;
  const day = next && dayText(localDate(next.plannedAt, screen.zone), localDate(now, screen.zone), language);
  const plannedText = next && words.meetingAt(day ?? "", timeText(next.plannedAt, screen.zone));
  const start = screen.mode === "touch" && meeting && (
    <StartMeeting
      boardId={facts.id}
      meeting={meeting}
      now={now}
      hasPin={facts.hasPin}
      asksPin={asksPin}
      onAskPin={setAsksPin}
      isDue={isDue}
      planned={next ? plannedText : words.noMeetingPlanned}
    />
  );
  if (asksPin && start) return start;
  if (counts) return <TallyRow boardId={facts.id} zone={screen.zone} onDone={() => setCounts(false)} />;
  return (
    <WallFooter
      nextMeeting={start ? null : plannedText}
      invites={isDue ? wallClock(next.plannedAt, screen.zone).time : undefined}
      waiting={waiting}
      address={start || waiting.length > 0 ? undefined : `${location.origin}/tavle/${facts.id}`}
      idea={facts.laidDown ? null : <IdeaPlace boardId={facts.id} />}
    >
      {screen.mode === "touch" && counted.length > 0 && (
        <button type="button" className="wall-button wall-count" onClick={() => setCounts(true)}>
          {tally.open}
        </button>
      )}
      {start || null}
    </WallFooter>
  );
}
