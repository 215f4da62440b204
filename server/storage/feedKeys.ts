import type { FeedKeyId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { type FeedKeyView, measureIdList } from "../../shared/measure/measure.ts";
import type { Db } from "./database.ts";

export interface FeedKeyTables {
  feed_keys: FeedKeyRow;
}

interface FeedKeyRow {
  id: FeedKeyId;
  short: string;
  secret_hash: string;
  unit_id: UnitId;
  name: string;
  measure_ids: string;
  created_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}

/** A key as it is known by its open part. */
export interface StoredFeedKey {
  readonly id: FeedKeyId;
  readonly secretHash: string;
  readonly unitId: UnitId;
  readonly name: string;
  readonly measureIds: readonly MeasureId[];
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface NewFeedKey {
  readonly id: FeedKeyId;
  readonly short: string;
  readonly secretHash: string;
  readonly unitId: UnitId;
  readonly name: string;
  readonly measureIds: readonly MeasureId[];
}

export async function addFeedKey(db: Db, key: NewFeedKey, at: Instant): Promise<void> {
  await db
    .insertInto("feed_keys")
    .values({
      id: key.id,
      short: key.short,
      secret_hash: key.secretHash,
      unit_id: key.unitId,
      name: key.name,
      measure_ids: JSON.stringify(key.measureIds),
      created_at: at,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
}

export async function feedKeyByShort(db: Db, short: string): Promise<StoredFeedKey | undefined> {
  const row = await db.selectFrom("feed_keys").selectAll().where("short", "=", short).executeTakeFirst();
  return row && asKey(row);
}

export async function feedKeyById(db: Db, id: FeedKeyId): Promise<StoredFeedKey | undefined> {
  const row = await db.selectFrom("feed_keys").selectAll().where("id", "=", id).executeTakeFirst();
  return row && asKey(row);
}

/** Keys of a unit, the newest first, withdrawn ones too. */
export async function feedKeysOf(db: Db, unit: UnitId): Promise<FeedKeyView[]> {
  const rows = await db
    .selectFrom("feed_keys")
    .selectAll()
    .where("unit_id", "=", unit)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    name: row.name,
    measureIds: measureIdList.parse(JSON.parse(row.measure_ids)),
    start: `hb_live_${row.short}`,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }));
}

export async function feedKeyUsed(db: Db, id: FeedKeyId, at: Instant): Promise<void> {
  await db.updateTable("feed_keys").set({ last_used_at: at }).where("id", "=", id).execute();
}

/** @returns whether it was good until now */
export async function revokeFeedKey(db: Db, id: FeedKeyId, at: Instant): Promise<boolean> {
  const result = await db
    .updateTable("feed_keys")
    .set({ revoked_at: at })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function asKey(row: FeedKeyRow): StoredFeedKey {
  return {
    id: row.id,
    secretHash: row.secret_hash,
    unitId: row.unit_id,
    name: row.name,
    measureIds: measureIdList.parse(JSON.parse(row.measure_ids)),
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
