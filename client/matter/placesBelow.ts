import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import type { BoardItem, Unit } from "../../shared/protocol/boards.ts";
import { unitsBelow } from "../../shared/tier/below.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";

/** A unit below that a matter can be delegated to, by the board that its matters come to. */
export interface PlaceBelow {
  readonly boardId: BoardId;
  readonly unitName: string;
  readonly unitKind: UnitKind;
}

/**
 * Whom a matter can be delegated to: each living unit below with an open board, in the order of the tree, never by value.
 * @param sender the board that asked: it cannot be asked itself
 */
export function placesBelow(
  units: readonly Unit[],
  boards: readonly BoardItem[],
  unit: UnitId,
  sender: BoardId,
): readonly PlaceBelow[] {
  return unitsBelow(units, unit).flatMap(({ unit: { id, name, kind, closedAt } }) => {
    const theirs = boards.filter((board) => board.unitId === id && !board.closed && closedAt === null);
    const main = theirs.find((board) => board.name === name) ?? theirs[0];
    return main && main.id !== sender ? [{ boardId: main.id, unitName: name, unitKind: kind }] : [];
  });
}
