import type { FeedKeyId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import { MINUTE, type Instant } from "../../shared/base/time.ts";
import {
  type FeedError,
  feedError,
  type FeedKeyView,
  type FeedScope,
  type KeyUse,
  OLD_SECRET_KEPT,
} from "../../shared/measure/feedKey.ts";
import { measureIdList } from "../../shared/measure/measure.ts";
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
  use: KeyUse;
  scope: FeedScope;
  source: string;
  measure_ids: string;
  created_at: number;
  last_used_at: number | null;
  last_stored_at: number | null;
  last_error_at: number | null;
  last_error: string | null;
  /** A second secret while the first is exchanged for it. */
  next_short: string | null;
  next_hash: string | null;
  next_at: number | null;
  revoked_at: number | null;
}

/** The part of a key that stands open, and the rest as it is kept. */
export interface KeptSecret {
  readonly short: string;
  readonly secretHash: string;
}

/** A key as it is known by its open part. */
export interface StoredFeedKey extends NewFeedKey {
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
  /** A secret that has not been used yet. */
  readonly next: (KeptSecret & { readonly at: Instant }) | null;
}

export interface NewFeedKey extends KeptSecret {
  readonly id: FeedKeyId;
  readonly unitId: UnitId;
  readonly name: string;
  readonly use: KeyUse;
  readonly scope: FeedScope;
  readonly source: string;
  readonly measureIds: readonly MeasureId[];
}

export async function addFeedKey(db: Db, key: NewFeedKey, at: Instant): Promise<void> {
  const { id, short, name, use, scope, source } = key;
  await db
    .insertInto("feed_keys")
    .values({
      id,
      short,
      secret_hash: key.secretHash,
      unit_id: key.unitId,
      name,
      use,
      scope,
      source,
      measure_ids: JSON.stringify(key.measureIds),
      created_at: at,
    })
    .execute();
}

/** The key of which this is the open part, of its secret or of the one that is to follow it. */
export async function feedKeyByShort(db: Db, short: string): Promise<StoredFeedKey | undefined> {
  const row = await db
    .selectFrom("feed_keys")
    .selectAll()
    .where(({ eb, or }) => or([eb("short", "=", short), eb("next_short", "=", short)]))
    .executeTakeFirst();
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
  return rows.map(asView);
}

export async function feedKeyView(db: Db, id: FeedKeyId): Promise<FeedKeyView | undefined> {
  const row = await db.selectFrom("feed_keys").selectAll().where("id", "=", id).executeTakeFirst();
  return row && asView(row);
}

export async function feedKeyUsed(db: Db, id: FeedKeyId, at: Instant): Promise<void> {
  await db.updateTable("feed_keys").set({ last_used_at: at }).where("id", "=", id).execute();
}

/** Figures of a feed were taken. To the minute is enough, but at once after a fault: then people wait to see it mended. */
export async function feedStored(db: Db, id: FeedKeyId, at: Instant): Promise<void> {
  await db
    .updateTable("feed_keys")
    .set({ last_stored_at: at })
    .where("id", "=", id)
    .where(({ eb, or, ref }) =>
      or([
        eb("last_stored_at", "is", null),
        eb("last_stored_at", "<=", at - MINUTE),
        eb("last_error_at", ">", ref("last_stored_at")),
      ]),
    )
    .execute();
}

/** A loop gone wild writes its fault once a second, not as often as it asks. */
const BETWEEN_FAULTS = 1000;

export async function feedFailed(db: Db, id: FeedKeyId, error: FeedError, at: Instant): Promise<void> {
  await db
    .updateTable("feed_keys")
    .set({ last_error_at: at, last_error: JSON.stringify(error) })
    .where("id", "=", id)
    .where(({ eb, or }) => or([eb("last_error_at", "is", null), eb("last_error_at", "<=", at - BETWEEN_FAULTS)]))
    .execute();
}

/** Sets a second secret beside the one in use; one that was never used is forgotten. @returns whether the key is good */
export async function addNextSecret(db: Db, id: FeedKeyId, next: KeptSecret, at: Instant): Promise<boolean> {
  const result = await db
    .updateTable("feed_keys")
    .set({ next_short: next.short, next_hash: next.secretHash, next_at: at })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The second secret has come into use: from now on it is the only one. */
export async function adoptNextSecret(db: Db, id: FeedKeyId, next: KeptSecret): Promise<void> {
  await db
    .updateTable("feed_keys")
    .set({ short: next.short, secret_hash: next.secretHash, next_short: null, next_hash: null, next_at: null })
    .where("id", "=", id)
    .where("next_short", "=", next.short)
    .execute();
}

/** @returns whether it was good until now */
export async function revokeFeedKey(db: Db, id: FeedKeyId, at: Instant): Promise<boolean> {
  const result = await db
    .updateTable("feed_keys")
    .set({ revoked_at: at, next_short: null, next_hash: null, next_at: null })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What stands open of every key: scanners of leaked secrets look for it. */
export function startOf(short: string): string {
  return `hb_live_${short}`;
}

function asKey(row: FeedKeyRow): StoredFeedKey {
  const { id, short, name, use, scope, source, next_short, next_hash, next_at } = row;
  const hasNext = next_short !== null && next_hash !== null && next_at !== null;
  return {
    id,
    short,
    secretHash: row.secret_hash,
    unitId: row.unit_id,
    name,
    use,
    scope,
    source,
    measureIds: measureIdList.parse(JSON.parse(row.measure_ids)),
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    next: hasNext ? { short: next_short, secretHash: next_hash, at: next_at } : null,
  };
}

function asView(row: FeedKeyRow): FeedKeyView {
  const { next, ...key } = asKey(row);
  const { id, unitId, name, use, scope, source, lastUsedAt, revokedAt } = key;
  const isFaulty = row.last_error !== null && row.last_error_at !== null;
  return {
    id,
    unitId,
    name,
    use,
    scope,
    source,
    measureIds: [...key.measureIds],
    start: startOf(key.short),
    createdAt: row.created_at,
    lastUsedAt,
    lastStoredAt: row.last_stored_at,
    lastError: isFaulty ? { ...feedError.parse(JSON.parse(row.last_error ?? "")), at: row.last_error_at ?? 0 } : null,
    next: next && { start: startOf(next.short), until: next.at + OLD_SECRET_KEPT },
    revokedAt,
  };
}
