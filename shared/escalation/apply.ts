import type { BoardId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import type { Instant } from "../base/time.ts";
import {
  clockStep,
  delegateOf,
  groupOf,
  hadInterim,
  holderOf,
  interimOf,
  isEnded,
  isUnanswered,
  lastStep,
  type MatterState,
  missedBy,
  type Moving,
  stateOf,
} from "./state.ts";
import { type GroupId, type MatterClock, type MatterStep, NO_CLOCK, type StepBy } from "./step.ts";

/** How it stood when it was pressed: a slip is mended, but nobody else's judgement is turned unseen. */
export type Stood = "answered" | "confirmed" | "reopened";

/** The sender's word on one answer, named by its place in the history, so that nobody confirms what they have not seen. */
export interface Judge {
  readonly do: "confirm" | "reopen";
  readonly answer: number;
  readonly was: Stood;
}

/** What moves a matter on. Times and the next holder are the server's to say; they come in with the command. */
export type MatterCommand =
  | { readonly do: "receive" | "start"; readonly board: BoardId }
  | { readonly do: "interim"; readonly board: BoardId; readonly text: string; readonly clock: MatterClock }
  | { readonly do: "answer"; readonly board: BoardId; readonly text: string }
  | { readonly do: "urge"; readonly clock: MatterClock }
  | { readonly do: "withdraw" }
  | { readonly do: "delegate"; readonly to: BoardId | null }
  | { readonly do: "forward"; readonly to: BoardId; readonly clock: MatterClock }
  /** `by` is the step whose clock has run out: of two that see it one does it, and none after a new promise. */
  | { readonly do: "rise"; readonly to: BoardId; readonly clock: MatterClock; readonly by: number }
  | { readonly do: "merge"; readonly group: GroupId | null }
  | {
      readonly do: "reroute";
      readonly from: BoardId | null;
      readonly to: BoardId | null;
      readonly clock: MatterClock;
    }
  /** Of one that is opened again the clock is known to the server alone. */
  | (Judge & { readonly clock?: MatterClock });

/** Somebody else moved it on first; `state` says where it is now. */
export interface MovedOn {
  readonly code: "moved-on";
  readonly state: MatterState;
}

/** The first thing that happens to a matter. */
export function sent(to: BoardId, clock: MatterClock, by: StepBy, at: Instant): MatterStep {
  return { what: "sent", to, ...clock, at, by };
}

type Happened = Pick<MatterStep, "at" | "by">;

/**
 * One step of a matter; pure, and the same on the server and in a screen's outbox. A command that is already done changes
 * nothing, so it may come twice; of two that answer at once the second is told that it has moved on.
 */
export function apply<Matter extends Moving>(
  matter: Matter,
  command: MatterCommand,
  by: StepBy,
  at: Instant,
): Outcome<Matter, MovedOn> {
  // A screen's clock may lie behind the server's; what happened later never stands as earlier.
  const step = stepOf(matter, command, { at: Math.max(at, lastStep(matter).at), by });
  if (step === "moved on") return refused({ code: "moved-on", state: stateOf(matter) });
  return ok(step === "done" ? matter : { ...matter, history: [...matter.history, step] });
}

/** @returns what is added; `done` when it is so already; `moved on` when it is too late for it */
function stepOf(matter: Moving, command: MatterCommand, when: Happened): MatterStep | "done" | "moved on" {
  const state = stateOf(matter);
  const isOpen = isUnanswered(matter);
  switch (command.do) {
    case "receive":
      if (state === "withdrawn") return "moved on";
      return state === "sent" || state === "reopened" ? { what: "received", board: command.board, ...when } : "done";
    case "start":
      if (state === "started") return "done";
      return isOpen ? { what: "started", board: command.board, ...when } : "moved on";
    case "interim":
      if (!isOpen || hadInterim(matter)) return "moved on";
      return { what: "interim", text: command.text, board: command.board, ...command.clock, ...when };
    case "answer":
      return isOpen ? { what: "answered", text: command.text, board: command.board, ...when } : "moved on";
    case "urge":
      if (!isOpen) return "moved on";
      return interimOf(matter) ? { what: "urged", ...command.clock, ...when } : "done";
    case "withdraw":
      if (state === "withdrawn") return "done";
      return isOpen ? { what: "withdrawn", ...when } : "moved on";
    case "delegate":
      if (!isOpen) return "moved on";
      return delegateOf(matter) === command.to ? "done" : { what: "delegated", to: command.to, ...when };
    case "forward":
      if (!isOpen) return "moved on";
      return holderOf(matter) === command.to
        ? "done"
        : { what: "forwarded", to: command.to, ...command.clock, ...when };
    case "rise":
      if (!isOpen || clockStep(matter) !== command.by) return "moved on";
      return { what: "risen", to: command.to, ...command.clock, ...when };
    case "merge":
      if (!isOpen) return "moved on";
      return groupOf(matter) === command.group ? "done" : { what: "merged", group: command.group, ...when };
    case "reroute":
      if (isEnded(matter)) return "done";
      return { what: "rerouted", from: command.from, to: isOpen ? command.to : null, ...command.clock, ...when };
    case "confirm":
    case "reopen":
      return judged(matter, command, when);
  }
}

/** The sender ends a matter or opens it again, and may think better of it until the receiver has moved it on. */
function judged(
  matter: Moving,
  { do: verdict, answer, was, clock = NO_CLOCK }: Judge & { readonly clock?: MatterClock },
  when: Happened,
): MatterStep | "done" | "moved on" {
  if (matter.history[answer]?.what !== "answered") return "moved on";
  const isOurs = ({ what }: MatterStep): boolean => what === "confirmed" || what === "reopened" || what === "rerouted";
  if (!matter.history.slice(answer + 1).every(isOurs)) return "moved on";
  const what = verdict === "confirm" ? "confirmed" : "reopened";
  const state = stateOf(matter);
  if (state === what) return "done";
  if (state !== was) return "moved on";
  return what === "confirmed" ? { what, ...when } : { what, ...clock, ...when };
}

/**
 * The judgement that a press makes of the answer that now stands.
 * @returns undefined while there is none to judge, also when the receiver has gone on with one that was not solved
 */
export function judgement(matter: Moving, verdict: Judge["do"]): Judge | undefined {
  const was = stateOf(matter);
  const answer = matter.history.findLastIndex(({ what }) => what === "answered");
  if (was !== "answered" && was !== "confirmed" && was !== "reopened") return undefined;
  return answer > 0 ? { do: verdict, answer, was } : undefined;
}

/**
 * Whose turn a command is, by their boards: who has it moves it on; who sees to it for them, and who did not answer in time,
 * may answer it too; who sent it ends it.
 * @param sender the board that it now comes from
 */
export function turnOf(matter: Moving, what: MatterCommand["do"], sender: BoardId): readonly BoardId[] {
  const holder = holderOf(matter);
  const delegate = delegateOf(matter);
  const hasIt = [holder, ...(delegate === null ? [] : [delegate])];
  switch (what) {
    case "receive":
    case "start":
      return hasIt;
    case "answer":
      return [...hasIt, ...missedBy(matter)];
    case "interim":
    case "delegate":
    case "forward":
    case "merge":
      return [holder];
    case "confirm":
    case "reopen":
    case "urge":
    case "withdraw":
      return [sender];
    case "rise":
    case "reroute":
      return [];
  }
}
