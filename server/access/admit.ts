import type { Actor } from "../../shared/access/actor.ts";
import { type Action, may } from "../../shared/access/policy.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { Authority, BoardFacts } from "./authority.ts";

/** The board, for one who may do this to it; one that may not be known of answers as if it did not exist. */
export function admit(authority: Authority, actor: Actor, action: Action, id: BoardId): Reply<BoardFacts> {
  const board = authority.board(id);
  if (!board || !may(actor, "board:read", board)) {
    return refused({ code: "not-found", message: "There is no such board." });
  }
  if (!may(actor, action, board)) {
    return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
  }
  return ok(board);
}
