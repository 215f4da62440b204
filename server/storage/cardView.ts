import type { BoardId } from "../../shared/base/ids.ts";
import { laneMeaning } from "../../shared/board/schema.ts";
import type { Db } from "./database.ts";
import type { CardView } from "./updateLog.ts";

/** Written by the log alone, in the same transaction as the update that it follows from. */
export interface CardViewTables {
  card_view: CardViewRow;
}

export interface CardViewRow {
  board_id: BoardId;
  card_id: string;
  kind: string;
  title: string;
  lane_id: string;
  meaning: string | null;
  since: number;
  created_at: number;
  who: string;
  reason: string;
  due: string | null;
  evaluate_on: string | null;
  archived: number;
  answered_at: number | null;
}

/** In the order in which the log's SQL names them. */
export const CARD_VIEW_COLUMNS = [
  "board_id",
  "card_id",
  "kind",
  "title",
  "lane_id",
  "meaning",
  "since",
  "created_at",
  "who",
  "reason",
  "due",
  "evaluate_on",
  "archived",
  "answered_at",
] as const satisfies readonly (keyof CardViewRow)[];

/** All cards of a board, archived ones too. */
export async function cardsOfBoard(db: Db, boardId: BoardId): Promise<CardView[]> {
  const rows = await db.selectFrom("card_view").selectAll().where("board_id", "=", boardId).execute();
  return rows.map(asCardView);
}

/** One card as the server knows it; archived ones too. */
export async function cardOfBoard(db: Db, boardId: BoardId, cardId: string): Promise<CardView | undefined> {
  const query = db.selectFrom("card_view").selectAll().where("board_id", "=", boardId).where("card_id", "=", cardId);
  const row = await query.executeTakeFirst();
  return row && asCardView(row);
}

export function asCardView(row: CardViewRow): CardView {
  return {
    boardId: row.board_id,
    cardId: row.card_id,
    kind: row.kind,
    title: row.title,
    laneId: row.lane_id,
    meaning: laneMeaning.safeParse(row.meaning).data ?? null,
    since: row.since,
    createdAt: row.created_at,
    who: row.who,
    reason: row.reason,
    due: row.due,
    evaluateOn: row.evaluate_on,
    archived: row.archived === 1,
    // PostgreSQL's own connection of the log gives a bigint as text.
    answeredAt: row.answered_at === null ? null : Number(row.answered_at),
  };
}

export function asRow(card: CardView): CardViewRow {
  return {
    board_id: card.boardId,
    card_id: card.cardId,
    kind: card.kind,
    title: card.title,
    lane_id: card.laneId,
    meaning: card.meaning,
    since: card.since,
    created_at: card.createdAt,
    who: card.who,
    reason: card.reason,
    due: card.due,
    evaluate_on: card.evaluateOn,
    archived: card.archived ? 1 : 0,
    answered_at: card.answeredAt,
  };
}
