import { LONGEST } from "../../shared/board/schema.ts";
import type { Card } from "../../shared/board/schema.ts";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import { whoChoices } from "./choices/who.ts";
import { WhoChoice } from "./choices/WhoChoice.tsx";
import { HeldField } from "./HeldField.tsx";
import { useBoardState } from "./useBoard.ts";

/** More would hide the dates below; the others are written. */
const MOST_SHOWN = 6;

/** Who has a card: a role or a name as one writes it, those that are already on the board to pick, and the usual roles. */
export function WhoField({ card }: { readonly card: Card }) {
  const { board } = useBoardParts();
  const words = useWords();
  const state = useBoardState(board);
  return (
    <div className="board-field-set">
      <HeldField
        label={words.board.card.who}
        value={card.who}
        longest={LONGEST.who}
        placeholder={words.board.card.whoPlaceholder}
        // What is written may be anybody's name: only what is picked among the roles is known to be one.
        commit={(who) => board.edit.patchCard(card.id, { who: who.trim(), whoKind: null })}
      />
      <WhoChoice
        label={words.matrix.choice.pickWho}
        choices={whoChoices(state, words.matrix.choice.roles).slice(0, MOST_SHOWN)}
        value={card.who.trim()}
        onChoose={(who) => board.edit.patchCard(card.id, who ?? { who: "", whoKind: null })}
      />
    </div>
  );
}
