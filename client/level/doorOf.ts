import type { BoardItem, Unit } from "../../shared/protocol/boards.ts";
import { mainOf } from "../../shared/board/mainBoard.ts";

type Of = Pick<BoardItem, "id" | "unitId" | "kind" | "name" | "closed">;

/**
 * Where a board is entered: a unit above the sections by what waits for it and how it stands below, any other board by its
 * lanes. From each of the two pages the other is one touch away.
 */
export function doorOf(board: Of, boards: readonly Of[], units: readonly Pick<Unit, "id" | "kind" | "name">[]): string {
  const unit = units.find(({ id }) => id === board.unitId);
  return unit && isLevelBoard(board, boards, unit) ? `/niva/${unit.id}` : `/tavle/${board.id}`;
}

/** Whether it is the board of a unit above the sections that matters come to. */
export function isLevelBoard(board: Of, boards: readonly Of[], unit: Pick<Unit, "id" | "kind" | "name">): boolean {
  return unit.kind !== "section" && mainBoardOf(unit, boards)?.id === board.id;
}

/** The board of a unit that matters come to, of those that one may open. */
export function mainBoardOf<Board extends Of>(
  unit: Pick<Unit, "id" | "name">,
  boards: readonly Board[],
): Board | undefined {
  const there = boards.flatMap((board) => (board.unitId === unit.id ? [{ ...board, boardKind: board.kind }] : []));
  const main = mainOf(there, unit.name)?.id;
  return boards.find(({ id }) => id === main);
}
