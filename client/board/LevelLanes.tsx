import type { Mark } from "../../shared/escalation/mark.ts";
import { Marks } from "../escalation/Marks.tsx";
import { Refusals } from "../escalation/Refusals.tsx";
import { type LevelLane, SentLane, useSentLanes } from "../escalation/SentLane.tsx";
import type { SourceCards } from "../escalation/SentMatter.tsx";
import { useBoardParts } from "./boardParts.tsx";
import { levelList } from "./levelList.ts";
import { useSortableSurface } from "./Sortable.tsx";
import { useBoardState } from "./useBoard.ts";

/**
 * The lanes of the levels above, below the board's own: what is not sent yet, and what has gone up to each.
 * @param takes a card that is let go on a lane opens the dialog that raises it
 */
export function LevelLanes({ takes }: { readonly takes: "cards" | "nothing" }) {
  const { facts, finishMark, raiseCard } = useBoardParts();
  const lanes = useSentLanes(facts.id);
  const canTake = takes === "cards" && raiseCard !== undefined;
  const shown = lanes.filter(({ matters, isAbove }) => matters.length > 0 || (canTake && isAbove));
  return (
    <div className="matters">
      <Refusals boardId={facts.id} />
      <Marks facts={facts} onFinish={(mark: Mark) => finishMark(mark)} />
      {shown.map((lane) =>
        canTake && lane.isAbove ? (
          <TakingLane key={lane.place.boardId} lane={lane} />
        ) : (
          <PlainLane key={lane.place.boardId} lane={lane} />
        ),
      )}
    </div>
  );
}

function useSources(): SourceCards {
  const { board, openCard } = useBoardParts();
  const state = useBoardState(board);
  return { isThere: (id) => state.card(id)?.archived === false, open: openCard };
}

function PlainLane({ lane }: { readonly lane: LevelLane }) {
  const { facts } = useBoardParts();
  return <SentLane lane={lane} facts={facts} cards={useSources()} />;
}

function TakingLane({ lane }: { readonly lane: LevelLane }) {
  const { facts } = useBoardParts();
  const { ref, line } = useSortableSurface(levelList(lane.place.boardId), "level");
  return <SentLane lane={lane} facts={facts} cards={useSources()} dropRef={ref} isOver={line} />;
}
