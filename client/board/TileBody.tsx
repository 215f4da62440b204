import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { Tile } from "../../shared/board/schema.ts";
import { measureView } from "../../shared/measure/measure.ts";
import { queryOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { SpcTile } from "../measure/SpcTile.tsx";
import { useWords } from "../words/useWords.ts";

/** Name of the measure that a tile shows; a plain word until it is known. */
export function useTileName(tile: Tile): string {
  const words = useWords().board.tiles;
  const { data } = useQuery(queryOf(["measure", tile.measureId], `/measures/${tile.measureId}`, measureView));
  return data?.definition.name ?? words.one;
}

/** The measure itself; its name leads to its page. */
export function TileBody({ tile }: { readonly tile: Tile }) {
  const now = useNow(60_000);
  return (
    <SpcTile
      measureId={tile.measureId}
      unitId={tile.unitId}
      now={now}
      title={(name) => <Link href={`/maltall/${tile.measureId}`}>{name}</Link>}
    />
  );
}
