import { measureId } from "../../shared/base/ids.ts";
import type { Actor } from "../../shared/access/actor.ts";
import { csvText } from "../../shared/base/csvText.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { readOut, rowsOut, type SeriesOut, seriesOut } from "../../shared/measure/readOut.ts";
import { collection, pathParams } from "../../shared/protocol/http.ts";
import { analysisQuery, panelsQuery, panelsReply } from "../../shared/protocol/measures.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { feedOf } from "../access/feedKeys.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { admitToSeries, byOf, findSeries, seriesView } from "./measures.ts";
import { panelsUnder, unitsBelow } from "./panels.ts";
import { createRateLimit } from "./rateLimit.ts";

/** Charts that one asks for at once: what a page shows before it pages on. */
const PANELS = 24;

/** Series as others read them: side by side, and with centre, limits and signals for programs. */
export function readRoutes(parts: Parts): Route[] {
  return [panels(parts), analysis(parts)];
}

function panels(parts: Parts): Route {
  return route({
    method: "get",
    path: "/api/v1/measures/:measureId/panels",
    action: "measure:read",
    summary: "A measure in the units below one, side by side in the order of the organisation",
    params: pathParams({ measureId }),
    query: panelsQuery,
    reply: panelsReply,
    async handle({ actor, params, query }) {
      const found = await findSeries(parts, params.measureId, query.unitId);
      const admitted = found.ok ? admitToSeries(parts, actor, "measure:read", found.value) : found;
      if (!admitted.ok) return admitted;
      return ok(await panelsUnder(parts, actor, admitted.value, { from: Number(query.from ?? 0), most: PANELS }));
    },
  });
}

function analysis(parts: Parts): Route {
  const limit = createRateLimit(parts.clock);

  /** A person, or a key that was made to read. */
  async function reader(actor: Actor, bearer: string | undefined): Promise<Reply<Actor>> {
    const who = bearer === undefined ? actor : await feedOf(parts.storage.db, bearer, parts.clock.now());
    if (!who) return refused({ code: "not-signed-in", message: "This key is not known, or was withdrawn." });
    if (!limit.take(byOf(who))) return refused({ code: "too-many", message: "Slower: at most 200 requests a second." });
    return ok(who);
  }

  return route({
    method: "get",
    path: "/api/v1/measures/:measureId/analysis",
    action: "measure:export",
    summary:
      "A measure as its chart reads: points, centre, limits, phases and signals, as JSON or CSV; also of all units below",
    params: pathParams({ measureId }),
    query: analysisQuery,
    reply: collection(seriesOut),
    csv: ({ items }, { decimal }) => csvText(rowsOut(items), decimal ?? "point"),
    async handle({ actor, bearer, params, query }) {
      const who = await reader(actor, bearer);
      if (!who.ok) return who;
      const found = await findSeries(parts, params.measureId, query.unitId);
      const admitted = found.ok ? admitToSeries(parts, who.value, "measure:export", found.value) : found;
      if (!admitted.ok) return admitted;
      const { measure, unitId } = admitted.value;
      const below = query.below === "yes" ? await unitsBelow(parts, measure, unitId) : [];
      const items: SeriesOut[] = [];
      for (const id of [unitId, ...below]) {
        const series = { ...admitted.value, unitId: id };
        items.push(readOut(await seriesView(parts, who.value, series), parts.clock.now()));
      }
      return ok({ items });
    },
  });
}
