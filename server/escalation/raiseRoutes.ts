import { boardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { escalationId } from "../../shared/escalation/escalation.ts";
import { markCommand } from "../../shared/escalation/mark.ts";
import { nothing, pathParams } from "../../shared/protocol/http.ts";
import { markList, ownMarks } from "../../shared/protocol/marks.ts";
import { matterPicture } from "../../shared/protocol/matterChart.ts";
import { raiseClock } from "../../shared/protocol/raiseClock.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { escalationById } from "../storage/escalations.ts";
import { chartOf } from "./chart.ts";
import { clockAhead } from "./clockAhead.ts";
import { mayRead, NO_MATTER } from "./escalations.ts";
import { changeMark, marksOfActor, marksOfBoard } from "./marks.ts";

/** What a matter needs before it is sent, and the chart that goes along. */
export function raiseRoutes(parts: Parts): Route[] {
  return [...markRoutes(parts), clock(parts), chart(parts)];
}

function clock(parts: Parts): Route {
  return route({
    method: "get",
    path: "/api/v1/boards/:boardId/escalations/clock",
    action: "board:read",
    summary: "What each level above would promise for a matter sent now, and whom to call when it cannot wait",
    params: pathParams({ boardId }),
    reply: raiseClock,
    async handle({ actor, params }) {
      const board = admit(parts.authority, actor, "board:read", params.boardId);
      return board.ok ? ok(await clockAhead(parts, board.value)) : board;
    },
  });
}

function chart(parts: Parts): Route {
  return route({
    method: "get",
    path: "/api/v1/escalations/:escalationId/chart",
    action: "board:read",
    summary: "The chart that went along with a matter, with its points as they were then",
    params: pathParams({ escalationId }),
    reply: matterPicture,
    async handle({ actor, params }) {
      const found = await escalationById(parts.storage.db, params.escalationId);
      if (!found || !mayRead(parts, actor, found)) return NO_MATTER;
      const picture = await chartOf(parts, found.id);
      return picture ? ok(picture) : NO_MATTER;
    },
  });
}

function markRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/marks",
      action: "board:read",
      summary: "What a meeting has marked to be raised and nobody has written yet",
      params: pathParams({ boardId }),
      reply: markList,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await marksOfBoard(parts, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/marks/commands",
      action: "escalation:raise",
      summary: "Mark a matter to be written afterwards, drop a mark, or fetch a dropped one back",
      params: pathParams({ boardId }),
      body: markCommand,
      reply: nothing,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "escalation:raise", params.boardId);
        return board.ok ? await changeMark(parts, actor, board.value, body, key) : board;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/marks",
      action: "board:read",
      summary: "What waits to be written on all boards where one may send it",
      reply: ownMarks,
      async handle({ actor }) {
        return ok({ items: await marksOfActor(parts, actor) });
      },
    }),
  ];
}
