import type { BoardId } from "../base/ids.ts";
import { type GroupId, type MatterClock, type MatterStep, NO_CLOCK, type StepKind } from "./step.ts";

/** What has a history: the row as it is kept, and the matter as it is shown. Its version is how long that is. */
export interface Moving {
  readonly history: readonly MatterStep[];
}

/** Where a matter stands, in the words of its trail. */
export const MATTER_STATES = [
  "sent",
  "received",
  "started",
  "answered",
  "confirmed",
  "reopened",
  "withdrawn",
] as const satisfies readonly StepKind[];
export type MatterState = (typeof MATTER_STATES)[number];

/** @throws RangeError for a matter to which nothing has happened: none is made so */
export function lastStep({ history }: Moving): MatterStep {
  const last = history.at(-1);
  if (!last) throw new RangeError("a matter without history");
  return last;
}

/** What a step makes of a matter; undefined for one that leaves its state as it is. */
function stateAfter(step: MatterStep): MatterState | undefined {
  switch (step.what) {
    case "forwarded":
    case "risen":
      return "sent";
    case "interim":
      return "started";
    case "delegated":
      return step.to === null ? undefined : "started";
    case "rerouted":
      return step.to === null ? undefined : "sent";
    case "urged":
    case "merged":
      return undefined;
    default:
      return step.what;
  }
}

/** The state is the last thing that happened, so the two cannot disagree. */
export function stateOf({ history }: Moving): MatterState {
  for (const step of history.toReversed()) {
    const state = stateAfter(step);
    if (state) return state;
  }
  throw new RangeError("a matter without history");
}

const UNANSWERED: readonly MatterState[] = ["sent", "received", "started", "reopened"];

/** Whether an answer is still to come. */
export function isUnanswered(matter: Moving): boolean {
  return UNANSWERED.includes(stateOf(matter));
}

const ENDED: readonly MatterState[] = ["confirmed", "withdrawn"];

/** Whether nothing is left to do: the sender ended it. An answer alone ends nothing. */
export function isEnded(matter: Moving): boolean {
  return ENDED.includes(stateOf(matter));
}

/** A step that says who has the matter from then on. */
type Handing = MatterStep & { what: "sent" | "forwarded" | "risen" | "rerouted"; to: BoardId };

function isHanding(step: MatterStep): step is Handing {
  return (
    step.what === "sent" ||
    step.what === "forwarded" ||
    step.what === "risen" ||
    (step.what === "rerouted" && step.to !== null)
  );
}

function lastHanding({ history }: Moving): Handing {
  const found = history.findLast(isHanding);
  if (!found) throw new RangeError("a matter that was sent to nobody");
  return found;
}

/** Who has it now, and owes the answer. */
export function holderOf(matter: Moving): BoardId {
  return lastHanding(matter).to;
}

/** The unit that sent it, by its board: of the row, or the one that took over when units changed. */
export function senderOf(matter: Moving, first: BoardId): BoardId {
  for (const step of matter.history.toReversed()) {
    if (step.what === "rerouted" && step.from !== null) return step.from;
  }
  return first;
}

/** Who below the holder sees to it; whoever has it next does not inherit that. */
export function delegateOf({ history }: Moving): BoardId | null {
  for (const step of history.toReversed()) {
    if (step.what === "delegated") return step.to;
    if (isHanding(step)) return null;
  }
  return null;
}

/** The boards that a matter left in one way, first to last, each once; who has it now is not among them. */
function leftBy(matter: Moving, how: "risen" | "forwarded"): readonly BoardId[] {
  const left = new Set<BoardId>();
  let holder: BoardId | undefined;
  for (const step of matter.history) {
    if (!isHanding(step)) continue;
    if (step.what === how && holder !== undefined) left.add(holder);
    holder = step.to;
  }
  if (holder !== undefined) left.delete(holder);
  return [...left];
}

/** Where nobody answered in time: there it stays visible as open, and may still be answered. */
export function missedBy(matter: Moving): readonly BoardId[] {
  return leftBy(matter, "risen");
}

/** Which levels took it further. */
export function passedBy(matter: Moving): readonly BoardId[] {
  return leftBy(matter, "forwarded");
}

function hasClock(step: MatterStep): step is MatterStep & MatterClock {
  return "due" in step && !(step.what === "rerouted" && step.to === null);
}

/** The place in the history of the step whose clock runs. */
export function clockStep({ history }: Moving): number {
  return history.findLastIndex(hasClock);
}

/** The clock that runs, or ran until the answer. */
export function clockOf({ history }: Moving): MatterClock {
  const step = history.findLast(hasClock);
  return step ? { due: step.due, rises: step.rises, onCall: step.onCall } : NO_CLOCK;
}

/** Whether an interim answer is still possible: one for each who has it. */
export function hadInterim({ history }: Moving): boolean {
  const begun = history.findLastIndex((step) => isHanding(step) || step.what === "reopened");
  return history.slice(begun + 1).some(({ what }) => what === "interim");
}

/** The interim answer that the clock runs by, if it does. */
export function interimOf({ history }: Moving): (MatterStep & { what: "interim" }) | undefined {
  const step = history.findLast(hasClock);
  return step?.what === "interim" ? step : undefined;
}

/** The sender has said that an interim answer is too late. */
export function isUrged({ history }: Moving): boolean {
  const last = history.findLast(({ what }) => what === "interim" || what === "urged" || what === "reopened");
  return last?.what === "urged";
}

/** It has been answered, and that did not solve it: whoever answers next wants to know, wherever it lies by now. */
export function isUnsolved({ history }: Moving): boolean {
  const last = history.findLast(({ what }) => what === "answered" || what === "reopened");
  return last?.what === "reopened";
}

/** With which others it gets one answer. One that was not solved goes on by itself, and so does one whose holder changed alone. */
export function groupOf({ history }: Moving): GroupId | null {
  for (const step of history.toReversed()) {
    if (step.what === "merged") return step.group;
    if (step.what === "reopened" || step.what === "rerouted") return null;
  }
  return null;
}

/** The answer that was given last, whether or not it still stands. */
export function lastAnswer({ history }: Moving): (MatterStep & { what: "answered" }) | undefined {
  return history.findLast((step) => step.what === "answered");
}

/** Every board that has had a matter, or has seen to it for another, now or before. */
export function everHad({ history }: Moving): readonly BoardId[] {
  return history.flatMap((step) => {
    if (isHanding(step)) return [step.to];
    return step.what === "delegated" && step.to !== null ? [step.to] : [];
  });
}

/** Every board that a matter names. */
export function boardsIn(matter: Moving, first: BoardId): readonly BoardId[] {
  const named = matter.history.flatMap((step) => [
    ...("to" in step && step.to !== null ? [step.to] : []),
    ...("board" in step ? [step.board] : []),
    ...("from" in step && step.from !== null ? [step.from] : []),
  ]);
  return [...new Set([first, ...named])];
}
