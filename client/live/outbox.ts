import { createStore, del, entries, set } from "idb-keyval";
import type { Instant } from "../../shared/base/time.ts";
import { nothing } from "../../shared/protocol/http.ts";
import type { QueryKey } from "../../shared/protocol/live.ts";
import { type Answer, send, type Trouble } from "./api.ts";
import { pageOwner } from "./pageOwner.ts";
import { refetch } from "./queries.ts";
import { serverNow } from "./serverClock.ts";

/** A command that can wait for the network. Plain data, so that it outlives a reload. */
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
  /** Whose page this is now. */
  readonly owner: () => string | null;
  /** Runs later; the answer takes it back. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

const FIRST_RETRY = 1000;
const LAST_RETRY = 30_000;

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
    const given = { as: this.#parts.owner(), at: this.#parts.now(), order: this.#order };
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

  /** Tries again now: the network or the session is back. */
  flush(): void {
    this.#cancelRetries();
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

  #next(queue: string): Pending | undefined {
    return this.#list.find((each) => each.queue === queue && isWaiting(each));
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
      this.#later(pending.queue);
      return false;
    }
    await this.#refuse(pending, answer.refusal);
    return true;
  }

  async #done(pending: Pending, answer: Answer<unknown>): Promise<void> {
    this.#mark(pending.id, { kind: "sent" });
    await this.#shelf?.drop(pending.id);
    this.#settle(pending.id, answer);
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

/** What the network, a restart or a new sign-in heals. */
function mayPass({ code }: Trouble): boolean {
  return code === "no-network" || code === "internal" || code === "too-many" || code === "not-signed-in";
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
  send: ({ path, body, id, as }) => send("POST", path, body, nothing, id, as),
  owner: () => pageOwner.id,
  refetch,
  now: serverNow,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});
