import type { BoardId, SurfaceId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Db } from "./database.ts";

export interface SurfaceTables {
  surfaces: SurfaceRow;
  surface_erasures: ErasureRow;
}

interface SurfaceRow {
  board_id: BoardId;
  id: SurfaceId;
  epoch: number;
  kept: number;
}

interface ErasureRow {
  id: SurfaceId;
  board_id: BoardId;
  epoch: number;
  erase_at: number;
}

/** The document that is the free surface of a board now. */
export interface StoredSurface {
  readonly id: SurfaceId;
  readonly boardId: BoardId;
  readonly epoch: number;
  /** Not emptied by itself. */
  readonly kept: boolean;
}

/** A document that was emptied: it may come back until its time, and is erased after it. */
export interface Erasure {
  readonly id: SurfaceId;
  readonly boardId: BoardId;
  readonly epoch: number;
  readonly eraseAt: Instant;
}

function fromRow({ id, board_id: boardId, epoch, kept }: SurfaceRow): StoredSurface {
  return { id, boardId, epoch, kept: kept === 1 };
}

function erasureFrom({ id, board_id: boardId, epoch, erase_at: eraseAt }: ErasureRow): Erasure {
  return { id, boardId, epoch, eraseAt };
}

export async function allSurfaces(db: Db): Promise<StoredSurface[]> {
  return (await db.selectFrom("surfaces").selectAll().orderBy("board_id").execute()).map(fromRow);
}

export async function surfaceOf(db: Db, board: BoardId): Promise<StoredSurface | undefined> {
  const row = await db.selectFrom("surfaces").selectAll().where("board_id", "=", board).executeTakeFirst();
  return row && fromRow(row);
}

/** The surface of a board from now on, in the place of the one before. */
export async function putSurface(db: Db, { id, boardId, epoch, kept }: StoredSurface): Promise<void> {
  const row = { id, epoch, kept: kept ? 1 : 0 };
  await db
    .insertInto("surfaces")
    .values({ board_id: boardId, ...row })
    .onConflict((conflict) => conflict.column("board_id").doUpdateSet(row))
    .execute();
}

/** Begins the first surface of a board, unless somebody did so meanwhile. */
export async function beginSurface(db: Db, board: BoardId, id: SurfaceId): Promise<void> {
  await db
    .insertInto("surfaces")
    .values({ board_id: board, id, epoch: 1, kept: 0 })
    .onConflict((conflict) => conflict.column("board_id").doNothing())
    .execute();
}

export async function insertErasure(db: Db, { id, boardId, epoch, eraseAt }: Erasure): Promise<void> {
  await db.insertInto("surface_erasures").values({ id, board_id: boardId, epoch, erase_at: eraseAt }).execute();
}

export async function erasureOf(db: Db, id: SurfaceId): Promise<Erasure | undefined> {
  const row = await db.selectFrom("surface_erasures").selectAll().where("id", "=", id).executeTakeFirst();
  return row && erasureFrom(row);
}

/** It has come back, or it is gone for good. */
export async function deleteErasure(db: Db, id: SurfaceId): Promise<void> {
  await db.deleteFrom("surface_erasures").where("id", "=", id).execute();
}

/** What waits to be erased, first what is due first. */
export async function erasures(db: Db): Promise<Erasure[]> {
  const rows = await db.selectFrom("surface_erasures").selectAll().orderBy("erase_at").orderBy("id").execute();
  return rows.map(erasureFrom);
}

/** When somebody first wrote on a surface; undefined while it is blank. */
export async function firstWritten(db: Db, { id, epoch }: StoredSurface): Promise<Instant | undefined> {
  const row = await db
    .selectFrom("board_updates")
    .select("at")
    .where("board_id", "=", id)
    .where("epoch", "=", epoch)
    .where("actor_kind", "!=", "system")
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return row && Number(row.at);
}
