import { boardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { nothing, pathParams } from "../../shared/protocol/http.ts";
import { voteCommand, votePicture } from "../../shared/vote/vote.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { changeVotes, votesOf } from "./votes.ts";

/** Dots on the ideas of a board: sums alone are ever told. */
export function voteRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/votes",
      action: "board:read",
      summary: "The vote that runs, with one's own dots, and the sums of the last one",
      params: pathParams({ boardId }),
      reply: votePicture,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await votesOf(parts, actor, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/votes/commands",
      action: "vote:cast",
      summary: "Start or close a vote, count hands in the room, or place one's own dots",
      params: pathParams({ boardId }),
      body: voteCommand,
      reply: nothing,
      async handle({ actor, params, body, key }) {
        // Which of its acts it is, is judged by what was sent.
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? await changeVotes(parts, actor, board.value, body, key) : board;
      },
    }),
  ];
}
