import type { MeasureId, TileId, UnitId } from "../base/ids.ts";
import { byRank } from "../base/rank.ts";
import type { BoardDocument } from "./document.ts";
import { rankBefore } from "./lanes.ts";
import type { Tile } from "./schema.ts";

export interface NewTile {
  readonly id: TileId;
  readonly measureId: MeasureId;
  readonly unitId?: UnitId | null;
  readonly width?: Tile["width"];
  readonly height?: Tile["height"];
}

export type TileChange = Partial<Pick<Tile, "measureId" | "unitId" | "width" | "height">>;

export function tilesInOrder(board: BoardDocument): Tile[] {
  return board.tiles.all().toSorted(byRank);
}

/** A tile, last on the board. */
export function addTile(board: BoardDocument, tile: NewTile): void {
  const rank = rankBefore(tilesInOrder(board), null);
  board.tiles.add({ unitId: null, width: 1, height: 1, ...tile, rank });
}

export function patchTile(board: BoardDocument, id: TileId, change: TileChange): void {
  board.tiles.patch(id, change);
}

/** @param beforeId the tile that it is to stand before, or null for last */
export function moveTile(board: BoardDocument, id: TileId, beforeId: TileId | null): void {
  const others = tilesInOrder(board).filter((tile) => tile.id !== id);
  board.tiles.patch(id, { rank: rankBefore(others, beforeId) });
}

/** A tile is only a place: the measure and its points stay where they are. */
export function removeTile(board: BoardDocument, id: TileId): void {
  board.tiles.remove(id);
}
