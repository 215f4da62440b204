import { ok } from "../../shared/base/outcome.ts";
import type { Instant } from "../../shared/base/time.ts";
import { agendaMs } from "../../shared/huddle/agenda.ts";
import { plannedMeetingId } from "../../shared/huddle/late.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import { nextPlanned } from "../../shared/huddle/rhythm.ts";
import type { BoardFacts } from "../access/authority.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { boardById } from "../storage/boards.ts";
import type { Db } from "../storage/database.ts";
import { type DueType, dueTypes, insertNotHeld, moveDue, touchOpenUntil } from "../storage/meetings.ts";

/** The planned meeting of a type at or after an instant, with its end; null without fixed days. */
export async function plannedFrom(
  db: Db,
  board: BoardFacts,
  type: MeetingType,
  after: Instant,
): Promise<{ plannedAt: Instant; endsAt: Instant } | null> {
  const closedDays = (await boardById(db, board.id))?.settings.closedDays ?? [];
  const plannedAt = nextPlanned(type.rhythm, after, board.zone, closedDays);
  return plannedAt === undefined ? null : { plannedAt, endsAt: plannedAt + agendaMs(type.steps) };
}

/** When the next planned meeting of a type counts as not held. */
export async function dueFrom(db: Db, board: BoardFacts, type: MeetingType, after: Instant): Promise<Instant | null> {
  return (await plannedFrom(db, board, type, after))?.endsAt ?? null;
}

/**
 * Writes down every planned meeting that nobody started by its end. It reads only the clock and the rows, so it comes to
 * the same after the server was away for a night.
 */
export async function settleMissed(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  for (const due of await dueTypes(parts.storage.db, now)) await settleType(parts, due, now);
}

/** A server that was away for weeks writes at most so many at a time; the rest follows at the next look. */
const MOST_AT_A_TIME = 100;

async function settleType(parts: Parts, { type, dueAt }: DueType, now: Instant): Promise<void> {
  const board = parts.authority.board(type.boardId);
  if (!board) return;
  let due: Instant | null = dueAt;
  for (let count = 0; due !== null && due <= now && count < MOST_AT_A_TIME; count += 1) {
    due = await settleOne(parts, board, type, due);
  }
}

/** @returns when the meeting after this one falls due; null when there is none, or another process was first */
async function settleOne(parts: Parts, board: BoardFacts, type: MeetingType, dueAt: Instant): Promise<Instant | null> {
  const command = { actor: { kind: "system" }, action: "meeting:run", thing: type.id, unitId: board.unitId } as const;
  const reply = await parts.commands.run(command, async (act) => {
    const next = await dueFrom(act.tx, board, type, dueAt);
    if (!(await moveDue(act.tx, type.id, dueAt, next))) return ok({ next: null });
    const plannedAt = dueAt - agendaMs(type.steps);
    // A day that was closed after the meeting had been planned has no meeting to miss.
    const planned = await plannedFrom(act.tx, board, type, plannedAt);
    if (planned?.plannedAt !== plannedAt) {
      act.note("not planned");
      return ok({ next });
    }
    const id = plannedMeetingId(type.id, plannedAt);
    const missed = { id, typeId: type.id, state: "notHeld", plannedAt, reason: null } as const;
    const written = await insertNotHeld(act.tx, board.id, missed);
    act.note(written ? "not held" : "held");
    act.tell(`board:${board.id}`, { kind: "meeting:changed", id: board.id });
    if (written) act.tell(`board:${board.id}`, { kind: "health:changed", id: board.id });
    return ok({ next });
  });
  return reply.ok ? reply.value.next : null;
}

/** Says to the policy and to open boards until when touch is open, and again when that time is over. */
export async function openTouch(parts: Parts, board: BoardFacts): Promise<void> {
  const until = await touchOpenUntil(parts.storage.db, board.id);
  parts.authority.openTouch(board.id, until);
  await parts.sync.touchChanged(board.id);
  const left = until - parts.clock.now();
  if (!Number.isFinite(left) || left <= 0) return;
  parts.clock.after(left, () => {
    parts.live.tell(`board:${board.id}`, { kind: "meeting:changed", id: board.id });
    parts.sync.touchChanged(board.id).catch((error: unknown) => {
      parts.log.error({ error: stackOf(error) }, "touch could not be closed on open boards");
    });
  });
}
