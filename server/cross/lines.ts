import { may } from "../../shared/access/policy.ts";
import { actorId } from "../../shared/access/actor.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { apply, type CrossLine, dayOf, takesLine } from "../../shared/cross/greenCross.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { tryLimit } from "../access/limits.ts";
import { type Sender, TICKET_SPENT } from "../access/tickets.ts";
import type { Parts } from "../parts.ts";
import { insertLine, linesBy, lockCrossDay, putCrossDay } from "../storage/cross.ts";
import { badField, problemOf, settingsOf } from "./cross.ts";

/** More than happens to one person in a day; the next scan gives another ticket. */
const LINES_OF_TICKET = 5;
const LINES_OF_BOARD = 30;
const WINDOW = 10 * MINUTE;

const GONE = refused({ code: "not-found", message: "There is no such board." } as const);
const TOO_MANY = refused({ code: "too-many", message: "Too many lines have come at once. Wait ten minutes." } as const);

/** Lines for the cross at any hour. They never colour a day, and never change or take away another's line. */
export function createLines(parts: Parts) {
  const boardLines = tryLimit(parts.clock, LINES_OF_BOARD, WINDOW);

  return async function give(sender: Sender, body: CrossLine): Promise<Reply<{ date: string }>> {
    const { actor } = sender;
    const id = sender.boardId ?? body.boardId;
    const board = id && parts.authority.board(id);
    if (!board || (actor.kind !== "ticket" && !may(actor, "board:read", board))) return GONE;
    if (!may(actor, "cross:line", board)) {
      return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
    }
    const by = `${actor.kind}:${actorId(actor) ?? ""}`;
    const command = { actor, action: "cross:line", thing: board.id, unitId: board.unitId } as const;
    return await parts.commands.run({ ...command, key: body.id, fingerprint: body }, async (act) => {
      if (!takesLine(body.date, act.now, board.zone)) {
        return refused(badField("date", "A line may be given about today and yesterday."));
      }
      if (!sender.isGood(act.now)) return TICKET_SPENT;
      if (actor.kind === "ticket" && (await linesBy(act.tx, board.id, by)) >= LINES_OF_TICKET) return TICKET_SPENT;
      const before = await lockCrossDay(act.tx, board.id, body.date, act.now);
      // An id that stands in the day is somebody else's line: `apply` would correct it.
      const isTaken = before.events.some((event) => event.id === body.id);
      const line = { id: body.id, boardId: board.id, date: body.date, by };
      if (isTaken || !(await insertLine(act.tx, line, act.now))) return TICKET_SPENT;
      if (boardLines.tooMany(board.id)) return TOO_MANY;
      const { kind, line: text, reported, date } = body;
      const state = { zone: board.zone, settings: await settingsOf(act.tx, board.id), days: [before] };
      const after = apply(state, { do: "event", date, id: body.id, kind, line: text, reported }, act.now);
      if (!after.ok) return refused(problemOf(after.refusal));
      await putCrossDay(act.tx, board.id, dayOf(after.value, date), act.now);
      act.note(`line ${date}`);
      act.tell(`board:${board.id}`, { kind: "cross:changed", id: board.id });
      return ok({ date });
    });
  };
}
