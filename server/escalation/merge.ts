import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { newId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { apply } from "../../shared/escalation/apply.ts";
import type { Escalation, EscalationId } from "../../shared/escalation/escalation.ts";
import { groupOf, holderOf, isUnanswered } from "../../shared/escalation/state.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { Parts } from "../parts.ts";
import { escalationById, escalationsByIds, type StoredEscalation } from "../storage/escalations.ts";
import { mayRead, movedOn, NO_MATTER, shown } from "./escalations.ts";
import { lockMatters } from "./locks.ts";
import { byOf, keepSteps, type Moved } from "./steps.ts";

/**
 * Puts matters of one holder together: one answer goes back to all, and each sender confirms it. Those that stand in groups
 * already bring these along.
 */
export async function merge(
  parts: Parts,
  actor: Actor,
  id: EscalationId,
  others: readonly EscalationId[],
  key: string | undefined,
): Promise<Reply<{ escalation: Escalation }>> {
  const found = await escalationById(parts.storage.db, id);
  const board = found && parts.authority.board(holderOf(found));
  if (!found || !board || !may(actor, "board:read", board)) return NO_MATTER;
  if (!may(actor, "escalation:answer", board)) {
    return refused({ code: "not-allowed", message: "Your role in the unit whose turn it is does not allow it." });
  }
  const theirs = await escalationsByIds(parts.storage.db, others);
  // What cannot be put together is shown to who asked, as it stands: only what she may read is asked for at all.
  if (!others.every((other) => theirs.some((matter) => matter.id === other && mayRead(parts, actor, matter)))) {
    return NO_MATTER;
  }
  const audited = { actor, action: "escalation:answer", thing: id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: ["merge", ...others] }, async (act) => {
    const all = await lockMatters(act.tx, [id, ...others]);
    const [first] = all;
    const isThere = (wanted: EscalationId): boolean => all.some((matter) => matter.id === wanted);
    if (first?.id !== id || !others.every(isThere)) return NO_MATTER;
    const isHere = (matter: StoredEscalation): boolean =>
      isUnanswered(matter) && holderOf(matter) === board.id && matter.kind === "action";
    const gone = all.find((matter) => !isHere(matter));
    if (gone) return movedOn(parts, gone);
    const group = groupOf(first) ?? newId<"matterGroup">(parts.random);
    // The command's own row in the audit is that of the matter it was asked of, so that comes first.
    const moved = all.map((before): Moved => {
      const after = apply(before, { do: "merge", group }, byOf(actor), act.now);
      return { before, after: after.ok ? after.value : before };
    });
    await keepSteps(parts, act, moved, audited.action);
    const own = moved.find(({ after }) => after.id === id);
    return own ? ok({ escalation: shown(parts, own.after) }) : NO_MATTER;
  });
}
