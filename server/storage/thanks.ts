import type { BoardId, ThanksId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { type Thanks, type Thanked, thanksSchema } from "../../shared/thanks/thanks.ts";
import type { Db } from "./database.ts";

export interface ThanksTables {
  thanks: ThanksRow;
}

interface ThanksRow {
  id: ThanksId;
  board_id: BoardId;
  thanked: Thanked | null;
  line: string;
  given_at: number;
}

function fromRow({ id, thanked, line, given_at: at }: ThanksRow): Thanks {
  return thanksSchema.parse({ id, to: thanked, line, at });
}

/** What was given on a board after an instant, newest first. */
export async function thanksSince(db: Db, board: BoardId, since: Instant): Promise<Thanks[]> {
  const rows = await db
    .selectFrom("thanks")
    .selectAll()
    .where("board_id", "=", board)
    .where("given_at", ">", since)
    .orderBy("given_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}

/** An id that stands already, on whatever board, is left as it is. */
export async function insertThanks(db: Db, board: BoardId, { id, to, line, at }: Thanks): Promise<void> {
  await db
    .insertInto("thanks")
    .values({ id, board_id: board, thanked: to, line, given_at: at })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export async function deleteThanks(db: Db, board: BoardId, id: ThanksId): Promise<void> {
  await db.deleteFrom("thanks").where("board_id", "=", board).where("id", "=", id).execute();
}

/** Thanks by their ids, as they were given; those that were taken back are not there. */
export async function thanksById(db: Db, ids: readonly ThanksId[]): Promise<ReadonlyMap<ThanksId, Thanks>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("thanks").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}
