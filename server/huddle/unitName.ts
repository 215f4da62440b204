import type { BoardId } from "../../shared/base/ids.ts";
import { boardById } from "../storage/boards.ts";
import type { Db } from "../storage/database.ts";
import { unitById } from "../storage/units.ts";

/** What the unit of a board is called now; empty when the board is gone. */
export async function unitNameOf(db: Db, id: BoardId): Promise<string> {
  const board = await boardById(db, id);
  return (board && (await unitById(db, board.unitId))?.name) ?? "";
}
