import type { PullRunId, PullSourceId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { PullFault } from "../../shared/pull/reasons.ts";
import {
  type PullCounts,
  type PullDefinition,
  NO_COUNTS,
  pullDefinition,
  type PullRowFault,
  type PullRun,
  pullRun,
} from "../../shared/pull/source.ts";
import type { Db } from "./database.ts";

export interface PullTables {
  pull_sources: SourceRow;
  pull_runs: RunRow;
}

interface SourceRow {
  id: PullSourceId;
  unit_id: UnitId;
  definition: string;
  paused: number;
  version: number;
  created_at: number;
  next_at: number | null;
  lease: PullRunId | null;
  lease_until: number | null;
}

interface RunRow {
  id: PullRunId;
  source_id: PullSourceId;
  started_at: number;
  ended_at: number | null;
  asked_by: PullRun["by"];
  outcome: PullRun["outcome"];
  reason: string | null;
  detail: string;
  counts: string;
  has_news: number;
  faults: string;
}

export interface StoredSource {
  readonly id: PullSourceId;
  readonly unitId: UnitId;
  readonly definition: PullDefinition;
  readonly paused: boolean;
  readonly version: number;
  readonly nextAt: Instant | null;
  /** The fetch that has it now. */
  readonly lease: PullRunId | null;
}

function asSource(row: SourceRow): StoredSource {
  return {
    id: row.id,
    unitId: row.unit_id,
    definition: pullDefinition.parse(JSON.parse(row.definition)),
    paused: row.paused === 1,
    version: row.version,
    nextAt: row.next_at,
    lease: row.lease,
  };
}

function asRun(row: RunRow): PullRun {
  return pullRun.parse({
    id: row.id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    by: row.asked_by,
    outcome: row.outcome,
    reason: row.reason,
    detail: row.detail,
    counts: JSON.parse(row.counts),
    faults: JSON.parse(row.faults),
  });
}

export async function addSource(db: Db, source: Omit<StoredSource, "lease">, at: Instant): Promise<void> {
  await db
    .insertInto("pull_sources")
    .values({
      id: source.id,
      unit_id: source.unitId,
      definition: JSON.stringify(source.definition),
      paused: source.paused ? 1 : 0,
      version: source.version,
      created_at: at,
      next_at: source.nextAt,
      lease: null,
      lease_until: null,
    })
    .execute();
}

/** @returns whether nobody else had changed it meanwhile */
export async function changeSource(db: Db, source: Omit<StoredSource, "lease">): Promise<boolean> {
  const result = await db
    .updateTable("pull_sources")
    .set({
      definition: JSON.stringify(source.definition),
      paused: source.paused ? 1 : 0,
      next_at: source.nextAt,
      version: source.version + 1,
    })
    .where("id", "=", source.id)
    .where("version", "=", source.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes a source away with the story of its fetches; what it brought stays. @returns whether it was there */
export async function removeSource(db: Db, id: PullSourceId): Promise<boolean> {
  await db.deleteFrom("pull_runs").where("source_id", "=", id).execute();
  const result = await db.deleteFrom("pull_sources").where("id", "=", id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

export async function sourceById(db: Db, id: PullSourceId): Promise<StoredSource | undefined> {
  const row = await db.selectFrom("pull_sources").selectAll().where("id", "=", id).executeTakeFirst();
  return row && asSource(row);
}

/** Sources of a unit, in the order in which they were made. */
export async function sourcesOf(db: Db, unit: UnitId): Promise<StoredSource[]> {
  const rows = await db
    .selectFrom("pull_sources")
    .selectAll()
    .where("unit_id", "=", unit)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(asSource);
}

/** Those that should be fetched by now and that nobody fetches, the longest due first. */
export async function dueSources(db: Db, now: Instant, most: number): Promise<StoredSource[]> {
  const rows = await db
    .selectFrom("pull_sources")
    .selectAll()
    .where("paused", "=", 0)
    .where("next_at", "<=", now)
    .where("lease", "is", null)
    .orderBy("next_at")
    .limit(most)
    .execute();
  return rows.map(asSource);
}

export interface Claim {
  readonly run: PullRunId;
  readonly by: PullRun["by"];
  /** When it is due again. */
  readonly nextAt: Instant | null;
  /** How long nobody else may begin. */
  readonly until: Instant;
}

/**
 * Takes a source for one fetch, and writes that the fetch has begun. One alone gets it, also of several processes: the row is
 * written only if it is as it was read.
 * @returns whether it is ours now
 */
export async function claimSource(db: Db, source: StoredSource, claim: Claim, at: Instant): Promise<boolean> {
  const result = await db
    .updateTable("pull_sources")
    .set({ lease: claim.run, lease_until: claim.until, next_at: claim.nextAt })
    .where("id", "=", source.id)
    .where("lease", "is", null)
    .where("version", "=", source.version)
    .where((where) => (source.nextAt === null ? where("next_at", "is", null) : where("next_at", "=", source.nextAt)))
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await db
    .insertInto("pull_runs")
    .values({
      id: claim.run,
      source_id: source.id,
      started_at: at,
      ended_at: null,
      asked_by: claim.by,
      outcome: "running",
      reason: null,
      detail: "",
      counts: JSON.stringify(NO_COUNTS),
      has_news: 0,
      faults: "[]",
    })
    .execute();
  return true;
}

export interface RunEnd extends Partial<PullFault> {
  readonly outcome: "good" | "partly" | "failed";
  readonly counts: PullCounts;
  readonly faults: readonly PullRowFault[];
  /** Sooner than the schedule says. */
  readonly retryAt?: Instant | undefined;
}

/**
 * Ends a fetch and lets its source go, in the transaction that stores what it brought.
 * @returns whether it still had its source; if not, nothing of it may be stored
 */
export async function endRun(db: Db, id: PullSourceId, run: PullRunId, end: RunEnd, at: Instant): Promise<boolean> {
  const freed = await db
    .updateTable("pull_sources")
    .set({ lease: null, lease_until: null })
    .where("id", "=", id)
    .where("lease", "=", run)
    .executeTakeFirst();
  if (freed.numUpdatedRows !== 1n) return false;
  if (end.retryAt !== undefined) await dueSooner(db, id, end.retryAt);
  await db
    .updateTable("pull_runs")
    .set({
      ended_at: at,
      outcome: end.outcome,
      reason: end.reason ?? null,
      detail: end.detail ?? "",
      counts: JSON.stringify(end.counts),
      has_news: end.counts.stored + end.counts.corrected > 0 ? 1 : 0,
      faults: JSON.stringify(end.faults),
    })
    .where("id", "=", run)
    .execute();
  return true;
}

async function dueSooner(db: Db, id: PullSourceId, at: Instant): Promise<void> {
  await db.updateTable("pull_sources").set({ next_at: at }).where("id", "=", id).where("next_at", ">", at).execute();
}

/** Fetches in a row that failed, without the one that runs. */
export async function failuresSinceGood(db: Db, id: PullSourceId): Promise<number> {
  const { failed } = await sinceGood(db, id);
  return failed;
}

/** When the last good fetch ended, and what failed after it. */
async function sinceGood(
  db: Db,
  id: PullSourceId,
): Promise<{ goodAt: Instant | null; failed: number; from: Instant | null }> {
  const runs = () => db.selectFrom("pull_runs").where("source_id", "=", id);
  const good = await runs()
    .select(({ fn }) => fn.max("ended_at").as("at"))
    .where("outcome", "in", ["good", "partly"])
    .executeTakeFirst();
  const failing = await runs()
    .select(({ fn }) => [fn.min("started_at").as("from"), fn.countAll().as("count")])
    .where("outcome", "=", "failed")
    .where("started_at", ">", good?.at ?? 0)
    .executeTakeFirst();
  return { goodAt: good?.at ?? null, failed: Number(failing?.count ?? 0), from: failing?.from ?? null };
}

/**
 * Fetches whose process has died: each is written down as broken off, and its source is due at once.
 * @returns the sources that were let go
 */
export async function freeLostSources(db: Db, now: Instant): Promise<StoredSource[]> {
  const lost = await db
    .selectFrom("pull_sources")
    .selectAll()
    .where("lease", "is not", null)
    .where("lease_until", "<", now)
    .execute();
  for (const { id, lease, paused, next_at } of lost) {
    const freed = await db
      .updateTable("pull_sources")
      .set({ lease: null, lease_until: null, next_at: paused === 1 ? next_at : now })
      .where("id", "=", id)
      .where("lease", "=", lease)
      .executeTakeFirst();
    if (freed.numUpdatedRows !== 1n || lease === null) continue;
    await db
      .updateTable("pull_runs")
      .set({ ended_at: now, outcome: "failed", reason: "interrupted" })
      .where("id", "=", lease)
      .execute();
  }
  return lost.map(asSource);
}

/** The last fetches of a source, the newest first. */
export async function runsOf(db: Db, id: PullSourceId, most: number): Promise<PullRun[]> {
  const rows = await db
    .selectFrom("pull_runs")
    .selectAll()
    .where("source_id", "=", id)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute();
  return rows.map(asRun);
}

/** What the fetches of a source tell of it. */
export interface Standing {
  readonly last: PullRun | undefined;
  readonly goodAt: Instant | null;
  readonly newsAt: Instant | null;
  readonly failingSince: Instant | null;
}

export async function standingOf(db: Db, id: PullSourceId): Promise<Standing> {
  const [last] = await runsOf(db, id, 1);
  const news = await db
    .selectFrom("pull_runs")
    .select(({ fn }) => fn.max("ended_at").as("at"))
    .where("source_id", "=", id)
    .where("has_news", "=", 1)
    .executeTakeFirst();
  const { goodAt, from } = await sinceGood(db, id);
  return { last, goodAt, newsAt: news?.at ?? null, failingSince: from };
}

/** Forgets fetches before an instant, but never those that tell since when all is as it is. */
export async function forgetRunsBefore(db: Db, before: Instant): Promise<void> {
  await db
    .deleteFrom("pull_runs")
    .where("started_at", "<", before)
    .where("outcome", "<>", "running")
    .where("id", "not in", (inner) =>
      inner
        .selectFrom("pull_runs as kept")
        .innerJoin(
          inner
            .selectFrom("pull_runs")
            .select(({ fn }) => ["source_id", "outcome", "has_news", fn.max("started_at").as("at")])
            .groupBy(["source_id", "outcome", "has_news"])
            .as("newest"),
          (join) =>
            join
              .onRef("newest.source_id", "=", "kept.source_id")
              .onRef("newest.outcome", "=", "kept.outcome")
              .onRef("newest.has_news", "=", "kept.has_news")
              .onRef("newest.at", "=", "kept.started_at"),
        )
        .select("kept.id"),
    )
    .execute();
}
