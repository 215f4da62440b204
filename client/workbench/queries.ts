import { useQuery } from "@tanstack/react-query";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import { measureView, type SeriesReading, seriesView } from "../../shared/measure/measure.ts";
import { definitionVersion, readingVersion } from "../../shared/measure/versions.ts";
import { collection } from "../../shared/protocol/http.ts";
import { panelsReply } from "../../shared/protocol/measures.ts";
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

/** The same measure in the units below, in the order of the organisation. */
export function usePanels(id: MeasureId, unitId: UnitId) {
  return useQuery(queryOf(["measure", id, "panels", unitId], `/measures/${id}/panels?unitId=${unitId}`, panelsReply));
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
