import { boardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { HOUR } from "../../shared/base/time.ts";
import {
  answerBody,
  delegateBody,
  escalationId,
  forwardBody,
  interimBody,
  judgeBody,
  mergeBody,
  raiseBody,
} from "../../shared/escalation/escalation.ts";
import { escalationPicture, escalationReply } from "../../shared/protocol/escalations.ts";
import { nothing, pathParams } from "../../shared/protocol/http.ts";
import { admit } from "../access/admit.ts";
import { tryLimit } from "../access/limits.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { escalationById } from "../storage/escalations.ts";
import { alone, answered, delegated, forwarded, interim, judged, taken, urged, withdrawn } from "./doings.ts";
import { mayRead, moveOn, NO_MATTER, pictureOf, raise, shown } from "./escalations.ts";
import { merge } from "./merge.ts";
import { raiseRoutes } from "./raiseRoutes.ts";

const TOO_MANY = refused({ code: "too-many", message: "At most 60 matters an hour from one board. Wait." } as const);

/** Matters that go up and the answers that come down. */
export function escalationRoutes(parts: Parts): Route[] {
  return [...boardRoutes(parts), ...raiseRoutes(parts), ...receiverRoutes(parts), ...senderRoutes(parts)];
}

/** A section raises one matter a week or so (IHI); what comes faster than this is a mistake, or a program. */
const MOST_IN_AN_HOUR = 60;

function boardRoutes(parts: Parts): Route[] {
  const raised = tryLimit(parts.clock, MOST_IN_AN_HOUR, HOUR);
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
        if (!board.ok) return board;
        // One that is sent again is not one more.
        const known = await escalationById(parts.storage.db, body.id);
        if (!known && raised.tooMany(board.value.id)) return TOO_MANY;
        return await raise(parts, actor, board.value, body, key);
      },
    }),
    route({
      method: "get",
      path: "/api/v1/escalations/:escalationId",
      action: "board:read",
      summary: "One matter with its history",
      params: pathParams({ escalationId }),
      reply: escalationReply,
      async handle({ actor, params }) {
        const found = await escalationById(parts.storage.db, params.escalationId);
        return found && mayRead(parts, actor, found) ? ok({ escalation: shown(parts, found) }) : NO_MATTER;
      },
    }),
  ];
}

const params = pathParams({ escalationId });
const AT = "/api/v1/escalations/:escalationId";

/** What the level does that has it. */
function receiverRoutes(parts: Parts): Route[] {
  const action = "escalation:answer";
  const post = { method: "post", action, params, reply: escalationReply } as const;
  return [
    route({
      ...post,
      path: `${AT}/receive`,
      summary: "Say that the receiving unit has it; that is no answer yet",
      body: nothing,
      handle: ({ actor, params: { escalationId: id }, key }) =>
        moveOn(parts, actor, id, "receive", taken("receive"), { key }),
    }),
    route({
      ...post,
      path: `${AT}/start`,
      summary: "Say that it is worked on",
      body: nothing,
      handle: ({ actor, params: { escalationId: id }, key }) =>
        moveOn(parts, actor, id, "start", taken("start"), { key }),
    }),
    route({
      ...post,
      path: `${AT}/interim`,
      summary: "An interim answer with a new time, once: it does not go up until then",
      body: interimBody,
      handle: ({ actor, params: { escalationId: id }, body, key }) =>
        moveOn(parts, actor, id, "interim", interim(parts, body.text, body.until), { key, fingerprint: body }),
    }),
    route({
      ...post,
      path: `${AT}/answer`,
      summary: "Answer a matter; of two who answer the second is told who won",
      body: answerBody,
      handle: ({ actor, params: { escalationId: id }, body, key }) =>
        moveOn(parts, actor, id, "answer", answered(body.text), { key, fingerprint: body }),
    }),
    route({
      ...post,
      path: `${AT}/delegate`,
      summary: "Let a unit below see to it, or no longer; the clock goes on",
      body: delegateBody,
      handle: ({ actor, params: { escalationId: id }, body, key }) =>
        moveOn(parts, actor, id, "delegate", delegated(parts, body.to), { key, fingerprint: body }),
    }),
    route({
      ...post,
      path: `${AT}/forward`,
      summary: "Take it further, to a level above",
      body: forwardBody,
      handle: ({ actor, params: { escalationId: id }, body, key }) =>
        moveOn(parts, actor, id, "forward", forwarded(parts, body.to), { key, fingerprint: body }),
    }),
    route({
      ...post,
      path: `${AT}/merge`,
      summary: "Put matters together that get one answer; each sender confirms it",
      body: mergeBody,
      handle: ({ actor, params: { escalationId: id }, body, key }) => merge(parts, actor, id, body.with, key),
    }),
    route({
      ...post,
      path: `${AT}/unmerge`,
      summary: "Take a matter out of those that get one answer",
      body: nothing,
      handle: ({ actor, params: { escalationId: id }, key }) => moveOn(parts, actor, id, "merge", alone, { key }),
    }),
  ];
}

/** What the unit does that sent it. */
function senderRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "post",
      path: `${AT}/judge`,
      action: "escalation:confirm",
      summary: "The sending unit confirms an answer, or says that it did not solve the matter",
      params,
      body: judgeBody,
      reply: escalationReply,
      handle: ({ actor, params: { escalationId: id }, body, key }) =>
        moveOn(parts, actor, id, body.do, judged(parts, body), { key, fingerprint: body }),
    }),
    route({
      method: "post",
      path: `${AT}/urge`,
      action: "escalation:confirm",
      summary: "Say that the matter cannot wait as long as the interim answer says",
      params,
      body: nothing,
      reply: escalationReply,
      handle: ({ actor, params: { escalationId: id }, key }) => moveOn(parts, actor, id, "urge", urged(parts), { key }),
    }),
    route({
      method: "post",
      path: `${AT}/withdraw`,
      action: "escalation:withdraw",
      summary: "Take a matter back before it is answered",
      params,
      body: nothing,
      reply: escalationReply,
      handle: ({ actor, params: { escalationId: id }, key }) =>
        moveOn(parts, actor, id, "withdraw", withdrawn, { key }),
    }),
  ];
}
