import type { BoardId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import type { Escalation, Place } from "./escalation.ts";
import { delegateOf, holderOf, isUnanswered } from "./state.ts";
import type { MatterStep } from "./step.ts";

/**
 * How a matter came to a unit: `from` is the unit that sent it, `heir` one that took that unit's place, `to` the one that it
 * was sent to.
 */
export type CameHow = "from" | "heir" | "to" | "forwarded" | "risen" | "rerouted" | "delegated";

/** What happened to a matter while it stood at a unit; being received or started is in the stop's own time. */
export interface StopNote {
  readonly what: "interim" | "urged" | "answered" | "reopened" | "merged" | "takenBack";
  readonly at: Instant;
  /** Of an answer: the matter had gone on already, and was answered here all the same. */
  readonly isLate: boolean;
}

/** One unit that a matter came to. */
export interface Stop {
  readonly place: Place;
  readonly how: CameHow;
  /**
   * When: of the sender when it was sent, of the unit it was sent to when somebody there first did something with it (null
   * while nobody has), of every other one when it came there.
   */
  readonly at: Instant | null;
  readonly notes: readonly StopNote[];
  /** It lies there and waits for an answer: of who has it, or sees to it for them. */
  readonly isHere: boolean;
}

export interface Trail {
  /** In the order in which it came to them; a unit that it came back to stands twice. */
  readonly stops: readonly Stop[];
  /** How it ended, and how long it took from when it was sent, in milliseconds; undefined while it is open. */
  readonly end: { readonly what: "confirmed" | "withdrawn"; readonly at: Instant; readonly took: number } | undefined;
}

interface Building {
  readonly board: BoardId;
  readonly how: CameHow;
  at: Instant | null;
  readonly notes: StopNote[];
}

/** The way of a matter through the levels, from its history alone; `places[0]` is the board that sent it first. */
export function trailOf(matter: Escalation): Trail {
  const [origin = matter.from] = matter.places;
  const [first] = matter.history;
  const stops: Building[] = [{ board: origin.boardId, how: "from", at: first?.at ?? null, notes: [] }];
  for (const step of matter.history) walk(stops, step);
  const here = isUnanswered(matter) ? whereNow(matter) : [];
  const placeOf = (board: BoardId): Place =>
    matter.places.find(({ boardId }) => boardId === board) ?? { ...origin, boardId: board, unitName: "" };
  const isLast = ({ board }: Building, at: number): boolean =>
    stops.findLastIndex((stop) => stop.board === board) === at;
  return {
    stops: stops.map((stop, at) => ({
      place: placeOf(stop.board),
      how: stop.how,
      at: stop.at,
      notes: stop.notes,
      isHere: !isSender(stop) && here.includes(stop.board) && isLast(stop, at),
    })),
    end: endOf(matter),
  };
}

function walk(stops: Building[], step: MatterStep): void {
  const add = (board: BoardId, how: CameHow, at: Instant | null = step.at): void =>
    void stops.push({ board, how, at, notes: [] });
  const at = (board: BoardId): Building | undefined =>
    stops.findLast((stop) => stop.board === board && !isSender(stop));
  switch (step.what) {
    case "sent":
      return add(step.to, "to", null);
    case "forwarded":
      // Who takes it further has had it in hand; who let it rise has not.
      touch(holderStop(stops), step.at);
      return add(step.to, "forwarded");
    case "risen":
      return add(step.to, "risen");
    case "rerouted":
      if (step.from !== null) inherit(stops, step.from, step.at);
      if (step.to !== null) add(step.to, "rerouted");
      return;
    case "delegated":
      touch(holderStop(stops), step.at);
      if (step.to !== null) add(step.to, "delegated");
      else stops.at(-1)?.notes.push({ what: "takenBack", at: step.at, isLate: false });
      return;
    case "received":
    case "started":
      return touch(at(step.board), step.at);
    case "interim":
    case "answered": {
      const stop = at(step.board);
      touch(stop, step.at);
      stop?.notes.push({ what: step.what, at: step.at, isLate: step.what === "answered" && !isCurrent(stops, stop) });
      return;
    }
    case "merged":
      touch(holderStop(stops), step.at);
      if (step.group !== null) holderStop(stops)?.notes.push({ what: "merged", at: step.at, isLate: false });
      return;
    case "urged":
    case "reopened":
      holderStop(stops)?.notes.push({ what: step.what, at: step.at, isLate: false });
      return;
    case "confirmed":
    case "withdrawn":
      return;
  }
}

function isSender({ how }: Pick<Stop, "how">): boolean {
  return how === "from" || how === "heir";
}

/** Who took the sender's place stands beside it, before all whom it was sent to. */
function inherit(stops: Building[], board: BoardId, at: Instant): void {
  const senders = stops.filter(isSender).length;
  stops.splice(senders, 0, { board, how: "heir", at, notes: [] });
}

function touch(stop: Building | undefined, at: Instant): void {
  if (stop) stop.at ??= at;
}

/** Whoever has it: what was delegated stays with the one who delegated it. */
function holderStop(stops: readonly Building[]): Building | undefined {
  return stops.findLast((stop) => stop.how !== "delegated" && !isSender(stop));
}

/** An answer of who has it, or of somebody whom they asked, is no late one. */
function isCurrent(stops: readonly Building[], stop: Building): boolean {
  const holder = holderStop(stops);
  return holder !== undefined && stops.indexOf(stop) >= stops.indexOf(holder);
}

function whereNow(matter: Escalation): readonly BoardId[] {
  const delegate = delegateOf(matter);
  return delegate === null ? [holderOf(matter)] : [holderOf(matter), delegate];
}

function endOf({ history }: Escalation): Trail["end"] {
  const last = history.findLast(({ what }) => what !== "rerouted" && what !== "merged");
  if (last?.what !== "confirmed" && last?.what !== "withdrawn") return undefined;
  return { what: last.what, at: last.at, took: last.at - (history[0]?.at ?? last.at) };
}

/**
 * The moment at which a matter was confirmed, while it still stands so.
 * @returns undefined for one that is open, or was opened again
 */
export function confirmedAt(matter: Escalation): Instant | undefined {
  const end = endOf(matter);
  return end?.what === "confirmed" ? end.at : undefined;
}
