import { useQuery } from "@tanstack/react-query";
import type { BoardId, FeedKeyId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import { type FeedScope, feedKeyView, type KeyUse } from "../../shared/measure/feedKey.ts";
import { type MeasureDefinition, measureView, seriesView } from "../../shared/measure/measure.ts";
import { pushReply } from "../../shared/measure/pushed.ts";
import { collection, nothing } from "../../shared/protocol/http.ts";
import { historyReply, madeFeedKey, quietReply } from "../../shared/protocol/measures.ts";
import { send } from "../live/api.ts";
import { queryOf } from "../live/queries.ts";

/** A measure's points in its own unit, or in the one named; news of the measure make it stale. */
export function seriesQuery(id: MeasureId, unitId?: UnitId | null) {
  const query = unitId ? `?unitId=${unitId}` : "";
  return queryOf(["measure", id, "series", unitId ?? ""], `/measures/${id}/series${query}`, seriesView);
}

export function useSeries(id: MeasureId, unitId?: UnitId | null) {
  return useQuery(seriesQuery(id, unitId));
}

const measuresSchema = collection(measureView);

/** The measures of a unit, of those above it, and of those below it. */
export function useMeasuresOf(unitId: UnitId) {
  return useQuery(queryOf(["measures", unitId], `/measures?unitId=${unitId}`, measuresSchema));
}

/** The measures that a board may show. */
export function useMeasuresOfBoard(boardId: BoardId) {
  return useQuery(queryOf(["measures", boardId], `/measures?boardId=${boardId}`, measuresSchema));
}

export function useHistory(id: MeasureId, unitId: UnitId) {
  return useQuery(
    queryOf(["measure", id, "history", unitId], `/measures/${id}/history?unitId=${unitId}`, historyReply),
  );
}

const feedKeysSchema = collection(feedKeyView);

export function useFeedKeys(unitId: UnitId) {
  return useQuery(queryOf(["feed-keys", unitId], `/feed-keys?unitId=${unitId}`, feedKeysSchema));
}

export function defineMeasure({
  unitId,
  definition,
}: {
  readonly unitId: UnitId;
  readonly definition: MeasureDefinition;
}) {
  return send("POST", "/measures", { ...definition, unitId }, measureView);
}

export interface MeasureChange {
  readonly id: MeasureId;
  readonly version: number;
  readonly definition?: MeasureDefinition;
  readonly archived?: boolean;
}

export function changeMeasure({ id, ...change }: MeasureChange) {
  return send("PATCH", `/measures/${id}`, change, measureView);
}

export interface TypedPoint {
  readonly id: MeasureId;
  readonly point: Readonly<Record<string, string | number>>;
}

export function pushPoint({ id, point }: TypedPoint) {
  return send("POST", `/measures/${id}/points`, point, pushReply);
}

export interface WantedKey {
  readonly unitId: UnitId;
  readonly name: string;
  readonly use: KeyUse;
  readonly scope: FeedScope;
  readonly source: string;
  readonly measureIds: readonly MeasureId[];
}

export function makeFeedKey(wanted: WantedKey) {
  return send("POST", "/feed-keys", wanted, madeFeedKey);
}

export function exchangeSecret(id: FeedKeyId) {
  return send("POST", `/feed-keys/${id}/secret`, undefined, madeFeedKey);
}

export function useQuietSources(unitId: UnitId) {
  return useQuery(queryOf(["measures", unitId, "quiet"], `/quiet-sources?unitId=${unitId}`, quietReply));
}

export function withdrawFeedKey(id: FeedKeyId) {
  return send("DELETE", `/feed-keys/${id}`, undefined, nothing);
}
