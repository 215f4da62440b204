import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Test, Tile } from "../../shared/board/schema.ts";
import { useMeasuresOfBoard } from "../measure/queries.ts";
import { useWords } from "../words/useWords.ts";
import type { OpenBoard } from "./openBoard.ts";

/** A measure that a test can aim at. */
export interface Aim {
  readonly measureId: MeasureId;
  readonly unitId: UnitId | null;
  readonly name: string;
}

/** The measures on the board's tiles, and the one that is aimed at already, should its tile be gone. */
export function useAims(
  board: OpenBoard,
  tiles: readonly Tile[],
  now: Pick<Test, "measureId" | "unitId">,
): readonly Aim[] {
  const words = useWords().board.tiles;
  const known = useMeasuresOfBoard(board.boardId).data?.items ?? [];
  const nameOf = (id: MeasureId) => known.find((measure) => measure.id === id)?.definition.name ?? words.one;
  const aims = new Map<MeasureId, Aim>();
  const add = (measureId: MeasureId, unitId: UnitId | null): void => {
    if (!aims.has(measureId)) aims.set(measureId, { measureId, unitId, name: nameOf(measureId) });
  };
  if (now.measureId !== null) add(now.measureId, now.unitId);
  for (const { measureId, unitId } of tiles) add(measureId, unitId);
  return [...aims.values()].toSorted((a, b) => a.name.localeCompare(b.name, "nb-NO"));
}
