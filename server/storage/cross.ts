import type { BoardId, EventId } from "../../shared/base/ids.ts";
import type { Instant, LocalDate } from "../../shared/base/time.ts";
import { type CrossColour, type CrossDay, crossDay } from "../../shared/cross/greenCross.ts";
import type { Db } from "./database.ts";

export interface CrossTables {
  cross_days: CrossRow;
  cross_lines: { id: EventId; board_id: BoardId; date: LocalDate; by: string; at: number };
}

interface CrossRow {
  board_id: BoardId;
  date: LocalDate;
  colour: CrossColour | null;
  closed: number | null;
  events: string;
  history: string;
  changed_at: number;
}

function fromRow(row: CrossRow): CrossDay {
  return crossDay.parse({
    date: row.date,
    colour: row.colour,
    closed: row.closed === null ? null : row.closed === 1,
    events: JSON.parse(row.events),
    history: JSON.parse(row.history),
  });
}

/** The days that somebody has touched, both ends included, oldest first. */
export async function crossDays(db: Db, board: BoardId, from: LocalDate, to: LocalDate): Promise<CrossDay[]> {
  const rows = await db
    .selectFrom("cross_days")
    .selectAll()
    .where("board_id", "=", board)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .orderBy("date")
    .execute();
  return rows.map(fromRow);
}

/** The days touched since an instant, and when each last was: what a meeting has coloured. */
export async function crossDaysChangedSince(
  db: Db,
  board: BoardId,
  since: Instant,
): Promise<(CrossDay & { readonly changedAt: Instant })[]> {
  const rows = await db
    .selectFrom("cross_days")
    .selectAll()
    .where("board_id", "=", board)
    .where("changed_at", ">=", since)
    .orderBy("date")
    .execute();
  return rows.map((row) => ({ ...fromRow(row), changedAt: row.changed_at }));
}

/**
 * Reads a day for change: nobody else changes it until the transaction ends, also when no row was there.
 * @param at stands only on a row that is made here, and `putCrossDay` follows or the transaction is rolled back
 */
export async function lockCrossDay(db: Db, board: BoardId, date: LocalDate, at: Instant): Promise<CrossDay> {
  const blank = { colour: null, closed: null, events: "[]", history: "[]", changed_at: at };
  const row = await db
    .insertInto("cross_days")
    .values({ board_id: board, date, ...blank })
    // Writing the key over itself takes the row's lock on PostgreSQL; SQLite's transaction holds the file already.
    .onConflict((conflict) => conflict.columns(["board_id", "date"]).doUpdateSet({ date }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

export async function putCrossDay(db: Db, board: BoardId, day: CrossDay, at: Instant): Promise<void> {
  await db
    .updateTable("cross_days")
    .set({
      colour: day.colour,
      closed: day.closed === null ? null : day.closed ? 1 : 0,
      events: JSON.stringify(day.events),
      history: JSON.stringify(day.history),
      changed_at: at,
    })
    .where("board_id", "=", board)
    .where("date", "=", day.date)
    .execute();
}

/** A line that was given outside a meeting. Its text is the event's, in its day. */
export interface GivenLine {
  readonly id: EventId;
  readonly boardId: BoardId;
  readonly date: LocalDate;
  /** Who, as points have it: `ticket:<id>`. */
  readonly by: string;
}

/** @returns false when the id is taken */
export async function insertLine(db: Db, line: GivenLine, at: Instant): Promise<boolean> {
  const result = await db
    .insertInto("cross_lines")
    .values({ id: line.id, board_id: line.boardId, date: line.date, by: line.by, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) === 1n;
}

/** How many lines somebody has given. */
export async function linesBy(db: Db, board: BoardId, by: string): Promise<number> {
  const rows = await db
    .selectFrom("cross_lines")
    .select("id")
    .where("board_id", "=", board)
    .where("by", "=", by)
    .execute();
  return rows.length;
}

/** The lines given in a stretch of time, from its first instant until before its last, oldest first. */
export async function linesBetween(db: Db, board: BoardId, from: Instant, to: Instant): Promise<GivenLine[]> {
  const rows = await db
    .selectFrom("cross_lines")
    .selectAll()
    .where("board_id", "=", board)
    .where("at", ">=", from)
    .where("at", "<", to)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(({ id, board_id, date, by }) => ({ id, boardId: board_id, date, by }));
}
