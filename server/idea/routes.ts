import type { Actor } from "../../shared/access/actor.ts";
import { boardId, type CardId, cardId } from "../../shared/base/ids.ts";
import { refused } from "../../shared/base/outcome.ts";
import {
  givenIdeaSchema,
  ideaBody,
  ideaCodeSchema,
  receiptSchema,
  removalBody,
  similarBody,
  similarSchema,
  ticketBody,
  ticketSchema,
} from "../../shared/idea/idea.ts";
import { collection, pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import type { BoardFacts } from "../access/authority.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { ideaById, type StoredIdea } from "../storage/ideas.ts";
import { createIdeas } from "./ideas.ts";

const NO_TICKET = refused({
  code: "not-allowed",
  message: "Only a ticket gives an idea. Scan the code on the wall.",
} as const);

/** Ideas from phones, and what the leader does with them. */
export function ideaRoutes(parts: Parts): Route[] {
  const ideas = createIdeas(parts);

  /** An idea that this actor may judge, with its board. */
  async function judged(actor: Actor, id: CardId): Promise<Reply<{ idea: StoredIdea; board: BoardFacts }>> {
    const idea = await ideaById(parts.storage.db, id);
    if (!idea) return refused({ code: "not-found", message: "There is no such idea." });
    const board = admit(parts.authority, actor, "idea:judge", idea.boardId);
    return board.ok ? { ok: true, value: { idea, board: board.value } } : board;
  }

  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/idea-code",
      action: "board:read",
      summary: "The code that a board shows for ideas from phones just now",
      params: pathParams({ boardId }),
      reply: ideaCodeSchema,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? { ok: true, value: await ideas.code(board.value) } : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/ideas/tickets",
      action: "public",
      summary: "Exchange the code that a board shows for a ticket: one idea, within a day",
      body: ticketBody,
      reply: ticketSchema,
      handle: ({ body, address }) => ideas.ticket(body, address),
    }),
    route({
      method: "post",
      path: "/api/v1/ideas",
      action: "idea:give",
      summary: "Give an idea, with the ticket as Bearer; the same id again gets the same answer",
      body: ideaBody,
      reply: receiptSchema,
      async handle({ body, bearer }) {
        const giver = await ideas.giverOf(bearer);
        return giver ? await ideas.give(giver, body) : NO_TICKET;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/ideas/similar",
      action: "idea:give",
      summary: "Earlier ideas of the same board that are like a text; nothing is kept of it",
      body: similarBody,
      reply: similarSchema,
      async handle({ body, bearer }) {
        const giver = await ideas.giverOf(bearer);
        return giver ? await ideas.similar(giver, body.text) : NO_TICKET;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/ideas/receipt",
      action: "idea:follow",
      summary: "What came of an idea, with the secret of its receipt as Bearer",
      reply: receiptSchema,
      handle: ({ bearer }) => ideas.receipt(bearer),
    }),
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/ideas",
      action: "idea:judge",
      summary: "The ideas that a board was given from phones, newest first",
      params: pathParams({ boardId }),
      reply: collection(givenIdeaSchema),
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "idea:judge", params.boardId);
        return board.ok ? await ideas.list(board.value) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/ideas/:ideaId/release",
      action: "idea:judge",
      summary: "Let an idea that waits for the leader through to the board",
      params: pathParams({ ideaId: cardId }),
      reply: givenIdeaSchema,
      async handle({ actor, params, key }) {
        const found = await judged(actor, params.ideaId);
        if (!found.ok) return found;
        return await ideas.judge(actor, found.value.idea, found.value.board, { to: "shown", reason: "", key });
      },
    }),
    route({
      method: "post",
      path: "/api/v1/ideas/:ideaId/removal",
      action: "idea:judge",
      summary: "Take an idea down from the board, or never let it up, with a reason that its giver reads",
      params: pathParams({ ideaId: cardId }),
      body: removalBody,
      reply: givenIdeaSchema,
      async handle({ actor, params, body, key }) {
        const found = await judged(actor, params.ideaId);
        if (!found.ok) return found;
        const move = { to: "removed", reason: body.reason, key } as const;
        return await ideas.judge(actor, found.value.idea, found.value.board, move);
      },
    }),
  ];
}
