import { isId, type MeetingId, type MeetingTypeId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { DAY, type Instant, MINUTE } from "../base/time.ts";
import {
  apply,
  type Decision,
  type Ended,
  end,
  type Heads,
  type Huddle,
  type HuddleCommand,
  type HuddleRefusal,
  type Running,
} from "./huddle.ts";

/**
 * A meeting that was held without network: what the screen did arrives later, in its order, and the record must tell when
 * it was done and not when it was heard of.
 */

/** A command that took longer to arrive waited for the network; a shorter journey counts as received. */
export const LATE_AFTER = 10_000;
/** What is older is not believed of any clock: it counts as done when it was received. */
const OLDEST = 31 * DAY;

/** When a command counts as given. */
export interface Given {
  readonly at: Instant;
  readonly isLate: boolean;
}

/**
 * @param said when the screen says that it was given, by the server's clock as the screen knew it; a screen cannot have
 *   done anything in the future
 */
export function given(said: Instant | undefined, now: Instant): Given {
  const age = said === undefined ? 0 : now - said;
  if (said === undefined || age < LATE_AFTER) return { at: now, isLate: false };
  return { at: age > OLDEST ? now : said, isLate: true };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
/** Six letters of five bits hold the minutes of the next two thousand years. */
const MINUTE_LETTERS = 6;

/**
 * The id of the meeting that keeps a planned time. It follows from the plan, so that two screens that begin it without
 * knowing of each other begin the same meeting. Different for each minute of one type; no two types are near each other,
 * being random.
 */
export function plannedMeetingId(typeId: MeetingTypeId, plannedAt: Instant): MeetingId {
  let minutes = Math.floor(plannedAt / MINUTE);
  const letters = [...typeId];
  for (let at = 0; at < MINUTE_LETTERS; at += 1) {
    const mixed = LETTERS.indexOf(letters[at] ?? "a") ^ (minutes % 32);
    letters[at] = LETTERS.charAt(mixed);
    minutes = Math.floor(minutes / 32);
  }
  const id = letters.join("");
  if (!isMeetingId(id)) throw new RangeError("a meeting type has no proper id");
  return id;
}

function isMeetingId(id: string): id is MeetingId {
  return isId(id);
}

/** Somebody else moved the meeting while this screen was cut off: the meeting stands where they brought it. */
export type LateRefusal = HuddleRefusal | { readonly code: "moved-meanwhile" };

/**
 * A command that waited for the network. Nothing that adds is lost: people who were counted, what was settled and what was
 * looked at. Where the meeting stands is compare-and-set: each move names the move that it was made on, so of two screens
 * that each ran the meeting the server's stays, and the other is told, with all its moves.
 * @param at when it was given
 */
export function applyLate(huddle: Huddle, command: HuddleCommand, at: Instant, by = ""): Outcome<Huddle, LateRefusal> {
  if (huddle.state === "ended" && huddle.left) {
    const next = applyLate(goneOn(huddle, huddle.left), command, at, by);
    return next.ok && next.value.state === "running" ? ok(leave(next.value)) : next;
  }
  if (huddle.state === "ended") return addTo(huddle, command, at);
  if (huddle.state === "notHeld") return apply(huddle, command, at, by);
  const then = Math.max(at, huddle.stepStartedAt);
  return follows(huddle, command) ? apply(huddle, command, then, by) : meanwhile(huddle, command);
}

function follows(huddle: Running, command: HuddleCommand): boolean {
  if (!("after" in command) || command.after === undefined) return true;
  return command.after === (huddle.moved?.id ?? null);
}

/** What of a screen's doing stands although others moved the meeting. */
function meanwhile(huddle: Running, command: HuddleCommand): Outcome<Running, LateRefusal> {
  switch (command.do) {
    case "show":
      return ok({ ...huddle, seen: seenToo(huddle, command) });
    case "takeLead":
      return ok({ ...huddle, leader: huddle.leader ?? command.leader });
    default:
      return refused({ code: "moved-meanwhile" });
  }
}

/** What is still added to a meeting that somebody else has ended. */
function addTo(huddle: Ended, command: HuddleCommand, at: Instant): Outcome<Ended, LateRefusal> {
  switch (command.do) {
    case "heads":
      return ok({ ...huddle, heads: counted(huddle.heads, command) });
    case "headsAtLeast":
      return ok({ ...huddle, heads: countedUpTo(huddle.heads, command) });
    case "show":
      return ok({ ...huddle, seen: seenToo(huddle, command) });
    case "takeLead":
      return ok({ ...huddle, leader: huddle.leader ?? command.leader });
    case "decide":
      return ok({ ...huddle, decisions: [...others(huddle, command.id), decided(huddle, command, at)] });
    case "undecide":
      return ok({ ...huddle, decisions: others(huddle, command.id) });
    case "explain":
      return refused({ code: "was-held" });
    default:
      return refused({ code: "meeting-over" });
  }
}

type Of<Do extends HuddleCommand["do"]> = HuddleCommand & { do: Do };

function counted(heads: Heads, { where, by }: Of<"heads">): Heads {
  return { ...heads, [where]: Math.max(0, heads[where] + by) };
}

function countedUpTo(heads: Heads, { where, count }: Of<"headsAtLeast">): Heads {
  return { ...heads, [where]: Math.max(count, heads[where]) };
}

function seenToo({ seen }: Pick<Running, "seen">, { focus }: Of<"show">): Running["seen"] {
  return focus?.kind === "measure" && !seen.includes(focus.id) ? [...seen, focus.id] : seen;
}

function others(huddle: Ended, id: Decision["id"]): Decision[] {
  return huddle.decisions.filter((known) => known.id !== id);
}

function decided(huddle: Ended, { id, kind, text, about }: Of<"decide">, at: Instant): Decision {
  return { id, kind, text, about, step: huddle.steps.at(-1)?.id ?? "", at };
}

/**
 * Ends a meeting that nobody ended: everybody has gone to work, or the screen that runs it is cut off. What that screen
 * did comes later and is still taken.
 */
export function leave(huddle: Running): Ended {
  const { step, stepStartedAt, focus, counted: presses, moved } = huddle;
  const left = { step, stepStartedAt, focus, counted: presses, ...(moved && { moved }) };
  // The time that nobody was there is no part of the meeting.
  return { ...end(huddle, Math.max(huddle.endsAt, stepStartedAt)), left };
}

function goneOn(ended: Ended, left: NonNullable<Ended["left"]>): Running {
  const { endedAt, left: _left, ...rest } = ended;
  // `leave` counted the last step to its end; it goes on from where it began.
  const visit = Math.max(0, endedAt - left.stepStartedAt);
  const spent = ended.spent.map((ms, step) => (step === left.step ? ms - visit : ms));
  return { ...rest, ...left, spent, state: "running" };
}
