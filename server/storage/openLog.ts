import type { Storage } from "./database.ts";
import { openPostgresLog } from "./logPostgres.ts";
import { openSqliteLog } from "./logSqlite.ts";
import type { UpdateLog } from "./updateLog.ts";

/** The log of a migrated storage, over a connection of its own. */
export function openUpdateLog(storage: Pick<Storage, "dialect" | "location">): UpdateLog {
  return storage.dialect === "sqlite" ? openSqliteLog(storage.location) : openPostgresLog(storage.location);
}
