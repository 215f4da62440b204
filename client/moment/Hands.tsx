import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { useMoment } from "./useMoment.tsx";
import "./moment.css";

/** So many names stand on top; the others are a number, and come up as these go down. */
const NAMED = 2;

/** Raised hands in the order of asking. @param mayLower whether a touch here lowers anybody's */
export function Hands({ mayLower }: { readonly mayLower: boolean }) {
  const { picture, me, lower } = useMoment();
  const words = useWords().moment;
  const { hands } = picture;
  if (hands.length === 0) return null;
  return (
    <ol className="moment-hands" aria-label={words.handsUp}>
      {hands.slice(0, NAMED).map(({ personId, name }) => (
        <li key={personId}>
          {mayLower || personId === me ? (
            <button
              type="button"
              className="moment-hand"
              aria-label={words.lowerOf(name)}
              title={words.lowerOf(name)}
              onClick={() => lower(personId)}
            >
              <Icon name="hand" />
              <span>{name}</span>
            </button>
          ) : (
            <span className="moment-hand">
              <Icon name="hand" />
              <span>{name}</span>
            </span>
          )}
        </li>
      ))}
      {hands.length > NAMED && <li className="moment-hands-more">{words.more(hands.length - NAMED)}</li>}
    </ol>
  );
}
