import type { Board } from "../../shared/protocol/boards.ts";
import { useHasAnswered } from "./AnsweringTile.tsx";
import { useHealth } from "./queries.ts";

/** What of the meeting itself stands on a wall beside the measures: nothing, while nothing fades and nobody waits for us. */
export type OwnTile =
  | { readonly kind: "fading"; readonly id: string }
  | { readonly kind: "answering"; readonly id: string };

export function useOwnTiles({ id, unitId }: Pick<Board, "id" | "unitId">): readonly OwnTile[] {
  const { data } = useHealth(id);
  const hasAnswered = useHasAnswered(unitId);
  const tiles: OwnTile[] = [];
  if (data && data.fading.length > 0) tiles.push({ kind: "fading", id: "own-fading" });
  if (hasAnswered) tiles.push({ kind: "answering", id: "own-answering" });
  return tiles;
}
