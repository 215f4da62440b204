import { may } from "../../shared/access/policy.ts";
import { boardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { nothing, pathParams } from "../../shared/protocol/http.ts";
import { lentSchema, remoteCodeSchema, takeBody, takenSchema } from "../../shared/remote/remote.ts";
import { admit } from "../access/admit.ts";
import { tryLimit } from "../access/limits.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { runningOn } from "../storage/meetings.ts";

/** Six letters of eighteen are 34 million, and hold for two minutes: so many wrong ones from one address, and from all. */
const WRONG_OF_ADDRESS = 20;
const WRONG_OF_ALL = 200;
const WINDOW = 10 * MINUTE;
/** A hand that cannot leave the button alone shows no more codes than that. */
const CODES_OF_SCREEN = 60;

const WRONG_CODE = refused({
  code: "code-unknown",
  message: "The code is wrong or has been used. Look at the wall again: it shows a new one.",
} as const);
const TOO_MANY = refused({ code: "too-many", message: "Too many tries. Wait ten minutes, or scan the code." } as const);
const NO_MEETING = refused({ code: "no-meeting", message: "A phone is lent to a wall in a meeting." } as const);

/** Lending a phone to a wall, for one meeting. */
export function remoteRoutes(parts: Parts): Route[] {
  const { authority, clock, commands, remotes } = parts;
  const wrongOfAddress = tryLimit(clock, WRONG_OF_ADDRESS, WINDOW);
  const wrongOfAll = tryLimit(clock, WRONG_OF_ALL, WINDOW);
  const shown = tryLimit(clock, CODES_OF_SCREEN, WINDOW);
  return [
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/remote-codes",
      action: "remote:lend",
      summary: "Show a code that makes a phone the keyboard of this wall; the one shown before is worth nothing then",
      params: pathParams({ boardId }),
      reply: remoteCodeSchema,
      async handle({ actor, params }) {
        const board = admit(authority, actor, "remote:lend", params.boardId);
        if (!board.ok) return board;
        const running = await runningOn(parts.storage.db, board.value.id);
        if (!running || actor.kind !== "screen") return NO_MEETING;
        if (shown.tooMany(actor.id)) return TOO_MANY;
        return ok(remotes.show(actor, board.value, running.id, `${parts.publicUrl()}/f`));
      },
    }),
    route({
      method: "post",
      path: "/api/v1/remotes",
      action: "public",
      summary: "Take the code on a wall, once: the phone is its keyboard and remote until the meeting ends",
      body: takeBody,
      reply: takenSchema,
      async handle({ actor: holder, body, address }) {
        const isTyped = body.secret === undefined;
        // Counted before it is judged, so that guesses in parallel count each other.
        if (isTyped && (wrongOfAddress.tooMany(address) || wrongOfAll.tooMany("all"))) return TOO_MANY;
        const taking = remotes.take(body);
        const board = taking && authority.board(taking.actor.boardId);
        if (!taking || !board) return WRONG_CODE;
        wrongOfAddress.forget(address);
        const { actor, token, screen } = taking;
        const audited = { actor, action: "remote:use", thing: actor.meetingId, unitId: board.unitId } as const;
        await commands.run(audited, async (act) => {
          act.note(`lent to ${screen.id}`);
          return ok({});
        });
        const unitName = authority.unit(board.unitId)?.name ?? "";
        const mayAnswer = may(holder, "escalation:answer", board);
        const of = { boardId: board.id, unitName, screenName: screen.name, language: board.language };
        return ok({ token, ...of, mayAnswer });
      },
    }),
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/remote",
      action: "meeting:read",
      summary: "Which wall of the board has a phone for its keyboard now",
      params: pathParams({ boardId }),
      reply: lentSchema,
      async handle({ actor, params }) {
        const board = admit(authority, actor, "meeting:read", params.boardId);
        return board.ok ? ok({ lent: remotes.lentOn(board.value.id) }) : board;
      },
    }),
    route({
      method: "delete",
      path: "/api/v1/boards/:boardId/remote",
      action: "remote:end",
      summary: "End the phone of the meeting: it hears so at once",
      params: pathParams({ boardId }),
      reply: nothing,
      async handle({ actor, params }) {
        const board = admit(authority, actor, "remote:end", params.boardId);
        if (!board.ok) return board;
        const audited = { actor, action: "remote:end", thing: board.value.id, unitId: board.value.unitId } as const;
        return await commands.run(audited, async (act) => {
          act.after(() => void remotes.end(board.value.id, "ended"));
          return ok({});
        });
      },
    }),
  ];
}
