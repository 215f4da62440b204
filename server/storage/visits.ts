import type { BoardId, UnitId, VisitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { type VisitAct, visitAct } from "../../shared/round/visit.ts";
import type { Db } from "./database.ts";

export interface VisitTables {
  visits: VisitRow;
  visit_acts: { id: string; visit_id: VisitId; kind: VisitAct["kind"]; at: number };
  rounds: { unit_id: UnitId; own_order: string; left_out: string };
}

interface VisitRow {
  id: VisitId;
  board_id: BoardId;
  unit_id: UnitId;
  arrived_at: number;
  there_until: number;
  left_at: number | null;
}

export interface StoredVisit {
  readonly id: VisitId;
  readonly boardId: BoardId;
  /** The unit that visited. */
  readonly unitId: UnitId;
  readonly arrivedAt: Instant;
  readonly thereUntil: Instant;
  readonly leftAt: Instant | null;
}

function fromRow(row: VisitRow): StoredVisit {
  return {
    id: row.id,
    boardId: row.board_id,
    unitId: row.unit_id,
    arrivedAt: row.arrived_at,
    thereUntil: row.there_until,
    leftAt: row.left_at,
  };
}

/** @returns false when a visit with this id is there already */
export async function insertVisit(db: Db, visit: StoredVisit): Promise<boolean> {
  const { id, boardId, unitId, arrivedAt, thereUntil, leftAt } = visit;
  const row = {
    id,
    board_id: boardId,
    unit_id: unitId,
    arrived_at: arrivedAt,
    there_until: thereUntil,
    left_at: leftAt,
  };
  const written = await db
    .insertInto("visits")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

export async function visitById(db: Db, id: VisitId): Promise<StoredVisit | undefined> {
  const row = await db.selectFrom("visits").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

export async function putStay(
  db: Db,
  id: VisitId,
  stay: { thereUntil: Instant; leftAt: Instant | null },
): Promise<void> {
  await db
    .updateTable("visits")
    .set({ there_until: stay.thereUntil, left_at: stay.leftAt })
    .where("id", "=", id)
    .execute();
}

/** The visits to a board since an instant, the newest first. */
export async function visitsTo(db: Db, board: BoardId, since: Instant, most: number): Promise<StoredVisit[]> {
  const rows = await db
    .selectFrom("visits")
    .selectAll()
    .where("board_id", "=", board)
    .where("arrived_at", ">", since)
    .orderBy("arrived_at", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(fromRow);
}

/** The visits that a unit has made since an instant, the oldest first. */
export async function visitsBy(db: Db, unit: UnitId, since: Instant): Promise<StoredVisit[]> {
  const rows = await db
    .selectFrom("visits")
    .selectAll()
    .where("unit_id", "=", unit)
    .where("arrived_at", ">", since)
    .orderBy("arrived_at")
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}

/** When a unit last visited each board. */
export async function lastVisitsBy(db: Db, unit: UnitId): Promise<ReadonlyMap<BoardId, Instant>> {
  const rows = await db
    .selectFrom("visits")
    .select(["board_id", ({ fn }) => fn.max("arrived_at").as("last")])
    .where("unit_id", "=", unit)
    .groupBy("board_id")
    .execute();
  return new Map(rows.map((row) => [row.board_id, Number(row.last)]));
}

/** Keeps what came of a visit; one that stands is left as it is. */
export async function addVisitAct(db: Db, visit: VisitId, act: VisitAct, at: Instant): Promise<void> {
  await db
    .insertInto("visit_acts")
    .values({ id: act.id, visit_id: visit, kind: act.kind, at })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export async function deleteVisitAct(db: Db, visit: VisitId, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom("visit_acts")
    .where("visit_id", "=", visit)
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** What came of some visits, in the order in which it was done. */
export async function actsOf(db: Db, visits: readonly VisitId[]): Promise<ReadonlyMap<VisitId, VisitAct[]>> {
  if (visits.length === 0) return new Map();
  const rows = await db
    .selectFrom("visit_acts")
    .selectAll()
    .where("visit_id", "in", visits)
    .orderBy("at")
    .orderBy("id")
    .execute();
  const acts = Map.groupBy(rows, (row) => row.visit_id);
  return new Map([...acts].map(([visit, own]) => [visit, own.map(({ id, kind }) => visitAct.parse({ id, kind }))]));
}

/** In which order a unit walks, and which boards it leaves out. */
export interface OwnOrder {
  readonly boards: readonly BoardId[];
  readonly leftOut: readonly BoardId[];
}

export async function ownOrderOf(db: Db, unit: UnitId): Promise<OwnOrder | undefined> {
  const row = await db.selectFrom("rounds").selectAll().where("unit_id", "=", unit).executeTakeFirst();
  return row && { boards: JSON.parse(row.own_order), leftOut: JSON.parse(row.left_out) };
}

export async function putOwnOrder(db: Db, unit: UnitId, { boards, leftOut }: OwnOrder): Promise<void> {
  const row = { own_order: JSON.stringify(boards), left_out: JSON.stringify(leftOut) };
  await db
    .insertInto("rounds")
    .values({ unit_id: unit, ...row })
    .onConflict((conflict) => conflict.column("unit_id").doUpdateSet(row))
    .execute();
}

export async function dropOwnOrder(db: Db, unit: UnitId): Promise<void> {
  await db.deleteFrom("rounds").where("unit_id", "=", unit).execute();
}
