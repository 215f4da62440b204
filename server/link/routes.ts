import { boardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { linkBody, linksReply } from "../../shared/link/link.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { linksFor, moveLink } from "./links.ts";

/** Risks and the improvement work that they lead to, on two boards of one unit. */
export function linkRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/links",
      action: "board:read",
      summary: "Cards of a board that are tied to cards of another board of the unit, and where cards can be sent",
      params: pathParams({ boardId }),
      reply: linksReply,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await linksFor(parts, actor, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/links",
      action: "card:link",
      summary: "Send a risk to the improvement board, or follow improvement work on the risk board; or take that back",
      params: pathParams({ boardId }),
      body: linkBody,
      reply: linksReply,
      handle: ({ actor, params, body, key }) => moveLink(parts, actor, params.boardId, body, key),
    }),
  ];
}
