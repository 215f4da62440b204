import type { Language } from "../../shared/access/actor.ts";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { type BoardKind, type BoardSettings, boardSettingsSchema } from "../../shared/board/settings.ts";
import type { Db } from "./database.ts";

export interface BoardTables {
  boards: BoardRow;
}

interface BoardRow {
  id: BoardId;
  unit_id: UnitId;
  kind: BoardKind;
  name: string;
  language: Language;
  closed: number;
  settings: string;
  pin_hash: string | null;
  epoch: number;
  version: number;
  created_at: number;
}

export interface StoredBoard {
  readonly id: BoardId;
  readonly unitId: UnitId;
  readonly kind: BoardKind;
  readonly name: string;
  readonly language: Language;
  readonly closed: boolean;
  readonly settings: BoardSettings;
  /** scrypt hash of the PIN that lets a touch wall start a meeting outside its planned time; `null` = none set. */
  readonly pinHash: string | null;
  /** Counts restores: a client of an older epoch is turned away. */
  readonly epoch: number;
  readonly version: number;
}

function fromRow(row: BoardRow): StoredBoard {
  return {
    id: row.id,
    unitId: row.unit_id,
    kind: row.kind,
    name: row.name,
    language: row.language,
    closed: row.closed === 1,
    settings: boardSettingsSchema.parse(JSON.parse(row.settings)),
    pinHash: row.pin_hash,
    epoch: row.epoch,
    version: row.version,
  };
}

/** Whoever else locks the board waits until the transaction ends: what is done to all that it has is done one at a time. */
export async function lockBoard(db: Db, id: BoardId): Promise<void> {
  await db.updateTable("boards").set({ id }).where("id", "=", id).execute();
}

export async function boardById(db: Db, id: BoardId): Promise<StoredBoard | undefined> {
  const row = await db.selectFrom("boards").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

export async function allBoards(db: Db): Promise<StoredBoard[]> {
  return (await db.selectFrom("boards").selectAll().orderBy("name").orderBy("id").execute()).map(fromRow);
}

export async function insertBoard(
  db: Db,
  board: Omit<StoredBoard, "version" | "epoch" | "pinHash">,
  at: number,
): Promise<void> {
  await db
    .insertInto("boards")
    .values({
      id: board.id,
      unit_id: board.unitId,
      kind: board.kind,
      name: board.name,
      language: board.language,
      closed: board.closed ? 1 : 0,
      settings: JSON.stringify(board.settings),
      pin_hash: null,
      epoch: 1,
      version: 1,
      created_at: at,
    })
    .execute();
}

export interface BoardChange {
  readonly name?: string;
  readonly language?: Language;
  readonly closed?: boolean;
  readonly settings?: BoardSettings;
  readonly pinHash?: string | null;
}

/** Compare-and-set: false when somebody else changed the board since `version`. */
export async function updateBoard(db: Db, id: BoardId, version: number, change: BoardChange): Promise<boolean> {
  const result = await db
    .updateTable("boards")
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.language !== undefined && { language: change.language }),
      ...(change.closed !== undefined && { closed: change.closed ? 1 : 0 }),
      ...(change.settings !== undefined && { settings: JSON.stringify(change.settings) }),
      ...(change.pinHash !== undefined && { pin_hash: change.pinHash }),
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A restore begins a new epoch: screens that know of a later state are turned away. */
export async function setEpoch(db: Db, id: BoardId, epoch: number): Promise<void> {
  await db.updateTable("boards").set({ epoch }).where("id", "=", id).execute();
}
