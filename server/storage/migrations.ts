import { type Kysely, sql } from "kysely";
import type { Storage } from "./database.ts";
import { people } from "./migrations/01-people.ts";
import { sync } from "./migrations/02-sync.ts";
import { measures } from "./migrations/03-measures.ts";
import { screens } from "./migrations/04-screens.ts";
import { cross } from "./migrations/05-cross.ts";
import { meetings } from "./migrations/06-meetings.ts";
import { escalations } from "./migrations/07-escalations.ts";
import { today } from "./migrations/09-today.ts";
import { ideas } from "./migrations/10-ideas.ts";
import { thanks } from "./migrations/11-thanks.ts";
import { tests } from "./migrations/12-tests.ts";
import { surfaces } from "./migrations/13-surfaces.ts";
import { commentsAndVotes } from "./migrations/15-comments-votes.ts";
import { videoLink } from "./migrations/16-video-link.ts";
import { lines } from "./migrations/17-lines.ts";
import { readings } from "./migrations/18-readings.ts";
import { signals } from "./migrations/19-signals.ts";
import { feeds } from "./migrations/20-feeds.ts";
import { imports } from "./migrations/21-imports.ts";
import { pulls } from "./migrations/22-pulls.ts";
import { readKeys } from "./migrations/23-read-keys.ts";
import { matters } from "./migrations/24-matters.ts";
import { notices } from "./migrations/26-notices.ts";
import { units } from "./migrations/25-units.ts";
import { messagesAndVisits } from "./migrations/28-messages-and-visits.ts";
import { health } from "./migrations/27-health.ts";
import { marks } from "./migrations/29-marks.ts";
import { markCharts } from "./migrations/30-mark-charts.ts";
import { StorageRefusal } from "./refusal.ts";

/** One step forward. Steps are never changed once released, and there is no way back but a backup. */
export interface Migration {
  readonly name: string;
  /** Runs inside the one transaction of all pending steps; must work on SQLite and on PostgreSQL. */
  // A step speaks of the schema as it was then, not of today's tables.
  up(db: Kysely<unknown>, dialect: Storage["dialect"]): Promise<void>;
}

export const steps: readonly Migration[] = [
  people,
  sync,
  measures,
  screens,
  cross,
  meetings,
  escalations,
  today,
  ideas,
  thanks,
  tests,
  surfaces,
  commentsAndVotes,
  videoLink,
  lines,
  readings,
  signals,
  feeds,
  imports,
  pulls,
  readKeys,
  health,
  matters,
  units,
  notices,
  messagesAndVisits,
  marks,
  markCharts,
];

/** Brings the schema up to date, once, also when several processes start together. */
export async function migrate(storage: Storage, list: readonly Migration[] = steps): Promise<void> {
  await storage.transaction(async (tx) => {
    // SQLite's transaction is already exclusive among writers.
    if (storage.dialect === "postgres") await sql`select pg_advisory_xact_lock(7261948201)`.execute(tx);
    await sql`create table if not exists schema_migrations (name text primary key)`.execute(tx);
    const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(tx);
    const done = new Set(rows.map((row) => row.name));
    const newer = [...done].filter((name) => !list.some((step) => step.name === name));
    if (newer.length > 0) {
      throw new StorageRefusal(
        `the storage was written by a newer version (${newer.join(", ")}): start that version, or restore a backup`,
      );
    }
    for (const step of list.filter((candidate) => !done.has(candidate.name))) {
      await step.up(tx as unknown as Kysely<unknown>, storage.dialect);
      await sql`insert into schema_migrations (name) values (${step.name})`.execute(tx);
    }
  });
}
