import { useQuery } from "@tanstack/react-query";
import type { Tile } from "../../shared/board/schema.ts";
import { measureView } from "../../shared/measure/measure.ts";
import { queryOf } from "../live/queries.ts";
import { useWords } from "../words/useWords.ts";

/** Name of the measure that a tile shows; a plain word until it is known. */
export function useTileName(tile: Tile): string {
  const words = useWords().board.tiles;
  const { data } = useQuery(queryOf(["measure", tile.measureId], `/measures/${tile.measureId}`, measureView));
  return data?.definition.name ?? words.one;
}

export function TileBody({ tile }: { readonly tile: Tile }) {
  return <h3>{useTileName(tile)}</h3>;
}
