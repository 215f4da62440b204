import type { UnitId } from "../../shared/base/ids.ts";
import type { Db } from "./database.ts";

export interface AuditTables {
  audit: AuditRow;
  audit_head: { id: number; seq: number; hash: string };
}

export interface AuditRow {
  seq: number;
  at: number;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  thing: string;
  unit_id: UnitId | null;
  /** Facts such as a role given or a colour set; never what people wrote. */
  note: string | null;
  prev_hash: string;
  hash: string;
}

/** The end of the chain, locked until the transaction ends so that two acts cannot follow the same row. */
export async function auditHead(db: Db): Promise<{ seq: number; hash: string }> {
  await db
    .insertInto("audit_head")
    .values({ id: 1, seq: 0, hash: "" })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ id: 1 }))
    .execute();
  return await db.selectFrom("audit_head").select(["seq", "hash"]).where("id", "=", 1).executeTakeFirstOrThrow();
}

export async function appendAudit(db: Db, row: AuditRow): Promise<void> {
  await db.insertInto("audit").values(row).execute();
  await db.updateTable("audit_head").set({ seq: row.seq, hash: row.hash }).where("id", "=", 1).execute();
}

/** The rows in order, from one number on. */
export async function auditRows(db: Db, from: number, most: number): Promise<AuditRow[]> {
  return await db.selectFrom("audit").selectAll().where("seq", ">=", from).orderBy("seq").limit(most).execute();
}
