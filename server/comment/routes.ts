import { boardId, cardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { commentCommand, commentCounts, commentList } from "../../shared/comment/comment.ts";
import { nothing, pathParams } from "../../shared/protocol/http.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { commentCountsOf } from "../storage/comments.ts";
import { changeComment, commentsOf } from "./comments.ts";

/** What is said about the cards of a board. */
export function commentRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/comments",
      action: "board:read",
      summary: "How many comments stand on each card that has any",
      params: pathParams({ boardId }),
      reply: commentCounts,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok({ items: await commentCountsOf(parts.storage.db, board.value.id) }) : board;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/cards/:cardId/comments",
      action: "board:read",
      summary: "The comments on one card, oldest first",
      params: pathParams({ boardId, cardId }),
      reply: commentList,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await commentsOf(parts, board.value, params.cardId)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/comments/commands",
      action: "comment:write",
      summary: "Write a comment, change or delete one's own; a leader takes one down with a reason",
      params: pathParams({ boardId }),
      body: commentCommand,
      reply: nothing,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "comment:write", params.boardId);
        return board.ok ? await changeComment(parts, actor, board.value, body, key) : board;
      },
    }),
  ];
}
