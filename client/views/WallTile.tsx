import type { Instant } from "../../shared/base/time.ts";
import type { Tile } from "../../shared/board/schema.ts";
import { SpcTile } from "../measure/SpcTile.tsx";

interface Props {
  readonly tile: Tile;
  readonly now: Instant;
}

const MINUTE = 60_000;

/** A measure on the wall. */
export function WallTile({ tile, now }: Props) {
  return <SpcTile measureId={tile.measureId} unitId={tile.unitId} now={Math.floor(now / MINUTE) * MINUTE} />;
}
