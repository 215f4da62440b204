import { base32, type BoardId } from "../../shared/base/ids.ts";
import { type MatterCommand, sent } from "../../shared/escalation/apply.ts";
import { clockOf, clockStep, holderOf, isUnanswered, stateOf } from "../../shared/escalation/state.ts";
import { type MatterClock, type MatterStep, NO_CLOCK } from "../../shared/escalation/step.ts";
import {
  AUDIT,
  byteAt,
  COMMITTED,
  CRASHES,
  encoded,
  IDLE,
  isLocked,
  isMeeting,
  LATE,
  LOCKED,
  MATTER,
  matterOf,
  NOBODY,
  NOW,
  OK,
  OPEN,
  Q,
  READ,
  REFUSED,
  release,
  REQUEST,
  RISE,
  type State,
  W,
  WAITS,
  WORKER,
  WORKERS,
} from "./bytes.ts";
import { Histories, named } from "./histories.ts";

/**
 * A model of how one matter lives among leaders, screens, two server processes, a database and a clock: every state that can
 * be reached, breadth first. The steps of the matter are those of the product itself (`apply`); around them stand messages that
 * come twice, processes that die at each point, a unit that is closed in the middle and a clock at its limit.
 */

/** Mistakes that the search must find: each takes away one thing that the product relies on. */
export const FAULTS = [
  "no lock: a transaction writes on what it read before",
  "audit apart: the audit row is written after the commit",
  "key apart: the key of a command is kept after the commit",
  "told too soon: the answer goes out before the commit",
  "stale rise: a rise is judged by what was read before the lock",
  "rise in a meeting: nobody asks whether the level is meeting",
  "close apart: a unit is closed first, its matters are sent on later",
  "blind confirm: an answer is confirmed without saying which",
  "two answers: an answer is taken whatever was answered before",
  "old clock: a matter that was not solved keeps its clock",
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Bounds {
  /** Which requests people may make. */
  readonly requests: readonly RequestName[];
  /** How often processes may die, in all. */
  readonly crashes: number;
  /** How often one request may be delivered at once. */
  readonly copies: number;
  /** How far the clock goes. */
  readonly until: number;
}

export interface Explored {
  readonly states: number;
  /** What was found broken first, with the way there; undefined when nothing is. */
  readonly violation: { readonly rule: string; readonly way: readonly string[] } | undefined;
}

const id = (n: number) => base32(new Uint8Array(16).fill(n)) as BoardId;
const [DEPARTMENT, CLINIC] = [id(2), id(3)];

export const REQUESTS = [
  "raise",
  "first leader answers",
  "second leader answers",
  "clinic answers",
  "interim",
  "take further",
  "withdraw",
  "confirm",
  "reopen",
  "close department",
] as const;
export type RequestName = (typeof REQUESTS)[number];

/** Explores every state within the bounds. @param fault left out: the protocol as it is */
export function explore(bounds: Bounds, fault?: Fault): Explored {
  return new Search(bounds, fault).run();
}

class Search {
  readonly #bounds: Bounds;
  readonly #fault: Fault | undefined;
  readonly #histories = new Histories();
  readonly #from = new Map<string, { readonly key: string; readonly act: string }>();
  #queue: { readonly key: string; readonly state: State }[] = [];
  #next: { readonly state: State; readonly act: string }[] = [];

  constructor(bounds: Bounds, fault: Fault | undefined) {
    this.#bounds = bounds;
    this.#fault = fault;
  }

  run(): Explored {
    const first = Buffer.alloc(REQUEST + this.#bounds.requests.length * Q.size);
    first[OPEN] = 1;
    for (let worker = 0; worker < WORKERS; worker += 1) first[WORKER + worker * W.size + W.job] = NOBODY;
    this.#see(first, "", "");
    while (this.#queue.length > 0) {
      const level = this.#queue;
      this.#queue = [];
      for (const { key, state } of level) {
        this.#next = [];
        this.#moves(state);
        for (const { state: next, act } of this.#next) {
          const broken = this.#brokenBetween(state, next, act) ?? this.#see(next, key, act);
          if (broken) return { states: this.#from.size, violation: { rule: broken, way: [...this.#wayTo(key), act] } };
        }
      }
    }
    return { states: this.#from.size, violation: undefined };
  }

  /** @returns what is broken in a state that is seen for the first time */
  #see(state: State, from: string, act: string): string | undefined {
    const key = encoded(state);
    if (this.#from.has(key)) return undefined;
    this.#from.set(key, { key: from, act });
    this.#queue.push({ key, state });
    return this.#broken(state);
  }

  #wayTo(key: string): string[] {
    const way: string[] = [];
    for (let at = this.#from.get(key); at && at.key !== ""; at = this.#from.get(at.key)) way.unshift(at.act);
    return way;
  }

  /** What holds in every state. */
  #broken(state: State): string | undefined {
    const number = matterOf(state);
    const history = this.#histories.of(number);
    if (state[AUDIT] !== history.length) return "the audit has one row for each step";
    for (const [place, name] of this.#bounds.requests.entries()) {
      const times = history.filter(({ by }) => by.name === name).length;
      if (times > 1) return "what is sent twice is done once";
      const at = REQUEST + place * Q.size;
      const isDone = name === "close department" ? state[OPEN] === 0 : times === 1;
      if (state[at + Q.client] === OK && !isDone && !isRepeat(name)) return "what was answered with yes is done";
    }
    if (number === 0) return undefined;
    const matter = { history };
    if (isUnanswered(matter) && holderOf(matter) === DEPARTMENT && state[OPEN] === 0)
      return "a living unit has every open matter";
    return this.#histories.brokenIn(number);
  }

  /** What holds from one state to the next. */
  #brokenBetween(before: State, after: State, act: string): string | undefined {
    if (matterOf(before) === matterOf(after)) return undefined;
    const [old, now] = [this.#histories.of(matterOf(before)), this.#histories.of(matterOf(after))];
    if (
      now.length < old.length ||
      old.some((step, index) => now[index] !== step && JSON.stringify(now[index]) !== JSON.stringify(step))
    ) {
      return "history only grows";
    }
    const added = now.slice(old.length);
    if (added.some(({ what }) => what === "risen") && isMeeting(before) && holderOf({ history: old }) === DEPARTMENT) {
      return "nothing rises while its level is meeting";
    }
    const clock = clockOf({ history: now });
    if (added.some(({ what }) => what === "reopened") && clock.rises !== null && clock.rises < byteAt(after, NOW) + 2) {
      return "a matter that was not solved has a new clock";
    }
    if (added.some(({ what }) => what === "confirmed" || what === "reopened")) {
      const judge = this.#bounds.requests.find(
        (name) => act.includes(name) && (name === "confirm" || name === "reopen"),
      );
      const seen = judge === undefined ? 0 : before[this.#placeOf(judge) + Q.seen];
      if (seen !== old.findLastIndex(({ what }) => what === "answered"))
        return "nobody judges an answer that they have not seen";
    }
    return undefined;
  }

  #placeOf(name: RequestName): number {
    return REQUEST + this.#bounds.requests.indexOf(name) * Q.size;
  }

  #to(state: State, act: string, change: (next: State) => void): void {
    const next = Buffer.from(state);
    change(next);
    this.#next.push({ state: next, act });
  }

  /** Everything that can happen next. */
  #moves(state: State): void {
    this.#clockMoves(state);
    for (const [place, name] of this.#bounds.requests.entries())
      this.#clientMoves(state, REQUEST + place * Q.size, name);
    for (let worker = 0; worker < WORKERS; worker += 1) this.#workerMoves(state, WORKER + worker * W.size, worker);
    if (state[LATE] !== 0) this.#to(state, "the rest is done", (next) => this.#late(next));
  }

  #clockMoves(state: State): void {
    if (byteAt(state, NOW) < this.#bounds.until)
      this.#to(state, "time goes on", (next) => void (next[NOW] = byteAt(next, NOW) + 1));
  }

  #clientMoves(state: State, place: number, name: RequestName): void {
    if (state[place + Q.client] === IDLE && this.#isWanted(state, name)) {
      this.#to(state, `${name}: pressed`, (next) => {
        next[place + Q.client] = WAITS;
        next[place + Q.copies] = 1;
        next[place + Q.seen] = Math.max(
          0,
          this.#history(state).findLastIndex(({ what }) => what === "answered"),
        );
      });
    }
    // No answer came: the same request again, with the same key.
    if (state[place + Q.client] === WAITS && byteAt(state, place + Q.copies) < this.#bounds.copies) {
      this.#to(
        state,
        `${name}: sent again`,
        (next) => void (next[place + Q.copies] = byteAt(next, place + Q.copies) + 1),
      );
    }
  }

  /** Whether somebody who looks at a board now would press it. */
  #isWanted(state: State, name: RequestName): boolean {
    const history = this.#history(state);
    if (name === "raise" || name === "close department") return name === "raise" || history.length > 0;
    if (history.length === 0) return false;
    const matter = { history };
    if (name === "confirm" || name === "reopen") return stateOf(matter) === "answered";
    if (!isUnanswered(matter)) return false;
    if (name === "clinic answers") return holderOf(matter) === CLINIC;
    return name === "withdraw" || holderOf(matter) === DEPARTMENT;
  }

  #workerMoves(state: State, worker: number, which: number): void {
    const job = byteAt(state, worker + W.job);
    const who = `process ${which + 1}`;
    if (job === NOBODY) return this.#takes(state, worker, who);
    const name = job === RISE ? "rise" : (this.#bounds.requests[job] ?? "raise");
    const phase = state[worker + W.phase];
    const isFree = this.#fault === FAULTS[0] || !isLocked(state);
    if (phase === READ && isFree)
      this.#to(state, `${who} locks for ${name}`, (next) => void (next[worker + W.phase] = LOCKED));
    if (phase === LOCKED) this.#to(state, `${who} commits ${name}`, (next) => this.#commit(next, worker, job));
    if (phase === COMMITTED || (this.#fault === FAULTS[3] && phase === LOCKED && job !== RISE)) {
      this.#to(state, `${who} replies to ${name}`, (next) => this.#reply(next, worker, job));
    }
    if (byteAt(state, CRASHES) < this.#bounds.crashes) {
      this.#to(state, `${who} dies in ${name}`, (next) => {
        next[CRASHES] = byteAt(next, CRASHES) + 1;
        next[LATE] = 0;
        release(next, worker);
      });
    }
  }

  #takes(state: State, worker: number, who: string): void {
    const take = (act: string, job: number, more?: (next: State) => void): void =>
      this.#to(state, act, (next) => {
        more?.(next);
        next[worker + W.job] = job;
        next[worker + W.phase] = READ;
        // The product decides by what it reads under the lock; only what does not is told apart by what it read before.
        if (this.#fault !== FAULTS[0] && this.#fault !== FAULTS[4]) return;
        next[worker + W.snapshot] = byteAt(state, MATTER);
        next[worker + W.snapshot + 1] = byteAt(state, MATTER + 1);
      });
    for (const [place, name] of this.#bounds.requests.entries()) {
      const copies = REQUEST + place * Q.size + Q.copies;
      if (byteAt(state, copies) === 0) continue;
      take(`${who} takes ${name}`, place, (next) => void (next[copies] = byteAt(next, copies) - 1));
    }
    const isLooking = [0, 1].some((each) => state[WORKER + each * W.size + W.job] === RISE);
    if (!isLooking && this.#isRipe(matterOf(state), byteAt(state, NOW))) take(`${who} sees a rise`, RISE);
  }

  #isRipe(number: number, now: number): boolean {
    const history = this.#histories.of(number);
    if (history.length === 0 || !isUnanswered({ history })) return false;
    const { rises } = clockOf({ history });
    return rises !== null && rises <= now;
  }

  /** One transaction: the known key, else the step, its audit row and the key. A refusal leaves nothing. */
  #commit(next: State, worker: number, job: number): void {
    next[worker + W.phase] = COMMITTED;
    if (job === RISE) return this.#rise(next, worker);
    const place = REQUEST + job * Q.size;
    const name = this.#bounds.requests[job] ?? "raise";
    if (next[place + Q.key] !== 0) {
      next[worker + W.verdict] = OK;
      return;
    }
    const snapshot =
      this.#fault === FAULTS[0]
        ? byteAt(next, worker + W.snapshot) * 256 + byteAt(next, worker + W.snapshot + 1)
        : matterOf(next);
    const done = name === "close department" ? this.#close(next) : this.#step(next, snapshot, name, place);
    next[worker + W.verdict] = done ? OK : REFUSED;
    if (!done) return;
    if (this.#fault === FAULTS[2]) next[LATE] = 10 + job;
    else next[place + Q.key] = OK;
  }

  /** @returns false when it has moved on */
  #step(next: State, from: number, name: RequestName, place: number): boolean {
    const now = byteAt(next, NOW);
    if (name === "raise") {
      // The id is the sender's: one that is there is there once.
      if (from !== 0) return true;
      const to = next[OPEN] === 1 ? DEPARTMENT : CLINIC;
      this.#keep(next, this.#histories.put([sent(to, clockAt(to, now), named(name), 0)]));
      return true;
    }
    const history = this.#histories.of(from);
    const command = this.#commandOf(name, history, now, byteAt(next, place + Q.seen));
    if (!this.#isTheirTurn(name, history, command)) return false;
    const base = this.#fault === FAULTS[8] && command.do === "answer" ? this.#unanswered(from) : from;
    let after = this.#histories.step(base, command, name, now);
    if (after === -1) return false;
    if (base !== from) after = this.#histories.put([...history, ...this.#histories.of(after).slice(-1)]);
    // An answer of a unit that was closed since was not solved: the matter goes to who is above now.
    if (
      command.do === "reopen" &&
      next[OPEN] === 0 &&
      holderOf({ history: this.#histories.of(after) }) === DEPARTMENT
    ) {
      after = this.#histories.step(after, toClinic(now), "rerouting", now);
    }
    if (after !== from) this.#keep(next, after);
    return true;
  }

  /** The mistake of not looking: as if nothing had been answered yet. */
  #unanswered(from: number): number {
    return this.#histories.put(this.#histories.of(from).slice(0, 1));
  }

  #isTheirTurn(name: RequestName, history: readonly MatterStep[], { do: what }: MatterCommand): boolean {
    if (this.#fault === FAULTS[0] || this.#fault === FAULTS[8]) return true;
    const holder = holderOf({ history });
    if (name === "clinic answers") return holder === CLINIC;
    // A level that did not answer in time may still answer; nothing else.
    if (what === "answer") return holder === DEPARTMENT || history.some((step) => step.what === "risen");
    return what === "interim" || what === "forward" ? holder === DEPARTMENT : true;
  }

  #commandOf(name: RequestName, history: readonly MatterStep[], now: number, seen: number): MatterCommand {
    switch (name) {
      case "interim":
        return { do: "interim", board: DEPARTMENT, text: name, clock: { due: null, rises: now + 3, onCall: false } };
      case "take further":
        return { do: "forward", to: CLINIC, clock: clockAt(CLINIC, now) };
      case "withdraw":
        return { do: "withdraw" };
      case "confirm":
      case "reopen": {
        const answer = this.#fault === FAULTS[7] ? history.findLastIndex(({ what }) => what === "answered") : seen;
        const clock = this.#fault === FAULTS[9] ? clockOf({ history }) : clockAt(holderOf({ history }), now);
        return { do: name, answer, was: "answered", clock };
      }
      default:
        return { do: "answer", board: name === "clinic answers" ? CLINIC : DEPARTMENT, text: name };
    }
  }

  #rise(next: State, worker: number): void {
    const snapshot = byteAt(next, worker + W.snapshot) * 256 + byteAt(next, worker + W.snapshot + 1);
    const isStale = this.#fault === FAULTS[4];
    const from = matterOf(next);
    const read = isStale ? snapshot : from;
    next[worker + W.verdict] = REFUSED;
    if (!isStale && !this.#isRipe(from, byteAt(next, NOW))) return;
    const history = this.#histories.of(read);
    if (holderOf({ history }) !== DEPARTMENT) return;
    if (isMeeting(next) && this.#fault !== FAULTS[5]) return;
    const now = byteAt(next, NOW);
    const command = { do: "rise", to: CLINIC, clock: clockAt(CLINIC, now), by: clockStep({ history }) } as const;
    const after = this.#histories.step(read, command, "rising", now);
    if (after === -1) return;
    this.#keep(
      next,
      isStale && read !== from
        ? this.#histories.put([...this.#histories.of(from), ...this.#histories.of(after).slice(-1)])
        : after,
    );
  }

  /** The unit is closed, and what it has goes to the level above, all at once. */
  #close(next: State): boolean {
    if (next[OPEN] === 0) return true;
    next[OPEN] = 0;
    if (this.#fault === FAULTS[6]) next[LATE] = 3;
    else this.#reroute(next);
    return true;
  }

  #reroute(next: State): void {
    const from = matterOf(next);
    const history = this.#histories.of(from);
    if (history.length === 0 || !isUnanswered({ history }) || holderOf({ history }) !== DEPARTMENT) return;
    const now = byteAt(next, NOW);
    this.#keep(next, this.#histories.step(from, toClinic(now), "close department", now));
  }

  #keep(next: State, number: number): void {
    const added = this.#histories.of(number).length - this.#history(next).length;
    next[MATTER] = number >> 8;
    next[MATTER + 1] = number & 255;
    if (this.#fault === FAULTS[1]) next[LATE] = 1;
    // Two that wrote on the same snapshot have two rows for what is one step.
    else next[AUDIT] = byteAt(next, AUDIT) + (this.#fault === FAULTS[0] ? 1 : added);
  }

  #late(next: State): void {
    const late = byteAt(next, LATE);
    next[LATE] = 0;
    if (late === 1) next[AUDIT] = this.#history(next).length;
    if (late === 3) this.#reroute(next);
    if (late >= 10) next[REQUEST + (late - 10) * Q.size + Q.key] = OK;
  }

  #reply(next: State, worker: number, job: number): void {
    if (job !== RISE) {
      const client = REQUEST + job * Q.size + Q.client;
      const verdict = next[worker + W.phase] === COMMITTED ? byteAt(next, worker + W.verdict) : OK;
      if (next[client] === WAITS) next[client] = verdict;
    }
    if (next[worker + W.phase] === COMMITTED) release(next, worker);
  }

  #history(state: State): readonly MatterStep[] {
    return this.#histories.of(matterOf(state));
  }
}

/** Up two steps of the clock ahead; at the top it stays. */
function clockAt(board: BoardId, now: number): MatterClock {
  return board === CLINIC ? NO_CLOCK : { due: null, rises: now + 2, onCall: false };
}

function toClinic(now: number): MatterCommand {
  return { do: "reroute", from: null, to: CLINIC, clock: clockAt(CLINIC, now) };
}

/** What may be so already when it comes: another did the same. */
function isRepeat(name: RequestName): boolean {
  return name === "confirm" || name === "reopen" || name === "withdraw" || name === "take further";
}
