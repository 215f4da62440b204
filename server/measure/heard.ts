import type { Actor } from "../../shared/access/actor.ts";
import type { PushReply } from "../../shared/measure/pushed.ts";
import type { RowFault } from "../../shared/measure/pushedBatch.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { Parts } from "../parts.ts";
import { feedFailed, feedStored } from "../storage/feedKeys.ts";

/**
 * Keeps how a feed fared, for the page where people look after it: nobody reads the log of a script that runs at night.
 * Which rows and why, never what stood in them.
 */
export async function noteHeard(
  parts: Parts,
  actor: Actor,
  reply: Reply<PushReply>,
  faults: readonly RowFault[] = [],
  rows = 0,
): Promise<void> {
  if (actor.kind !== "feed") return;
  const { db } = parts.storage;
  const now = parts.clock.now();
  if (reply.ok) await feedStored(db, actor.id, now);
  if (reply.ok && faults.length === 0) return;
  const [first] = faults;
  const wrong = new Set(faults.map(({ row }) => row)).size;
  const code = first?.code ?? (reply.ok ? "bad-request" : reply.refusal.code);
  const which = first ? { wrong, of: rows, first: first.row, field: first.field } : null;
  await feedFailed(db, actor.id, { code, rows: which, whole: !reply.ok }, now);
}
