import type { BoardId, Id, PersonId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import type { NoticeEvent } from "../../shared/notice/event.ts";
import type { NoticeFault } from "../../shared/notice/outcome.ts";
import type { Db } from "./database.ts";

export interface NoticeMessageTables {
  notice_messages: MessageRow;
  notice_deliveries: DeliveryRow;
}

export type MessageId = Id<"message">;
export type Channel = "mail" | "teams";
/** A unit's is its channel in Teams, or by mail whoever is on call there. */
export type Recipient =
  | { readonly kind: "person"; readonly id: PersonId }
  | { readonly kind: "unit"; readonly id: UnitId };

export type MessageState = "waiting" | "sent" | "given-up" | "dropped";

interface MessageRow {
  id: MessageId;
  channel: Channel;
  to_kind: Recipient["kind"];
  to_id: PersonId | UnitId;
  key: string | null;
  content: string | null;
  at: number;
  tries: number;
  next_at: number | null;
  lease_until: number;
  state: MessageState;
  fault: NoticeFault | null;
  ended_at: number | null;
}

interface DeliveryRow {
  id: Id<"delivery">;
  channel: Channel;
  to_kind: Recipient["kind"];
  to_id: PersonId | UnitId;
  event: NoticeEvent;
  matter_id: EscalationId;
  number: number;
  board_id: BoardId;
  at: number;
  due_at: number | null;
  message_id: MessageId | null;
}

/** One thing that is to reach one recipient by one channel. */
export interface Delivery {
  readonly id: Id<"delivery">;
  readonly channel: Channel;
  readonly to: Recipient;
  readonly event: NoticeEvent;
  readonly matterId: EscalationId;
  readonly number: number;
  readonly boardId: BoardId;
  readonly at: Instant;
}

export interface StoredMessage {
  readonly id: MessageId;
  readonly channel: Channel;
  readonly to: Recipient;
  /** JSON of a mail with words of its own; null = told from its deliveries. */
  readonly content: string | null;
  readonly at: Instant;
  readonly tries: number;
}

function recipient(kind: Recipient["kind"], id: PersonId | UnitId): Recipient {
  return kind === "person" ? { kind, id: id as PersonId } : { kind, id: id as UnitId };
}

function deliveryFrom(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    channel: row.channel,
    to: recipient(row.to_kind, row.to_id),
    event: row.event,
    matterId: row.matter_id,
    number: row.number,
    boardId: row.board_id,
    at: row.at,
  };
}

function messageFrom(row: MessageRow): StoredMessage {
  return {
    id: row.id,
    channel: row.channel,
    to: recipient(row.to_kind, row.to_id),
    content: row.content,
    at: row.at,
    tries: row.tries,
  };
}

/** Puts one thing into the outbox, in the transaction that it tells of. The same thing is put there once. */
export async function insertDelivery(db: Db, delivery: Delivery, dueAt: Instant): Promise<void> {
  const { id, channel, to, event, matterId, number, boardId, at } = delivery;
  await db
    .insertInto("notice_deliveries")
    .values({
      id,
      channel,
      to_kind: to.kind,
      to_id: to.id,
      event,
      matter_id: matterId,
      number,
      board_id: boardId,
      at,
      due_at: dueAt,
      message_id: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["channel", "to_kind", "to_id", "event", "matter_id", "number"]).doNothing(),
    )
    .execute();
}

/** Who has something waiting whose time has come, each once. */
export async function recipientsDue(
  db: Db,
  now: Instant,
  most: number,
): Promise<{ readonly channel: Channel; readonly to: Recipient }[]> {
  const rows = await db
    .selectFrom("notice_deliveries")
    .select(["channel", "to_kind", "to_id"])
    .where("due_at", "<=", now)
    .groupBy(["channel", "to_kind", "to_id"])
    .orderBy((row) => row.fn.min("due_at"))
    .limit(most)
    .execute();
  return rows.map((row) => ({ channel: row.channel, to: recipient(row.to_kind, row.to_id) }));
}

/** When the last message was made for a recipient; undefined before the first. */
export async function lastMessageAt(db: Db, channel: Channel, to: Recipient): Promise<Instant | undefined> {
  const row = await db
    .selectFrom("notice_messages")
    .select(({ fn }) => fn.max("at").as("at"))
    .where("channel", "=", channel)
    .where("to_kind", "=", to.kind)
    .where("to_id", "=", to.id)
    .where("content", "is", null)
    .where("key", "is", null)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** Lets what waits for a recipient wait longer, to go with what comes next. */
export async function waitLonger(db: Db, channel: Channel, to: Recipient, until: Instant): Promise<void> {
  await db
    .updateTable("notice_deliveries")
    .set({ due_at: until })
    .where("channel", "=", channel)
    .where("to_kind", "=", to.kind)
    .where("to_id", "=", to.id)
    .where("due_at", "<", until)
    .execute();
}

/**
 * Gathers all that waits for a recipient into one message, which stays as it is from then on. Of two processes that do so at
 * once the second finds nothing left: on PostgreSQL it waits for the rows, on SQLite for its turn.
 */
export async function gather(
  db: Db,
  id: MessageId,
  channel: Channel,
  to: Recipient,
  now: Instant,
): Promise<Delivery[]> {
  await insertMessage(db, { id, channel, to, content: null, key: null, at: now });
  const rows = await db
    .updateTable("notice_deliveries")
    .set({ message_id: id, due_at: null })
    .where("channel", "=", channel)
    .where("to_kind", "=", to.kind)
    .where("to_id", "=", to.id)
    .where("due_at", "is not", null)
    .returningAll()
    .execute();
  if (rows.length === 0) await db.deleteFrom("notice_messages").where("id", "=", id).execute();
  return rows.map(deliveryFrom);
}

export interface NewMessage {
  readonly id: MessageId;
  readonly channel: Channel;
  readonly to: Recipient;
  readonly content: string | null;
  readonly key: string | null;
  readonly at: Instant;
}

/** @returns whether it is new: a known key is a repeat, and nothing more is sent */
export async function insertMessage(db: Db, message: NewMessage): Promise<boolean> {
  const { id, channel, to, content, key, at } = message;
  const result = await db
    .insertInto("notice_messages")
    .values({
      id,
      channel,
      to_kind: to.kind,
      to_id: to.id,
      key,
      content,
      at,
      tries: 0,
      next_at: at,
      lease_until: 0,
      state: "waiting",
      fault: null,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** What a message tells. */
export async function deliveriesOf(db: Db, id: MessageId): Promise<Delivery[]> {
  const rows = await db
    .selectFrom("notice_deliveries")
    .selectAll()
    .where("message_id", "=", id)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(deliveryFrom);
}

/** Messages whose time has come and that nobody sends just now, the oldest first. */
export async function messagesDue(db: Db, now: Instant, most: number): Promise<StoredMessage[]> {
  const rows = await db
    .selectFrom("notice_messages")
    .selectAll()
    .where("next_at", "<=", now)
    .where("lease_until", "<=", now)
    .orderBy("next_at")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(messageFrom);
}

/**
 * Takes a message for one try. One alone gets it, also of several processes: the row is written only if it is as it was read.
 * @param until nobody else may try before
 */
export async function claimMessage(db: Db, message: StoredMessage, now: Instant, until: Instant): Promise<boolean> {
  const result = await db
    .updateTable("notice_messages")
    .set({ tries: message.tries + 1, lease_until: until })
    .where("id", "=", message.id)
    .where("tries", "=", message.tries)
    .where("state", "=", "waiting")
    .where("lease_until", "<=", now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A message is over; what it said is taken out. */
export async function endMessage(
  db: Db,
  id: MessageId,
  state: Exclude<MessageState, "waiting">,
  fault: NoticeFault | null,
  at: Instant,
): Promise<void> {
  await db
    .updateTable("notice_messages")
    .set({ state, fault, ended_at: at, next_at: null, content: null })
    .where("id", "=", id)
    .execute();
}

export async function tryAgain(db: Db, id: MessageId, fault: NoticeFault, at: Instant): Promise<void> {
  await db
    .updateTable("notice_messages")
    .set({ fault, next_at: at, lease_until: 0 })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

export interface GivenUp {
  readonly count: number;
  readonly at: Instant;
  readonly fault: NoticeFault;
}

/** What was given up for a recipient since an instant, unless a later message reached it; null when nothing was. */
export async function givenUpSince(db: Db, to: Recipient, since: Instant): Promise<GivenUp | null> {
  const rows = await db
    .selectFrom("notice_messages")
    .select(["channel", "state", "fault", "ended_at"])
    .where("to_kind", "=", to.kind)
    .where("to_id", "=", to.id)
    .where("state", "in", ["given-up", "sent"])
    .where("ended_at", ">=", since)
    .orderBy("ended_at", "desc")
    .execute();
  const lost = rows.filter(
    ({ state, channel, ended_at: at }) =>
      state === "given-up" &&
      !rows.some((later) => later.state === "sent" && later.channel === channel && (later.ended_at ?? 0) > (at ?? 0)),
  );
  const [last] = lost;
  return last?.fault && last.ended_at !== null ? { count: lost.length, at: last.ended_at, fault: last.fault } : null;
}

/** How many messages there are of each state, by channel: for the operator's metrics. */
export async function messageCounts(db: Db): Promise<{ channel: Channel; state: MessageState; count: number }[]> {
  const rows = await db
    .selectFrom("notice_messages")
    .select(({ fn }) => ["channel", "state", fn.countAll().as("count")])
    .groupBy(["channel", "state"])
    .execute();
  return rows.map(({ channel, state, count }) => ({ channel, state, count: Number(count) }));
}

export async function forgetMessagesBefore(db: Db, before: Instant): Promise<void> {
  const old = db.selectFrom("notice_messages").select("id").where("ended_at", "<", before);
  await db.deleteFrom("notice_deliveries").where("message_id", "in", old).execute();
  await db.deleteFrom("notice_messages").where("ended_at", "<", before).execute();
}
