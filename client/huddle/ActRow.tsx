import { Icon, type IconName } from "../ui/Icon.tsx";
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
  /** Belongs to the meeting, not to the step: on, back, read aloud. */
  readonly isWay?: boolean;
  /** Stands by itself in the corner beside the row, whatever the row holds. */
  readonly corner?: IconName;
  /** For a choice that holds now. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

/** As many as one row holds in large letters; answers, which are longer, sooner stand in columns. */
const ONE_ROW = 6;
const ANSWERS_IN_A_ROW = 4;

/**
 * One row while there is room. Where a step has more to do, its own acts stand above, and the ways on and back keep their
 * place below; where it asks something, the answers stand in columns.
 */
export function ActRow({ acts }: { readonly acts: readonly Act[] }) {
  const corners = acts.filter((act) => act.corner);
  if (corners.length === 0) return <Row acts={acts} />;
  return (
    <div className="huddle-foot">
      <div className="huddle-corners">
        {corners.map((corner) => (
          <button
            key={corner.key}
            type="button"
            className="huddle-act huddle-corner"
            data-key={corner.key}
            aria-pressed={corner.isOn}
            onClick={corner.onPress}
          >
            {corner.corner && <Icon name={corner.corner} />}
            <small>{corner.label}</small>
          </button>
        ))}
      </div>
      <Row acts={acts.filter((act) => !act.corner)} />
    </div>
  );
}

function Row({ acts }: { readonly acts: readonly Act[] }) {
  const words = useWords().huddle.acts;
  const own = acts.filter(({ isWay }) => !isWay);
  const ways = acts.filter(({ isWay }) => isWay);
  const isRow = acts.length <= (ways.length > 0 ? ONE_ROW : ANSWERS_IN_A_ROW);
  const look = isRow ? undefined : ways.length > 0 ? "two" : "columns";
  const columns = Math.ceil(acts.length / 2);
  return (
    <div
      className="huddle-acts"
      role="group"
      aria-label={words.row}
      data-rows={look}
      data-columns={look === "columns" ? columns : undefined}
    >
      {[own, ways].map(
        (group, row) =>
          group.length > 0 && (
            <div key={row === 0 ? "own" : "ways"} className="huddle-group" data-ways={row === 1 || undefined}>
              {group.map((act) => (
                <ActButton key={act.key} act={act} span={act === acts.at(-1) ? columns * 2 - acts.length + 1 : 1} />
              ))}
            </div>
          ),
      )}
    </div>
  );
}

/** So long a label keeps to one line: two would push the row up, out of reach. */
const SHORT = 26;

/** @param span how many columns it takes where the row stands in columns: the last fills what is left */
function ActButton({ act, span }: { readonly act: Act; readonly span: number }) {
  return (
    <button
      type="button"
      className="huddle-act"
      data-key={act.key}
      data-span={span > 1 ? span : undefined}
      data-primary={act.isPrimary || undefined}
      data-tone={act.tone}
      data-short={act.label.length <= SHORT || undefined}
      aria-pressed={act.isOn}
      onClick={act.onPress}
    >
      <span>
        {act.mark && !act.isPrimary && <i aria-hidden="true">{act.mark}</i>}
        <span>{act.label}</span>
        {act.mark && act.isPrimary && <i aria-hidden="true">{act.mark}</i>}
      </span>
      {act.note && <small>{act.note}</small>}
    </button>
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
