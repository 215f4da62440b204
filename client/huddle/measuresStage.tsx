import { type ReactNode, useState } from "react";
import type { MeasureId } from "../../shared/base/ids.ts";
import type { Running } from "../../shared/huddle/huddle.ts";
import { freshId } from "../live/freshId.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useWords } from "../words/useWords.ts";
import type { Act } from "./ActRow.tsx";
import type { StepParts } from "./HuddleFrame.tsx";
import type { Press } from "./useMeeting.ts";

/** A measure as the step needs it; the tile itself is drawn by whoever knows measures. */
export interface MeetingMeasure {
  readonly id: MeasureId;
  readonly name: string;
  /** A signal that nobody has seen, firm or preliminary, or one that no row tells of; new figures; or neither. */
  readonly why: "newSignal" | "preliminary" | "signal" | "due" | "rest";
  readonly sentence: string;
}

interface Props {
  readonly meeting: Running;
  /** Signals first, then what is due, then the rest. */
  readonly measures: readonly MeetingMeasure[];
  /** What this screen looks at: the room's, or one's own. */
  readonly focus: MeasureId | undefined;
  readonly renderTile: (id: MeasureId) => ReactNode;
  readonly mayAct: boolean;
  readonly press: Press;
  readonly onShow: (id: MeasureId) => void;
}

interface MeasureParts extends StepParts {
  readonly shown: MeetingMeasure | undefined;
  readonly next: Act | undefined;
  readonly leave?: () => void;
}

/** One measure large, with its sentence; the row goes to the next until those with news have been seen. */
export function useMeasures(props: Props): MeasureParts {
  const { meeting, measures, focus, renderTile, mayAct, press, onShow } = props;
  const words = useWords().huddle;
  const [turns, setTurns] = useState(0);
  const shown = measures.find(({ id }) => id === focus) ?? measures[0];
  if (!shown) {
    return {
      stage: (
        <div className="huddle-stack">
          <h1>{words.measures.title}</h1>
          <EmptyState title={words.measures.none} text={words.measures.noneHelp} />
        </div>
      ),
      acts: [],
      shown: undefined,
      next: undefined,
    };
  }
  const { page, rest } = railPage(measures, measures.indexOf(shown), turns);
  const next = nextToSee(measures, meeting.seen, shown.id);
  // What stands on the stage has been seen when one goes on, also the first, which nobody opened.
  const leave = (): void => {
    if (!meeting.seen.includes(shown.id)) press({ do: "show", focus: { kind: "measure", id: shown.id } });
  };
  return {
    shown,
    leave,
    stage: (
      <div className="huddle-tile" data-point={`measure:${shown.id}`}>
        {renderTile(shown.id)}
      </div>
    ),
    rail: (
      <ul className="huddle-list" data-many={measures.length > ROOMY || undefined}>
        {page.map((measure) => (
          <li key={measure.id}>
            <button
              type="button"
              className="huddle-item"
              data-point={`measure:${measure.id}`}
              data-why={measure.why}
              aria-pressed={measure.id === shown.id}
              onClick={() => onShow(measure.id)}
            >
              <span>{measure.name}</span>
              <RailLine measure={measure} meeting={meeting} isShown={measure.id === shown.id} />
            </button>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <button type="button" className="huddle-item" onClick={() => setTurns(turns + 1)}>
              <b>{words.measures.more(rest)}</b>
            </button>
          </li>
        )}
      </ul>
    ),
    acts: mayAct ? actsFor(shown, meeting, press, words) : [],
    next: next && {
      key: "next",
      label: words.acts.nextMeasure,
      mark: "▶",
      isPrimary: true,
      onPress: () => {
        leave();
        onShow(next.id);
      },
    },
  };
}

/** So many have room for their whole sentences; from one more on each keeps to a line. */
const ROOMY = 5;
/** So many have room at all, with a line for those that have not. */
const PAGE = 6;

/** What the rail shows: all that have room, else a page of them, begun with the one on the stage's; `rest` = how many more. */
export function railPage<T>(
  measures: readonly T[],
  shown: number,
  turns: number,
): { readonly page: readonly T[]; readonly rest: number } {
  if (measures.length <= PAGE + 1) return { page: measures, rest: 0 };
  const pages = Math.ceil(measures.length / PAGE);
  const at = ((Math.floor(Math.max(0, shown) / PAGE) + turns) % pages) * PAGE;
  const page = measures.slice(at, at + PAGE);
  return { page, rest: measures.length - page.length };
}

/** The next one that has news and has not been seen; the one on the stage is being seen. */
function nextToSee(
  measures: readonly MeetingMeasure[],
  seen: readonly MeasureId[],
  shown: MeasureId,
): MeetingMeasure | undefined {
  return measures.find(({ id, why }) => why !== "rest" && id !== shown && !seen.includes(id));
}

function actsFor(
  shown: MeetingMeasure,
  meeting: Running,
  press: Press,
  words: ReturnType<typeof useWords>["huddle"],
): Act[] {
  const decided = noActionId(meeting, shown.id);
  const about = { kind: "measure", id: shown.id } as const;
  return [
    {
      key: "noAction",
      label: decided ? words.acts.undoNoAction : words.acts.noAction,
      isOn: decided !== undefined,
      onPress: () =>
        decided
          ? press({ do: "undecide", id: decided })
          : press({ do: "decide", id: freshId(), kind: "noAction", text: "", about }),
    },
  ];
}

function isSignal({ why }: MeetingMeasure): boolean {
  return why === "newSignal" || why === "preliminary" || why === "signal";
}

function noActionId(meeting: Running, id: MeasureId) {
  return meeting.decisions.find(({ kind, about }) => kind === "noAction" && about?.id === id)?.id;
}

interface LineProps {
  readonly measure: MeetingMeasure;
  readonly meeting: Running;
  readonly isShown: boolean;
}

function RailLine({ measure, meeting, isShown }: LineProps) {
  const words = useWords().huddle.measures;
  if (isShown) return <b data-why={measure.why}>{isSignal(measure) ? `◆ ${words.shown}` : words.shown}</b>;
  const news = measure.why === "rest" ? "" : `${isSignal(measure) ? "◆ " : ""}${words[measure.why]} · `;
  const seen = meeting.seen.includes(measure.id) ? `✓ ${words.seen} · ` : news;
  const settled = noActionId(meeting, measure.id) ? `${words.noAction} · ` : "";
  return (
    <small>
      {seen}
      {settled}
      {measure.sentence}
    </small>
  );
}
