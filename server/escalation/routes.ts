import { boardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { answerBody, escalationId, judgeBody, raiseBody } from "../../shared/escalation/escalation.ts";
import { escalationPicture, escalationReply } from "../../shared/protocol/escalations.ts";
import { nothing, pathParams } from "../../shared/protocol/http.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { moveOn, pictureOf, raise } from "./escalations.ts";

/** Matters that go up and the answers that come down. */
export function escalationRoutes(parts: Parts): Route[] {
  return [...boardRoutes(parts), ...matterRoutes(parts)];
}

function boardRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/escalations",
      action: "board:read",
      summary: "What a board has raised, what has come to it, and the boards it may raise to",
      params: pathParams({ boardId }),
      reply: escalationPicture,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await pictureOf(parts, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/escalations",
      action: "escalation:raise",
      summary: "Raise a matter to a board above; the id is the sender's",
      params: pathParams({ boardId }),
      body: raiseBody,
      reply: escalationReply,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "escalation:raise", params.boardId);
        return board.ok ? await raise(parts, actor, board.value, body, key) : board;
      },
    }),
  ];
}

function matterRoutes(parts: Parts): Route[] {
  const params = pathParams({ escalationId });
  return [
    route({
      method: "post",
      path: "/api/v1/escalations/:escalationId/receive",
      action: "escalation:answer",
      summary: "Say that the receiving unit has it; that is no answer yet",
      params,
      body: nothing,
      reply: escalationReply,
      handle: ({ actor, params: { escalationId: id }, key }) => moveOn(parts, actor, id, { do: "receive" }, key),
    }),
    route({
      method: "post",
      path: "/api/v1/escalations/:escalationId/answer",
      action: "escalation:answer",
      summary: "Answer a matter; of two who answer the second is told who won",
      params,
      body: answerBody,
      reply: escalationReply,
      handle: ({ actor, params: { escalationId: id }, body, key }) =>
        moveOn(parts, actor, id, { do: "answer", text: body.text }, key),
    }),
    route({
      method: "post",
      path: "/api/v1/escalations/:escalationId/judge",
      action: "escalation:confirm",
      summary: "The sending unit confirms an answer, or says that it did not solve the matter",
      params,
      body: judgeBody,
      reply: escalationReply,
      handle: ({ actor, params: { escalationId: id }, body, key }) => moveOn(parts, actor, id, body, key),
    }),
    route({
      method: "post",
      path: "/api/v1/escalations/:escalationId/withdraw",
      action: "escalation:withdraw",
      summary: "Take a matter back before it is answered",
      params,
      body: nothing,
      reply: escalationReply,
      handle: ({ actor, params: { escalationId: id }, key }) => moveOn(parts, actor, id, { do: "withdraw" }, key),
    }),
  ];
}
