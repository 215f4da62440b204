import { type ReactNode, useEffect, useRef } from "react";
import { type Act, ActRow } from "./ActRow.tsx";
import "./huddle.css";

/** What a step shows: its stage, the rest of the step in the rail, and everything one can do in the row. */
export interface StepParts {
  readonly stage: ReactNode;
  readonly rail?: ReactNode;
  readonly acts: readonly Act[];
  /** The row asks something: until it is answered or given up, the ways on and back make room for the answers. */
  readonly isAsking?: boolean;
}

interface Props extends Omit<StepParts, "isAsking"> {
  readonly surface: "wall" | "desk";
  readonly header: ReactNode;
  /** Between header and stage: what a remote person is told, or the line to read aloud. */
  readonly notice?: ReactNode;
  /** Read by screen readers before the stage. */
  readonly title: string;
  /** Takes the place of stage, rail and row: something with tools of its own. */
  readonly inPlace?: ReactNode;
  /** What the keys back do while the step has something before what it shows; the button goes to the step before. */
  readonly onKeyBack?: (() => void) | undefined;
}

/** One step owns the stage; the acts lie in the lowest part of the screen. */
export function HuddleFrame({ surface, header, notice, title, stage, rail, acts, inPlace, onKeyBack }: Props) {
  useKeys(inPlace ? NO_KEYS : { acts, onKeyBack });
  if (inPlace) {
    return (
      <div className="huddle" data-surface={surface}>
        {header}
        {notice}
        {inPlace}
      </div>
    );
  }
  return (
    <div className="huddle" data-surface={surface}>
      {header}
      {notice}
      <div className="huddle-main" data-rail={rail ? "" : undefined}>
        <section className="huddle-panel huddle-stage" aria-label={title} tabIndex={-1}>
          {stage}
        </section>
        {rail && <div className="huddle-rail">{rail}</div>}
      </div>
      <ActRow acts={acts} />
    </div>
  );
}

type Keys = Pick<Props, "acts" | "onKeyBack">;
const NO_KEYS: Keys = { acts: [] };
const FORWARD = new Set(["ArrowRight", "PageDown"]);
const BACKWARD = new Set(["ArrowLeft", "PageUp"]);

/** Arrow keys, the space bar, and PageDown and PageUp, which a presenter's clicker sends; Escape gives up a question. */
function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  }, [keys]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      const { acts, onKeyBack } = latest.current;
      const ownBack = BACKWARD.has(event.key) ? onKeyBack : undefined;
      const press = ownBack ?? acts.find((each) => isMeant(each, event))?.onPress;
      // A key that is held down is one press: nobody means to run through the meeting.
      if (!press || event.repeat) return;
      event.preventDefault();
      press();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}

function isMeant({ key, isPrimary }: Act, event: KeyboardEvent): boolean {
  if (event.key === "Escape") return key === "cancel";
  if (BACKWARD.has(event.key)) return key === "back";
  // The space bar belongs to the button that has the focus, where one has.
  const isForward = FORWARD.has(event.key) || (event.key === " " && event.target === document.body);
  return isForward && (isPrimary === true || key === "next");
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], dialog, [role=menu]") !== null
  );
}
