import { useQueries, useQuery } from "@tanstack/react-query";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import { measureView, type SeriesReading, seriesView } from "../../shared/measure/measure.ts";
import { definitionVersion, readingVersion } from "../../shared/measure/versions.ts";
import { collection } from "../../shared/protocol/http.ts";
import { type Panel, panelsReply } from "../../shared/protocol/measures.ts";
import { send } from "../live/api.ts";
import { queryOf } from "../live/queries.ts";

/** A series without its figures, which the worker fetches; a sum of units comes whole. */
export function useHead(id: MeasureId, unitId: UnitId | undefined) {
  const unit = unitId ? `&unitId=${unitId}` : "";
  return useQuery(
    queryOf(["measure", id, "head", unitId ?? ""], `/measures/${id}/series?points=none${unit}`, seriesView),
  );
}

const readingVersions = collection(readingVersion);

export function useReadingVersions(id: MeasureId, unitId: UnitId) {
  const path = `/measures/${id}/series/versions?unitId=${unitId}`;
  return useQuery(queryOf(["measure", id, "reading-versions", unitId], path, readingVersions));
}

const definitionVersions = collection(definitionVersion);

export function useDefinitionVersions(id: MeasureId) {
  return useQuery(queryOf(["measure", id, "versions"], `/measures/${id}/versions`, definitionVersions));
}

/** As many as the server gives at once. */
const AT_ONCE = 24;

function panelsQuery(id: MeasureId, unitId: UnitId, from: number) {
  const path = `/measures/${id}/panels?unitId=${unitId}&from=${from}`;
  return queryOf(["measure", id, "panels", unitId, String(from)], path, panelsReply);
}

/** The same measure in all units below, in the order of the organisation; a funnel of some of them would be wrong. */
export function usePanels(id: MeasureId, unitId: UnitId): readonly Panel[] | undefined {
  const first = useQuery(panelsQuery(id, unitId, 0));
  const pages = Math.ceil((first.data?.count ?? 0) / AT_ONCE);
  const parts = useQueries({
    queries: Array.from({ length: Math.max(1, pages) }, (_, page) => panelsQuery(id, unitId, page * AT_ONCE)),
    combine: (results) => results.map(({ data }) => data?.items),
  });
  const items = parts.filter((part) => part !== undefined);
  return items.length === parts.length ? items.flat() : undefined;
}

interface Series {
  readonly id: MeasureId;
  readonly unitId: UnitId;
  /** The version that was looked at: whoever came between is not overwritten. */
  readonly version: number;
}

export function changeReading({ id, ...change }: Series & { readonly reading: SeriesReading }) {
  return send("PATCH", `/measures/${id}/series?points=none`, change, seriesView);
}

export function restoreReading({ id, ...back }: Series & { readonly to: number }) {
  return send("POST", `/measures/${id}/series/restoration?points=none`, back, seriesView);
}

export function restoreDefinition({ id, ...back }: Omit<Series, "unitId"> & { readonly to: number }) {
  return send("POST", `/measures/${id}/restoration`, back, measureView);
}
