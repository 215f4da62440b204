import { ok } from "../../shared/base/outcome.ts";
import { type Instant, MINUTE } from "../../shared/base/time.ts";
import { apply } from "../../shared/escalation/apply.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import { clockOf, clockStep, holderOf } from "../../shared/escalation/state.ts";
import type { BoardFacts } from "../access/authority.ts";
import { every, type Timer } from "../clock.ts";
import type { Act } from "../commands.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { dueToRise, isRipe, type StoredEscalation } from "../storage/escalations.ts";
import { runningOn } from "../storage/meetings.ts";
import { lockUnits } from "../storage/units.ts";
import { type BoardsAfter, boardsIn } from "../tier/boardsAfter.ts";
import { clockAt } from "./levels.ts";
import { lockMatter } from "./locks.ts";
import { byOf, keepSteps, type Moved } from "./steps.ts";

/** A matter is up within a minute of its time. */
const LOOK_EVERY_MS = 20_000;

/** Looks now and then for matters that nobody answered in time. It reads the clock and the rows alone, also after a night away. */
export async function startRising(parts: Parts): Promise<Timer> {
  const look = async (): Promise<void> => {
    try {
      await riseDue(parts);
    } catch (error) {
      parts.log.error({ error: stackOf(error) }, "matters could not be sent up");
    }
  };
  await look();
  return every(parts.clock, LOOK_EVERY_MS, look);
}

/** Sends up every matter whose time is over, in the order of those times, each with those that get the same answer. */
export async function riseDue(parts: Parts): Promise<void> {
  const due = await dueToRise(parts.storage.db, parts.clock.now());
  for (const { id } of due.toSorted((a, b) => ripeAt(a) - ripeAt(b))) {
    try {
      await riseOne(parts, id);
    } catch (error) {
      // One that cannot go holds up no other; it is tried again at the next look.
      parts.log.error({ matter: id, error: stackOf(error) }, "a matter could not be sent up");
    }
  }
}

function ripeAt(matter: StoredEscalation): Instant {
  return clockOf(matter).rises ?? Number.POSITIVE_INFINITY;
}

/** How long a rise may take through all levels, one look for each. */
const ON_THE_WAY = 2 * MINUTE;

/**
 * From when the clock of the next level counts: what goes up in time for a meeting there is in time, though it takes a look or
 * two. After a longer stop it is when it comes.
 */
function cameAt(matter: StoredEscalation, now: Instant): Instant {
  const ripe = ripeAt(matter);
  return now - ripe <= ON_THE_WAY ? Math.min(ripe, now) : now;
}

async function riseOne(parts: Parts, id: EscalationId): Promise<void> {
  const actor = { kind: "system" } as const;
  await parts.commands.run({ actor, action: "escalation:answer", thing: id, unitId: null }, async (act) => {
    await lockUnits(act.tx);
    const locked = await lockMatter(act.tx, id, "with its group");
    const [own] = locked;
    const tree = await boardsIn(parts, act.tx);
    const to = own && isRipe(own, act.now) ? await nextLevel(act, own, tree) : undefined;
    // Each step has a row of its own in the audit, as all that the system does to matters.
    act.unchanged();
    if (!own || !to) return ok({});
    const moved: Moved[] = [];
    for (const before of locked) {
      const clock = await clockAt(parts, act.tx, before, to, cameAt(own, act.now), tree.above(to));
      const command = { do: "rise", to: to.id, clock, by: clockStep(before) } as const;
      const after = apply(before, command, byOf(actor), act.now);
      if (after.ok) moved.push({ before, after: after.value });
    }
    await keepSteps(parts, act, moved, "escalation:rise", "besides");
    return ok({});
  });
}

/** The level above, unless the one that has it is in its meeting: there it may be answered any moment. */
async function nextLevel(act: Act, matter: StoredEscalation, tree: BoardsAfter): Promise<BoardFacts | undefined> {
  const holder = tree.board(holderOf(matter));
  if (!holder || (await runningOn(act.tx, holder.id))) return undefined;
  return tree.above(holder)[0];
}
