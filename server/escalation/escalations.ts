import type { Actor } from "../../shared/access/actor.ts";
import { type Action, may } from "../../shared/access/policy.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DAY } from "../../shared/base/time.ts";
import { apply, type MatterCommand, sent, turnOf } from "../../shared/escalation/apply.ts";
import { type Escalation, type EscalationId, type Raise, shownMatter } from "../../shared/escalation/escalation.ts";
import { boardsIn, everHad, senderOf } from "../../shared/escalation/state.ts";
import { meetingsSinceAnswer, waitsForSender } from "../../shared/escalation/unconfirmed.ts";
import type { EscalationPicture } from "../../shared/protocol/escalations.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import { escalationById, escalationsOf, insertEscalation, type StoredEscalation } from "../storage/escalations.ts";
import { heldSince } from "../storage/heldMeetings.ts";
import { endMark } from "../storage/marks.ts";
import { frozenChart } from "./chart.ts";
import { lockUnits } from "../storage/units.ts";
import { boardsIn as treeIn } from "../tier/boardsAfter.ts";
import { boardsAbove, clockAt, placeOf } from "./levels.ts";
import { lockMatter } from "./locks.ts";
import { whereItBelongs } from "./reroute.ts";
import { byOf, keepSteps, type Moved } from "./steps.ts";

/** How long what is closed is still listed; the rows stay. */
const LISTED = 90 * DAY;

const NOT_ABOVE = refused({
  code: "bad-request",
  message: "A matter is raised to a board of a unit above this one.",
  fields: { to: "not above" },
} as const);

export const NO_MATTER = refused({ code: "not-found", message: "There is no such matter." } as const);

/** What a board has raised, what has come to it, and to whom it may raise. */
export async function pictureOf(parts: Parts, board: BoardFacts): Promise<EscalationPicture> {
  const kept = await escalationsOf(parts.storage.db, board.id, parts.clock.now() - LISTED);
  const items = kept.map((matter) => shown(parts, matter));
  return {
    here: placeOf(parts, board.id),
    above: boardsAbove(parts, board).map(({ id }) => placeOf(parts, id)),
    items,
    meetingsSince: await meetingsSince(parts, items),
  };
}

async function meetingsSince(parts: Parts, items: readonly Escalation[]): Promise<Record<string, number>> {
  const waits = waitsForSender(items);
  if (waits.length === 0) return {};
  const since = Math.min(...waits.map((each) => each.since));
  const boards = [...new Set(waits.map((each) => each.board))];
  return meetingsSinceAnswer(items, await heldSince(parts.storage.db, boards, since));
}

export function shown(parts: Parts, matter: StoredEscalation): Escalation {
  const { from, history, ...said } = matter;
  const place = (id: BoardId) => placeOf(parts, id);
  return shownMatter({ ...said, history: [...history] }, from, place, boardsIn(matter, from));
}

/** Raises a matter: the row, its first step and the audit in one transaction; both boards hear of it. */
export async function raise(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  body: Raise,
  key: string | undefined,
): Promise<Reply<{ escalation: Escalation }>> {
  // Read before the transaction, which one connection has alone. One that came before keeps the chart and the place it has.
  const isKnown = (await escalationById(parts.storage.db, body.id)) !== undefined;
  if (!isKnown && !boardsAbove(parts, board).some(({ id }) => id === body.to)) return NOT_ABOVE;
  const frozen = await frozenChart(parts, actor, isKnown ? null : body.chart);
  if (!frozen.ok) return frozen;
  const audited = { actor, action: "escalation:raise", thing: body.id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: body }, async (act) => {
    // A change of units may have been made a moment ago, and have sent on what was there before this came.
    await lockUnits(act.tx);
    const known = await escalationById(act.tx, body.id);
    if (known) {
      // A mark that came beside the matter itself is none any more.
      if (known.from === board.id) await endMark(act.tx, board.id, body.id);
      act.unchanged();
      // Sent again under another key: it is there already, once. Another board's id is nobody's to take.
      return known.from === board.id ? ok({ escalation: shown(parts, known) }) : NO_MATTER;
    }
    const tree = await treeIn(parts, act.tx);
    const above = tree.above(tree.board(board.id) ?? board).find(({ id }) => id === body.to);
    if (!above) return NOT_ABOVE;
    const clock = await clockAt(parts, act.tx, body, above, act.now, tree.above(above));
    const { to: first, chart: _, ...said } = body;
    const chart = frozen.value?.chart ?? null;
    const after = { ...said, chart, from: board.id, history: [sent(first, clock, byOf(actor), act.now)] };
    await insertEscalation(act.tx, after, frozen.value?.picture ?? null);
    await endMark(act.tx, board.id, body.id);
    await keepSteps(parts, act, [{ before: undefined, after }], audited.action);
    return ok({ escalation: shown(parts, after) });
  });
}

const ACTIONS: Readonly<Record<MatterCommand["do"], Action>> = {
  receive: "escalation:answer",
  start: "escalation:answer",
  interim: "escalation:answer",
  answer: "escalation:answer",
  delegate: "escalation:answer",
  forward: "escalation:answer",
  merge: "escalation:answer",
  confirm: "escalation:confirm",
  reopen: "escalation:confirm",
  urge: "escalation:confirm",
  withdraw: "escalation:withdraw",
  // Of the system alone.
  rise: "escalation:answer",
  reroute: "escalation:answer",
};

/** What the receiver does to one, it does to all that get the same answer; the sender speaks for its own alone. */
const FOR_ALL: readonly MatterCommand["do"][] = ["receive", "start", "interim", "answer", "delegate", "forward"];

/** What gives a matter to a board: the tree stays as it is until that is done. */
const HANDS_OVER: readonly MatterCommand["do"][] = ["delegate", "forward", "reopen"];

/**
 * What is done, made inside the transaction from the matter as it stands there.
 * @param all the matter and those of its group that it is done to as well
 */
export type Doing = (
  found: StoredEscalation,
  board: BoardFacts,
  act: Act,
  all: readonly StoredEscalation[],
) => Promise<Reply<MatterCommand>>;

/**
 * Moves a matter on, and with it those that get the same answer, in one transaction.
 * @param what the kind of the command, which says whose turn it is
 * @param doing the command itself
 */
export async function moveOn(
  parts: Parts,
  actor: Actor,
  id: EscalationId,
  what: MatterCommand["do"],
  doing: Doing,
  { key, fingerprint }: { key?: string | undefined; fingerprint?: unknown },
): Promise<Reply<{ escalation: Escalation }>> {
  const found = await escalationById(parts.storage.db, id);
  if (!found) return NO_MATTER;
  const action = ACTIONS[what];
  const admitted = admitTo(parts, actor, what, found);
  const audited = { actor, action, thing: id, unitId: admitted.ok ? admitted.value.unitId : null };
  return await parts.commands.run({ ...audited, key, fingerprint: [what, fingerprint] }, async (act) => {
    // Not before: who has taken it further and sends that again gets the first answer, though it is another's turn now.
    if (!admitted.ok) return admitted;
    if (HANDS_OVER.includes(what)) await lockUnits(act.tx);
    const locked = await lockMatter(act.tx, id, FOR_ALL.includes(what) ? "with its group" : "alone");
    const [before] = locked;
    if (!before) return NO_MATTER;
    const turn = admitTo(parts, actor, what, before);
    if (!turn.ok) return movedOn(parts, before);
    const command = await doing(before, turn.value, act, locked);
    if (!command.ok) return command;
    const moved: Moved[] = [];
    for (const each of locked) {
      const after = apply(each, command.value, byOf(actor), act.now);
      if (after.ok) moved.push({ before: each, after: await whereItBelongs(parts, act, after.value) });
    }
    const own = moved.find((each) => each.before === before);
    if (!own) return movedOn(parts, before);
    await keepSteps(parts, act, moved, action);
    return ok({ escalation: shown(parts, own.after) });
  });
}

function placesOf(parts: Parts, matter: StoredEscalation): readonly BoardFacts[] {
  return boardsIn(matter, matter.from).flatMap((id) => parts.authority.board(id) ?? []);
}

/** A matter is read by whoever may read a board that has or had a part in it. */
export function mayRead(parts: Parts, actor: Actor, matter: StoredEscalation): boolean {
  return placesOf(parts, matter).some((board) => may(actor, "board:read", board));
}

/** Somebody else moved it on first; what won comes along. */
export function movedOn(parts: Parts, matter: StoredEscalation): Reply<never> {
  const current = { escalation: shown(parts, matter) };
  return refused({ code: "changed-meanwhile", message: "Somebody moved this matter on first.", current });
}

/**
 * The board on which an actor takes a step: one whose turn it is, and where they may.
 * Who may not even read a board that has a part in it is told that there is no such matter.
 */
function admitTo(parts: Parts, actor: Actor, what: MatterCommand["do"], matter: StoredEscalation): Reply<BoardFacts> {
  if (!mayRead(parts, actor, matter)) return NO_MATTER;
  const boards = placesOf(parts, matter);
  const turn = turnOf(matter, what, senderOf(matter, matter.from));
  const there = turn.flatMap((id) => boards.find((board) => board.id === id) ?? []);
  const board = there.find((each) => may(actor, ACTIONS[what], each));
  if (board) return ok(board);
  // Whose turn it was until a moment ago is told what has happened since: her role is not what is wrong.
  const had = ACTIONS[what] === "escalation:answer" ? everHad(matter) : [];
  if (boards.some((each) => had.includes(each.id) && may(actor, ACTIONS[what], each))) return movedOn(parts, matter);
  return refused({ code: "not-allowed", message: "Your role in the unit whose turn it is does not allow it." });
}
