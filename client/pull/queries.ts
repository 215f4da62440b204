import { useQuery } from "@tanstack/react-query";
import type { PullSourceId, UnitId } from "../../shared/base/ids.ts";
import { collection, nothing } from "../../shared/protocol/http.ts";
import {
  newPullBody,
  pullChangeBody,
  pullConnections,
  pullRunsReply,
  pullSourceView,
  pullTrial,
  pullTrialBody,
} from "../../shared/pull/source.ts";
import { send, sendForm } from "../live/api.ts";
import { queryOf } from "../live/queries.ts";

const sourcesSchema = collection(pullSourceView);

/** What a unit fetches; news of its sources make it stale. */
export function useSources(unitId: UnitId, mayAsk = true) {
  return useQuery({ ...queryOf(["pulls", unitId], `/pull-sources?unitId=${unitId}`, sourcesSchema), enabled: mayAsk });
}

export function useRuns(unitId: UnitId, id: PullSourceId) {
  return useQuery(queryOf(["pulls", unitId, "runs", id], `/pull-sources/${id}/runs`, pullRunsReply));
}

/** What the operators have opened; only administrators may ask. */
export function useConnections(unitId: UnitId, mayConnect: boolean) {
  const query = queryOf(["pull-connections", unitId], `/pull-connections?unitId=${unitId}`, pullConnections);
  return useQuery({ ...query, enabled: mayConnect });
}

export interface Wanted {
  readonly unitId: UnitId;
  /** As a form has it: judged by the schema before it is sent. */
  readonly definition: unknown;
}

export function makeSource(wanted: Wanted) {
  return sendForm("POST", "/pull-sources", wanted, newPullBody, pullSourceView);
}

export function trySource(wanted: Wanted) {
  return sendForm("POST", "/pull-trials", wanted, pullTrialBody, pullTrial);
}

export interface SourceChange {
  readonly id: PullSourceId;
  readonly version: number;
  readonly definition?: unknown;
  readonly paused?: boolean;
}

export function changeSource({ id, ...change }: SourceChange) {
  return sendForm("PATCH", `/pull-sources/${id}`, change, pullChangeBody, pullSourceView);
}

export function fetchNow(id: PullSourceId) {
  return send("POST", `/pull-sources/${id}/run`, undefined, pullSourceView);
}

export function removeSource(id: PullSourceId) {
  return send("DELETE", `/pull-sources/${id}`, undefined, nothing);
}
