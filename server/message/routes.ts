import { may } from "../../shared/access/policy.ts";
import type { Actor } from "../../shared/access/actor.ts";
import { boardId, type UnitId, unitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { boardMessages, messageCommand, readCommand, sentMessage, sentMessages } from "../../shared/message/message.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import type { StoredUnit } from "../storage/units.ts";
import { boardMessagesOf, commandMessage, readMessage, sentBy } from "./messages.ts";

/** Messages down: sent by a unit to the boards below it, read by units. */
export function messageRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/messages",
      action: "board:read",
      summary: "Messages from above that a board shows, unread first; until the end of their last day",
      params: pathParams({ boardId }),
      reply: boardMessages,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await boardMessagesOf(parts, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/messages/commands",
      action: "message:mark",
      summary: "Say that the board's unit has read a message",
      params: pathParams({ boardId }),
      body: readCommand,
      reply: boardMessages,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "message:mark", params.boardId);
        return board.ok ? await readMessage(parts, actor, board.value, body, key) : board;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/units/:unitId/messages",
      action: "message:send",
      summary: "What a unit has sent down, and which units have read it; in the order of the tree",
      params: pathParams({ unitId }),
      reply: sentMessages,
      async handle({ actor, params }) {
        const unit = senderOf(parts, actor, params.unitId);
        return unit.ok ? ok(await sentBy(parts, unit.value)) : unit;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/units/:unitId/messages/commands",
      action: "message:send",
      summary: "Send a message to the boards below, change it until it is read, prolong it, end it",
      params: pathParams({ unitId }),
      body: messageCommand,
      reply: sentMessage,
      async handle({ actor, params, body, key }) {
        const unit = senderOf(parts, actor, params.unitId);
        return unit.ok ? await commandMessage(parts, actor, unit.value, body, key) : unit;
      },
    }),
  ];
}

function senderOf(parts: Parts, actor: Actor, id: UnitId): Reply<StoredUnit> {
  const unit = parts.authority.unit(id);
  if (!unit) return refused({ code: "not-found", message: "There is no such unit." });
  if (may(actor, "message:send", { kind: "unit", path: parts.authority.unitPath(id) })) return ok(unit);
  return refused({ code: "not-allowed", message: "Its leader or deputy speaks for a unit." });
}
