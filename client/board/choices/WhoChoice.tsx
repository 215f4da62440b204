import { useWords } from "../../words/useWords.ts";
import type { Who } from "./who.ts";

interface Props {
  /** Read aloud; what stands above it is whoever's who shows it. */
  readonly label: string;
  readonly choices: readonly Who[];
  /** Who has it now; empty for nobody. */
  readonly value: string;
  /** Undefined: nobody for now. */
  readonly onChoose: (who: Who | undefined) => void;
}

/** Who, with one touch: those who stand on the board, the usual roles, or nobody for now. Writing has a field of its own. */
export function WhoChoice({ label, choices, value, onChoose }: Props) {
  const words = useWords().matrix.choice;
  return (
    <div className="board-choices" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.who}
          type="button"
          className="board-choice"
          aria-pressed={choice.who === value}
          onClick={() => onChoose(choice)}
        >
          {choice.who}
        </button>
      ))}
      {value !== "" && (
        <button type="button" className="board-choice" onClick={() => onChoose(undefined)}>
          {words.nobody}
        </button>
      )}
    </div>
  );
}
