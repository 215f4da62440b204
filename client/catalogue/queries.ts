import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { BoardId, MeasureId, TileId, UnitId } from "../../shared/base/ids.ts";
import { catalogueReply, newTileReply, spreadReply, unspreadReply } from "../../shared/measure/catalogue.ts";
import { nothing } from "../../shared/protocol/http.ts";
import { send } from "../live/api.ts";
import { queryOf } from "../live/queries.ts";

/** What a unit can pick from; measures that others follow are searched where they are kept. */
export function useCatalogue(unitId: UnitId, boardId: BoardId | undefined, text: string) {
  const asked = new URLSearchParams({ unitId, ...(boardId && { boardId }), ...(text && { text }) });
  const key = ["measures", unitId, "catalogue", boardId ?? "", text] as const;
  return useQuery({ ...queryOf(key, `/catalogue?${asked}`, catalogueReply), placeholderData: keepPreviousData });
}

export function putTile({ boardId, measureId }: { readonly boardId: BoardId; readonly measureId: MeasureId }) {
  return send("POST", `/boards/${boardId}/tiles`, { measureId }, newTileReply);
}

export function takeTile({ boardId, tileId }: { readonly boardId: BoardId; readonly tileId: TileId }) {
  return send("DELETE", `/boards/${boardId}/tiles/${tileId}`, undefined, nothing);
}

export function spreadMeasure({ id, unitId }: { readonly id: MeasureId; readonly unitId: UnitId }) {
  return send("POST", `/measures/${id}/boards`, { unitId }, spreadReply);
}

export interface TakenBack {
  readonly id: MeasureId;
  readonly unitId: UnitId;
  readonly boardIds: readonly BoardId[];
}

export function unspreadMeasure({ id, ...what }: TakenBack) {
  return send("POST", `/measures/${id}/boards/removal`, what, unspreadReply);
}
