import type { Actor } from "../../shared/access/actor.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { apply, SHOWN_FOR, type ThanksCommand, type ThanksList } from "../../shared/thanks/thanks.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { deleteThanks, insertThanks, thanksSince } from "../storage/thanks.ts";

/** What a wall shows now: the thanks of the last day. */
export async function thanksOf(parts: Parts, board: BoardFacts): Promise<ThanksList> {
  return { items: await thanksSince(parts.storage.db, board.id, parts.clock.now() - SHOWN_FOR) };
}

/** Gives a thank-you, or takes back one of the last day. */
export async function changeThanks(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  command: ThanksCommand,
  key: string | undefined,
): Promise<Reply<ThanksList>> {
  const audited = { actor, action: "thanks:give", thing: board.id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const before = { items: await thanksSince(act.tx, board.id, act.now - SHOWN_FOR) };
    const after = apply(before, command, act.now);
    if (!after.ok) {
      const message =
        after.refusal.code === "empty" ? "Say whom or what you thank for." : "Fifty thanks a day are enough.";
      return refused({ code: "bad-request", message, fields: { line: message } });
    }
    if (after.value === before) return ok(before);
    if (command.do === "takeBack") await deleteThanks(act.tx, board.id, command.id);
    else await insertThanks(act.tx, board.id, { id: command.id, to: command.to, line: command.line, at: act.now });
    act.note(`${command.do} ${command.id}`);
    act.tell(`board:${board.id}`, { kind: "thanks:changed", id: board.id });
    return ok(after.value);
  });
}
