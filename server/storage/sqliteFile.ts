import { DatabaseSync } from "node:sqlite";

/** Opens a SQLite file the way every connection of ours does: what is committed survives a power cut. */
export function openSqliteFile(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  return database;
}
