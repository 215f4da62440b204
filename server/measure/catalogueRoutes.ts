import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { boardId, measureId, type MeasureId, tileId, type UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import {
  catalogueQuery,
  catalogueReply,
  newTileBody,
  newTileReply,
  spreadBody,
  spreadReply,
  unspreadBody,
  unspreadReply,
} from "../../shared/measure/catalogue.ts";
import { nothing, pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { measureById, type StoredMeasure } from "../storage/measures.ts";
import { putTile, spread, takeTile, unspread } from "./boardTiles.ts";
import { catalogueOf } from "./catalogue.ts";

const NO_MEASURE = refused({ code: "not-found", message: "There is no such measure." } as const);

/** Measures to pick from, and the tiles that picking one puts on boards. */
export function catalogueRoutes(parts: Parts): Route[] {
  return [catalogue(parts), ...tiles(parts), ...spreading(parts)];
}

function catalogue(parts: Parts): Route {
  return route({
    method: "get",
    path: "/api/v1/catalogue",
    action: "measure:read",
    summary: "Measures that a unit can pick from: its own, those of units above, and those that others follow",
    query: catalogueQuery,
    reply: catalogueReply,
    async handle({ actor, query }) {
      const path = parts.authority.unitPath(query.unitId);
      if (path.length === 0) return refused({ code: "not-found", message: "There is no such unit." });
      if (!may(actor, "measure:read", { kind: "unit", path })) {
        return refused({ code: "not-allowed", message: "You may not read measures." });
      }
      if (query.boardId !== undefined) {
        const board = admit(parts.authority, actor, "board:read", query.boardId);
        if (!board.ok) return board;
      }
      const { unitId, boardId: on, text } = query;
      return ok(await catalogueOf(parts, actor, { unitId, boardId: on, text }));
    },
  });
}

function tiles(parts: Parts): Route[] {
  return [
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/tiles",
      action: "board:edit",
      summary: "Put a measure on a board, last; of a measure of a unit above, the board's own unit's series",
      params: pathParams({ boardId }),
      body: newTileBody,
      reply: newTileReply,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "board:edit", params.boardId);
        if (!board.ok) return board;
        const measure = await readable(parts, actor, body.measureId);
        return measure ? await putTile(parts, actor, board.value, measure, key) : NO_MEASURE;
      },
    }),
    route({
      method: "delete",
      path: "/api/v1/boards/:boardId/tiles/:tileId",
      action: "board:edit",
      summary: "Take a tile off a board; the measure and its figures stay",
      params: pathParams({ boardId, tileId }),
      reply: nothing,
      async handle({ actor, params, key }) {
        const board = admit(parts.authority, actor, "board:edit", params.boardId);
        return board.ok ? await takeTile(parts, actor, board.value, params.tileId, key) : board;
      },
    }),
  ];
}

function spreading(parts: Parts): Route[] {
  return [
    route({
      method: "post",
      path: "/api/v1/measures/:measureId/boards",
      action: "measure:spread",
      summary: "Put a measure on every board of a unit and below it that has none of it yet",
      params: pathParams({ measureId }),
      body: spreadBody,
      reply: spreadReply,
      async handle({ actor, params, body, key }) {
        const found = await spreadable(parts, actor, params.measureId, body.unitId);
        return found.ok ? await spread(parts, actor, found.value, body.unitId, key) : found;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/measures/:measureId/boards/removal",
      action: "measure:spread",
      summary: "Take back the tiles that were put up so, on the boards named",
      params: pathParams({ measureId }),
      body: unspreadBody,
      reply: unspreadReply,
      async handle({ actor, params, body, key }) {
        const found = await spreadable(parts, actor, params.measureId, body.unitId);
        return found.ok ? await unspread(parts, actor, found.value, body, key) : found;
      },
    }),
  ];
}

async function readable(parts: Parts, actor: Actor, id: MeasureId): Promise<StoredMeasure | undefined> {
  const measure = await measureById(parts.storage.db, id);
  if (!measure || measure.archived) return undefined;
  const thing = { kind: "measure", id, path: parts.authority.unitPath(measure.unitId) } as const;
  return may(actor, "measure:read", thing) ? measure : undefined;
}

/** A measure is put on the boards of its own unit and below, by somebody who leads there. */
async function spreadable(parts: Parts, actor: Actor, id: MeasureId, under: UnitId): Promise<Reply<StoredMeasure>> {
  const measure = await readable(parts, actor, id);
  if (!measure) return NO_MEASURE;
  const path = parts.authority.unitPath(under);
  if (!path.includes(measure.unitId)) {
    const message = "This unit is neither the measure's own nor below it.";
    return refused({ code: "bad-request", message, fields: { unitId: message } });
  }
  if (!may(actor, "measure:spread", { kind: "unit", path })) {
    return refused({ code: "not-allowed", message: "Leaders of the unit put measures on the boards below it." });
  }
  return ok(measure);
}
