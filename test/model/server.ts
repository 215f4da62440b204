import { type MatterCommand, sent } from "../../shared/escalation/apply.ts";
import { clockOf, clockStep, holderOf, isUnanswered } from "../../shared/escalation/state.ts";
import type { MatterStep } from "../../shared/escalation/step.ts";
import {
  AUDIT,
  byteAt,
  COMMITTED,
  isMeeting,
  LATE,
  MATTER,
  matterOf,
  NOW,
  OK,
  OPEN,
  Q,
  REFUSED,
  release,
  RISE,
  type State,
  W,
  WAITS,
} from "./bytes.ts";
import { named } from "./histories.ts";
import {
  answerIn,
  CLINIC,
  clockAt,
  DEPARTMENT,
  historyIn,
  isRipe,
  type Model,
  placeOf,
  type RequestName,
  toClinic,
} from "./model.ts";

/** One transaction: the known key, else the step, its audit row and the key. A refusal leaves nothing. */
export function commit(model: Model, next: State, worker: number, job: number): void {
  next[worker + W.phase] = COMMITTED;
  if (job === RISE) return rise(model, next, worker);
  const place = placeOf(job);
  const name = model.bounds.requests[job] ?? "raise";
  if (next[place + Q.key] !== 0) {
    next[worker + W.verdict] = OK;
    return;
  }
  const from = model.fault === "noLock" ? readBefore(next, worker) : matterOf(next);
  const isDone = name === "close department" ? close(model, next) : step(model, next, from, name, place);
  next[worker + W.verdict] = isDone ? OK : REFUSED;
  if (!isDone) return;
  if (model.fault === "keyApart") next[LATE] = 10 + job;
  else next[place + Q.key] = OK;
}

export function reply(next: State, worker: number, job: number): void {
  const isCommitted = next[worker + W.phase] === COMMITTED;
  if (job !== RISE) {
    const client = placeOf(job) + Q.client;
    if (next[client] === WAITS) next[client] = isCommitted ? byteAt(next, worker + W.verdict) : OK;
  }
  if (isCommitted) release(next, worker);
}

/** What a mistake leaves for after the commit. */
export function doLate(model: Model, next: State): void {
  const late = byteAt(next, LATE);
  next[LATE] = 0;
  if (late === 1) next[AUDIT] = historyIn(model, next).length;
  if (late === 3) reroute(model, next);
  if (late >= 10) next[placeOf(late - 10) + Q.key] = OK;
}

function readBefore(state: State, worker: number): number {
  return byteAt(state, worker + W.snapshot) * 256 + byteAt(state, worker + W.snapshot + 1);
}

/** @returns false when it has moved on */
function step(model: Model, next: State, from: number, name: RequestName, place: number): boolean {
  const { fault, histories } = model;
  const now = byteAt(next, NOW);
  if (name === "raise") {
    // The id is the sender's: one that is there is there once.
    if (from !== 0) return true;
    const to = next[OPEN] === 1 ? DEPARTMENT : CLINIC;
    keep(model, next, histories.put([sent(to, clockAt(to, now), named(name), 0)]));
    return true;
  }
  const history = histories.of(from);
  const command = commandOf(model, name, history, { now, seen: byteAt(next, place + Q.seen) });
  if (!isTheirTurn(model, name, history, command)) return false;
  // The mistake of not looking: as if nothing had been answered yet.
  const isBlind = fault === "twoAnswers" && command.do === "answer";
  const base = isBlind ? histories.put(history.slice(0, 1)) : from;
  let after = histories.step(base, command, name, now);
  if (after === -1) return false;
  if (base !== from) after = added(model, from, after);
  // An answer of a unit that was closed since was not solved: the matter goes to who is above now.
  const isGone = next[OPEN] === 0 && holderOf({ history: histories.of(after) }) === DEPARTMENT;
  if (command.do === "reopen" && isGone) after = histories.step(after, toClinic(now), "rerouting", now);
  if (after !== from) keep(model, next, after);
  return true;
}

/** The last step of one history behind another. */
function added({ histories }: Model, behind: number, of: number): number {
  return histories.put([...histories.of(behind), ...histories.of(of).slice(-1)]);
}

function isTheirTurn(
  { fault }: Model,
  name: RequestName,
  history: readonly MatterStep[],
  { do: what }: MatterCommand,
): boolean {
  if (fault === "noLock" || fault === "twoAnswers") return true;
  const holder = holderOf({ history });
  if (name === "clinic answers") return holder === CLINIC;
  // A level that did not answer in time may still answer; nothing else.
  if (what === "answer") return holder === DEPARTMENT || history.some((each) => each.what === "risen");
  return what === "interim" || what === "forward" ? holder === DEPARTMENT : true;
}

/** @param when the time, and which answer whoever pressed had seen */
function commandOf(
  { fault }: Model,
  name: RequestName,
  history: readonly MatterStep[],
  { now, seen }: { readonly now: number; readonly seen: number },
): MatterCommand {
  switch (name) {
    case "interim":
      return { do: "interim", board: DEPARTMENT, text: name, clock: { due: null, rises: now + 3, onCall: false } };
    case "take further":
      return { do: "forward", to: CLINIC, clock: clockAt(CLINIC, now) };
    case "withdraw":
      return { do: "withdraw" };
    case "confirm":
    case "reopen": {
      const answer = fault === "blindConfirm" ? answerIn(history) : seen;
      const clock = fault === "oldClock" ? clockOf({ history }) : clockAt(holderOf({ history }), now);
      return { do: name, answer, was: "answered", clock };
    }
    default:
      return { do: "answer", board: name === "clinic answers" ? CLINIC : DEPARTMENT, text: name };
  }
}

/** Judged anew under the lock: whoever answered meanwhile, or meets, keeps it where it is. */
function rise(model: Model, next: State, worker: number): void {
  const { fault, histories } = model;
  const from = matterOf(next);
  const read = fault === "staleRise" ? readBefore(next, worker) : from;
  next[worker + W.verdict] = REFUSED;
  if (fault !== "staleRise" && !isRipe(model, next)) return;
  const history = histories.of(read);
  if (holderOf({ history }) !== DEPARTMENT) return;
  if (isMeeting(next) && fault !== "riseInMeeting") return;
  const now = byteAt(next, NOW);
  const command = { do: "rise", to: CLINIC, clock: clockAt(CLINIC, now), by: clockStep({ history }) } as const;
  const after = histories.step(read, command, "rising", now);
  if (after !== -1) keep(model, next, read === from ? after : added(model, from, after));
}

/** The unit is closed, and what it has goes to the level above, all at once. */
function close(model: Model, next: State): boolean {
  if (next[OPEN] === 0) return true;
  next[OPEN] = 0;
  if (model.fault === "closeApart") next[LATE] = 3;
  else reroute(model, next);
  return true;
}

function reroute(model: Model, next: State): void {
  const history = historyIn(model, next);
  if (history.length === 0 || !isUnanswered({ history }) || holderOf({ history }) !== DEPARTMENT) return;
  const now = byteAt(next, NOW);
  keep(model, next, model.histories.step(matterOf(next), toClinic(now), "close department", now));
}

/** Writes the matter and its audit rows. */
function keep(model: Model, next: State, number: number): void {
  const count = model.histories.of(number).length - historyIn(model, next).length;
  next[MATTER] = number >> 8;
  next[MATTER + 1] = number & 255;
  if (model.fault === "auditApart") next[LATE] = 1;
  // Two that wrote on the same snapshot have two rows for what is one step.
  else next[AUDIT] = byteAt(next, AUDIT) + (model.fault === "noLock" ? 1 : count);
}
