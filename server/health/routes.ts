import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { type BoardId, boardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { boardHealth, chooseBody, choseReply } from "../../shared/health/health.ts";
import { type Parsed, pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { addChoice, takeBack } from "../storage/health.ts";
import { healthOf } from "./boardHealth.ts";

/** How the meeting itself goes, and what a team chooses to do about it. */
export function healthRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/health",
      action: "meeting:read",
      summary: "How the meeting of a board goes: series of the meeting itself, what fades, what might be tried",
      params: pathParams({ boardId }),
      reply: boardHealth,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "meeting:read", params.boardId);
        return board.ok ? ok(await healthOf(parts, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/health/choices",
      action: "health:choose",
      summary: "Say what is done about a suggestion or an agenda review, or take that back",
      params: pathParams({ boardId }),
      body: chooseBody,
      reply: choseReply,
      handle: ({ actor, params, body, key }) => choose(parts, actor, params.boardId, body, key),
    }),
  ];
}

async function choose(
  parts: Parts,
  actor: Actor,
  id: BoardId,
  body: Parsed<typeof chooseBody>,
  key: string | undefined,
): Promise<Reply<{ at: number }>> {
  const board = admit(parts.authority, actor, "health:choose", id);
  if (!board.ok) return board;
  // The agenda is the leader's to change, so it is the leader who is asked.
  if (body.about === "agenda" && !may(actor, "meeting:types", board.value)) {
    return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
  }
  const { unitId } = board.value;
  const command = { actor, action: "health:choose", thing: id, unitId, key, fingerprint: body } as const;
  return await parts.commands.run(command, async (act) => {
    if (body.do === "undo") await takeBack(act.tx, id, body.about, body.at);
    else await addChoice(act.tx, id, { about: body.about, choice: body.choice, at: act.now });
    act.note(body.do === "undo" ? `${body.about} undone` : `${body.about} ${body.choice}`);
    act.tell(`board:${id}`, { kind: "meeting:changed", id });
    return ok({ at: act.now });
  });
}
