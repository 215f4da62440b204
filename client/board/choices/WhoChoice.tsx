import { useWords } from "../../words/useWords.ts";
import type { Who } from "./who.ts";

interface Props {
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
    <fieldset className="board-field-set">
      <legend>{label}</legend>
      <div className="board-choices">
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
        <button type="button" className="board-choice" aria-pressed={value === ""} onClick={() => onChoose(undefined)}>
          {words.nobody}
        </button>
      </div>
    </fieldset>
  );
}
