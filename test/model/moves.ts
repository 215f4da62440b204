import { holderOf, isUnanswered, stateOf } from "../../shared/escalation/state.ts";
import {
  byteAt,
  COMMITTED,
  CRASHES,
  IDLE,
  isLocked,
  LATE,
  LOCKED,
  MATTER,
  NOBODY,
  NOW,
  Q,
  READ,
  release,
  RISE,
  type State,
  W,
  WAITS,
  WORKER,
  WORKERS,
} from "./bytes.ts";
import { CLINIC, DEPARTMENT, answerIn, historyIn, isRipe, type Model, placeOf, type RequestName } from "./model.ts";
import { commit, doLate, reply } from "./server.ts";

export interface Move {
  /** In words, so that the way to a mistake is a story. */
  readonly act: string;
  readonly state: State;
}

type To = (act: string, change: (next: State) => void) => void;

/** Everything that can happen next: to the clock, to those who press and wait, and in each process. */
export function movesFrom(model: Model, state: State): readonly Move[] {
  const moves: Move[] = [];
  const to: To = (act, change) => {
    const next = Buffer.from(state);
    change(next);
    moves.push({ act, state: next });
  };
  if (byteAt(state, NOW) < model.bounds.until) to("time goes on", (next) => add(next, NOW, 1));
  for (const [request, name] of model.bounds.requests.entries()) people(model, state, to, request, name);
  for (let which = 0; which < WORKERS; which += 1) processes(model, state, to, which);
  if (state[LATE] !== 0) to("the rest is done", (next) => doLate(model, next));
  return moves;
}

function add(state: State, place: number, count: 1 | -1): void {
  state[place] = byteAt(state, place) + count;
}

function people(model: Model, state: State, to: To, request: number, name: RequestName): void {
  const place = placeOf(request);
  if (state[place + Q.client] === IDLE && isWanted(model, state, name)) {
    to(`${name}: pressed`, (next) => {
      next[place + Q.client] = WAITS;
      next[place + Q.copies] = 1;
      next[place + Q.seen] = Math.max(0, answerIn(historyIn(model, state)));
    });
  }
  // No answer came: the same request again, with the same key.
  if (state[place + Q.client] === WAITS && byteAt(state, place + Q.copies) < model.bounds.copies) {
    to(`${name}: sent again`, (next) => add(next, place + Q.copies, 1));
  }
}

/** Whether somebody who looks at a board now would press it. */
function isWanted(model: Model, state: State, name: RequestName): boolean {
  const history = historyIn(model, state);
  if (name === "raise" || name === "close department") return name === "raise" || history.length > 0;
  if (history.length === 0) return false;
  const matter = { history };
  if (name === "confirm" || name === "reopen") return stateOf(matter) === "answered";
  if (!isUnanswered(matter)) return false;
  if (name === "clinic answers") return holderOf(matter) === CLINIC;
  return name === "withdraw" || holderOf(matter) === DEPARTMENT;
}

function processes(model: Model, state: State, to: To, which: number): void {
  const { bounds, fault } = model;
  const worker = WORKER + which * W.size;
  const who = `process ${which + 1}`;
  const job = byteAt(state, worker + W.job);
  if (job === NOBODY) return takes(model, state, to, worker, who);
  const name = job === RISE ? "rise" : (bounds.requests[job] ?? "raise");
  const phase = state[worker + W.phase];
  if (phase === READ && (fault === "noLock" || !isLocked(state))) {
    to(`${who} locks for ${name}`, (next) => void (next[worker + W.phase] = LOCKED));
  }
  if (phase === LOCKED) to(`${who} commits ${name}`, (next) => commit(model, next, worker, job));
  if (phase === COMMITTED || (fault === "toldTooSoon" && phase === LOCKED && job !== RISE)) {
    to(`${who} replies to ${name}`, (next) => reply(next, worker, job));
  }
  if (byteAt(state, CRASHES) < bounds.crashes) {
    to(`${who} dies in ${name}`, (next) => {
      add(next, CRASHES, 1);
      next[LATE] = 0;
      release(next, worker);
    });
  }
}

/** A process that has nothing to do takes what was sent, or sees what goes up by itself. */
function takes(model: Model, state: State, to: To, worker: number, who: string): void {
  const take = (act: string, job: number, more?: (next: State) => void): void =>
    to(act, (next) => {
      more?.(next);
      next[worker + W.job] = job;
      next[worker + W.phase] = READ;
      // The product decides by what it reads under the lock; only what does not is told apart by what it read before.
      if (model.fault !== "noLock" && model.fault !== "staleRise") return;
      next[worker + W.snapshot] = byteAt(state, MATTER);
      next[worker + W.snapshot + 1] = byteAt(state, MATTER + 1);
    });
  for (const [request, name] of model.bounds.requests.entries()) {
    const copies = placeOf(request) + Q.copies;
    if (byteAt(state, copies) > 0) take(`${who} takes ${name}`, request, (next) => add(next, copies, -1));
  }
  const isLooking = [0, 1].some((each) => state[WORKER + each * W.size + W.job] === RISE);
  if (!isLooking && isRipe(model, state)) take(`${who} sees a rise`, RISE);
}
