import type { BoardId, CardId, TicketId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { type GivenIdea, TICKET_KEPT } from "../../shared/idea/idea.ts";
import type { Db } from "./database.ts";

export interface IdeaTables {
  idea_doors: { board_id: BoardId; short: string; secret: string };
  idea_tickets: { id: TicketId; hash: string; board_id: BoardId; expires_at: number; idea_id: CardId | null };
  ideas: {
    id: CardId;
    board_id: BoardId;
    receipt_hash: string;
    text: string;
    name: string;
    state: GivenIdea["state"];
    reason: string;
    given_at: number;
    changed_at: number;
    settled: number;
  };
}

/** A board's short address, and the secret that its changing codes are made from. */
export interface IdeaDoor {
  readonly boardId: BoardId;
  readonly short: string;
  readonly secret: string;
}

export interface StoredTicket {
  readonly id: TicketId;
  readonly boardId: BoardId;
  readonly ideaId: CardId | null;
  readonly expiresAt: Instant;
}

export interface StoredIdea extends GivenIdea {
  readonly boardId: BoardId;
  /** Why it was taken down. */
  readonly reason: string;
  readonly changedAt: Instant;
}

export async function doorOf(db: Db, boardId: BoardId): Promise<IdeaDoor | undefined> {
  const row = await db.selectFrom("idea_doors").selectAll().where("board_id", "=", boardId).executeTakeFirst();
  return row && asDoor(row);
}

export async function doorByShort(db: Db, short: string): Promise<IdeaDoor | undefined> {
  const row = await db.selectFrom("idea_doors").selectAll().where("short", "=", short).executeTakeFirst();
  return row && asDoor(row);
}

/** Does nothing when the board has a door, or another board this short address: read what stands afterwards. */
export async function addDoor(db: Db, door: IdeaDoor): Promise<void> {
  const row = { board_id: door.boardId, short: door.short, secret: door.secret };
  await db
    .insertInto("idea_doors")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps a ticket; those that nobody can send with any more go at the same time. */
export async function addTicket(
  db: Db,
  ticket: { readonly id: TicketId; readonly hash: string; readonly boardId: BoardId; readonly expiresAt: Instant },
  now: Instant,
): Promise<void> {
  await db
    .deleteFrom("idea_tickets")
    .where("expires_at", "<=", now - TICKET_KEPT)
    .execute();
  const { id, hash, boardId, expiresAt } = ticket;
  await db
    .insertInto("idea_tickets")
    .values({ id, hash, board_id: boardId, expires_at: expiresAt, idea_id: null })
    .execute();
}

/** A ticket that was given out, spent and run out ones too. */
export async function ticketByHash(db: Db, hash: string): Promise<StoredTicket | undefined> {
  const row = await db.selectFrom("idea_tickets").selectAll().where("hash", "=", hash).executeTakeFirst();
  return row && { id: row.id, boardId: row.board_id, ideaId: row.idea_id, expiresAt: row.expires_at };
}

/** Of two ideas at once with one ticket, one is too late. @returns whether it was still good */
export async function spendTicket(db: Db, id: TicketId, ideaId: CardId, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable("idea_tickets")
    .set({ idea_id: ideaId })
    .where("id", "=", id)
    .where("idea_id", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface NewIdea {
  readonly id: CardId;
  readonly boardId: BoardId;
  readonly receiptHash: string;
  readonly text: string;
  readonly name: string;
  readonly state: "held" | "shown";
}

/** @returns false when the id is taken */
export async function insertIdea(db: Db, idea: NewIdea, now: Instant): Promise<boolean> {
  const result = await db
    .insertInto("ideas")
    .values({
      id: idea.id,
      board_id: idea.boardId,
      receipt_hash: idea.receiptHash,
      text: idea.text,
      name: idea.name,
      state: idea.state,
      reason: "",
      given_at: now,
      changed_at: now,
      settled: idea.state === "held" ? 1 : 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) === 1n;
}

export async function ideaById(db: Db, id: CardId): Promise<StoredIdea | undefined> {
  const row = await db.selectFrom("ideas").selectAll().where("id", "=", id).executeTakeFirst();
  return row && asIdea(row);
}

export async function ideaByReceipt(db: Db, receiptHash: string): Promise<StoredIdea | undefined> {
  const row = await db.selectFrom("ideas").selectAll().where("receipt_hash", "=", receiptHash).executeTakeFirst();
  return row && asIdea(row);
}

/** Newest first. */
export async function ideasOfBoard(db: Db, boardId: BoardId): Promise<StoredIdea[]> {
  const rows = await db
    .selectFrom("ideas")
    .selectAll()
    .where("board_id", "=", boardId)
    .orderBy("given_at", "desc")
    .orderBy("id")
    .limit(1000)
    .execute();
  return rows.map(asIdea);
}

/** Ideas that stand on the board and came in a stretch of time, oldest first; what the leader has not seen yet is none. */
export async function ideasBetween(db: Db, boardId: BoardId, from: Instant, to: Instant): Promise<StoredIdea[]> {
  const rows = await db
    .selectFrom("ideas")
    .selectAll()
    .where("board_id", "=", boardId)
    .where("state", "=", "shown")
    .where("given_at", ">=", from)
    .where("given_at", "<", to)
    .orderBy("given_at")
    .orderBy("id")
    .execute();
  return rows.map(asIdea);
}

/**
 * Lets an idea through, or takes it down; the document follows afterwards.
 * @returns whether it was in one of the states it may be moved from
 */
export async function moveIdea(
  db: Db,
  id: CardId,
  move: { readonly from: readonly GivenIdea["state"][]; readonly to: GivenIdea["state"]; readonly reason: string },
  now: Instant,
): Promise<boolean> {
  const result = await db
    .updateTable("ideas")
    .set({ state: move.to, reason: move.reason, changed_at: now, settled: 0 })
    .where("id", "=", id)
    .where("state", "in", move.from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ideas whose board does not show yet what their row says. */
export async function unsettledIdeas(db: Db): Promise<StoredIdea[]> {
  const rows = await db
    .selectFrom("ideas")
    .selectAll()
    .where("settled", "=", 0)
    .orderBy("given_at")
    .limit(200)
    .execute();
  return rows.map(asIdea);
}

/** Says that the document shows a state; one that has changed meanwhile stays to be settled. */
export async function settleIdea(db: Db, id: CardId, state: GivenIdea["state"]): Promise<void> {
  await db.updateTable("ideas").set({ settled: 1 }).where("id", "=", id).where("state", "=", state).execute();
}

function asDoor(row: IdeaTables["idea_doors"]): IdeaDoor {
  return { boardId: row.board_id, short: row.short, secret: row.secret };
}

function asIdea(row: IdeaTables["ideas"]): StoredIdea {
  return {
    id: row.id,
    boardId: row.board_id,
    text: row.text,
    name: row.name,
    state: row.state,
    reason: row.reason,
    givenAt: row.given_at,
    changedAt: row.changed_at,
  };
}
