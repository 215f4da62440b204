import type { BoardId, UnitId } from "../base/ids.ts";
import { unitsBelow } from "../tier/below.ts";
import { isLaidDown, type UnitKind } from "../tier/tiers.ts";
import type { Place } from "./escalation.ts";

interface Unit {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly closedAt?: number | null | undefined;
}

interface Board {
  readonly id: BoardId;
  readonly name: string;
  readonly unitId: UnitId;
  readonly closed: boolean;
}

/**
 * Whom a matter can be delegated to: each living unit below with an open board, the one that its matters come to, in the
 * order of the tree and never by value.
 * @param sender the board that asked: it cannot be asked itself
 */
export function placesBelow(
  units: readonly Unit[],
  boards: readonly Board[],
  unit: UnitId,
  sender: BoardId,
): readonly Place[] {
  return unitsBelow(units, unit).flatMap(({ unit: below }) => {
    const { id, name, kind } = below;
    const theirs = boards.filter((board) => board.unitId === id && !board.closed && !isLaidDown(below));
    const main = theirs.find((board) => board.name === name) ?? theirs[0];
    return main && main.id !== sender ? [{ boardId: main.id, unitName: name, unitKind: kind }] : [];
  });
}
