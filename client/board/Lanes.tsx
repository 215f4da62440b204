import { useMemo, useState } from "react";
import type { CardId, LaneId } from "../../shared/base/ids.ts";
import type { Card, Lane } from "../../shared/board/schema.ts";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import type { BoardState } from "./boardState.ts";
import { useCardActs } from "./cardActs.tsx";
import { beforeAt, type Lists, type Place } from "./dropPlace.ts";
import { LaneColumn } from "./LaneColumn.tsx";
import { LevelLanes } from "./LevelLanes.tsx";
import { levelOf, withLevels } from "./levelList.ts";
import { laneName } from "./laneNames.ts";
import { Sortable, useSortableSurface } from "./Sortable.tsx";
import { useBoard, useBoardState } from "./useBoard.ts";

/** The lanes of a board: side by side, or one at a time with tabs where the screen is narrow. */
export function Lanes() {
  const { board, levels, raiseCard } = useBoardParts();
  const state = useBoardState(board);
  const words = useWords();
  const acts = useCardActs();
  const canWrite = useBoard(board, (each) => each.may.write);
  const shown = useMemo(() => state.lanes.filter((lane) => !lane.hidden), [state.lanes]);
  const [wanted, setWanted] = useState<string | undefined>(undefined);
  const chosen = shown.find(({ id }) => id === wanted) ?? shown[0];
  const lists = useMemo(() => withLevels(listsOf(shown, state), levels), [shown, state, levels]);

  const columns = (
    <ul className="board-lanes">
      {shown.map((lane) => (
        <LaneColumn key={lane.id} lane={lane} isChosen={lane === chosen} />
      ))}
    </ul>
  );
  const tabs = (isTarget: boolean) => (
    <LaneTabs lanes={shown} state={state} chosen={chosen} onChoose={setWanted} isTarget={isTarget} />
  );
  if (!canWrite) {
    return (
      <div>
        {tabs(false)}
        {columns}
        <LevelLanes takes="nothing" />
      </div>
    );
  }
  const drop = (item: string, place: Place): void => {
    const card = board.state.card(item);
    const level = levelOf(place.list, levels);
    if (card && level) return raiseCard?.(card.id, level.boardId);
    const lane = board.state.lane(place.list);
    if (!card || !lane) return;
    const beforeId = board.state.card(beforeAt(lists, item, place) ?? "")?.id ?? null;
    acts.move(card, { laneId: lane.id, beforeId }, "drag");
  };
  return (
    <Sortable
      lists={lists}
      flow="column"
      words={words.board.drag}
      listName={(id) => {
        const level = levelOf(id, levels);
        return level ? words.escalation.above.title(level.unitName) : nameOf(shown, id, words);
      }}
      onDrop={drop}
      picture={(id) => <CardPicture card={state.card(id)} state={state} />}
    >
      {tabs(true)}
      {columns}
      <LevelLanes takes="cards" />
    </Sortable>
  );
}

/** The card that a hand or the keys carry. */
function CardPicture({ card, state }: { readonly card: Card | undefined; readonly state: BoardState }) {
  return card ? (
    <div className="board-lane-card board-carried" data-meaning={state.lane(card.laneId)?.meaning}>
      <div className="board-card-open">
        <span className="board-card-title">{card.title}</span>
      </div>
    </div>
  ) : null;
}

function listsOf(lanes: readonly Lane[], state: BoardState): Lists {
  return new Map<LaneId, CardId[]>(lanes.map((lane) => [lane.id, state.cardsIn(lane.id).map(({ id }) => id)]));
}

function nameOf(lanes: readonly Lane[], id: string, words: ReturnType<typeof useWords>): string {
  const lane = lanes.find((each) => each.id === id);
  return lane ? laneName(lane, words) : "";
}

interface TabsProps {
  readonly lanes: readonly Lane[];
  readonly state: BoardState;
  readonly chosen: Lane | undefined;
  readonly onChoose: (id: string) => void;
  /** Cards can be let go on a tab. */
  readonly isTarget: boolean;
}

/** Buttons rather than tabs of ARIA: on a wide screen they are not there, and the lanes are all shown. */
function LaneTabs({ lanes, state, chosen, onChoose, isTarget }: TabsProps) {
  const words = useWords();
  const Tab = isTarget ? TargetTab : PlainTab;
  return (
    <nav className="board-lane-tabs" aria-label={words.board.lanes.tabs}>
      {lanes.map((lane) => (
        <Tab
          key={lane.id}
          laneId={lane.id}
          label={laneName(lane, words)}
          count={state.cardsIn(lane.id).length}
          isChosen={lane === chosen}
          onChoose={onChoose}
        />
      ))}
    </nav>
  );
}

interface TabProps {
  readonly laneId: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
  readonly tabRef?: (element: Element | null) => void;
  readonly isOver?: boolean;
}

function PlainTab({ laneId, label, count, isChosen, onChoose, tabRef, isOver }: TabProps) {
  return (
    <button
      ref={tabRef}
      type="button"
      className="board-lane-tab"
      aria-current={isChosen || undefined}
      data-over={isOver || undefined}
      onClick={(event) => {
        onChoose(laneId);
        event.currentTarget.scrollIntoView({ block: "nearest", inline: "center" });
      }}
    >
      {label} {count > 0 && <span className="board-lane-count">{count}</span>}
    </button>
  );
}

function TargetTab(props: TabProps) {
  const { ref, line } = useSortableSurface(props.laneId, "tab");
  return <PlainTab {...props} tabRef={ref} isOver={line} />;
}
