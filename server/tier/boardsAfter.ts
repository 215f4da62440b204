import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { mainOf as openMainOf } from "../../shared/board/mainBoard.ts";
import { isLaidDown, pathUp } from "../../shared/tier/tiers.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { allUnits, type StoredUnit } from "../storage/units.ts";

/** The boards as they will be under a tree that the memory does not hold yet. */
export interface BoardsAfter {
  /** undefined for the board of a unit that is laid down. */
  board(id: BoardId): BoardFacts | undefined;
  /** A board itself; of a unit that is laid down, the board of the unit that took over, or of the nearest above. */
  heirOf(id: BoardId): BoardFacts | undefined;
  /** The main boards of the units above a board, nearest first. */
  above(board: BoardFacts): readonly BoardFacts[];
}

export function boardsAfter({ authority }: Parts, units: ReadonlyMap<UnitId, StoredUnit>): BoardsAfter {
  const all = authority.boards().flatMap((board): BoardFacts[] => {
    const unit = units.get(board.unitId);
    if (!unit) return [];
    return [{ ...board, path: pathUp(units, unit.id), laidDown: isLaidDown(unit) }];
  });
  const byId = new Map(all.map((board) => [board.id, board]));
  const mainOf = (unit: UnitId): BoardFacts | undefined => {
    const there = all.filter(({ unitId }) => unitId === unit);
    return mainAmong(there, units.get(unit)?.name);
  };
  const nearest = (path: readonly UnitId[]): BoardFacts | undefined => {
    for (const unit of path) {
      const main = mainOf(unit);
      if (main) return main;
    }
    return undefined;
  };
  return {
    board(id) {
      const found = byId.get(id);
      return found && !found.laidDown ? found : undefined;
    },
    heirOf(id) {
      const found = byId.get(id);
      if (!found?.laidDown) return found;
      return nearest(pathUp(units, successorOf(units, found.unitId)));
    },
    above: (board) => board.path.slice(1).flatMap((unit) => mainOf(unit) ?? []),
  };
}

/**
 * The board of a unit that matters come to; none of one that is laid down.
 * @param boards of one unit
 */
export function mainAmong(boards: readonly BoardFacts[], unitName: string | undefined): BoardFacts | undefined {
  return openMainOf(
    boards.filter(({ laidDown }) => !laidDown),
    unitName,
  );
}

/** The tree as it is now. */
export function boardsNow(parts: Parts): BoardsAfter {
  return boardsAfter(parts, new Map(parts.authority.units().map((unit) => [unit.id, unit])));
}

/** The tree as a transaction sees it: the memory follows a change of it only after the commit. */
export async function boardsIn(parts: Parts, tx: Db): Promise<BoardsAfter> {
  return boardsAfter(parts, new Map((await allUnits(tx)).map((unit) => [unit.id, unit])));
}

/** The unit that took over, through mergers of mergers; the unit itself when none did. */
function successorOf(units: ReadonlyMap<UnitId, StoredUnit>, id: UnitId): UnitId {
  const seen = new Set<UnitId>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    at = units.get(at)?.mergedInto ?? at;
  }
  return at;
}
