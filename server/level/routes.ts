import { may } from "../../shared/access/policy.ts";
import { unitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { levelOverview } from "../../shared/level/overview.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import { isLaidDown } from "../../shared/tier/tiers.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { overviewOf } from "./overview.ts";
import { together } from "./together.ts";

/** Boards above section level, which are fed by what lies below. */
export function levelRoutes(parts: Parts): Route[] {
  const overviews = together((id: Parameters<typeof overviewOf>[1]) => overviewOf(parts, id));
  return [
    route({
      method: "get",
      path: "/api/v1/units/:unitId/overview",
      action: "unit:read",
      summary: "What a unit sees of all below it: matters, new signals, meetings, crosses, staffing and beds",
      params: pathParams({ unitId }),
      reply: levelOverview,
      async handle({ actor, params }) {
        const unit = parts.authority.unit(params.unitId);
        if (!unit || isLaidDown(unit)) return refused({ code: "not-found", message: "There is no such unit." });
        if (may(actor, "unit:read", { kind: "unit", path: parts.authority.unitPath(unit.id) })) {
          return ok(await overviews(unit.id));
        }
        return refused({ code: "not-allowed", message: "You may not read units." });
      },
    }),
  ];
}
