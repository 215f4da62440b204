import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StorageRefusal } from "./refusal.ts";

/**
 * Keeps a second server out of a data folder: two would each hold their own picture of every open board.
 * An exclusive transaction on a file of its own, so the system lets go of it however the process ends.
 * @throws StorageRefusal when another server has the folder
 */
export function lockFolder(dataDir: string): () => void {
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
  return () => database.close();
}

/** Source: https://www.sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
