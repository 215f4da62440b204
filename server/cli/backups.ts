import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { newId } from "../../shared/base/ids.ts";
import { verifyAudit } from "../audit/audit.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { backUpSqlite, restoreSqlite } from "../storage/backup.ts";
import { allBoards, setEpoch } from "../storage/boards.ts";
import { openStorage, type Storage } from "../storage/database.ts";
import { openUpdateLog } from "../storage/openLog.ts";
import { StorageRefusal } from "../storage/refusal.ts";
import { allSurfaces, putSurface } from "../storage/surfaces.ts";
import type { LogRow, UpdateLog } from "../storage/updateLog.ts";
import { beginNextEpoch } from "../sync/newEpoch.ts";
import { hashOf } from "../sync/room.ts";
import { needed } from "./words.ts";

function refusePostgres(config: Config, tool: string): void {
  if (config.databaseUrl) throw new StorageRefusal(`with DATABASE_URL the storage is PostgreSQL's: use ${tool}`);
}

export async function backUp(config: Config, words: readonly string[]): Promise<string[]> {
  refusePostgres(config, "pg_dump --format=custom, which also copies while the server works");
  const [file] = needed(words, "file");
  const pages = await backUpSqlite(config.dataDir, resolve(file));
  return [`Copied ${pages} pages to ${resolve(file)}, and read the copy back: it is whole.`];
}

/** Every board begins a new epoch, so that screens which know of a later state do not write it back. */
export async function restore(config: Config, words: readonly string[]): Promise<string[]> {
  refusePostgres(config, "pg_restore, then start the server");
  const [file] = needed(words, "file");
  const stamp = new Date(systemClock.now()).toISOString().replaceAll(/[:.]/g, "-");
  const kept = await restoreSqlite(config.dataDir, resolve(file), stamp);
  const boards = await withStorage(config, async (storage, log) => {
    let carried = 0;
    for (const board of await allBoards(storage.db)) {
      if (await beginNextEpoch(log, board.id, board.epoch, systemClock.now())) carried += 1;
      await setEpoch(storage.db, board.id, board.epoch + 1);
    }
    await restoreSurfaces(storage, log);
    return carried;
  });
  return [
    `Restored ${resolve(file)}; ${boards} boards begin a new epoch.`,
    ...(kept ? [`What stood there before is kept in ${kept}`] : []),
  ];
}

/** What was emptied after the backup was taken must not come back with it: only a surface that a team keeps does. */
async function restoreSurfaces(storage: Storage, log: UpdateLog): Promise<void> {
  for (const surface of await allSurfaces(storage.db)) {
    const { id, epoch, kept } = surface;
    if (kept) {
      await beginNextEpoch(log, id, epoch, systemClock.now());
      await putSurface(storage.db, { ...surface, epoch: epoch + 1 });
    } else {
      await putSurface(storage.db, { ...surface, id: newId<"surface">(randomBytes), epoch: 1 });
      await log.erase(id);
    }
  }
}

export async function verify(config: Config): Promise<string[]> {
  return await withStorage(config, async (storage, log) => {
    const audit = await verifyAudit(storage.db);
    const faults = audit.brokenAt === undefined ? [] : [`the audit breaks at row ${audit.brokenAt}`];
    let rows = 0;
    const documents = [...(await allBoards(storage.db)), ...(await allSurfaces(storage.db))];
    for (const { id, epoch } of documents) {
      const { snapshot, tail } = await log.load(id, epoch);
      rows += tail.length;
      const broken = firstBroken(tail, snapshot?.hash ?? "");
      if (broken) faults.push(`the log of ${id} breaks at update ${broken.seq}`);
    }
    if (faults.length > 0) throw new StorageRefusal(faults.join("\n"));
    return [
      `The audit holds (${audit.rows} rows), and so do the logs of the boards (${rows} updates since their snapshots).`,
    ];
  });
}

function firstBroken(tail: readonly LogRow[], before: string): LogRow | undefined {
  let previous = before;
  return tail.find((row) => {
    const holds = row.previousHash === previous && row.hash === hashOf(row);
    previous = row.hash;
    return !holds;
  });
}

async function withStorage<T>(config: Config, work: (storage: Storage, log: UpdateLog) => Promise<T>): Promise<T> {
  const storage = await openStorage(config);
  const log = openUpdateLog(storage);
  try {
    return await work(storage, log);
  } finally {
    await log.close();
    await storage.close();
  }
}
