import { boardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import { todayChanged } from "../../shared/protocol/today.ts";
import { todayCommand, todayState } from "../../shared/today/today.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { changeToday, todayStateOf } from "./today.ts";

/** Staffing, beds and preparedness of today on a board. What is needed is a setting of the board. */
export function todayRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/today",
      action: "board:read",
      summary: "What today is like: staffing against the need, patients on the beds, preparedness",
      params: pathParams({ boardId }),
      reply: todayState,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await todayStateOf(parts, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/today/commands",
      action: "today:set",
      summary: "Say how a shift is staffed, how many patients there are, or which level of preparedness holds",
      params: pathParams({ boardId }),
      body: todayCommand,
      reply: todayChanged,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "today:set", params.boardId);
        return board.ok ? await changeToday(parts, actor, board.value, body, key) : board;
      },
    }),
  ];
}
