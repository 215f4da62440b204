import type { Db } from "./database.ts";

export interface CommandTables {
  command_keys: { actor: string; key: string; fingerprint: string; reply: string; at: number };
}

export interface KeptAnswer {
  readonly fingerprint: string;
  /** JSON of the first answer. */
  readonly reply: string;
}

export async function keptAnswer(db: Db, actor: string, key: string): Promise<KeptAnswer | undefined> {
  return await db
    .selectFrom("command_keys")
    .select(["fingerprint", "reply"])
    .where("actor", "=", actor)
    .where("key", "=", key)
    .executeTakeFirst();
}

/** @throws when the key is there already: of two that race, one transaction fails and finds the other's answer */
export async function keepAnswer(db: Db, actor: string, key: string, answer: KeptAnswer, at: number): Promise<void> {
  await db
    .insertInto("command_keys")
    .values({ actor, key, fingerprint: answer.fingerprint, reply: answer.reply, at })
    .execute();
}

export async function forgetAnswersBefore(db: Db, at: number): Promise<void> {
  await db.deleteFrom("command_keys").where("at", "<", at).execute();
}
