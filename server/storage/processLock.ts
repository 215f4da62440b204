import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { StorageRefusal } from "./refusal.ts";

/** Lets go of the storage, for the next server. */
export type Unlock = () => Promise<void>;

/**
 * Keeps a second server out of a storage: two would each hold their own picture of every open board. The system lets go
 * of the lock however the process ends.
 * @throws StorageRefusal when another server has the storage
 */
export async function lockStorage(choice: { dataDir: string; databaseUrl: string | undefined }): Promise<Unlock> {
  return choice.databaseUrl ? await lockDatabase(choice.databaseUrl) : lockFolder(choice.dataDir);
}

/** An exclusive transaction on a file of its own. */
export function lockFolder(dataDir: string): Unlock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(dataDir, "lock.sqlite"));
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) {
      throw new StorageRefusal(`another server is using ${dataDir}: stop it first, or set DATA_DIR to another folder`);
    }
    throw error;
  }
  return async () => database.close();
}

/** A session lock that PostgreSQL holds as long as this one connection lives. */
async function lockDatabase(url: string): Promise<Unlock> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  // A lost connection shows in the next query of the pool; without a listener it would end the process here.
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [LOCK_KEY]);
  if (!rows[0]?.locked) {
    await client.end();
    throw new StorageRefusal(
      "another server is using this database: this version serves it from one process at a time",
    );
  }
  return () => client.end();
}

/** Any number, the same in all versions. */
const LOCK_KEY = 4_711_200_300;
/** Source: https://www.sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
