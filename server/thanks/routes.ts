import { boardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import { thanksCommand, thanksList } from "../../shared/thanks/thanks.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { changeThanks, thanksOf } from "./thanks.ts";

/** Thanks given on a board; they are shown for a day. */
export function thanksRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/thanks",
      action: "board:read",
      summary: "Thanks of the last day, newest first",
      params: pathParams({ boardId }),
      reply: thanksList,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await thanksOf(parts, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/thanks/commands",
      action: "thanks:give",
      summary: "Thank somebody, or take it back",
      params: pathParams({ boardId }),
      body: thanksCommand,
      reply: thanksList,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "thanks:give", params.boardId);
        return board.ok ? await changeThanks(parts, actor, board.value, body, key) : board;
      },
    }),
  ];
}
