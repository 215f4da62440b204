import type { BoardId } from "../../shared/base/ids.ts";
import { type Outcome, ok, refused } from "../../shared/base/outcome.ts";
import { DAY, type Instant } from "../../shared/base/time.ts";
import type { Judge, MatterCommand } from "../../shared/escalation/apply.ts";
import { interimClock, urgedClock } from "../../shared/escalation/replyBy.ts";
import { clockOf, hadInterim, holderOf, senderOf } from "../../shared/escalation/state.ts";
import { type MatterClock, NO_CLOCK } from "../../shared/escalation/step.ts";
import type { Problem } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { StoredEscalation } from "../storage/escalations.ts";
import { boardsIn } from "../tier/boardsAfter.ts";
import type { Doing } from "./escalations.ts";
import { boardsAbove, clockAt } from "./levels.ts";

/** The longest that an interim answer may put off the answer itself. */
const LONGEST_INTERIM = 90 * DAY;

function wrong(fields: Record<string, string>): Outcome<never, Problem> {
  return refused({ code: "bad-request", message: Object.values(fields)[0] ?? "", fields });
}

/** That somebody has it, or works on it. */
export function taken(what: "receive" | "start"): Doing {
  return async (_, board) => ok({ do: what, board: board.id });
}

export function answered(text: string): Doing {
  return async (_, board) => ok({ do: "answer", board: board.id, text });
}

export const withdrawn: Doing = async () => ok({ do: "withdraw" });

/** Not yet, but by a time: it does not go up until then. */
export function interim(parts: Parts, text: string, until: Instant): Doing {
  return async (found, board, act) => {
    if (hadInterim(found)) return wrong({ until: "An interim answer is given once. Answer, or take it further." });
    if (until <= act.now || until > act.now + LONGEST_INTERIM) return wrong({ until: "A time in the next 90 days." });
    const clock = interimClock(until, boardsAbove(parts, board).length > 0);
    return ok({ do: "interim", board: board.id, text, clock });
  };
}

/** The sender cannot wait as long as the interim answer says. */
export function urged(parts: Parts): Doing {
  return async (found, _, act) => {
    const ordinary = await clockOfHolder(parts, act, found);
    return ok({ do: "urge", clock: urgedClock(ordinary, clockOf(found)) });
  };
}

/** Somebody below sees to it, or no longer. */
export function delegated(parts: Parts, to: BoardId | null): Doing {
  return async (_, board, act, all) => {
    if (to === null) return ok({ do: "delegate", to });
    const below = (await boardsIn(parts, act.tx)).board(to);
    const isBelow = below !== undefined && !below.closed && below.path.slice(1).includes(board.unitId);
    if (!isBelow) return wrong({ to: "A matter is delegated to a board of a unit below this one." });
    if (all.some((matter) => to === senderOf(matter, matter.from))) {
      return wrong({ to: "The unit that asked cannot be asked." });
    }
    return ok({ do: "delegate", to });
  };
}

/** To a level above the one that has it. */
export function forwarded(parts: Parts, to: BoardId): Doing {
  return async (found, board, act) => {
    const tree = await boardsIn(parts, act.tx);
    const above = tree.above(tree.board(board.id) ?? board).find(({ id }) => id === to);
    if (!above) return wrong({ to: "A matter is taken further to a board of a unit above this one." });
    return ok({ do: "forward", to, clock: await clockAt(parts, act.tx, found, above, act.now, tree.above(above)) });
  };
}

/** The sender's word on an answer; one that did not solve it begins a new clock. */
export function judged(parts: Parts, judge: Judge): Doing {
  return async (found, _, act): Promise<Outcome<MatterCommand, Problem>> => {
    const clock = judge.do === "reopen" ? await clockOfHolder(parts, act, found) : NO_CLOCK;
    return ok({ ...judge, clock });
  };
}

export const alone: Doing = async () => ok({ do: "merge", group: null });

async function clockOfHolder(parts: Parts, act: Act, found: StoredEscalation): Promise<MatterClock> {
  const holder: BoardFacts | undefined = parts.authority.board(holderOf(found));
  return holder ? await clockAt(parts, act.tx, found, holder, act.now) : NO_CLOCK;
}
