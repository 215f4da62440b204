import { createHash } from "node:crypto";
import { type Actor, actorId } from "../../shared/access/actor.ts";
import type { UnitId } from "../../shared/base/ids.ts";
import { type AuditRow, appendAudit, auditHead, auditRows } from "../storage/audit.ts";
import type { Db } from "../storage/database.ts";

export interface Audited {
  readonly at: number;
  readonly actor: Actor;
  readonly action: string;
  readonly thing: string;
  readonly unitId: UnitId | null;
  readonly note: string | null;
}

/** Writes one row of the chain, in the transaction of the act itself: no record, no act. */
export async function record(tx: Db, act: Audited): Promise<void> {
  const head = await auditHead(tx);
  const row = {
    seq: head.seq + 1,
    at: act.at,
    actor_kind: act.actor.kind,
    actor_id: actorId(act.actor),
    action: act.action,
    thing: act.thing,
    unit_id: act.unitId,
    note: act.note,
    prev_hash: head.hash,
  };
  await appendAudit(tx, { ...row, hash: hashOf(row) });
}

function hashOf(row: Omit<AuditRow, "hash">): string {
  const parts = [
    row.prev_hash,
    row.seq,
    row.at,
    row.actor_kind,
    row.actor_id,
    row.action,
    row.thing,
    row.unit_id,
    row.note,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** Walks the chain. @returns how many rows hold, and the number of the first that does not */
export async function verifyAudit(db: Db): Promise<{ rows: number; brokenAt: number | undefined }> {
  let previous = "";
  let rows = 0;
  for (;;) {
    const batch = await auditRows(db, rows + 1, 1000);
    for (const row of batch) {
      const { hash, ...rest } = row;
      if (row.seq !== rows + 1 || row.prev_hash !== previous || hash !== hashOf(rest)) {
        return { rows, brokenAt: rows + 1 };
      }
      previous = hash;
      rows += 1;
    }
    if (batch.length < 1000) return { rows, brokenAt: undefined };
  }
}
