import type { CardId } from "../../shared/base/ids.ts";
import type { OnCard } from "../../shared/vote/vote.ts";
import { useWords } from "../words/useWords.ts";

/** As many as a stage holds. */
const SHOWN = 6;

interface Props {
  readonly sums: readonly OnCard[];
  readonly titleOf: (id: CardId) => string;
}

/** What a vote came to, ideas with most dots first; where two have as many, in the order of the board. */
export function VoteSums({ sums, titleOf }: Props) {
  const words = useWords().vote;
  const sorted = sums.toSorted((a, b) => b.dots - a.dots);
  return (
    <div className="huddle-stack">
      <h1>{words.closed}</h1>
      <ol className="vote-sums">
        {sorted.slice(0, SHOWN).map(({ cardId, dots }) => (
          <li key={cardId} data-point={`card:${cardId}`}>
            <span>{titleOf(cardId)}</span>
            <span>{words.dots(dots)}</span>
          </li>
        ))}
      </ol>
      <p className="vote-secret">
        {sorted.length > SHOWN && `${words.others(sorted.length - SHOWN)} · `}
        {words.closedHelp}
      </p>
    </div>
  );
}
