import type { Actor } from "../../shared/access/actor.ts";
import type { UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DAY, localDate } from "../../shared/base/time.ts";
import {
  type BoardMessages,
  change,
  type ChangeCommand,
  endOf,
  LONGEST_DAYS,
  mayLastUntil,
  type MessageCommand,
  type MessageRefusal,
  MOST_IN_FORCE,
  type ReadCommand,
  type Reached,
  type SentMessage,
  type SentMessages,
} from "../../shared/message/message.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { unitsBelow } from "../../shared/tier/below.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import {
  countInForce,
  insertMessage,
  isReadByAny,
  isTarget,
  lockMessage,
  messageById,
  messagesFrom,
  type SentRow,
  updateMessage,
  withTargets,
} from "../storage/messages.ts";
import type { StoredUnit } from "../storage/units.ts";
import { boardsOf, markRead, messagesOn } from "./onBoard.ts";

/** What a sender looks back on, and how much of it. */
const LOOKS_BACK = (LONGEST_DAYS + 30) * DAY;
const MOST_LISTED = 50;

export async function boardMessagesOf(parts: Parts, board: BoardFacts): Promise<BoardMessages> {
  return { items: await messagesOn(parts, parts.storage.db, board, parts.clock.now()) };
}

/** What a unit has sent, with who of those below has read it. */
export async function sentBy(parts: Parts, unit: StoredUnit): Promise<SentMessages> {
  const since = parts.clock.now() - LOOKS_BACK;
  const rows = await messagesFrom(parts.storage.db, unit.id, since, MOST_LISTED);
  return { items: rows.map((row) => asSent(parts, unit, row)) };
}

function asSent(parts: Parts, unit: StoredUnit, { targets, ...row }: SentRow): SentMessage {
  const readAt = new Map(targets.map((target) => [target.unitId, target.readAt]));
  const { id, text, sentAt, until, endedAt, version } = row;
  const units = inTree(parts, unit.id).filter((each) => readAt.has(each.unitId));
  return {
    id,
    text,
    sentAt,
    until,
    endsAt: endOf(until, unit.zone),
    endedAt,
    version,
    units: units.map((each) => ({ ...each, readAt: readAt.get(each.unitId) ?? null })),
  };
}

/** The units below that are in use and have a board to show a message on, in the order of the tree. */
function inTree(parts: Parts, root: UnitId): Omit<Reached, "readAt">[] {
  return unitsBelow(parts.authority.units(), root).flatMap(({ unit: { id, name, kind, closedAt }, depth }) => {
    const [boardId] = boardsOf(parts.authority, id);
    return boardId && closedAt === null ? [{ unitId: id, name, kind, boardId, depth }] : [];
  });
}

/** Sends a message down, or changes one: its text until it is read, its last day, or whether it is up at all. */
export async function commandMessage(
  parts: Parts,
  actor: Actor,
  unit: StoredUnit,
  command: MessageCommand,
  key: string | undefined,
): Promise<Reply<SentMessage>> {
  const audited = { actor, action: "message:send", thing: command.id, unitId: unit.id } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const done =
      command.do === "send" ? await send(parts, act, unit, command) : await changeOne(parts, act, unit, command);
    if (!done.ok) return done;
    act.note(`${command.do}, to ${done.value.units.length}`);
    return done;
  });
}

async function send(
  parts: Parts,
  act: Act,
  unit: StoredUnit,
  command: Extract<MessageCommand, { do: "send" }>,
): Promise<Reply<SentMessage>> {
  const { id, text, until } = command;
  const known = await messageById(act.tx, id);
  if (known) return known.unitId === unit.id ? await sentOne(parts, act, unit, id) : NO_MESSAGE;
  const today = localDate(act.now, unit.zone);
  if (!mayLastUntil(until, today)) return BAD_DAY;
  const to = targetsOf(parts, unit.id, command.to);
  if (!to) {
    return refused({
      code: "wrong-unit",
      message: "A message goes down: name units below.",
      fields: { to: "not below" },
    });
  }
  if (to.length === 0) {
    return refused({ code: "bad-request", message: "No unit below has a board.", fields: { to: "no boards" } });
  }
  if ((await countInForce(act.tx, unit.id, today)) >= MOST_IN_FORCE) {
    return refused({ code: "too-many", message: `At most ${MOST_IN_FORCE} messages at a time. End one first.` });
  }
  await insertMessage(act.tx, { id, unitId: unit.id, text, until, sentAt: act.now, endedAt: null, version: 1 }, to);
  tellAll(parts, act, unit.id, to);
  return await sentOne(parts, act, unit, id);
}

/** The chosen units and all below them; undefined when one of them does not stand below. */
function targetsOf(parts: Parts, root: UnitId, chosen: readonly UnitId[] | null): UnitId[] | undefined {
  const all = inTree(parts, root).map(({ unitId }) => unitId);
  if (chosen === null) return all;
  const isBelow = chosen.every((id) => id !== root && parts.authority.unitPath(id).includes(root));
  if (!isBelow) return undefined;
  return all.filter((id) => parts.authority.unitPath(id).some((up) => chosen.includes(up)));
}

async function changeOne(
  parts: Parts,
  act: Act,
  unit: StoredUnit,
  command: ChangeCommand,
): Promise<Reply<SentMessage>> {
  const before = await lockMessage(act.tx, command.id);
  if (before?.unitId !== unit.id) return NO_MESSAGE;
  const now = { isRead: await isReadByAny(act.tx, command.id), today: localDate(act.now, unit.zone), now: act.now };
  const after = change(before, command, now);
  if (!after.ok) return refusalOf(after.refusal);
  if (!(await updateMessage(act.tx, command.id, command.version, after.value))) {
    const current = await sentOne(parts, act, unit, command.id);
    return refused({
      code: "changed-meanwhile",
      message: "Somebody changed this message first.",
      ...(current.ok && { current: current.value }),
    });
  }
  const sent = await sentOne(parts, act, unit, command.id);
  if (sent.ok)
    tellAll(
      parts,
      act,
      unit.id,
      sent.value.units.map(({ unitId }) => unitId),
    );
  return sent;
}

async function sentOne(parts: Parts, act: Act, unit: StoredUnit, id: SentMessage["id"]): Promise<Reply<SentMessage>> {
  const message = await messageById(act.tx, id);
  const [row] = message ? await withTargets(act.tx, [message]) : [];
  return row ? ok(asSent(parts, unit, row)) : NO_MESSAGE;
}

function tellAll(parts: Parts, act: Act, sender: UnitId, units: readonly UnitId[]): void {
  for (const unit of units) {
    for (const board of boardsOf(parts.authority, unit)) {
      act.tell(`board:${board}`, { kind: "messages:changed", id: board });
    }
  }
  act.tell(`unit:${sender}`, { kind: "sent-messages:changed", id: sender });
}

/** A unit says that it has read a message. Twice is once, and one that is over is read all the same. */
export async function readMessage(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  command: ReadCommand,
  key: string | undefined,
): Promise<Reply<BoardMessages>> {
  const audited = { actor, action: "message:mark", thing: command.id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const message = await lockMessage(act.tx, command.id);
    if (!message || !(await isTarget(act.tx, message.id, board.unitId))) return NO_MESSAGE;
    await markRead(parts, act, board.unitId, [message.id], null);
    return ok({ items: await messagesOn(parts, act.tx, board, act.now) });
  });
}

const NO_MESSAGE = refused({ code: "not-found", message: "There is no such message." } as const);
const BAD_DAY = refused({
  code: "bad-request",
  message: `The last day is today at the earliest, and at most ${LONGEST_DAYS} days ahead.`,
  fields: { until: "not a day that can be chosen" },
} as const);

function refusalOf({ code }: MessageRefusal): Reply<never> {
  switch (code) {
    case "read-already":
      return refused({
        code: "bad-request",
        message: "A unit has read it: end it, and send another.",
        fields: { text: "read already" },
      });
    case "over":
      return refused({ code: "bad-request", message: "This message is over.", fields: { id: "over" } });
    case "bad-day":
      return BAD_DAY;
  }
}
