import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { boardsIn } from "../../shared/escalation/state.ts";
import type { StepBy } from "../../shared/escalation/step.ts";
import { record } from "../audit/audit.ts";
import type { Act } from "../commands.ts";
import { tellOfSteps } from "../notice/tellOf.ts";
import type { Parts } from "../parts.ts";
import { addSteps, type StoredEscalation } from "../storage/escalations.ts";
import { tellHealth } from "./tellHealth.ts";

/** A matter before and after what a command did to it; before is undefined for one that was just made. */
export interface Moved {
  readonly before: StoredEscalation | undefined;
  readonly after: StoredEscalation;
}

export function byOf(actor: Actor): StepBy {
  return actor.kind === "person" || actor.kind === "screen"
    ? { kind: actor.kind, name: actor.name }
    : { kind: "system", name: "" };
}

/**
 * Keeps what has happened to matters, inside the transaction of the command: every step has one row in the audit, whose
 * thing is the matter. The command's own row is that of the first step; a command that changed nothing leaves none.
 * @param moved the matter that the command is about stands first
 * @param action of the audit
 * @param which `besides` for a command that is about something else and has a row of its own
 */
export async function keepSteps(
  parts: Parts,
  act: Act,
  moved: readonly Moved[],
  action: string,
  which: "own" | "besides" = "own",
): Promise<void> {
  const changed = moved.filter(({ before, after }) => before !== after);
  // The command's own row is that of its matter: where only others of the group took a step, it has none.
  let isFirst = which === "own" && changed[0] !== undefined && changed[0] === moved[0];
  if (which === "own" && !isFirst) act.unchanged();
  for (const { before, after } of changed) {
    const known = before?.history.length ?? 0;
    if (before) await addSteps(act.tx, after, known);
    const unitId = parts.authority.board(after.from)?.unitId ?? null;
    for (const { what } of after.history.slice(known)) {
      if (isFirst) act.note(what);
      else await record(act.tx, { at: act.now, actor: act.actor, action, thing: after.id, unitId, note: what });
      isFirst = false;
    }
    tellBoards(act, after);
    tellHealth(parts, act, before, after);
    await tellOfSteps(parts, act, after, known);
  }
}

/** Every board that has or had a part in it hears of it. */
function tellBoards(act: Act, matter: StoredEscalation): void {
  for (const id of boardsIn(matter, matter.from)) tellBoard(act, id);
}

export function tellBoard(act: Act, id: BoardId): void {
  act.tell(`board:${id}`, { kind: "escalation:changed", id });
}
