import { createHash } from "node:crypto";
import type { Action } from "../shared/access/policy.ts";
import { type Actor, actorId } from "../shared/access/actor.ts";
import { type Id, newId, type RandomBytes, type UnitId } from "../shared/base/ids.ts";
import { ok, refused } from "../shared/base/outcome.ts";
import { DAY, type Instant } from "../shared/base/time.ts";
import type { News, Room } from "../shared/protocol/live.ts";
import type { Reply } from "../shared/protocol/problem.ts";
import { record } from "./audit/audit.ts";
import type { Clock } from "./clock.ts";
import { forgetAnswersBefore, keepAnswer, keptAnswer } from "./storage/commandKeys.ts";
import type { Db, Storage } from "./storage/database.ts";
import { isGivenUp } from "./storage/fault.ts";

/** Who does what to which thing, for the audit and for the key that makes a repeat harmless. */
export interface Command {
  readonly actor: Actor;
  readonly action: Action;
  /** Id of the thing acted on. */
  readonly thing: string;
  readonly unitId: UnitId | null;
  /** The `Idempotency-Key` that came with it. */
  readonly key?: string | undefined;
  /** The body: another body under a known key is refused. */
  readonly fingerprint?: unknown;
}

/** What a step of a command works with, all inside one transaction. */
export interface Act {
  readonly tx: Db;
  readonly now: Instant;
  readonly actor: Actor;
  newId<Kind extends string>(): Id<Kind>;
  /** Sent after the commit, each news once to a room; nobody hears of what was rolled back. */
  tell(room: Room, news: News): void;
  /** Runs after the commit, before the answer. */
  after(run: () => void | Promise<void>): void;
  /** A fact for the audit, such as the role given; never what people wrote. */
  note(fact: string): void;
  /** Nothing was changed, since it is so already: no row in the audit, so that its rows and the changes agree. */
  unchanged(): void;
}

export interface Commands {
  /**
   * One transaction: known key -> the first answer; else step, audit row, key row. A refusal rolls all of it back.
   * @param step may run again when the database gives its transaction up: it changes nothing but rows, by `tx`
   */
  run<T>(command: Command, step: (act: Act) => Promise<Reply<T>>): Promise<Reply<T>>;
  /** Answers are kept for seven days. */
  forgetOldAnswers(): Promise<void>;
}

/** Carries a refusal out of a transaction, which only a throw rolls back. */
class RolledBack extends Error {
  readonly reply: Reply<never>;
  constructor(reply: Reply<never>) {
    super("refused");
    this.reply = reply;
  }
}

interface CommandParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly tell: (room: Room, news: News) => void;
}

export function createCommands(parts: CommandParts): Commands {
  return {
    run: (command, step) => run(parts, command, step),
    forgetOldAnswers: () => forgetAnswersBefore(parts.storage.db, parts.clock.now() - 7 * DAY),
  };
}

/** How often one command is tried. PostgreSQL looks for a deadlock after a second, so this is seconds and no more. */
const MOST_TRIES = 5;

/**
 * A transaction that the database gave up for another's sake is tried again from the start: nothing of it has been written,
 * and nobody has heard of it, since news and all else that others see wait for the commit.
 */
async function run<T>(parts: CommandParts, command: Command, step: (act: Act) => Promise<Reply<T>>): Promise<Reply<T>> {
  const sent: Sent = { actor: `${command.actor.kind}:${actorId(command.actor) ?? ""}`, key: command.key };
  const fingerprint = fingerprintOf(command);
  for (let tries = 1; ; tries += 1) {
    const afterwards: Afterwards = [];
    let isDone = false;
    try {
      const reply = await parts.storage.transaction(
        async (tx) =>
          (await firstAnswer<T>(tx, sent, fingerprint)) ??
          (await carryOut(parts, command, step, { tx, sent, fingerprint, afterwards })),
      );
      isDone = true;
      for (const work of afterwards) await work();
      return reply;
    } catch (error) {
      if (error instanceof RolledBack) return error.reply;
      // Two that came at once under one key: the other has committed, and its answer is ours too.
      const raced = await firstAnswer<T>(parts.storage.db, sent, fingerprint);
      if (raced) return raced;
      if (isDone || tries === MOST_TRIES || !isGivenUp(error)) throw error;
    }
  }
}

type Afterwards = (() => void | Promise<void>)[];

/** Who sent it under which key, if any. */
interface Sent {
  readonly actor: string;
  readonly key: string | undefined;
}

interface Inside {
  readonly tx: Db;
  readonly sent: Sent;
  readonly fingerprint: string;
  readonly afterwards: Afterwards;
}

/** The step itself, its audit row and its key, inside one transaction. */
async function carryOut<T>(
  parts: CommandParts,
  command: Command,
  step: (act: Act) => Promise<Reply<T>>,
  { tx, sent, fingerprint, afterwards }: Inside,
): Promise<Reply<T>> {
  const now = parts.clock.now();
  const told = new Set<string>();
  let note: string | null = null;
  let isChange = true;
  const done = await step({
    tx,
    now,
    actor: command.actor,
    newId: () => newId(parts.random),
    tell(room, news) {
      // Thirty matters of one group move in one command: a board asks once.
      const once = `${room} ${news.kind} ${news.id}`;
      if (!told.has(once)) afterwards.push(() => parts.tell(room, news));
      told.add(once);
    },
    after: (work) => afterwards.push(work),
    note: (fact) => (note = fact),
    unchanged: () => (isChange = false),
  });
  if (!done.ok) throw new RolledBack(done);
  if (isChange) await record(tx, { ...command, at: now, note });
  if (sent.key) {
    const kept = { fingerprint, reply: JSON.stringify(done.value ?? null) };
    await keepAnswer(tx, sent.actor, sent.key, kept, now);
  }
  return done;
}

function fingerprintOf(command: Command): string {
  const text = JSON.stringify([command.action, command.thing, command.fingerprint ?? null]);
  return createHash("sha256").update(text).digest("base64url");
}

async function firstAnswer<T>(db: Db, { actor, key }: Sent, fingerprint: string): Promise<Reply<T> | undefined> {
  const kept = key ? await keptAnswer(db, actor, key) : undefined;
  if (!kept) return undefined;
  if (kept.fingerprint !== fingerprint) {
    return refused({
      code: "key-reused",
      message: "This Idempotency-Key came before with another request. Send a new key for a new request.",
    });
  }
  return ok(JSON.parse(kept.reply) as T);
}
