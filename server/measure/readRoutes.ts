import { measureId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import { panelsQuery, panelsReply } from "../../shared/protocol/measures.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { admitToSeries, findSeries } from "./measures.ts";
import { panelsUnder } from "./panels.ts";

/** Charts that one asks for at once: what a page shows before it pages on. */
const PANELS = 24;

/** Series as others read them: side by side, and with centre, limits and signals for programs. */
export function readRoutes(parts: Parts): Route[] {
  return [panels(parts)];
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
