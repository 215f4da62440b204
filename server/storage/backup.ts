import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { sqliteFile } from "./database.ts";
import { openSqliteFile } from "./sqliteFile.ts";
import { lockFolder } from "./processLock.ts";
import { StorageRefusal } from "./refusal.ts";

/**
 * Copies the storage to one file while the server goes on working.
 * @returns pages copied
 * @throws StorageRefusal when there is nothing to copy or the file exists
 */
export async function backUpSqlite(dataDir: string, target: string): Promise<number> {
  const source = sqliteFile(dataDir);
  if (!existsSync(source)) throw new StorageRefusal(`there is no storage in ${dataDir}`);
  if (existsSync(target)) throw new StorageRefusal(`${target} exists already: name a new file`);
  mkdirSync(dirname(target), { recursive: true });
  const database = openSqliteFile(source);
  // Under another name until it is whole, so that a cut-off copy is never taken for a backup.
  const unfinished = `${target}.part`;
  try {
    const pages = await backup(database, unfinished);
    checkFile(unfinished);
    renameSync(unfinished, target);
    return pages;
  } finally {
    // Reading the copy leaves files of its own beside it.
    for (const rest of ["", "-wal", "-shm"]) rmSync(unfinished + rest, { force: true });
    database.close();
  }
}

/**
 * Puts a backup in the place of what stands in the data folder; what stood there is kept beside it.
 * @returns where the former storage is kept, if there was one
 * @throws StorageRefusal when a server uses the folder, or the file is not a whole backup
 */
export async function restoreSqlite(dataDir: string, from: string, stamp: string): Promise<string | undefined> {
  if (!existsSync(from)) throw new StorageRefusal(`there is no file ${from}`);
  const unlock = lockFolder(dataDir);
  try {
    checkFile(from);
    const file = sqliteFile(dataDir);
    const kept = join(dataDir, `before-restore-${stamp}.sqlite`);
    const hadOne = existsSync(file);
    if (hadOne) {
      const former = openSqliteFile(file);
      // Everything into the one file, so that it can be put aside whole.
      former.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      former.close();
      renameSync(file, kept);
    }
    for (const rest of ["-wal", "-shm"]) rmSync(file + rest, { force: true });
    copyFileSync(from, file);
    return hadOne ? kept : undefined;
  } finally {
    await unlock();
  }
}

function checkFile(path: string): void {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const { integrity_check: result } = database.prepare("PRAGMA integrity_check").get() as { integrity_check: string };
    const isOurs = database.prepare("select 1 from sqlite_master where name = 'schema_migrations'").get();
    if (result !== "ok" || !isOurs) throw new StorageRefusal(`${path} is not a whole backup of Tavlemøte`);
  } catch (error) {
    if (error instanceof StorageRefusal) throw error;
    throw new StorageRefusal(`${path} cannot be read as a backup`, { cause: error });
  } finally {
    database?.close();
  }
}
