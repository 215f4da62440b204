import type { Instant } from "../../shared/base/time.ts";
import { DAY } from "../../shared/base/time.ts";
import { agendaMs } from "../../shared/huddle/agenda.ts";
import { type Ended, type NotHeld, TOUCH_AFTER_MS, usualHeads } from "../../shared/huddle/huddle.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import type { MeetingNow } from "../../shared/protocol/meetings.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import {
  endedMeetings,
  lastHeads,
  lastNotHeld,
  meetingOfPlan,
  meetingTypesOf,
  runningOn,
} from "../storage/meetings.ts";
import { membersOf } from "../storage/persons.ts";
import { plannedFrom, settleMissed } from "./settle.ts";

/** All that a screen needs to know of now: what runs, what has just ended, what comes, what was missed. */
export async function meetingNowOf(parts: Parts, board: BoardFacts): Promise<MeetingNow> {
  // The timer looks now and then; whoever asks in between is told the truth.
  await settleMissed(parts);
  const { db } = parts.storage;
  const now = parts.clock.now();
  const types = await meetingTypesOf(db, board.id);
  const [last] = await endedMeetings(db, board.id, 1);
  const running = await runningOn(db, board.id);
  // What is laid down plans nothing, and nobody is asked for what was not held there.
  const next = board.laidDown ? null : await nextMeeting(db, board, types, now);
  const typeId = running?.typeId ?? next?.typeId;
  const [before] = typeId ? await endedMeetings(db, board.id, 1, typeId) : [];
  return {
    running: running ?? null,
    justEnded: last && now < last.endedAt + TOUCH_AFTER_MS ? last : null,
    lastEnd: last?.endedAt ?? null,
    sinceLast: before?.endedAt ?? null,
    next,
    missed: board.laidDown ? null : unexplained(await lastNotHeld(db, board.id), last, now),
    types,
    usual: await usualOf(db, board, types),
    leaders: await leadersOf(db, board),
  };
}

async function nextMeeting(
  db: Db,
  board: BoardFacts,
  types: readonly MeetingType[],
  now: Instant,
): Promise<MeetingNow["next"]> {
  let next: MeetingNow["next"] = null;
  for (const type of types) {
    const planned = await nextOfType(db, board, type, now);
    if (planned && (!next || planned.plannedAt < next.plannedAt)) next = { typeId: type.id, ...planned };
  }
  return next;
}

/** One that could still begin, or the one after it: what was held is not held again. */
async function nextOfType(db: Db, board: BoardFacts, type: MeetingType, now: Instant) {
  const planned = await plannedFrom(db, board, type, now - agendaMs(type.steps) + 1);
  if (!planned || !(await meetingOfPlan(db, type.id, planned.plannedAt))) return planned;
  return await plannedFrom(db, board, type, planned.plannedAt + 1);
}

async function usualOf(db: Db, board: BoardFacts, types: readonly MeetingType[]): Promise<MeetingNow["usual"]> {
  const usual: MeetingNow["usual"] = [];
  for (const { id, usualHeads: otherwise } of types) {
    usual.push({ typeId: id, heads: usualHeads(await lastHeads(db, board.id, id), otherwise) });
  }
  return usual;
}

const ASK_FOR_DAYS = 3;

/** Asked for a few days, and no longer once a meeting has been held. */
function unexplained(missed: NotHeld | undefined, last: Ended | undefined, now: Instant): NotHeld | null {
  if (!missed || missed.reason !== null || now - missed.plannedAt > ASK_FOR_DAYS * DAY) return null;
  return last && last.startedAt > missed.plannedAt ? null : missed;
}

const MOST_LEADERS = 60;

/** Whoever takes part in the unit may lead: names in the order of the alphabet, never by role. */
async function leadersOf(db: Db, board: BoardFacts): Promise<MeetingNow["leaders"]> {
  const members = await membersOf(db, [board.unitId]);
  return members
    .filter(({ role }) => role !== "reader")
    .slice(0, MOST_LEADERS)
    .map(({ personId, name }) => ({ personId, name }));
}
