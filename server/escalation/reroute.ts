import { ok, refused } from "../../shared/base/outcome.ts";
import { apply } from "../../shared/escalation/apply.ts";
import { holderOf, lastStep, senderOf } from "../../shared/escalation/state.ts";
import { NO_CLOCK } from "../../shared/escalation/step.ts";
import { rerouted, type Route, type Tree } from "../../shared/escalation/reroute.ts";
import { UNIT_KINDS } from "../../shared/tier/tiers.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import { openEscalations, type StoredEscalation } from "../storage/escalations.ts";
import { moveMarks } from "../storage/marks.ts";
import { type BoardsAfter, boardsIn, boardsNow } from "../tier/boardsAfter.ts";
import { clockAt, placeOf } from "./levels.ts";
import { lockAll } from "./locks.ts";
import { byOf, keepSteps, tellBoard } from "./steps.ts";

/** The matters that would go elsewhere, for the preview of a change of units; those with nowhere to go apart. */
export async function wouldReroute(
  db: Act["tx"],
  after: BoardsAfter,
  parts: Parts,
): Promise<{ moved: StoredEscalation[]; stuck: StoredEscalation[] }> {
  const [now, tree] = [treeOf(boardsNow(parts), parts), treeOf(after, parts)];
  const open = await openEscalations(db);
  // What has nowhere to go already is no reason against a change that is not about it.
  const isConcerned = (matter: StoredEscalation): boolean =>
    [senderOf(matter, matter.from), holderOf(matter)].some((board) => now.heirOf(board) !== tree.heirOf(board));
  const routes = open
    .map((matter) => ({ matter, route: rerouted(matter, matter.from, tree) }))
    .filter(({ matter, route }) => route !== "nowhere" || isConcerned(matter));
  return {
    moved: routes.filter(({ route }) => route !== undefined && route !== "nowhere").map(({ matter }) => matter),
    stuck: routes.filter(({ route }) => route === "nowhere").map(({ matter }) => matter),
  };
}

/**
 * Sends every open matter on that a change of units concerns, in the transaction of that change and before the tree in memory
 * follows it.
 * @returns how many; refused with what they are about when a matter has nowhere to go
 */
export async function rerouteForUnits(parts: Parts, act: Act, after: BoardsAfter): Promise<Reply<number>> {
  const { moved, stuck } = await wouldReroute(act.tx, after, parts);
  if (stuck.length > 0) {
    const fields = Object.fromEntries(stuck.map(({ id, what }) => [id, what]));
    return refused({ code: "bad-request", message: "No board is left above for these open matters.", fields });
  }
  const tree = treeOf(after, parts);
  await handMarksOver(parts, act, tree);
  for (const matter of await lockAll(
    act.tx,
    moved.map(({ id }) => id),
  )) {
    const route = rerouted(matter, matter.from, tree);
    if (route !== undefined && route !== "nowhere") await sendOn(parts, act, matter, route, after);
  }
  return ok(moved.length);
}

/** What a meeting has marked and nobody has written yet waits on where its matters do. */
async function handMarksOver(parts: Parts, act: Act, tree: Tree): Promise<void> {
  for (const { id } of parts.authority.boards()) {
    const heir = tree.heirOf(id);
    if (heir === undefined || heir === id || !(await moveMarks(act.tx, id, heir))) continue;
    for (const board of [id, heir]) tellBoard(act, board);
  }
}

async function sendOn(
  parts: Parts,
  act: Act,
  matter: StoredEscalation,
  route: Route,
  after: BoardsAfter,
): Promise<void> {
  const next = await rerouting(parts, act, matter, route, after);
  await keepSteps(parts, act, [{ before: matter, after: next }], "escalation:reroute", "besides");
}

/** The matter after its route has changed: who sends it and who has it is one step, who sees to it for them another. */
async function rerouting(
  parts: Parts,
  act: Act,
  matter: StoredEscalation,
  { from, to, delegate }: Route,
  after: BoardsAfter,
): Promise<StoredEscalation> {
  const by = byOf({ kind: "system" });
  const board = to === null ? undefined : after.board(to);
  const clock = board ? await clockAt(parts, act.tx, matter, board, act.now, after.above(board)) : NO_CLOCK;
  const isMoved = from !== null || to !== null;
  const moved = isMoved ? apply(matter, { do: "reroute", from, to, clock }, by, act.now) : ok(matter);
  const next = moved.ok ? moved.value : matter;
  const seenTo = delegate === undefined ? ok(next) : apply(next, { do: "delegate", to: delegate }, by, act.now);
  return seenTo.ok ? seenTo.value : next;
}

/** A matter that is opened again goes to whoever is above now, when the one that answered it is there no more. */
export async function whereItBelongs(parts: Parts, act: Act, matter: StoredEscalation): Promise<StoredEscalation> {
  if (lastStep(matter).what !== "reopened") return matter;
  const after = await boardsIn(parts, act.tx);
  const route = rerouted(matter, matter.from, treeOf(after, parts));
  return route === undefined || route === "nowhere" ? matter : await rerouting(parts, act, matter, route, after);
}

function treeOf(after: BoardsAfter, parts: Parts): Tree {
  return {
    heirOf: (id) => after.heirOf(id)?.id,
    above(id) {
      const board = after.board(id) ?? after.heirOf(id);
      return board ? after.above(board).map((each) => each.id) : [];
    },
    isBelow(id, other) {
      const [board, above] = [after.board(id), after.board(other)];
      return board !== undefined && above !== undefined && board.path.slice(1).includes(above.unitId);
    },
    height: (id) => UNIT_KINDS.indexOf(placeOf(parts, id).unitKind),
  };
}
