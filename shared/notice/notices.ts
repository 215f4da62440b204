import type { BoardId } from "../base/ids.ts";
import { HOUR, type Instant } from "../base/time.ts";
import type { EscalationKind } from "../escalation/escalation.ts";
import { clockOf, clockStep, delegateOf, holderOf, isUnanswered, type Moving, senderOf } from "../escalation/state.ts";
import type { MatterStep } from "../escalation/step.ts";
import type { NoticeEvent } from "./event.ts";

/** Of a matter, what says who is concerned; never what it is about. */
export interface Concerning extends Moving {
  /** The board that sent it first. */
  readonly from: BoardId;
  readonly kind: EscalationKind;
  readonly safety: boolean;
}

/** One event for those who speak for a board's unit; `on-call` for its vakthavende. */
export interface Concern {
  readonly event: NoticeEvent;
  readonly board: BoardId;
  /** The place in the history of the step that it tells of; with the event it makes a notice one of a kind. */
  readonly number: number;
}

/** Whom the step at a place in the history concerns, and how. Pure; the same step gives the same concerns. */
export function noticesFor(matter: Concerning, number: number): readonly Concern[] {
  const step = matter.history[number];
  if (!step) return [];
  const upTo: Concerning = { ...matter, history: matter.history.slice(0, number + 1) };
  return concernsOf(upTo, step).map((each) => ({ ...each, number }));
}

type Unnumbered = Omit<Concern, "number">;

function concernsOf(matter: Concerning, step: MatterStep): readonly Unnumbered[] {
  const sender = senderOf(matter, matter.from);
  switch (step.what) {
    case "sent":
    case "forwarded":
      return newHere(matter, step.to, step.onCall);
    case "rerouted":
      return step.to === null ? [] : newHere(matter, step.to, step.onCall);
    case "delegated":
      return step.to === null ? [] : newHere(matter, step.to, false);
    case "risen":
      return [
        { event: "risen-here", board: step.to },
        ...onCall(step.to, step.onCall),
        ...leftBoard(matter).map((board) => ({ event: "risen-from", board }) as const),
        { event: "risen-ours", board: sender },
      ];
    case "answered":
      return [{ event: "answered", board: sender }];
    case "interim":
      return [{ event: "interim", board: sender }];
    case "reopened":
      return [{ event: "reopened", board: holderOf(matter) }, ...onCall(holderOf(matter), step.onCall)];
    case "urged":
      return [{ event: "urged", board: holderOf(matter) }, ...onCall(holderOf(matter), step.onCall)];
    default:
      return [];
  }
}

/** What is not of safety waits for the next meeting, and stands on the board until then. */
function newHere({ safety, kind }: Concerning, board: BoardId, isOnCall: boolean): readonly Unnumbered[] {
  if (!safety) return [];
  return [{ event: kind === "awareness" ? "safety-aware" : "safety-new", board }, ...onCall(board, isOnCall)];
}

function onCall(board: BoardId, isOnCall: boolean): readonly Unnumbered[] {
  return isOnCall ? [{ event: "on-call", board }] : [];
}

/** Who had it until the last step. */
function leftBoard({ history }: Moving): readonly BoardId[] {
  const before = { history: history.slice(0, -1) };
  return before.history.length > 0 ? [holderOf(before)] : [];
}

/** How long before its svarfrist those who owe an answer are told. */
export const SOON = HOUR;

/**
 * That a svarfrist comes near: once for each clock, to who has the matter and to who sees to it.
 * @returns none when it is not near, has passed, or the same people were told of this very clock less than an hour before
 */
export function dueSoon(matter: Concerning, now: Instant): readonly Concern[] {
  const { due } = clockOf(matter);
  if (due === null || due <= now || due - now > SOON || !isUnanswered(matter)) return [];
  const number = clockStep(matter);
  const begun = matter.history[number];
  // The news that began this clock said so already: two messages within the hour say one thing.
  const toldAlready = noticesFor(matter, number)
    .filter(() => begun !== undefined && due - begun.at <= SOON)
    .map(({ board }) => board);
  const delegate = delegateOf(matter);
  const concerned = [holderOf(matter), ...(delegate === null ? [] : [delegate])];
  return concerned
    .filter((board) => !toldAlready.includes(board))
    .map((board) => ({ event: "due-soon", board, number }));
}
