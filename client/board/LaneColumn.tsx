import { memo, useState } from "react";
import type { Lane } from "../../shared/board/schema.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import { CardView, QuietCardView } from "./CardView.tsx";
import { laneName } from "./laneNames.ts";
import { NewCard } from "./NewCard.tsx";
import { useSortableEnd, useSortableSurface } from "./Sortable.tsx";
import { useBoard, useCardsIn } from "./useBoard.ts";

interface Props {
  readonly lane: Lane;
  /** The one that is shown where there is room for one. */
  readonly isChosen: boolean;
}

export const LaneColumn = memo(function LaneColumn({ lane, isChosen }: Props) {
  const { board } = useBoardParts();
  const canWrite = useBoard(board, (each) => each.may.write);
  return canWrite ? <WritableLane lane={lane} isChosen={isChosen} /> : <ReadableLane lane={lane} isChosen={isChosen} />;
});

function WritableLane({ lane, isChosen }: Props) {
  const { board } = useBoardParts();
  const words = useWords();
  const cards = useCardsIn(board, lane.id);
  const [isAdding, setAdding] = useState(false);
  const { ref: surfaceRef, line: isOver } = useSortableSurface(lane.id, "surface");
  const { ref: endRef, line: isLast } = useSortableEnd(lane.id);
  const name = laneName(lane, words);
  // Where ideas come in the field is always open: the first thing one sees is where to write.
  const isOpen = lane.meaning === "new" || isAdding;
  return (
    <li
      ref={surfaceRef}
      className="board-lane"
      data-meaning={lane.meaning}
      data-over={isOver || undefined}
      data-chosen={isChosen || undefined}
    >
      <div className="board-lane-head">
        <LaneTitle name={name} count={cards.length} />
        {!isOpen && <IconButton icon="add" label={words.board.card.newIn(name)} onClick={() => setAdding(true)} />}
      </div>
      <ul className="board-lane-cards" aria-label={name}>
        {cards.map((card, index) => (
          <CardView key={card.id} card={card} lane={lane} index={index} />
        ))}
        <li
          ref={endRef}
          className={`board-lane-end ${isLast ? "board-line-before" : ""}`}
          data-empty={cards.length === 0 || undefined}
        >
          {!isOpen && (
            <button type="button" className="board-lane-add" onClick={() => setAdding(true)}>
              <Icon name="add" />
              {words.board.card.new}
            </button>
          )}
          {isOpen && (
            <NewCard
              laneId={lane.id}
              lane={name}
              takesFocus={isAdding}
              {...(isAdding && { onDone: () => setAdding(false) })}
            />
          )}
        </li>
      </ul>
    </li>
  );
}

function ReadableLane({ lane, isChosen }: Props) {
  const { board } = useBoardParts();
  const words = useWords();
  const cards = useCardsIn(board, lane.id);
  const name = laneName(lane, words);
  return (
    <li className="board-lane" data-meaning={lane.meaning} data-chosen={isChosen || undefined}>
      <div className="board-lane-head">
        <LaneTitle name={name} count={cards.length} />
      </div>
      <ul className="board-lane-cards" aria-label={name}>
        {cards.map((card) => (
          <QuietCardView key={card.id} card={card} lane={lane} />
        ))}
      </ul>
    </li>
  );
}

function LaneTitle({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <h2>
      {name} {count > 0 && <span className="board-lane-count">{count}</span>}
    </h2>
  );
}
