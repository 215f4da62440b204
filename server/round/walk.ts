import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import type { BoardId, VisitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { addCard, archiveCard } from "../../shared/board/cards.ts";
import { lanesInOrder } from "../../shared/board/lanes.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { given } from "../../shared/huddle/late.ts";
import type { Problem, Reply } from "../../shared/protocol/problem.ts";
import { ASKED_FOR, MOST_OPEN } from "../../shared/round/question.ts";
import type { RoundCommand } from "../../shared/round/round.ts";
import { STAYS } from "../../shared/round/visit.ts";
import { apply as applyThanks, SHOWN_FOR } from "../../shared/thanks/thanks.ts";
import { admit } from "../access/admit.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import { countOpen, deleteQuestion, insertQuestion, lockQuestion } from "../storage/questions.ts";
import { deleteThanks, insertThanks, thanksSince } from "../storage/thanks.ts";
import type { StoredUnit } from "../storage/units.ts";
import {
  addVisitAct,
  deleteVisitAct,
  dropOwnOrder,
  insertVisit,
  putOwnOrder,
  putStay,
  type StoredVisit,
  visitById,
} from "../storage/visits.ts";
import { tellOf } from "./questions.ts";
import { ownBoardOf, stopsBelow } from "./stops.ts";

/** What came with a command beside it: its key, and when it was given if it has waited for the network. */
interface How {
  readonly key: string | undefined;
  readonly given: number | undefined;
}

type Done = Reply<Record<string, never>>;
type Of<Do extends RoundCommand["do"]> = Extract<RoundCommand, { do: Do }>;

/** One act of a round. Each is one row or none, so that it can wait for the network and come twice. */
export async function walk(
  parts: Parts,
  actor: Actor,
  unit: StoredUnit,
  command: RoundCommand,
  how: How,
): Promise<Done> {
  // The card is written before its row: cut off between the two, the same command writes both again.
  const card = command.do === "followUp" ? await writeCard(parts, actor, unit, command) : ok({});
  if (!card.ok) return card;
  const thing = "visitId" in command ? command.visitId : "id" in command ? command.id : unit.id;
  const audited = { actor, action: "round:walk", thing, unitId: unit.id } as const;
  return await parts.commands.run({ ...audited, key: how.key, fingerprint: command }, async (act) => {
    const done = await step(parts, act, unit, command, how);
    if (!done.ok) return done;
    act.tell(`unit:${unit.id}`, { kind: "round:changed", id: unit.id });
    return done;
  });
}

async function step(parts: Parts, act: Act, unit: StoredUnit, command: RoundCommand, how: How): Promise<Done> {
  act.note(command.do);
  switch (command.do) {
    case "arrive":
      return await arrive(parts, act, unit, command, how);
    case "stay":
    case "leave":
      return await stayOrLeave(act, unit, command);
    case "thank":
      return await thank(parts, act, unit, command);
    case "ask":
      return await askBoard(parts, act, unit, command);
    case "followUp":
      return await followUp(act, unit, command);
    case "takeBack":
      return await takeBack(parts, act, unit, command);
    case "order":
      return await order(parts, act, unit, command);
    case "treeOrder":
      await dropOwnOrder(act.tx, unit.id);
      return ok({});
  }
}

async function arrive(parts: Parts, act: Act, unit: StoredUnit, command: Of<"arrive">, how: How): Promise<Done> {
  const board = boardBelow(parts, act.actor, unit, command.boardId);
  if (!board.ok) return board;
  // One that waited for the network is written down for when it was, and is over by now.
  const { at } = given(how.given, act.now);
  if (command.leaving) {
    const before = await visitOf(act, unit, command.leaving);
    if (before && before.leftAt === null) await leave(act, before, Math.max(at, before.arrivedAt));
  }
  const visit = { id: command.id, boardId: board.value.id, unitId: unit.id, arrivedAt: at, leftAt: null };
  const isNew = await insertVisit(act.tx, { ...visit, thereUntil: at + STAYS });
  if (!isNew && !(await visitOf(act, unit, command.id))) return NO_VISIT;
  act.note(`arrive ${board.value.id}`);
  tellBoard(act, board.value.id);
  return ok({});
}

/** The board of a unit below one's own that one may read. */
function boardBelow(parts: Parts, actor: Actor, unit: StoredUnit, id: BoardId): Reply<BoardFacts> {
  const board = admit(parts.authority, actor, "board:read", id);
  if (!board.ok) return board;
  if (board.value.unitId !== unit.id && board.value.path.includes(unit.id)) return board;
  return refused({
    code: "wrong-unit",
    message: "A round goes to boards of units below.",
    fields: { boardId: "not below" },
  });
}

async function stayOrLeave(act: Act, unit: StoredUnit, command: Of<"stay"> | Of<"leave">): Promise<Done> {
  const visit = await visitOf(act, unit, command.id);
  if (!visit) return NO_VISIT;
  if (visit.leftAt !== null) return ok({});
  if (command.do === "leave") await leave(act, visit, act.now);
  else await putStay(act.tx, visit.id, { thereUntil: act.now + STAYS, leftAt: null });
  tellBoard(act, visit.boardId);
  return ok({});
}

/** Whoever was away longer than a visit lasts had left when it ran out. */
async function leave(act: Act, visit: StoredVisit, at: number): Promise<void> {
  await putStay(act.tx, visit.id, { thereUntil: visit.thereUntil, leftAt: Math.min(at, visit.thereUntil) });
  tellBoard(act, visit.boardId);
}

async function thank(parts: Parts, act: Act, unit: StoredUnit, command: Of<"thank">): Promise<Done> {
  const visit = await visitOf(act, unit, command.visitId);
  if (!visit) return NO_VISIT;
  const board = boardBelow(parts, act.actor, unit, visit.boardId);
  if (!board.ok) return board;
  if (!may(act.actor, "thanks:give", board.value)) return NOT_ALLOWED;
  const { id, to, line } = command;
  const before = { items: await thanksSince(act.tx, visit.boardId, act.now - SHOWN_FOR) };
  const after = applyThanks(before, { do: "give", id, to, line }, act.now);
  if (!after.ok)
    return badRequest("Say whom or what you thank for; fifty a day are enough.", { line: after.refusal.code });
  if (after.value === before) return ok({});
  await insertThanks(act.tx, visit.boardId, { id, to, line, at: act.now });
  await addVisitAct(act.tx, visit.id, { kind: "thanks", id }, act.now);
  act.tell(`board:${visit.boardId}`, { kind: "thanks:changed", id: visit.boardId });
  tellBoard(act, visit.boardId);
  return ok({});
}

async function askBoard(parts: Parts, act: Act, unit: StoredUnit, command: Of<"ask">): Promise<Done> {
  const visit = await visitOf(act, unit, command.visitId);
  if (!visit) return NO_VISIT;
  const board = boardBelow(parts, act.actor, unit, visit.boardId);
  if (!board.ok) return board;
  const fromBoardId = ownBoardOf(parts, unit.id);
  if (!fromBoardId) return NO_BOARD;
  if ((await countOpen(act.tx, visit.boardId, act.now - ASKED_FOR)) >= MOST_OPEN) {
    return refused({ code: "too-many", message: `${MOST_OPEN} questions wait on this board already.` });
  }
  const { id, text } = command;
  const asked = { id, boardId: visit.boardId, fromBoardId, text, askedAt: act.now };
  const question = { ...asked, answer: null, answeredAt: null, closedAt: null };
  if (!(await insertQuestion(act.tx, question))) return ok({});
  await addVisitAct(act.tx, visit.id, { kind: "question", id }, act.now);
  tellOf(parts, act, question);
  return ok({});
}

/** A card on one's own board, named after the board that it is about. Twice is once: the card has the command's id. */
async function writeCard(parts: Parts, actor: Actor, unit: StoredUnit, command: Of<"followUp">): Promise<Done> {
  const { db } = parts.storage;
  const visit = await visitById(db, command.visitId);
  if (visit?.unitId !== unit.id) return NO_VISIT;
  const own = ownBoardOf(parts, unit.id);
  if (!own) return NO_BOARD;
  const board = admit(parts.authority, actor, "board:edit", own);
  if (!board.ok) return board;
  const about = parts.authority.board(visit.boardId);
  const title = `${parts.authority.unit(about?.unitId ?? unit.id)?.name ?? ""}: ${command.text}`;
  await parts.sync.edit(own, actor, (document) => {
    if (document.cards.has(command.id)) return;
    const lanes = lanesInOrder(document);
    const lane = lanes.find(({ meaning }) => meaning === "justDo") ?? lanes.find(({ meaning }) => meaning === "new");
    addCard(document, { id: command.id, title, kind: "task", laneId: lane?.id ?? defaultLaneId("new") });
  });
  return ok({});
}

async function followUp(act: Act, unit: StoredUnit, command: Of<"followUp">): Promise<Done> {
  const visit = await visitOf(act, unit, command.visitId);
  if (!visit) return NO_VISIT;
  await addVisitAct(act.tx, visit.id, { kind: "followUp", id: command.id }, act.now);
  return ok({});
}

async function takeBack(parts: Parts, act: Act, unit: StoredUnit, { visitId, what }: Of<"takeBack">): Promise<Done> {
  const visit = await visitOf(act, unit, visitId);
  if (!visit) return NO_VISIT;
  if (!(await deleteVisitAct(act.tx, visit.id, what.id))) return ok({});
  switch (what.kind) {
    case "thanks":
      await deleteThanks(act.tx, visit.boardId, what.id);
      act.tell(`board:${visit.boardId}`, { kind: "thanks:changed", id: visit.boardId });
      break;
    case "question": {
      const question = await lockQuestion(act.tx, what.id);
      if (!(await deleteQuestion(act.tx, what.id))) return ANSWERED;
      if (question) tellOf(parts, act, question);
      break;
    }
    case "followUp": {
      const own = ownBoardOf(parts, unit.id);
      if (own)
        act.after(async () => void (await parts.sync.edit(own, act.actor, (board) => archiveCard(board, what.id))));
    }
  }
  tellBoard(act, visit.boardId);
  return ok({});
}

async function order(parts: Parts, act: Act, unit: StoredUnit, { boards, leftOut }: Of<"order">): Promise<Done> {
  const below = new Set(stopsBelow(parts, unit.id).map(({ boardId }) => boardId));
  if (![...boards, ...leftOut].every((id) => below.has(id))) {
    return refused({ code: "wrong-unit", message: "A round goes to boards of units below." });
  }
  await putOwnOrder(act.tx, unit.id, { boards: [...new Set(boards)], leftOut: [...new Set(leftOut)] });
  return ok({});
}

async function visitOf(act: Act, unit: StoredUnit, id: VisitId): Promise<StoredVisit | undefined> {
  const visit = await visitById(act.tx, id);
  return visit?.unitId === unit.id ? visit : undefined;
}

function tellBoard(act: Act, id: BoardId): void {
  act.tell(`board:${id}`, { kind: "visits:changed", id });
}

function badRequest(message: string, fields: NonNullable<Problem["fields"]>): Done {
  return refused({ code: "bad-request", message, fields });
}

const NO_VISIT = refused({ code: "not-found", message: "There is no such visit of this unit." } as const);
const NO_BOARD = refused({
  code: "bad-request",
  message: "The unit has no board of its own for answers to come back to.",
  fields: { unitId: "has no board" },
} as const);
const NOT_ALLOWED = refused({ code: "not-allowed", message: "Your role does not allow it." } as const);
const ANSWERED = refused({ code: "changed-meanwhile", message: "It has been answered already." } as const);
