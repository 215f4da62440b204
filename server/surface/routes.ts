import { boardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import { surfaceCommand, surfaceSchema } from "../../shared/surface/surface.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { changeSurface, surfaceNow } from "./surfaces.ts";

/** Which document is the free surface of a board, and when it is emptied. What lies on it travels by `/sync`. */
export function surfaceRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/surface",
      action: "board:read",
      summary: "The free surface of a board: its document, and when it is emptied",
      params: pathParams({ boardId }),
      reply: surfaceSchema,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await surfaceNow(parts, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/surface/commands",
      action: "surface:empty",
      summary: "Empty the free surface, bring it back for some seconds after, or keep it",
      params: pathParams({ boardId }),
      body: surfaceCommand,
      reply: surfaceSchema,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "surface:empty", params.boardId);
        return board.ok ? await changeSurface(parts, actor, board.value, body, key) : board;
      },
    }),
  ];
}
