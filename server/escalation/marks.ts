import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { applyMark, DROPPED_FOR, type MarkCommand, type MarkRefusal, openMarks } from "../../shared/escalation/mark.ts";
import type { MarkList, OwnMark } from "../../shared/protocol/marks.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { escalationById } from "../storage/escalations.ts";
import { forgetDropped, keepMark, marksOf } from "../storage/marks.ts";
import { byOf, tellBoard } from "./steps.ts";

export async function marksOfBoard(parts: Parts, board: BoardFacts): Promise<MarkList> {
  const since = parts.clock.now() - DROPPED_FOR;
  const marks = await marksOf(parts.storage.db, [board.id]);
  return { items: marks.filter(({ droppedAt }) => droppedAt === null || droppedAt >= since) };
}

/** What waits to be written on every board where somebody may send it, oldest first. */
export async function marksOfActor(parts: Parts, actor: Actor): Promise<OwnMark[]> {
  const boards = parts.authority.boards().filter((board) => may(actor, "escalation:raise", board));
  const names = new Map(boards.map(({ id, name }) => [id, name]));
  const marks = openMarks(await marksOf(parts.storage.db, [...names.keys()]));
  return marks.map((mark) => ({ ...mark, boardName: names.get(mark.boardId) ?? "" }));
}

/** Marks a matter to be written afterwards, drops a mark, or fetches a dropped one back. */
export async function changeMark(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  command: MarkCommand,
  key: string | undefined,
): Promise<Reply<Record<string, never>>> {
  const audited = { actor, action: "escalation:raise", thing: command.id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const before = await marksOf(act.tx, [board.id]);
    // Sent by somebody else meanwhile: it is a matter, and stays one.
    const isSent = (await escalationById(act.tx, command.id)) !== undefined;
    const after =
      isSent && command.do === "mark" ? ok(before) : applyMark(before, board.id, command, byOf(actor), act.now);
    if (!after.ok) return refusalOf(after.refusal);
    const changed = after.value.find((mark) => !before.includes(mark));
    if (!changed) {
      act.unchanged();
      return ok({});
    }
    await forgetDropped(act.tx, board.id, act.now - DROPPED_FOR);
    await keepMark(act.tx, changed);
    act.note(command.do);
    tellBoard(act, board.id);
    return ok({});
  });
}

function refusalOf({ code }: MarkRefusal): Reply<never> {
  switch (code) {
    case "sent":
      return refused({ code: "not-found", message: "This mark is not there any more." });
    case "too-many":
      return refused({ code: "too-many", message: "This board has as many marks as a board can have." });
  }
}
