import type { MeetingId, MessageId, UnitId } from "../../shared/base/ids.ts";
import type { Instant, LocalDate } from "../../shared/base/time.ts";
import type { Db } from "./database.ts";

export interface MessageTables {
  messages: MessageRow;
  message_targets: { message_id: MessageId; unit_id: UnitId };
  message_seen: SeenRow;
}

interface MessageRow {
  id: MessageId;
  unit_id: UnitId;
  text: string;
  until: LocalDate;
  sent_at: number;
  ended_at: number | null;
  version: number;
}

interface SeenRow {
  message_id: MessageId;
  unit_id: UnitId;
  meeting_id: MeetingId | "";
  at: number;
}

export interface StoredMessage {
  readonly id: MessageId;
  readonly unitId: UnitId;
  readonly text: string;
  readonly until: LocalDate;
  readonly sentAt: Instant;
  readonly endedAt: Instant | null;
  readonly version: number;
}

function fromRow(row: MessageRow): StoredMessage {
  const { id, text, until, version } = row;
  return { id, unitId: row.unit_id, text, until, sentAt: row.sent_at, endedAt: row.ended_at, version };
}

/** Keeps a message and which units it went to. @returns false when one with this id is there already */
export async function insertMessage(db: Db, message: StoredMessage, to: readonly UnitId[]): Promise<boolean> {
  const { id, unitId, text, until, sentAt, endedAt, version } = message;
  const row = { id, unit_id: unitId, text, until, sent_at: sentAt, ended_at: endedAt, version };
  const written = await db
    .insertInto("messages")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows !== 1n) return false;
  // In parts: SQLite binds at most so many values in one statement.
  for (let at = 0; at < to.length; at += AT_A_TIME) {
    const rows = to.slice(at, at + AT_A_TIME).map((unit) => ({ message_id: id, unit_id: unit }));
    await db.insertInto("message_targets").values(rows).execute();
  }
  return true;
}

const AT_A_TIME = 500;

export async function messageById(db: Db, id: MessageId): Promise<StoredMessage | undefined> {
  const row = await db.selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** Compare-and-set: false when somebody else changed it since `version`. */
export async function updateMessage(
  db: Db,
  id: MessageId,
  version: number,
  { text, until, endedAt }: Pick<StoredMessage, "text" | "until" | "endedAt">,
): Promise<boolean> {
  const result = await db
    .updateTable("messages")
    .set({ text, until, ended_at: endedAt, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Holds a message until the transaction ends: nobody reads it while its text changes, and nobody changes it while it is
 * being read. SQLite has one writer, PostgreSQL locks the row.
 */
export async function lockMessage(db: Db, id: MessageId): Promise<StoredMessage | undefined> {
  const row = await db.updateTable("messages").set({ id }).where("id", "=", id).returningAll().executeTakeFirst();
  return row && fromRow(row);
}

/** A message that came to a unit, and when that read it. */
export interface ReceivedMessage extends StoredMessage {
  readonly readAt: Instant | null;
}

/** What came to a unit, was not taken down, and lasts until a day or longer; the newest first. */
export async function messagesTo(db: Db, unit: UnitId, lasts: LocalDate): Promise<ReceivedMessage[]> {
  const rows = await db
    .selectFrom("messages")
    .innerJoin("message_targets", "message_targets.message_id", "messages.id")
    .selectAll("messages")
    .where("message_targets.unit_id", "=", unit)
    .where("messages.ended_at", "is", null)
    .where("messages.until", ">=", lasts)
    .orderBy("messages.sent_at", "desc")
    .orderBy("messages.id")
    .execute();
  const read = await firstRead(
    db,
    rows.map(({ id }) => id),
    unit,
  );
  return rows.map((row) => ({ ...fromRow(row), readAt: read.get(row.id)?.get(unit) ?? null }));
}

/** Whether a message went to a unit. */
export async function isTarget(db: Db, message: MessageId, unit: UnitId): Promise<boolean> {
  const row = await db
    .selectFrom("message_targets")
    .select("unit_id")
    .where("message_id", "=", message)
    .where("unit_id", "=", unit)
    .executeTakeFirst();
  return row !== undefined;
}

/** A message with the units that it went to, and when each read it. */
export interface SentRow extends StoredMessage {
  readonly targets: readonly { readonly unitId: UnitId; readonly readAt: Instant | null }[];
}

/** What a unit has sent since an instant, the newest first. */
export async function messagesFrom(db: Db, unit: UnitId, since: Instant, most: number): Promise<SentRow[]> {
  const rows = await db
    .selectFrom("messages")
    .selectAll()
    .where("unit_id", "=", unit)
    .where("sent_at", ">=", since)
    .orderBy("sent_at", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
  return await withTargets(db, rows.map(fromRow));
}

export async function withTargets(db: Db, messages: readonly StoredMessage[]): Promise<SentRow[]> {
  const ids = messages.map(({ id }) => id);
  if (ids.length === 0) return [];
  const targets = await db.selectFrom("message_targets").selectAll().where("message_id", "in", ids).execute();
  const read = await firstRead(db, ids);
  const byMessage = Map.groupBy(targets, (target) => target.message_id);
  return messages.map((message) => ({
    ...message,
    targets: (byMessage.get(message.id) ?? []).map(({ unit_id: unitId }) => ({
      unitId,
      readAt: read.get(message.id)?.get(unitId) ?? null,
    })),
  }));
}

/** Message -> unit -> when it first read it. */
async function firstRead(
  db: Db,
  ids: readonly MessageId[],
  unit?: UnitId,
): Promise<ReadonlyMap<MessageId, ReadonlyMap<UnitId, Instant>>> {
  if (ids.length === 0) return new Map();
  let query = db.selectFrom("message_seen").select(["message_id", "unit_id", "at"]).where("message_id", "in", ids);
  if (unit !== undefined) query = query.where("unit_id", "=", unit);
  const first = new Map<MessageId, Map<UnitId, Instant>>();
  for (const row of await query.execute()) {
    const of = first.get(row.message_id) ?? new Map<UnitId, Instant>();
    of.set(row.unit_id, Math.min(of.get(row.unit_id) ?? row.at, row.at));
    first.set(row.message_id, of);
  }
  return first;
}

/** Whether any unit has read a message. */
export async function isReadByAny(db: Db, id: MessageId): Promise<boolean> {
  const row = await db.selectFrom("message_seen").select("at").where("message_id", "=", id).limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * A unit has read messages: its meeting showed them, or somebody there said so (no meeting). What stands is left as it is.
 * @returns those that nobody of the unit had read before
 */
export async function addSeen(
  db: Db,
  unit: UnitId,
  messages: readonly MessageId[],
  meeting: MeetingId | null,
  at: Instant,
): Promise<MessageId[]> {
  if (messages.length === 0) return [];
  const known = await firstRead(db, messages, unit);
  const rows = messages.map((id) => ({ message_id: id, unit_id: unit, meeting_id: meeting ?? ("" as const), at }));
  await db
    .insertInto("message_seen")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["message_id", "unit_id", "meeting_id"]).doNothing())
    .execute();
  return messages.filter((id) => !known.get(id)?.has(unit));
}

/** The messages that a meeting showed, the oldest first: part of its record. */
export async function messagesShownIn(db: Db, meeting: MeetingId): Promise<StoredMessage[]> {
  const rows = await db
    .selectFrom("message_seen")
    .innerJoin("messages", "messages.id", "message_seen.message_id")
    .selectAll("messages")
    .where("message_seen.meeting_id", "=", meeting)
    .orderBy("messages.sent_at")
    .orderBy("messages.id")
    .execute();
  return rows.map(fromRow);
}

/** Which of some messages a unit had read before an instant. */
export async function readBefore(
  db: Db,
  unit: UnitId,
  messages: readonly MessageId[],
  at: Instant,
): Promise<ReadonlySet<MessageId>> {
  const read = await firstRead(db, messages, unit);
  return new Set(messages.filter((id) => (read.get(id)?.get(unit) ?? at) < at));
}

/** How many messages of a unit are on boards on a day or later. */
export async function countInForce(db: Db, unit: UnitId, lasts: LocalDate): Promise<number> {
  const { count } = await db
    .selectFrom("messages")
    .select(({ fn }) => fn.countAll<number | bigint>().as("count"))
    .where("unit_id", "=", unit)
    .where("ended_at", "is", null)
    .where("until", ">=", lasts)
    .executeTakeFirstOrThrow();
  return Number(count);
}
