import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { DAY } from "../../shared/base/time.ts";
import { clockOf, clockStep, isUnanswered, stateOf } from "../../shared/escalation/state.ts";
import { WAITING } from "../../shared/notice/event.ts";
import { type NoticeItem, type NoticeList, SHOWN_NOTICES } from "../../shared/notice/wire.ts";
import type { Parts } from "../parts.ts";
import { escalationsByIds, type StoredEscalation } from "../storage/escalations.ts";
import { givenUpSince } from "../storage/noticeMessages.ts";
import { noticesOf, type StoredNotice } from "../storage/notices.ts";

type Person = Actor & { readonly kind: "person" };

/** What a person is told behind the bell, the newest first; what she may not read any more is not there. */
export async function noticeListOf(parts: Parts, person: Person): Promise<NoticeList> {
  const { db } = parts.storage;
  const kept = await noticesOf(db, person.id, SHOWN_NOTICES);
  const matters = await escalationsByIds(db, [...new Set(kept.map(({ matterId }) => matterId))]);
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  const items = kept.flatMap((notice) => shown(parts, person, notice, byId.get(notice.matterId)));
  return {
    items,
    unread: items.filter(({ read }) => !read).length,
    undelivered: await givenUpSince(db, { kind: "person", id: person.id }, parts.clock.now() - 7 * DAY),
  };
}

function shown(
  { authority }: Parts,
  person: Person,
  notice: StoredNotice,
  matter: StoredEscalation | undefined,
): NoticeItem[] {
  const board = authority.board(notice.boardId);
  const unit = board && authority.unit(board.unitId);
  if (!matter || !board || !unit || !may(person, "board:read", board)) return [];
  const done = isDone(notice, matter);
  const { id, event, at, readAt, matterId, boardId } = notice;
  const due = !done && WAITING.includes(event) ? clockOf(matter).due : null;
  const where = { boardId, unitName: unit.name, unitKind: unit.kind };
  // What is dealt with is no news any more: it stands in the list and is not counted.
  return [{ id, event, at, read: readAt !== null || done, done, matterId, what: matter.what, ...where, due }];
}

/** Whether nothing is left to do about it: answered, judged, or a svarfrist that has another date since. */
function isDone({ event, number }: StoredNotice, matter: StoredEscalation): boolean {
  if (event === "answered") return stateOf(matter) !== "answered";
  if (event === "safety-aware") return stateOf(matter) !== "sent";
  return !isUnanswered(matter) || (event === "due-soon" && clockStep(matter) !== number);
}
