import { sql } from "kysely";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  type ClosedRound,
  closedRound,
  type OnCard,
  type OpenRound,
  openRound,
  type RoundId,
} from "../../shared/vote/vote.ts";
import type { Db } from "./database.ts";

export interface VoteTables {
  vote_rounds: RoundRow;
  /** While a round runs only; `voter` is made from the round's secret, never a person's id. */
  vote_dots: { round_id: RoundId; voter: string; card_id: CardId; dots: number };
}

interface RoundRow {
  id: RoundId;
  board_id: BoardId;
  cards: string;
  dots: number;
  room: string;
  counted: string;
  secret: string | null;
  started_at: number;
  closed_at: number | null;
  sums: string | null;
}

/** A round that runs, with the secret that its voters' names are made from. */
export interface StoredRound {
  readonly round: OpenRound;
  readonly secret: string;
}

/** The round that runs on a board. */
export async function openRoundOf(db: Db, board: BoardId): Promise<StoredRound | undefined> {
  const row = await db
    .selectFrom("vote_rounds")
    .selectAll()
    .where("board_id", "=", board)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return row && (await fromRow(db, row));
}

/** Two who change a round of this board at once wait here for each other. */
export async function lockRounds(db: Db, board: BoardId): Promise<void> {
  await db.updateTable("boards").set({ id: board }).where("id", "=", board).execute();
}

async function fromRow(db: Db, row: RoundRow): Promise<StoredRound> {
  const given = await db
    .selectFrom("vote_dots")
    .select(sql<number | null>`cast(sum(dots) as integer)`.as("sum"))
    .where("round_id", "=", row.id)
    .executeTakeFirst();
  const room: OnCard[] = JSON.parse(row.room);
  const round = openRound.parse({
    id: row.id,
    cards: JSON.parse(row.cards),
    dots: row.dots,
    room,
    counted: JSON.parse(row.counted),
    given: Number(given?.sum ?? 0) + room.reduce((sum, { dots }) => sum + dots, 0),
    startedAt: row.started_at,
  });
  return { round, secret: row.secret ?? "" };
}

/** The last round that was closed on a board. */
export async function lastRoundOf(db: Db, board: BoardId): Promise<ClosedRound | undefined> {
  const row = await db
    .selectFrom("vote_rounds")
    .selectAll()
    .where("board_id", "=", board)
    .where("closed_at", "is not", null)
    .orderBy("closed_at", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row && closedRound.parse({ id: row.id, sums: JSON.parse(row.sums ?? "[]"), closedAt: row.closed_at });
}

/** @throws when a round runs on the board already, or the id is taken */
export async function insertRound(db: Db, board: BoardId, round: OpenRound, secret: string): Promise<void> {
  const { id, cards, dots, room, counted, startedAt } = round;
  await db
    .insertInto("vote_rounds")
    .values({
      id,
      board_id: board,
      cards: JSON.stringify(cards),
      dots,
      room: JSON.stringify(room),
      counted: JSON.stringify(counted),
      secret,
      started_at: startedAt,
      closed_at: null,
      sums: null,
    })
    .execute();
}

export async function roundExists(db: Db, id: RoundId): Promise<boolean> {
  return (await db.selectFrom("vote_rounds").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

export async function putRoom(db: Db, { id, room, counted }: OpenRound): Promise<void> {
  await db
    .updateTable("vote_rounds")
    .set({ room: JSON.stringify(room), counted: JSON.stringify(counted) })
    .where("id", "=", id)
    .execute();
}

/** The dots of one voter. */
export async function dotsOfVoter(db: Db, round: RoundId, voter: string): Promise<OnCard[]> {
  const rows = await db
    .selectFrom("vote_dots")
    .select(["card_id", "dots"])
    .where("round_id", "=", round)
    .where("voter", "=", voter)
    .orderBy("card_id")
    .execute();
  return rows.map(({ card_id: cardId, dots }) => ({ cardId, dots }));
}

/** How many dots of a voter lie on an idea now; none leaves no row. */
export async function putDots(db: Db, round: RoundId, voter: string, { cardId, dots }: OnCard): Promise<void> {
  await db
    .deleteFrom("vote_dots")
    .where("round_id", "=", round)
    .where("voter", "=", voter)
    .where("card_id", "=", cardId)
    .execute();
  if (dots === 0) return;
  await db.insertInto("vote_dots").values({ round_id: round, voter, card_id: cardId, dots }).execute();
}

/** What all voters together have given each idea. */
export async function dotsOfRound(db: Db, round: RoundId): Promise<OnCard[]> {
  const rows = await db
    .selectFrom("vote_dots")
    .select(["card_id", sql<number>`cast(sum(dots) as integer)`.as("dots")])
    .where("round_id", "=", round)
    .groupBy("card_id")
    .execute();
  return rows.map(({ card_id: cardId, dots }) => ({ cardId, dots: Number(dots) }));
}

/** Only the sums stay: who gave what is gone, and what it could be told from too. */
export async function closeRound(db: Db, id: RoundId, sums: readonly OnCard[], at: Instant): Promise<void> {
  await db.deleteFrom("vote_dots").where("round_id", "=", id).execute();
  await db
    .updateTable("vote_rounds")
    .set({ sums: JSON.stringify(sums), closed_at: at, secret: null })
    .where("id", "=", id)
    .execute();
}
