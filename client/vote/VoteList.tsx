import type { CardId } from "../../shared/base/ids.ts";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly cards: readonly CardId[];
  readonly titleOf: (id: CardId) => string;
  readonly on: (id: CardId) => number;
  /** One's own few are drawn, hands in a room are a number. */
  readonly look: "dots" | "hands";
  readonly inHand: CardId | undefined;
  readonly canAdd: boolean;
  readonly mayPut: boolean;
  readonly onPick: (id: CardId) => void;
  readonly onPut: (id: CardId, by: 1 | -1) => void;
}

/** The ideas that are voted on, each with minus and plus; the row at the foot does the same for the one in hand. */
export function VoteList({ cards, titleOf, on, look, inHand, canAdd, mayPut, onPick, onPut }: Props) {
  const words = useWords().vote;
  return (
    <ul className="vote-list" aria-label={words.ideas}>
      {cards.map((id) => {
        const title = titleOf(id);
        const dots = on(id);
        return (
          <li key={id} className="vote-idea" data-here={id === inHand || undefined} data-point={`card:${id}`}>
            <button type="button" className="vote-title" aria-pressed={id === inHand} onClick={() => onPick(id)}>
              <span>{title}</span>
            </button>
            {mayPut && (
              <span className="vote-dots" role="status">
                <span className="visually-hidden">{look === "dots" ? words.dots(dots) : words.hands(dots)}</span>
                <span aria-hidden="true">{look === "dots" ? "●".repeat(dots) || "–" : dots}</span>
              </span>
            )}
            {mayPut && (
              <span className="vote-put">
                <button
                  type="button"
                  aria-label={words.fewer(title)}
                  aria-disabled={dots === 0 || undefined}
                  onClick={() => onPut(id, -1)}
                >
                  −
                </button>
                <button
                  type="button"
                  aria-label={words.more(title)}
                  aria-disabled={!canAdd || undefined}
                  onClick={() => onPut(id, 1)}
                >
                  +
                </button>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
