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
  /** Sent after the commit; nobody hears of what was rolled back. */
  tell(room: Room, news: News): void;
  /** Runs after the commit, before the answer. */
  after(run: () => void | Promise<void>): void;
  /** A fact for the audit, such as the role given; never what people wrote. */
  note(fact: string): void;
  /** Nothing was changed, since it is so already: no row in the audit, so that its rows and the changes agree. */
  unchanged(): void;
}

export interface Commands {
  /** One transaction: known key -> the first answer; else step, audit row, key row. A refusal rolls all of it back. */
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

async function run<T>(parts: CommandParts, command: Command, step: (act: Act) => Promise<Reply<T>>): Promise<Reply<T>> {
  const actor = `${command.actor.kind}:${actorId(command.actor) ?? ""}`;
  const fingerprint = fingerprintOf(command);
  const afterwards: (() => void | Promise<void>)[] = [];
  try {
    const reply = await parts.storage.transaction(async (tx) => {
      const known = command.key ? await firstAnswer<T>(tx, actor, command.key, fingerprint) : undefined;
      if (known) return known;
      const now = parts.clock.now();
      let note: string | null = null;
      let isChange = true;
      const done = await step({
        tx,
        now,
        actor: command.actor,
        newId: () => newId(parts.random),
        tell: (room, news) => afterwards.push(() => parts.tell(room, news)),
        after: (work) => afterwards.push(work),
        note: (fact) => (note = fact),
        unchanged: () => (isChange = false),
      });
      if (!done.ok) throw new RolledBack(done);
      if (isChange) await record(tx, { ...command, at: now, note });
      if (command.key) {
        const kept = { fingerprint, reply: JSON.stringify(done.value ?? null) };
        await keepAnswer(tx, actor, command.key, kept, now);
      }
      return done;
    });
    for (const work of afterwards) await work();
    return reply;
  } catch (error) {
    if (error instanceof RolledBack) return error.reply;
    // Two that came at once under one key: the other has committed, and its answer is ours too.
    const raced = command.key ? await firstAnswer<T>(parts.storage.db, actor, command.key, fingerprint) : undefined;
    if (raced) return raced;
    throw error;
  }
}

function fingerprintOf(command: Command): string {
  const text = JSON.stringify([command.action, command.thing, command.fingerprint ?? null]);
  return createHash("sha256").update(text).digest("base64url");
}

async function firstAnswer<T>(db: Db, actor: string, key: string, fingerprint: string): Promise<Reply<T> | undefined> {
  const kept = await keptAnswer(db, actor, key);
  if (!kept) return undefined;
  if (kept.fingerprint !== fingerprint) {
    return refused({
      code: "key-reused",
      message: "This Idempotency-Key came before with another request. Send a new key for a new request.",
    });
  }
  return ok(JSON.parse(kept.reply) as T);
}
