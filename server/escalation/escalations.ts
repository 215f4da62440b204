import type { Actor } from "../../shared/access/actor.ts";
import { type Action, may } from "../../shared/access/policy.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DAY } from "../../shared/base/time.ts";
import {
  apply,
  type Escalation,
  type EscalationId,
  type MatterCommand,
  type Place,
  type Raise,
  sent,
  type StepBy,
} from "../../shared/escalation/escalation.ts";
import type { EscalationPicture } from "../../shared/protocol/escalations.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import {
  addSteps,
  escalationById,
  escalationsOf,
  insertEscalation,
  lockEscalation,
  type StoredEscalation,
} from "../storage/escalations.ts";

/** How long what is closed is still listed; the rows stay. */
const LISTED = 90 * DAY;

const NO_MATTER = refused({ code: "not-found", message: "There is no such matter." } as const);

/** What a board has raised, what has come to it, and to whom it may raise. */
export async function pictureOf(parts: Parts, board: BoardFacts): Promise<EscalationPicture> {
  const kept = await escalationsOf(parts.storage.db, board.id, parts.clock.now() - LISTED);
  return {
    here: placeOf(parts, board.id),
    above: boardsAbove(parts, board).map(({ id }) => placeOf(parts, id)),
    items: kept.map((matter) => shown(parts, matter)),
  };
}

/** The boards of the units above, nearest first, one of each unit; a closed one is not there for who stands outside. */
function boardsAbove(parts: Parts, board: BoardFacts): BoardFacts[] {
  const open = parts.authority.boards().filter(({ closed }) => !closed);
  return board.path.slice(1).flatMap((unit) => {
    const there = open.filter(({ unitId }) => unitId === unit);
    return there.find(({ name }) => name === parts.authority.unit(unit)?.name) ?? there[0] ?? [];
  });
}

function placeOf(parts: Parts, id: BoardId): Place {
  const board = parts.authority.board(id);
  const unit = board && parts.authority.unit(board.unitId);
  return { boardId: id, unitName: unit?.name ?? "", unitKind: unit?.kind ?? "section" };
}

function shown(parts: Parts, matter: StoredEscalation): Escalation {
  const { from, to, history } = matter;
  return { ...matter, from: placeOf(parts, from), to: placeOf(parts, to), history: [...history] };
}

/** Raises a matter: the row, its first step and the audit in one transaction; both boards hear of it. */
export async function raise(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  body: Raise,
  key: string | undefined,
): Promise<Reply<{ escalation: Escalation }>> {
  if (!boardsAbove(parts, board).some(({ id }) => id === body.to)) {
    const message = "A matter is raised to a board of a unit above this one.";
    return refused({ code: "bad-request", message, fields: { to: "not above" } });
  }
  const audited = { actor, action: "escalation:raise", thing: body.id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: body }, async (act) => {
    const known = await escalationById(act.tx, body.id);
    // Sent again under another key: it is there already, once. Another board's id is nobody's to take.
    if (known) return known.from === board.id ? ok({ escalation: shown(parts, known) }) : NO_MATTER;
    const matter: StoredEscalation = { ...body, from: board.id, history: [sent(byOf(actor), act.now)] };
    await insertEscalation(act.tx, matter);
    act.note(`to ${body.to}`);
    tellBoth(act, matter);
    return ok({ escalation: shown(parts, matter) });
  });
}

const ACTIONS: Readonly<Record<MatterCommand["do"], Action>> = {
  receive: "escalation:answer",
  answer: "escalation:answer",
  confirm: "escalation:confirm",
  reopen: "escalation:confirm",
  withdraw: "escalation:withdraw",
};

/** Moves a matter on: what the receiver does is judged on the receiving board, what the sender does on the sending one. */
export async function moveOn(
  parts: Parts,
  actor: Actor,
  id: EscalationId,
  command: MatterCommand,
  key: string | undefined,
): Promise<Reply<{ escalation: Escalation }>> {
  const found = await escalationById(parts.storage.db, id);
  if (!found) return NO_MATTER;
  const action = ACTIONS[command.do];
  const board = admitTo(parts, actor, action, found);
  if (!board.ok) return board;
  const audited = { actor, action, thing: id, unitId: board.value.unitId };
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const before = await lockEscalation(act.tx, id);
    if (!before) return NO_MATTER;
    const after = apply(before, command, byOf(actor), act.now);
    if (!after.ok) {
      const current = { escalation: shown(parts, before) };
      return refused({ code: "changed-meanwhile", message: "Somebody moved this matter on first.", current });
    }
    await addSteps(act.tx, after.value, before.history.length);
    act.note(command.do);
    if (after.value !== before) tellBoth(act, after.value);
    return ok({ escalation: shown(parts, after.value) });
  });
}

/** Who may not even read either board is told that there is no such matter. */
function admitTo(parts: Parts, actor: Actor, action: Action, { from, to }: StoredEscalation): Reply<BoardFacts> {
  const sees = [from, to].some((id) => {
    const board = parts.authority.board(id);
    return board !== undefined && may(actor, "board:read", board);
  });
  if (!sees) return NO_MATTER;
  const admitted = admit(parts.authority, actor, action, action === "escalation:answer" ? to : from);
  if (admitted.ok) return admitted;
  return refused({ code: "not-allowed", message: "Your role in the unit whose turn it is does not allow it." });
}

function byOf(actor: Actor): StepBy {
  switch (actor.kind) {
    case "person":
      return { kind: "person", name: actor.name };
    case "screen":
      return { kind: "screen", name: actor.name };
    default:
      return { kind: "system", name: "" };
  }
}

function tellBoth(act: Act, { from, to }: StoredEscalation): void {
  for (const id of [from, to]) act.tell(`board:${id}`, { kind: "escalation:changed", id });
}
