import type { Thanks } from "../../shared/thanks/thanks.ts";
import { useWords } from "../words/useWords.ts";
import { thanksText } from "./useThanks.ts";
import "./thanks.css";

interface Props {
  readonly shown: readonly Thanks[];
  readonly unsent: ReadonlySet<string>;
  /** How many at most; the rest is a number. */
  readonly most: number;
}

/** Thanks as they stand on walls and boards: never sorted by whom. */
export function ThanksLines({ shown, unsent, most }: Props) {
  const words = useWords().thanks;
  const hidden = shown.length - most;
  return (
    <ul className="thanks-lines" aria-label={words.shown}>
      {shown.slice(0, most).map((each) => (
        <li key={each.id} className="thanks-line">
          <Heart />
          <span>{thanksText(each, words)}</span>
          {unsent.has(each.id) && <small>{words.notSent}</small>}
        </li>
      ))}
      {hidden > 0 && (
        <li className="thanks-line">
          <small>{words.hidden(hidden)}</small>
        </li>
      )}
    </ul>
  );
}

function Heart() {
  return (
    <svg className="thanks-heart" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d="M12 20.5C5 15 3 12 3 8.7A4.7 4.7 0 0 1 12 6.6a4.7 4.7 0 0 1 9 2.1c0 3.3-2 6.3-9 11.8z"
        fill="currentColor"
      />
    </svg>
  );
}
