import type { Actor } from "../../shared/access/actor.ts";
import { newId, type PullRunId } from "../../shared/base/ids.ts";
import { type Outcome, ok, refused } from "../../shared/base/outcome.ts";
import { type Instant, MINUTE } from "../../shared/base/time.ts";
import { planFor, type ReadPull, readPulled } from "../../shared/pull/readPulled.ts";
import type { PullFault, PullReason } from "../../shared/pull/reasons.ts";
import { NO_COUNTS, type PullRun } from "../../shared/pull/source.ts";
import type { PulledTable } from "../../shared/pull/table.ts";
import { stackOf } from "../http.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { claimSource, endRun, failuresSinceGood, type StoredSource } from "../storage/pulls.ts";
import { nextRun } from "./schedule.ts";
import { readSource, type Sources } from "./readSource.ts";
import { storePulled } from "./store.ts";
import { findTargets } from "./targets.ts";

/** Nobody else begins a fetch of the same source for so long: a fetch takes ten seconds, and storing it not many more. */
export const LEASE_MS = 2 * MINUTE;
/** Rows that cannot be used are kept and shown up to this many; all are counted. */
const MOST_FAULTS = 50;

/** A fetch that has its source. */
export interface Begun {
  readonly source: StoredSource;
  readonly run: PullRunId;
  readonly startedAt: Instant;
}

/**
 * Takes a source for one fetch, inside a transaction of the caller's.
 * @returns undefined when somebody else has it, or it is no longer as it was read
 */
export async function begin(parts: Parts, tx: Db, source: StoredSource, by: PullRun["by"]): Promise<Begun | undefined> {
  const startedAt = parts.clock.now();
  const run: PullRunId = newId(parts.random);
  const isDue = by === "schedule";
  const nextAt = isDue
    ? nextRun(source.definition.schedule, startedAt, parts.authority.zoneOf(source.unitId))
    : source.nextAt;
  const claim = { run, by, nextAt, until: startedAt + LEASE_MS };
  return (await claimSource(tx, source, claim, startedAt))
    ? { source: { ...source, nextAt, lease: run }, run, startedAt }
    : undefined;
}

/** Fetches, reads and stores, or writes down why not. Never throws for what another system does. */
export async function carryOut(parts: Parts, sources: Sources, begun: Begun): Promise<void> {
  const answer = await readSource(sources, begun.source.definition);
  // The storage closes too: the lease runs out, and the next server takes the source up.
  if (sources.outside.ends?.aborted) return;
  try {
    const done = answer.ok ? await take(parts, begun, answer.value) : answer;
    if (!done.ok) await fail(parts, begun, done.refusal);
  } catch (error) {
    parts.log.error({ source: begun.source.id, error: stackOf(error) }, "what was fetched could not be stored");
    await fail(parts, begun, { reason: "internal" });
  }
}

const SYSTEM: Actor = { kind: "system" };

/** The whole answer in one transaction with the end of the fetch: after a power cut there is all of it or nothing. */
async function take(parts: Parts, begun: Begun, table: PulledTable): Promise<Outcome<unknown, PullFault>> {
  const { source, run } = begun;
  let fault: PullFault | undefined;
  const command = { actor: SYSTEM, action: "point:push", thing: source.id, unitId: source.unitId } as const;
  await parts.commands.run(command, async (act) => {
    const read = await understand(parts, act.tx, begun, table);
    if (!read.ok) {
      fault = read.refusal;
      return refused({ code: "bad-request", message: fault.reason });
    }
    const end = await store(parts, act, begun, read.value);
    // Somebody else has it by now: this fetch was given up for dead, and what it brought is not stored.
    if (!(await endRun(act.tx, source.id, run, end, act.now))) return refused({ code: "not-found", message: "lost" });
    act.tell(`unit:${source.unitId}`, { kind: "pulls:changed", id: source.unitId });
    return ok({});
  });
  return fault ? refused(fault) : ok({});
}

/** @param now of the fetch: of two answers the one that was asked for later wins, whichever is stored first */
async function understand(
  parts: Parts,
  db: Db,
  { source, startedAt }: Pick<Begun, "source" | "startedAt">,
  table: PulledTable,
): Promise<Outcome<ReadPull, PullFault>> {
  const { mapping } = source.definition;
  const plan = planFor(mapping, table);
  // An answer without rows has no columns either.
  if (!plan.ok && table.rows.length > 0) return refused({ reason: "no-column", detail: plan.refusal.join(", ") });
  const find = await findTargets(parts, db, source.unitId, source.definition, startedAt);
  if (!find) return refused({ reason: "measure-gone" });
  return ok(
    plan.ok ? readPulled(table, plan.value, mapping.measure, find) : { read: 0, usable: [], faults: [], empty: 0 },
  );
}

async function store(parts: Parts, act: Act, { source }: Begun, read: ReadPull) {
  const stored = await storePulled(parts, act, read.usable, `pull:${source.id}`);
  const counts = { rows: read.read, ...stored, empty: read.empty, refused: read.faults.length };
  act.note(`${stored.stored} stored, ${stored.corrected} corrected, ${read.faults.length} refused`);
  const outcome = read.faults.length > 0 ? "partly" : "good";
  return { outcome, counts, faults: read.faults.slice(0, MOST_FAULTS) } as const;
}

/** What may pass by itself is tried again soon, and then less and less often until the next time by the schedule. */
const PASSES: readonly PullReason[] = [
  "unreachable",
  "host-unknown",
  "timeout",
  "status",
  "sql-refused",
  "sql-timeout",
];
const TRY_AGAIN = [5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

async function fail(parts: Parts, { source, run }: Begun, fault: PullFault): Promise<void> {
  parts.log.warn({ source: source.id, reason: fault.reason }, "a source could not be fetched");
  const now = parts.clock.now();
  await parts.storage.transaction(async (tx) => {
    const wait = PASSES.includes(fault.reason) ? TRY_AGAIN[await failuresSinceGood(tx, source.id)] : undefined;
    const retryAt = wait === undefined ? undefined : now + wait;
    await endRun(tx, source.id, run, { outcome: "failed", ...fault, counts: NO_COUNTS, faults: [], retryAt }, now);
  });
  parts.live.tell(`unit:${source.unitId}`, { kind: "pulls:changed", id: source.unitId });
}
