import { LONGEST } from "../../shared/board/schema.ts";
import type { Card } from "../../shared/board/schema.ts";
import { useWords } from "../words/useWords.ts";
import type { BoardState } from "./boardState.ts";
import { useBoardParts } from "./boardParts.tsx";
import { HeldField } from "./HeldField.tsx";
import { useBoardState } from "./useBoard.ts";

const MOST_SHOWN = 6;

/** Who has a card: a role or a name as one writes it, and those that are already on the board to pick. */
export function WhoField({ card }: { readonly card: Card }) {
  const { board } = useBoardParts();
  const words = useWords().board.card;
  const state = useBoardState(board);
  const known = mostUsed(state).filter((who) => who !== card.who.trim());
  return (
    <div className="board-field-set">
      <HeldField
        label={words.who}
        value={card.who}
        longest={LONGEST.who}
        placeholder={words.whoPlaceholder}
        commit={(who) => board.edit.patchCard(card.id, { who: who.trim() })}
      />
      {known.length > 0 && (
        <fieldset className="board-field-set">
          <legend className="visually-hidden">{words.whoRecent}</legend>
          <div className="board-choices">
            {known.map((who) => (
              <button
                key={who}
                type="button"
                className="board-choice"
                onClick={() => board.edit.patchCard(card.id, { who })}
              >
                {who}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

/** Those who stand on most cards, ties by name: a shortcut for writing, never shown with its count. */
function mostUsed(state: BoardState): readonly string[] {
  const counts = new Map<string, number>();
  const cards = [...state.lanes.flatMap((lane) => state.cardsIn(lane.id)), ...state.archived];
  for (const { who } of cards) {
    const name = who.trim();
    if (name !== "") counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b, "nb-NO"))
    .slice(0, MOST_SHOWN)
    .map(([name]) => name);
}
