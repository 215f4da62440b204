import type { CardId } from "../../shared/base/ids.ts";
import type { Card } from "../../shared/board/schema.ts";
import { laneName } from "../board/laneNames.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { useBoardState } from "../board/useBoard.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly board: OpenBoard;
  readonly onPick: (id: CardId) => void;
  readonly onClose: () => void;
}

/** One touch lays a card of the board on the surface. */
export function CardPicker({ board, onPick, onClose }: Props) {
  const words = useWords();
  const state = useBoardState(board);
  const lanes = state.lanes
    .map((lane) => ({ lane, cards: state.cardsIn(lane.id) }))
    .filter(({ cards }) => cards.length > 0);
  return (
    <Dialog title={words.surface.pickCard} onClose={onClose}>
      {lanes.length === 0 && <p>{words.surface.noCards}</p>}
      {lanes.map(({ lane, cards }) => (
        <section key={lane.id} className="surface-pick">
          <h3>{laneName(lane, words)}</h3>
          {cards.map((card: Card) => (
            <button key={card.id} type="button" onClick={() => onPick(card.id)}>
              {card.title.trim() || words.surface.untitled}
            </button>
          ))}
        </section>
      ))}
    </Dialog>
  );
}
