import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { Kysely, PostgresDialect, SqliteDialect, type SqliteStatement } from "kysely";
import pg from "pg";
import { migrate } from "./migrations.ts";
import { openSqliteFile } from "./sqliteFile.ts";
import type { Tables } from "./tables.ts";

export type Db = Kysely<Tables>;

export interface Storage {
  readonly dialect: "sqlite" | "postgres";
  readonly db: Db;
  /** Path of the SQLite file, or the address of the PostgreSQL database. */
  readonly location: string;
  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StorageChoice {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

/**
 * Opens the storage and brings its schema up to date under a lock.
 * @throws StorageRefusal when a newer version has written here, or another process has the folder
 */
export async function openStorage(choice: StorageChoice): Promise<Storage> {
  const storage = choice.databaseUrl ? openPostgres(choice.databaseUrl) : openSqlite(choice.dataDir);
  try {
    await migrate(storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
  return storage;
}

export function sqliteFile(dataDir: string): string {
  return join(dataDir, "tavle.sqlite");
}

function openSqlite(dataDir: string): Storage {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const location = sqliteFile(dataDir);
  const database = openSqliteFile(location);
  const db: Db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselyShim(database) }) });
  return makeStorage("sqlite", db, location);
}

/** node:sqlite in the form Kysely asks for. */
function kyselyShim(database: DatabaseSync) {
  const known = statementCache(database);
  return {
    close: () => database.close(),
    prepare(sql: string): SqliteStatement {
      const text = spoken(sql, database);
      const { statement, reader } = known(text);
      const bind = (values: readonly unknown[]) => values as SQLInputValue[];
      return {
        reader,
        all: (values) => statement.all(...bind(values)),
        run: (values) => statement.run(...bind(values)),
        // Rows that are read one by one must not be begun anew by another who asks the same.
        iterate: (values) => database.prepare(text).iterate(...bind(values)),
      };
    },
  };
}

interface Prepared {
  readonly statement: StatementSync;
  readonly reader: boolean;
}

/** Most are asked again and again; the longest ones, of many rows, hardly ever are. */
const MOST_KNOWN = 300;
const LONGEST_KNOWN = 4000;

/** Preparing costs more than most of what is asked. Whatever changes the schema makes all be prepared anew. */
function statementCache(database: DatabaseSync): (sql: string) => Prepared {
  const known = new Map<string, Prepared>();
  const prepare = (sql: string): Prepared => {
    const statement = database.prepare(sql);
    return { statement, reader: statement.columns().length > 0 };
  };
  return (sql) => {
    if (/^\s*(create|alter|drop|pragma)\b/i.test(sql)) known.clear();
    else if (known.has(sql)) return known.get(sql) ?? prepare(sql);
    const made = prepare(sql);
    if (sql.length > LONGEST_KNOWN) return made;
    const [oldest] = known.keys();
    if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    known.set(sql, made);
    return made;
  };
}

function spoken(sql: string, database: DatabaseSync): string {
  // A transaction that reads first and writes later would fail when the log's own connection commits in between.
  if (sql === "begin") return "begin immediate";
  // A full disk has rolled it back already; to do so again would fail, and hide what had happened.
  return sql === "rollback" && !database.isTransaction ? "select 0" : sql;
}

function openPostgres(url: string): Storage {
  const bigintAsNumber = (oid: number, format?: "text" | "binary") =>
    oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC ? Number : pg.types.getTypeParser(oid, format);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: { getTypeParser: bigintAsNumber as typeof pg.types.getTypeParser },
  });
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return makeStorage("postgres", db, url);
}

function makeStorage(dialect: Storage["dialect"], db: Db, location: string): Storage {
  return {
    dialect,
    db,
    location,
    transaction: (run) => db.transaction().execute((tx) => run(tx)),
    close: () => db.destroy(),
  };
}
