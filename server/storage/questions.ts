import type { BoardId, QuestionId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { QuestionMoves } from "../../shared/round/question.ts";
import type { Db } from "./database.ts";

export interface QuestionTables {
  questions: QuestionRow;
}

interface QuestionRow {
  id: QuestionId;
  board_id: BoardId;
  from_board_id: BoardId;
  text: string;
  asked_at: number;
  answer: string | null;
  answered_at: number | null;
  closed_at: number | null;
  version: number;
}

export interface StoredQuestion extends QuestionMoves {
  readonly id: QuestionId;
  /** The board that is asked, and the one that the answer comes back to. */
  readonly boardId: BoardId;
  readonly fromBoardId: BoardId;
  readonly text: string;
  readonly askedAt: Instant;
}

function fromRow(row: QuestionRow): StoredQuestion {
  return {
    id: row.id,
    boardId: row.board_id,
    fromBoardId: row.from_board_id,
    text: row.text,
    askedAt: row.asked_at,
    answer: row.answer,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
  };
}

/** @returns false when a question with this id is there already */
export async function insertQuestion(db: Db, question: StoredQuestion): Promise<boolean> {
  const { id, boardId, fromBoardId, text, askedAt, answer, answeredAt, closedAt } = question;
  const row = { id, board_id: boardId, from_board_id: fromBoardId, text, asked_at: askedAt, answer };
  const written = await db
    .insertInto("questions")
    .values({ ...row, answered_at: answeredAt, closed_at: closedAt, version: 1 })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** Reads a question for change: locked on PostgreSQL until the transaction ends, SQLite has one writer. */
export async function lockQuestion(db: Db, id: QuestionId): Promise<StoredQuestion | undefined> {
  const row = await db.updateTable("questions").set({ id }).where("id", "=", id).returningAll().executeTakeFirst();
  return row && fromRow(row);
}

export async function putMoves(db: Db, id: QuestionId, moves: QuestionMoves): Promise<void> {
  await db
    .updateTable("questions")
    .set(({ eb }) => ({
      answer: moves.answer,
      answered_at: moves.answeredAt,
      closed_at: moves.closedAt,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** Takes back what was asked by mistake, as long as nobody has answered. */
export async function deleteQuestion(db: Db, id: QuestionId): Promise<boolean> {
  const result = await db
    .deleteFrom("questions")
    .where("id", "=", id)
    .where("answered_at", "is", null)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Questions to a board, or from it, since an instant; the oldest first. */
export async function questionsOf(
  db: Db,
  board: BoardId,
  side: "toUs" | "ours",
  since: Instant,
): Promise<StoredQuestion[]> {
  const rows = await db
    .selectFrom("questions")
    .selectAll()
    .where(side === "toUs" ? "board_id" : "from_board_id", "=", board)
    .where("asked_at", ">", since)
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}

export async function questionsById(db: Db, ids: readonly QuestionId[]): Promise<Map<QuestionId, StoredQuestion>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("questions").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}

/** How many wait for an answer on a board. */
export async function countOpen(db: Db, board: BoardId, since: Instant): Promise<number> {
  const open = await questionsOf(db, board, "toUs", since);
  return open.filter(({ answeredAt }) => answeredAt === null).length;
}
