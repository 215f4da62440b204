import { type Actor, actorId } from "../../shared/access/actor.ts";
import type { BoardId, PersonId, UnitId } from "../../shared/base/ids.ts";
import { choiceOf, isUrgent } from "../../shared/notice/event.ts";
import { type Concern, type Concerning, noticesFor } from "../../shared/notice/notices.ts";
import { JOIN_FOR } from "../../shared/notice/retry.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Id } from "../../shared/base/ids.ts";
import type { News, Room } from "../../shared/protocol/live.ts";
import type { Authority } from "../access/authority.ts";
import type { Config } from "../config.ts";
import type { Db } from "../storage/database.ts";
import { addressOf, type Told, toldIn, unitChoices } from "../storage/noticeChoices.ts";
import { type Channel, insertDelivery, type Recipient } from "../storage/noticeMessages.ts";
import { insertNotice, unreadAbout } from "../storage/notices.ts";

/** A matter as far as it says who is concerned. */
export interface ToldOf extends Concerning {
  readonly id: EscalationId;
}

/** The transaction that the step is written in. */
export interface Telling {
  readonly tx: Db;
  readonly now: Instant;
  readonly actor: Actor;
  newId<Kind extends string>(): Id<Kind>;
  tell(room: Room, news: News): void;
}

interface TellParts {
  readonly authority: Pick<Authority, "board" | "unitPath">;
  readonly config: Pick<Config, "mail">;
}

/**
 * Tells those concerned of the steps that a matter has got: rows behind the bell and in the outbox, in the transaction of the
 * steps themselves, so that there is a notice exactly where there is a step.
 * @param known how many steps there were before; 0 for a new matter
 */
export async function tellOfSteps(parts: TellParts, act: Telling, matter: ToldOf, known: number): Promise<void> {
  for (let number = known; number < matter.history.length; number += 1) {
    await tellOf(parts, act, matter, noticesFor(matter, number));
  }
  // What they were told of before may be dealt with by now.
  for (const id of known > 0 ? await unreadAbout(act.tx, matter.id) : []) {
    act.tell(`person:${id}`, { kind: "notices:changed", id });
  }
}

/** Tells of what concerns people for another reason than a step, such as a svarfrist that comes near. */
export async function tellOf(
  parts: TellParts,
  act: Telling,
  matter: ToldOf,
  concerns: readonly Concern[],
): Promise<void> {
  // One who speaks for two units that one step concerns is told once, of what asks most of her.
  const told = new Set<string>();
  for (const concern of concerns) {
    const unitId = parts.authority.board(concern.board)?.unitId;
    if (unitId === undefined) continue;
    const one: One = { act, matter, concern, unitId };
    if (concern.event === "on-call") await tellOnCall(parts, one);
    else await tellSpeakers(parts, one, told);
  }
}

interface One {
  readonly act: Telling;
  readonly matter: ToldOf;
  readonly concern: Concern;
  readonly unitId: UnitId;
}

async function tellSpeakers(parts: TellParts, one: One, told: Set<string>): Promise<void> {
  const { act, concern, unitId } = one;
  const people = await speakersOf(parts, act.tx, unitId);
  for (const { personId, mailed } of people) {
    const once = `${personId} ${concern.number}`;
    // Who did it knows it.
    if (isActor(act.actor, personId) || told.has(once)) continue;
    told.add(once);
    if (!(await keepNotice(one, personId))) continue;
    act.tell(`person:${personId}`, { kind: "notices:changed", id: personId });
    const chosen = mailed.includes(choiceOf(concern.event));
    if (chosen && parts.config.mail) await deliver(one, "mail", { kind: "person", id: personId });
  }
  const { teams, posted } = await unitChoices(act.tx, unitId);
  if (teams && posted.includes(choiceOf(concern.event))) await deliver(one, "teams", { kind: "unit", id: unitId });
}

/** Whoever is on call is no person here: a confirmed mailbox of the unit, or else of the nearest unit above that has one. */
async function tellOnCall({ authority, config }: TellParts, one: One): Promise<void> {
  if (!config.mail) return;
  for (const id of authority.unitPath(one.unitId)) {
    const to: Recipient = { kind: "unit", id };
    const { address } = await addressOf(one.act.tx, to);
    if (address !== null) return await deliver(one, "mail", to);
  }
}

function isActor(actor: Actor, personId: PersonId): boolean {
  return actor.kind === "person" && actorId(actor) === personId;
}

async function keepNotice({ act, matter, concern }: One, personId: PersonId): Promise<boolean> {
  const { event, number } = concern;
  return await insertNotice(act.tx, {
    id: act.newId<"notice">(),
    personId,
    event,
    matterId: matter.id,
    number,
    boardId: concern.board,
    at: act.now,
  });
}

async function deliver({ act, matter, concern }: One, channel: Channel, to: Recipient): Promise<void> {
  const { event, number, board: boardId } = concern;
  const delivery = { id: act.newId<"delivery">(), channel, to, event, matterId: matter.id, number, boardId };
  await insertDelivery(act.tx, { ...delivery, at: act.now }, isUrgent(event) ? act.now : act.now + JOIN_FOR);
}

/**
 * The leaders and deputies of a unit; its administrators where it has neither, and those of the nearest unit above where it
 * has none of its own: a safety matter that nobody hears of is the one thing that must not be.
 */
async function speakersOf({ authority }: TellParts, db: Db, unitId: UnitId): Promise<readonly Told[]> {
  for (const unit of authority.unitPath(unitId)) {
    const people = await toldIn(db, unit);
    const speak = people.filter(({ role }) => role === "leader" || role === "deputy");
    if (speak.length > 0) return speak;
    const admins = people.filter(({ role }) => role === "admin");
    if (admins.length > 0) return admins;
  }
  return [];
}

/** The board of a unit that a link leads to when it is of no board in particular. */
export function boardOf(authority: Pick<Authority, "boards">, unitId: UnitId): BoardId | undefined {
  return authority.boards().find((board) => board.unitId === unitId && !board.closed)?.id;
}
