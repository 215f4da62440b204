import type { UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Tile } from "../../shared/board/schema.ts";

interface Props {
  readonly tile: Tile;
  readonly unitId: UnitId;
  readonly now: Instant;
}

/** A measure on the wall. */
export function WallTile({ tile }: Props) {
  return <p>{tile.measureId}</p>;
}
