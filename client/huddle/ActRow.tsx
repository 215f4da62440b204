import { useWords } from "../words/useWords.ts";

/** One large button of the row at the foot: everything that a step lets one do lies there, in reach of everybody. */
export interface Act {
  readonly key: string;
  readonly label: string;
  /** A sign before the label, such as the mark of a colour; after it on the way on. */
  readonly mark?: string;
  /** Under the label, small. */
  readonly note?: string;
  readonly tone?: "green" | "yellow" | "orange" | "red";
  /** The way on: one of them in a row, at its end. */
  readonly isPrimary?: boolean;
  /** For a choice that holds now. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

export function ActRow({ acts }: { readonly acts: readonly Act[] }) {
  const words = useWords().huddle.acts;
  return (
    <div className="huddle-acts" role="group" aria-label={words.row} data-many={acts.length > 6 || undefined}>
      {acts.map((act) => (
        <button
          key={act.key}
          type="button"
          className="huddle-act"
          data-primary={act.isPrimary || undefined}
          data-tone={act.tone}
          aria-pressed={act.isOn}
          onClick={act.onPress}
        >
          <span>
            {act.mark && !act.isPrimary && <i aria-hidden="true">{act.mark}</i>}
            {act.label}
            {act.mark && act.isPrimary && <i aria-hidden="true">{act.mark}</i>}
          </span>
          {act.note && <small>{act.note}</small>}
        </button>
      ))}
    </div>
  );
}

/** How many choices of a long list stand in the row at once. */
const PAGE = 6;

/** A part of a long list of choices, with *Flere* for the rest and a way back: the row never grows. */
export function pagedActs(
  choices: readonly Act[],
  page: number,
  turn: (page: number) => void,
  words: { readonly more: string; readonly cancel: string },
  onCancel: () => void,
): Act[] {
  const shown = choices.slice(page * PAGE, (page + 1) * PAGE);
  const next = (page + 1) * PAGE < choices.length ? page + 1 : 0;
  return [
    ...shown,
    ...(choices.length > PAGE ? [{ key: "more", label: words.more, onPress: () => turn(next) }] : []),
    { key: "cancel", label: words.cancel, onPress: onCancel },
  ];
}
