import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { agendaMs } from "../../shared/huddle/agenda.ts";
import { FREE_START_MS, type Huddle, huddleCommand, start, startsFreely } from "../../shared/huddle/huddle.ts";
import { applyLate, plannedMeetingId } from "../../shared/huddle/late.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import { nextPlanned } from "../../shared/huddle/rhythm.ts";
import { type MeetingNow, startBody } from "../../shared/protocol/meetings.ts";
import type { Pending } from "../live/outbox.ts";

/** What of a board decides when it meets. */
export interface Calendar {
  readonly zone: string;
  readonly closedDays: readonly string[];
}

/** A board's meetings go out in one queue, so that Tuesday's is never begun before Monday's has ended. */
export function meetingQueue(boardId: BoardId): string {
  return `meeting:${boardId}`;
}

export function startPath(boardId: BoardId): string {
  return `/boards/${boardId}/meetings`;
}

/** The server's picture of now with what this screen has done since laid on top; what was refused is left out. */
export function withPending(now: MeetingNow, pending: readonly Pending[], calendar: Calendar): MeetingNow {
  const done = pending.filter(({ state }) => state.kind !== "refused");
  return done.reduce((before, each) => applied(before, each, calendar), now);
}

function applied(now: MeetingNow, { path, body, at }: Pending, calendar: Calendar): MeetingNow {
  const begun = startBody.safeParse(body);
  if (begun.success && begun.data.late) return withBegun(now, begun.data.typeId, begun.data.late, at, calendar);
  const command = huddleCommand.safeParse(body);
  const { running } = now;
  if (!command.success || !running || path !== commandPath(running.id)) return now;
  // The same step as the server's; what it refuses leaves the picture as it is.
  const next = applyLate(running, command.data, at);
  return next.ok ? withMeeting(now, next.value) : now;
}

export function commandPath(id: Huddle["id"]): string {
  return `/meetings/${id}/commands`;
}

type LateStart = NonNullable<ReturnType<typeof startBody.parse>["late"]>;

function withBegun(
  now: MeetingNow,
  typeId: MeetingType["id"],
  { id, steps, heads }: LateStart,
  at: Instant,
  calendar: Calendar,
): MeetingNow {
  const type = now.types.find((each) => each.id === typeId);
  const plannedAt = type ? planNear(type, at, calendar) : null;
  const own = plannedAt === null ? id : plannedMeetingId(typeId, plannedAt);
  // The server has it already: what is to come is laid on its picture.
  if (now.running || now.justEnded?.id === own) return now;
  return { ...now, running: start({ id: own, typeId, plannedAt, steps, leader: null, heads }, at) };
}

/** The planned time that a start now would keep: as the server decides it. */
function planNear(type: MeetingType, at: Instant, { zone, closedDays }: Calendar): Instant | null {
  const planned = nextPlanned(type.rhythm, at - FREE_START_MS, zone, closedDays);
  return planned !== undefined && startsFreely(planned, at) ? planned : null;
}

function withMeeting(now: MeetingNow, meeting: Huddle): MeetingNow {
  if (meeting.state === "running") return { ...now, running: meeting };
  if (meeting.state !== "ended") return now;
  return { ...now, running: null, justEnded: meeting, lastEnd: meeting.endedAt };
}

/** A picture that has grown old without network: which meeting comes next follows from the rhythm, here as on the server. */
export function withNext(now: MeetingNow, time: Instant, calendar: Calendar): MeetingNow {
  const { next, justEnded } = now;
  const isHeld = next !== null && justEnded?.plannedAt === next.plannedAt && justEnded.typeId === next.typeId;
  if (next === null || (!isHeld && time < next.endsAt)) return now;
  const coming = now.types.flatMap((type) => {
    const length = agendaMs(type.steps);
    const after = isHeld && type.id === next.typeId ? Math.max(next.plannedAt, time - length) : time - length;
    const plannedAt = nextPlanned(type.rhythm, after + 1, calendar.zone, calendar.closedDays);
    return plannedAt === undefined ? [] : [{ typeId: type.id, plannedAt, endsAt: plannedAt + length }];
  });
  const [first] = coming.toSorted((a, b) => a.plannedAt - b.plannedAt);
  return { ...now, next: first ?? null };
}
