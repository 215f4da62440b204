import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import type { MeetingId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { type Instant, MINUTE } from "../../shared/base/time.ts";
import type { Agenda } from "../../shared/huddle/agenda.ts";
import {
  FORGOTTEN_MS,
  type Heads,
  type Huddle,
  type Leader,
  start,
  TOUCH_AFTER_MS,
} from "../../shared/huddle/huddle.ts";
import { leave, plannedMeetingId } from "../../shared/huddle/late.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import {
  insertMeeting,
  lockBoardForStart,
  lockMeeting,
  meetingById,
  meetingOfPlan,
  putMeeting,
  runningOn,
  type StoredMeeting,
} from "../storage/meetings.ts";
import { openTouch } from "./settle.ts";

/** Whoever starts a meeting in her own name leads it; a wall asks who does. */
export function leaderBy(actor: Actor): Leader | null {
  return actor.kind === "person" ? { personId: actor.id, name: actor.name } : null;
}

/** What a screen without network began a meeting with. */
export interface LateStart {
  readonly type: MeetingType;
  readonly plannedAt: Instant | null;
  readonly at: Instant;
  readonly id: MeetingId;
  readonly steps: Agenda;
  readonly heads: Heads;
}

/**
 * Takes up a meeting that was begun without network. Whoever meanwhile began the same planned meeting, or held it, is
 * joined: what comes after the start is added there. One that is over by now, or beside which another runs, does not run
 * again; it takes what its screen did, as one that nobody has ended yet.
 */
export async function beginLate(
  parts: Parts,
  act: Act,
  board: BoardFacts,
  from: LateStart,
): Promise<Reply<{ meeting: Huddle }>> {
  await lockBoardForStart(act.tx, board.id);
  const { type, plannedAt, at, steps, heads } = from;
  const id = plannedAt === null ? from.id : plannedMeetingId(type.id, plannedAt);
  const known = plannedAt === null ? await meetingById(act.tx, id) : await meetingOfPlan(act.tx, type.id, plannedAt);
  if (known && known.meeting.state !== "notHeld") {
    act.note("joined");
    await lendIn(act, known);
    act.after(() => openTouch(parts, board));
    return ok({ meeting: known.meeting });
  }
  const wasMissed = known !== undefined;
  const own = { id: known?.meeting.id ?? id, typeId: type.id, plannedAt, steps, leader: leaderBy(act.actor), heads };
  const begun = { ...start(own, at), lateSince: act.now, lateUntil: act.now + TOUCH_AFTER_MS };
  const isOver = act.now >= begun.endsAt + FORGOTTEN_MS || (await runningOn(act.tx, board.id)) !== undefined;
  const meeting = isOver ? leave(begun) : begun;
  await (wasMissed ? putMeeting(act.tx, meeting) : insertMeeting(act.tx, board.id, meeting));
  act.note(`${meeting.id}, begun ${Math.round((act.now - at) / 1000)} s before`);
  act.tell(`board:${board.id}`, { kind: "meeting:changed", id: board.id });
  act.after(() => openTouch(parts, board));
  return ok({ meeting });
}

/**
 * Whether somebody may act on a meeting. Touch on a wall that was cut off is judged at the time of the deed: it was open
 * then if the meeting ran, though the meeting is over now.
 * @param deed when it was done, of a command that waited for the network
 */
export function admitToMeeting(
  parts: Parts,
  actor: Actor,
  { boardId, meeting }: StoredMeeting,
  deed: Instant | undefined,
): Reply<BoardFacts> {
  const admitted = admit(parts.authority, actor, "meeting:run", boardId);
  const board = parts.authority.board(boardId);
  if (admitted.ok || !board || deed === undefined || !wasOpen(meeting, deed)) return admitted;
  return may(actor, "meeting:run", { ...board, touchOpen: true }) ? ok(board) : admitted;
}

/** One that the server ended in everybody's absence was open as long as its screens thought that it ran. */
function wasOpen(meeting: Huddle, at: Instant): boolean {
  if (meeting.state === "notHeld" || at < meeting.startedAt) return false;
  return meeting.state === "running" || meeting.left !== undefined || at < meeting.endedAt + TOUCH_AFTER_MS;
}

/** Not written anew for each of many commands that come together. */
const RENEW_AFTER = MINUTE;

/**
 * A screen hands in what it did without network: whatever else it holds of that meeting, in the cross or on the board, is
 * taken for some minutes too. On the row, so that a restart in the middle does not shut the door.
 */
export async function lendTouch(parts: Parts, board: BoardFacts, id: MeetingId): Promise<void> {
  const isLent = await parts.storage.transaction(async (tx) => {
    const found = await lockMeeting(tx, id);
    return found !== undefined && (await lendIn({ tx, now: parts.clock.now() }, found));
  });
  if (isLent) await openTouch(parts, board);
}

/** @returns whether it was written */
async function lendIn({ tx, now }: Pick<Act, "tx" | "now">, { meeting }: StoredMeeting): Promise<boolean> {
  const lateUntil = now + TOUCH_AFTER_MS;
  if (meeting.state === "notHeld" || lateUntil - (meeting.lateUntil ?? 0) < RENEW_AFTER) return false;
  await putMeeting(tx, { ...meeting, lateSince: meeting.lateSince ?? now, lateUntil });
  return true;
}

/** A record with what came late: nothing that stands in it is taken away or told anew. */
export function withLater(earlier: MeetingFacts, later: MeetingFacts): MeetingFacts {
  return {
    ...earlier,
    cross: together(earlier.cross, later.cross, ({ date }) => date),
    measures: together(earlier.measures, later.measures, ({ id }) => id),
    about: together(earlier.about, later.about, ({ id }) => id),
    raised: together(earlier.raised, later.raised, ({ id }) => id),
    answers: together(earlier.answers, later.answers, ({ id }) => id),
    today: earlier.today ?? later.today,
    marked: earlier.marked.filter(({ id }) => !later.raised.some((raised) => raised.id === id)),
    heard: earlier.heard.filter(({ id }) => !later.answers.some((answer) => answer.id === id)),
    handled: together(earlier.handled, later.handled, ({ matters }) => matters.map(({ id }) => id).join()),
    visits: together(earlier.visits, later.visits, ({ id }) => id),
    questions: answeredOf(earlier.questions, later.questions),
    replies: together(earlier.replies, later.replies, ({ id }) => id),
    tests: together(earlier.tests, later.tests, ({ id, number }) => `${id} ${number}`),
    thanks: together(earlier.thanks, later.thanks, ({ id }) => id),
    messages: together(earlier.messages, later.messages, ({ id }) => id),
    cards: together(earlier.cards, later.cards, ({ id }) => id),
  };
}

/** An answer that a wall gave without network comes to the question that stood there without one. */
function answeredOf(earlier: MeetingFacts["questions"], later: MeetingFacts["questions"]): MeetingFacts["questions"] {
  const open = new Set(earlier.flatMap(({ id, answer }) => (answer === null ? [id] : [])));
  const answered = later.filter(({ id, answer }) => answer !== null && open.has(id));
  const renewed = earlier.map((question) => answered.find(({ id }) => id === question.id) ?? question);
  return together(renewed, later, ({ id }) => id);
}

function together<Item>(earlier: readonly Item[], later: readonly Item[], key: (item: Item) => string): Item[] {
  const known = new Set(earlier.map(key));
  return [...earlier, ...later.filter((item) => !known.has(key(item)))];
}
