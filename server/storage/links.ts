import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Db } from "./database.ts";

export interface LinkTables {
  card_links: LinkRow;
}

interface LinkRow {
  risk_board_id: BoardId;
  risk_card_id: string;
  work_board_id: BoardId;
  work_card_id: string;
  made: "risk" | "work";
  title: string;
  at: number;
  settled: number;
}

/** A card on a board. */
export interface CardAt {
  readonly boardId: BoardId;
  readonly cardId: string;
}

/** A risk and the improvement work that it led to, or that is followed as a risk: one row, which both boards draw. */
export interface StoredLink {
  readonly risk: CardAt;
  readonly work: CardAt;
  /** Which of the two was made of the other. */
  readonly made: "risk" | "work";
  /** What the one that is made is called to begin with; from then on its own board says. */
  readonly title: string;
  readonly at: Instant;
}

function fromRow(row: LinkRow): StoredLink {
  return {
    risk: { boardId: row.risk_board_id, cardId: row.risk_card_id },
    work: { boardId: row.work_board_id, cardId: row.work_card_id },
    made: row.made,
    title: row.title,
    at: row.at,
  };
}

/** Links with a card on a board, oldest first. */
export async function linksOf(db: Db, board: BoardId): Promise<StoredLink[]> {
  const rows = await db
    .selectFrom("card_links")
    .selectAll()
    .where((is) => is.or([is("risk_board_id", "=", board), is("work_board_id", "=", board)]))
    .orderBy("at")
    .orderBy("risk_card_id")
    .orderBy("work_card_id")
    .execute();
  return rows.map(fromRow);
}

export async function insertLink(db: Db, { risk, work, made, title, at }: StoredLink): Promise<void> {
  await db
    .insertInto("card_links")
    .values({
      risk_board_id: risk.boardId,
      risk_card_id: risk.cardId,
      work_board_id: work.boardId,
      work_card_id: work.cardId,
      made,
      title,
      at,
      settled: 0,
    })
    .execute();
}

/** Links whose new card may not stand on its board yet. */
export async function unsettledLinks(db: Db): Promise<StoredLink[]> {
  const rows = await db
    .selectFrom("card_links")
    .selectAll()
    .where("settled", "=", 0)
    .orderBy("at")
    .limit(200)
    .execute();
  return rows.map(fromRow);
}

export async function settleLink(db: Db, { risk, work }: StoredLink): Promise<void> {
  await db
    .updateTable("card_links")
    .set({ settled: 1 })
    .where("risk_board_id", "=", risk.boardId)
    .where("risk_card_id", "=", risk.cardId)
    .where("work_board_id", "=", work.boardId)
    .where("work_card_id", "=", work.cardId)
    .execute();
}

/** Taken back within the seconds in which it can be: the card that was made is archived, and nothing ties the two. */
export async function deleteLink(db: Db, { risk, work }: Pick<StoredLink, "risk" | "work">): Promise<void> {
  await db
    .deleteFrom("card_links")
    .where("risk_board_id", "=", risk.boardId)
    .where("risk_card_id", "=", risk.cardId)
    .where("work_board_id", "=", work.boardId)
    .where("work_card_id", "=", work.cardId)
    .execute();
}
