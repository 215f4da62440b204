import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { openStorage, type Storage } from "../../server/storage/database.ts";
import { freshDatabase } from "./postgres.ts";

/** Opens an empty storage, migrated; closed by itself after the tests of its `describe`. */
export type OpenStorage = () => Promise<Storage>;

/** Runs what every store must do once on SQLite and once on PostgreSQL. */
export function describeStorages(name: string, contract: (open: OpenStorage) => void): void {
  describe.each(["SQLite", "PostgreSQL"])(`${name} on %s`, (engine) => {
    const opened: Storage[] = [];
    const folders: string[] = [];
    contract(async () => {
      const dataDir = mkdtempSync(join(tmpdir(), "tavle-store-"));
      folders.push(dataDir);
      const databaseUrl = engine === "PostgreSQL" ? await freshDatabase() : undefined;
      const storage = await openStorage({ dataDir, databaseUrl });
      opened.push(storage);
      return storage;
    });
    afterAll(async () => {
      for (const storage of opened) await storage.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
  });
}
