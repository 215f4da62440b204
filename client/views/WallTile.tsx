import type { Instant } from "../../shared/base/time.ts";
import type { Tile } from "../../shared/board/schema.ts";
import { SpcTile } from "../measure/SpcTile.tsx";

interface Props {
  readonly tile: Tile;
  readonly now: Instant;
  /** In a meeting one measure owns the stage. */
  readonly size?: "tile" | "stage";
}

const MINUTE = 60_000;

/** A measure on the wall. */
export function WallTile({ tile, now, size = "tile" }: Props) {
  const { measureId, unitId } = tile;
  const minute = Math.floor(now / MINUTE) * MINUTE;
  return <SpcTile measureId={measureId} unitId={unitId} now={minute} size={size === "stage" ? "stage" : "wall"} />;
}
