import { createStore, del, entries, set } from "idb-keyval";
import type { Instant } from "../../shared/base/time.ts";
import { nothing } from "../../shared/protocol/http.ts";
import type { QueryKey } from "../../shared/protocol/live.ts";
import { type Answer, send, type Trouble } from "./api.ts";
import { pageOwner } from "./pageOwner.ts";
import { refetch } from "./queries.ts";
import { type Moment, serverClock, serverNow } from "./serverClock.ts";

/**
 * A command that can wait for the network. Plain data, so that it outlives a reload.
 *
 * How a room lets its commands wait, with `client/cross/useCross.ts` as the example:
 * 1. In `shared/<room>` one pure `apply(state, command, at)`, run by the server and here alike. It knows a command that the
 *    state already holds (by an id in it, or by `was`) and leaves it be: an answer may overtake its receipt.
 * 2. A POST route that runs it through `server/commands.ts`, so that the `Idempotency-Key` makes a repeat harmless.
 * 3. `outbox.submit({ id: freshId(), queue: "<room>:<boardId>", path, body, stale })` in place of `send`.
 * 4. `useApplied(queue, query.data, applied)` lays what waits on top of the last picture, and `usePending(queue)` tells which
 *    of it shows *ikke sendt ennå* and what was refused.
 * Nothing else: the shelf, the order, the retries, the count in the header and the times are done here. What needs the
 * other side at once (to answer, to delegate, to withdraw) goes by `send` and says why it cannot wait.
 */
export interface Command {
  /** Its `Idempotency-Key`: however often it is sent, the server does it once. */
  readonly id: string;
  /** Commands of one queue arrive in the order they were given: `cross:<boardId>`, `meeting:<meetingId>`. */
  readonly queue: string;
  /** Below `/api/v1`; always a POST. */
  readonly path: string;
  readonly body: unknown;
  /** The queries that it changes; they are asked again before it leaves the list. */
  readonly stale: readonly QueryKey[];
  /**
   * Where it stands among those of other queues. `first`: what was given after it waits for it, since a wall may act only
   * in a meeting that the server knows. `last`: it waits for all that was given before it, and for the board to be saved,
   * since the end of a meeting writes its record. Absent: in the order of its own queue alone.
   */
  readonly goes?: "first" | "last";
}

export type CommandState =
  | { readonly kind: "waiting" }
  /** The server has it; the new answer is on its way. */
  | { readonly kind: "sent" }
  /** The server said no; it stands until someone has read why. */
  | { readonly kind: "refused"; readonly trouble: Trouble };

export interface Pending extends Command {
  /** Who gave it: it goes out in nobody else's name. */
  readonly as: string | null;
  /** When it was given, by the server's clock as known here. Its deadline starts at receipt, not here. */
  readonly at: Instant;
  /** The same, to be told rightly also after the clock was corrected. */
  readonly moment?: Moment;
  readonly order: number;
  readonly state: CommandState;
}

/** Where waiting commands outlive a reload. */
export interface Shelf {
  load(): Promise<readonly Pending[]>;
  keep(pending: Pending): Promise<void>;
  drop(id: string): Promise<void>;
}

export interface OutboxParts {
  readonly send: (command: Pending) => Promise<Answer<unknown>>;
  readonly refetch: (keys: readonly QueryKey[]) => Promise<void>;
  readonly now: () => Instant;
  readonly moment?: () => Moment;
  /** Whose page this is now. */
  readonly owner: () => string | null;
  /** Runs later; the answer takes it back. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

const FIRST_RETRY = 1000;
const LAST_RETRY = 30_000;
/** A command that the server itself cannot do holds up nothing else after so many tries. */
const STUCK_AFTER = 3;
/** How often it is asked whether the board is saved by now, and for how long the last command waits for it. */
const LOOK_AGAIN = 500;
const HOLD_AT_MOST = 60_000;

/**
 * Commands on their way. Each queue sends one at a time: what has no answer is sent again with the same key, so the server
 * does each exactly once and in order. A refused one is set aside with its reason, and the next goes on.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #listeners = new Set<() => void>();
  readonly #busy = new Set<string>();
  /** Queue -> what takes back its next try. */
  readonly #retries = new Map<string, () => void>();
  /** Queue -> how long it last waited between two tries. */
  readonly #delays = new Map<string, number>();
  readonly #settled = new Map<string, (answer: Answer<unknown>) => void>();
  /** Command -> how often the server answered that it cannot. */
  readonly #failures = new Map<string, number>();
  readonly #holders = new Set<() => boolean>();
  #heldSince: Instant | undefined;
  #shelf: Shelf | undefined;
  #list: readonly Pending[] = [];
  #order = 0;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Everything given and not yet done, in order; a new array when something changed. */
  get list(): readonly Pending[] {
    return this.#list;
  }

  /** How many would be lost if this page closed now. */
  get unkept(): number {
    return this.#shelf ? 0 : this.#list.filter(isWaiting).length;
  }

  /**
   * Takes a command; it shows in the list at once.
   * @returns the server's answer, when it comes in the life of this page
   */
  submit(command: Command): Promise<Answer<unknown>> {
    const moment = this.#parts.moment?.();
    const given = { as: this.#parts.owner(), at: this.#parts.now(), order: this.#order, ...(moment && { moment }) };
    const pending: Pending = { ...command, ...given, state: { kind: "waiting" } };
    this.#order += 1;
    const settled = new Promise<Answer<unknown>>((resolve) => this.#settled.set(command.id, resolve));
    this.#put([...this.#list, pending]);
    void this.#keepThenRun(pending);
    return settled;
  }

  /** On the shelf before on the wire: a reload between the two sends it twice under one key, never not at all. */
  async #keepThenRun(pending: Pending): Promise<void> {
    await this.#shelf?.keep(pending);
    await this.#run(pending.queue);
  }

  /**
   * From now on commands outlive a reload; what an earlier page left is taken up first.
   * @param shelf one for each person or screen, so that nobody sends what another wrote
   */
  async keepOn(shelf: Shelf): Promise<void> {
    const left = [...(await shelf.load())].toSorted((a, b) => a.order - b.order);
    const known = new Set(this.#list.map(({ id }) => id));
    const fresh = left.filter(({ id }) => !known.has(id)).map((each, order) => ({ ...each, order }));
    const here = this.#list.map((each, index) => ({ ...each, order: fresh.length + index }));
    this.#order = fresh.length + here.length;
    this.#shelf = shelf;
    this.#put([...fresh, ...here]);
    await Promise.all(here.map((each) => shelf.keep(each)));
    this.flush();
  }

  /** Forgets what waits here without sending it: another person is at the screen. The shelf keeps its own. */
  leave(): void {
    this.#cancelRetries();
    this.#shelf = undefined;
    this.#put([]);
  }

  /** The page has become somebody else's: what another gave is theirs to send from their shelf, or is told as not done. */
  becomeOwn(): void {
    if (this.#list.every(({ as }) => as === this.#parts.owner())) return;
    if (this.#shelf) return this.leave();
    const trouble: Trouble = { code: "not-signed-in", message: "Another person signed in before this was sent." };
    const isOthers = (each: Pending): boolean => isWaiting(each) && each.as !== this.#parts.owner();
    this.#put(this.#list.map((each) => (isOthers(each) ? { ...each, state: { kind: "refused", trouble } } : each)));
    this.flush();
  }

  /** The last command of a meeting waits while this says so. @returns what ends it */
  holdLast(isBusy: () => boolean): () => void {
    this.#holders.add(isBusy);
    return () => void this.#holders.delete(isBusy);
  }

  /** Tries again now: the network or the session is back. */
  flush(): void {
    this.#cancelRetries();
    this.#runAll();
  }

  #runAll(): void {
    for (const queue of new Set(this.#list.filter(isWaiting).map((each) => each.queue))) void this.#run(queue);
  }

  /** The reason of a refusal has been read. */
  dismiss(id: string): void {
    this.#remove(id);
    void this.#shelf?.drop(id);
  }

  /** @returns what ends the listening */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async #run(queue: string): Promise<void> {
    if (this.#busy.has(queue) || this.#retries.has(queue)) return;
    this.#busy.add(queue);
    try {
      for (let next = this.#next(queue); next; next = this.#next(queue)) {
        if (!(await this.#deliver(next))) break;
      }
    } finally {
      this.#busy.delete(queue);
    }
  }

  /** What may go now, if anything. */
  #next(queue: string): Pending | undefined {
    const next = this.#list.find((each) => each.queue === queue && isWaiting(each));
    return next && !this.#mustWait(next) ? next : undefined;
  }

  /** Whether others go first; each that has gone lets them be asked again. */
  #mustWait({ order, queue, goes }: Pending): boolean {
    const isBefore = (each: Pending): boolean => each.order < order && each.queue !== queue && isWaiting(each);
    const before = this.#list.filter((each) => isBefore(each) && !this.#isStuck(each));
    if (goes === "last") return before.length > 0 || this.#isHeld(queue);
    return before.some((each) => each.goes === "first");
  }

  #isStuck({ id }: Pending): boolean {
    return (this.#failures.get(id) ?? 0) >= STUCK_AFTER;
  }

  #isHeld(queue: string): boolean {
    const now = this.#parts.now();
    if (![...this.#holders].some((isBusy) => isBusy())) this.#heldSince = undefined;
    else this.#heldSince ??= now;
    if (this.#heldSince === undefined || now - this.#heldSince >= HOLD_AT_MOST) return false;
    this.#tryAfter(queue, LOOK_AGAIN);
    return true;
  }

  /** @returns false when it must be tried again later */
  async #deliver(pending: Pending): Promise<boolean> {
    const answer = await this.#parts.send(pending);
    if (!this.#list.some(({ id }) => id === pending.id)) return true;
    if (answer.ok) {
      this.#delays.delete(pending.queue);
      await this.#done(pending, answer);
      return true;
    }
    if (mayPass(answer.refusal)) {
      this.#failed(pending, answer.refusal);
      this.#later(pending.queue);
      return false;
    }
    await this.#refuse(pending, answer.refusal);
    this.#runAll();
    return true;
  }

  /** A server that answers, and cannot: others need not wait for that. */
  #failed({ id }: Pending, { code }: Trouble): void {
    if (code !== "internal") return;
    this.#failures.set(id, (this.#failures.get(id) ?? 0) + 1);
    if (this.#failures.get(id) === STUCK_AFTER) this.#runAll();
  }

  async #done(pending: Pending, answer: Answer<unknown>): Promise<void> {
    this.#mark(pending.id, { kind: "sent" });
    await this.#shelf?.drop(pending.id);
    this.#settle(pending.id, answer);
    this.#failures.delete(pending.id);
    this.#runAll();
    // It stays in the picture until the server's own picture holds it: nothing flickers back for a moment.
    void this.#parts.refetch(pending.stale).finally(() => this.#remove(pending.id));
  }

  async #refuse(pending: Pending, trouble: Trouble): Promise<void> {
    const refused: Pending = { ...pending, state: { kind: "refused", trouble } };
    this.#mark(pending.id, refused.state);
    // Kept until it has been read: a reload must not hide that something was not done.
    await this.#shelf?.keep(refused);
    this.#settle(pending.id, { ok: false, refusal: trouble });
  }

  #settle(id: string, answer: Answer<unknown>): void {
    this.#settled.get(id)?.(answer);
    this.#settled.delete(id);
  }

  #later(queue: string): void {
    const delay = Math.min((this.#delays.get(queue) ?? FIRST_RETRY / 2) * 2, LAST_RETRY);
    this.#delays.set(queue, delay);
    this.#tryAfter(queue, delay);
  }

  #tryAfter(queue: string, delay: number): void {
    this.#retries.get(queue)?.();
    const cancel = this.#parts.after(delay, () => {
      this.#retries.delete(queue);
      void this.#run(queue);
    });
    this.#retries.set(queue, cancel);
  }

  #cancelRetries(): void {
    for (const cancel of this.#retries.values()) cancel();
    this.#retries.clear();
  }

  #mark(id: string, state: CommandState): void {
    this.#put(this.#list.map((each) => (each.id === id ? { ...each, state } : each)));
  }

  #remove(id: string): void {
    this.#put(this.#list.filter((each) => each.id !== id));
  }

  #put(list: readonly Pending[]): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}

function isWaiting({ state }: Pending): boolean {
  return state.kind === "waiting";
}

const PASSES: ReadonlySet<Trouble["code"]> = new Set([
  "no-network",
  "internal",
  "not-saving",
  "too-many",
  "not-signed-in",
]);

/** What the network, a restart, room on the disk or a new sign-in heals. */
function mayPass({ code }: Trouble): boolean {
  return PASSES.has(code);
}

/** A shelf in this browser's IndexedDB: only on paired walls, and where a person has said *dette er min enhet*. */
export function browserShelf(owner: string): Shelf {
  const store = createStore("tavle-outbox", "commands");
  const keyOf = (id: string): string => `${owner}/${id}`;
  return {
    async load() {
      const all = await entries<string, Pending>(store);
      return all.filter(([key]) => key.startsWith(`${owner}/`)).map(([, pending]) => pending);
    },
    keep: (pending) => set(keyOf(pending.id), pending, store),
    drop: (id) => del(keyOf(id), store),
  };
}

export const outbox = new Outbox({
  send: ({ path, body, id, as, at, moment }) =>
    send("POST", path, body, nothing, id, as, moment ? serverClock.told(moment) : at),
  owner: () => pageOwner.id,
  refetch,
  now: serverNow,
  moment: () => serverClock.moment(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});
