import { sql } from "kysely";
import type { Storage } from "./database.ts";

/**
 * Runs work that can simply be done again on an empty folder, without waiting for the disk at each commit: what a power
 * cut takes of it is lost. Afterwards every commit is durable again. PostgreSQL waits as it always does.
 */
export async function withoutWaiting<T>({ dialect, db }: Storage, work: () => Promise<T>): Promise<T> {
  if (dialect !== "sqlite") return await work();
  await sql`pragma synchronous = off`.execute(db);
  try {
    return await work();
  } finally {
    await sql`pragma synchronous = full`.execute(db);
    await sql`pragma wal_checkpoint(full)`.execute(db);
  }
}
