import { boardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { localDate } from "../../shared/base/time.ts";
import { crossCommand, crossLine, crossLineReply } from "../../shared/cross/greenCross.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import { crossChanged, crossPicture, stretch } from "../../shared/protocol/meetings.ts";
import { admit } from "../access/admit.ts";
import { senderOf } from "../access/tickets.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { changeCross, crossPictureOf, usualStretch } from "./cross.ts";
import { createLines } from "./lines.ts";

/** The green cross of a board. */
export function crossRoutes(parts: Parts): Route[] {
  const giveLine = createLines(parts);
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/cross",
      action: "board:read",
      summary: "The green cross: coloured and closed days, and the day of the last meeting",
      params: pathParams({ boardId }),
      query: stretch,
      reply: crossPicture,
      async handle({ actor, params, query }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        if (!board.ok) return board;
        const usual = usualStretch(localDate(parts.clock.now(), board.value.zone));
        return ok(await crossPictureOf(parts, board.value, query.from ?? usual.from, query.to ?? usual.to));
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/cross/commands",
      action: "cross:colour",
      summary: "Colour a day, close it, or write, correct or take away one of its events",
      params: pathParams({ boardId }),
      body: crossCommand,
      reply: crossChanged,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "cross:colour", params.boardId);
        return board.ok ? await changeCross(parts, actor, board.value, body, key) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/cross-lines",
      action: "cross:line",
      summary: "Give a line about today or yesterday, for the meeting to colour; a phone's ticket goes as Bearer",
      body: crossLine,
      reply: crossLineReply,
      async handle({ actor, bearer, body }) {
        const sender = await senderOf(parts.storage.db, actor, bearer);
        return sender.ok ? await giveLine(sender.value, body) : sender;
      },
    }),
  ];
}
