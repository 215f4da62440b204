import { sql } from "kysely";
import type { BoardId, CardId, PersonId } from "../../shared/base/ids.ts";
import { type Comment, type CommentId, commentSchema } from "../../shared/comment/comment.ts";
import type { Db } from "./database.ts";

export interface CommentTables {
  comments: {
    id: CommentId;
    board_id: BoardId;
    card_id: CardId;
    person_id: PersonId;
    body: string;
    written_at: number;
    edited_at: number | null;
    taken_down_at: number | null;
    reason: string | null;
  };
}

/** What was said about one card, oldest first, under the name that each writer has now. */
export async function commentsOfCard(db: Db, board: BoardId, card: CardId): Promise<Comment[]> {
  const rows = await db
    .selectFrom("comments")
    .innerJoin("persons", "persons.id", "comments.person_id")
    .selectAll("comments")
    .select("persons.name")
    .where("board_id", "=", board)
    .where("card_id", "=", card)
    .orderBy("written_at")
    .orderBy("comments.id")
    .execute();
  return rows.map((row) =>
    commentSchema.parse({
      id: row.id,
      by: { personId: row.person_id, name: row.name },
      text: row.body,
      at: row.written_at,
      editedAt: row.edited_at,
      takenDown: row.taken_down_at === null ? null : { reason: row.reason ?? "", at: row.taken_down_at },
    }),
  );
}

/** How many stand on each card of a board that has any. */
export async function commentCountsOf(db: Db, board: BoardId): Promise<{ cardId: CardId; count: number }[]> {
  const rows = await db
    .selectFrom("comments")
    .select(["card_id", sql<number>`cast(count(*) as integer)`.as("count")])
    .where("board_id", "=", board)
    .where("taken_down_at", "is", null)
    .groupBy("card_id")
    .orderBy("card_id")
    .execute();
  return rows.map(({ card_id: cardId, count }) => ({ cardId, count: Number(count) }));
}

/** An id that stands already, on whatever card, is left as it is. */
export async function insertComment(db: Db, board: BoardId, card: CardId, comment: Comment): Promise<void> {
  const { id, by, text, at } = comment;
  await db
    .insertInto("comments")
    .values({
      id,
      board_id: board,
      card_id: card,
      person_id: by.personId,
      body: text,
      written_at: at,
      edited_at: null,
      taken_down_at: null,
      reason: null,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** Writes what has changed of a comment: its text, or that it was taken down. */
export async function updateComment(db: Db, board: BoardId, comment: Comment): Promise<void> {
  const { id, text, editedAt, takenDown } = comment;
  await db
    .updateTable("comments")
    .set({
      body: text,
      edited_at: editedAt,
      taken_down_at: takenDown?.at ?? null,
      reason: takenDown?.reason ?? null,
    })
    .where("id", "=", id)
    .where("board_id", "=", board)
    .execute();
}

export async function deleteComment(db: Db, board: BoardId, id: CommentId): Promise<void> {
  await db.deleteFrom("comments").where("board_id", "=", board).where("id", "=", id).execute();
}
