import { Link } from "wouter";
import type { Tile } from "../../shared/board/schema.ts";
import { useNow } from "../live/serverClock.ts";
import { useSeries } from "../measure/queries.ts";
import { SpcTile } from "../measure/SpcTile.tsx";
import { useWords } from "../words/useWords.ts";

/** Name of the measure that a tile shows; a plain word until it is known. */
export function useTileName(tile: Tile): string {
  const words = useWords().board.tiles;
  const { data } = useSeries(tile.measureId, tile.unitId);
  return data?.measure.definition.name ?? words.one;
}

/** The measure itself; its name leads to its page. */
export function TileBody({ tile }: { readonly tile: Tile }) {
  const now = useNow(60_000);
  return (
    <SpcTile
      measureId={tile.measureId}
      unitId={tile.unitId}
      now={now}
      title={(name) => <Link href={pageOf(tile)}>{name}</Link>}
    />
  );
}

/** The page of the series that the tile shows. */
function pageOf({ measureId, unitId }: Tile): string {
  return unitId ? `/enhet/${unitId}/maltall/${measureId}` : `/maltall/${measureId}`;
}
