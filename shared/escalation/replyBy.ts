import { DAY, type Instant, MINUTE } from "../base/time.ts";
import { type MatterClock, NO_CLOCK } from "./step.ts";

/** A planned meeting of a level. */
export interface PlannedMeeting {
  readonly start: Instant;
  readonly end: Instant;
}

/** A level's next planned meetings in order of time, at least three where there are so many. */
export type MeetingsAhead = readonly PlannedMeeting[];

/** What comes later than this before a meeting waits for the next: its agenda is made. */
export const BEFORE_MEETING = 10 * MINUTE;
/** How long after its reply-by time a safety matter waits before it goes up. */
const SAFETY_GRACE = 30 * MINUTE;
/** How soon some level has to meet for a safety matter to wait for it. */
const SAFETY_SOON = DAY;
/** The longest that any other matter lies unanswered at one level. */
const LONGEST_WAIT = 7 * DAY;

interface Asked {
  readonly kind: "action" | "awareness";
  readonly safety: boolean;
}

/**
 * The clock of a matter that comes to a level now: the end of its next meeting that starts in at least ten minutes, by that
 * level's own rhythm, and when it goes on by itself. A safety matter does so half an hour later, any other after two meetings
 * without an answer, at most seven days.
 * @param here the meetings ahead of the level that gets it
 * @param above those of each level above it, nearest first
 */
export function clockFor(
  { kind, safety }: Asked,
  at: Instant,
  here: MeetingsAhead,
  above: readonly MeetingsAhead[],
): MatterClock {
  if (kind === "awareness") return NO_CLOCK;
  const [first, second] = reachable(here, at);
  const mayRise = above.length > 0;
  if (safety) return safetyClock(at, first, above);
  const due = first?.end ?? at + LONGEST_WAIT;
  const missed = Math.min(second?.end ?? Number.POSITIVE_INFINITY, at + LONGEST_WAIT);
  return { due, rises: mayRise ? Math.max(due, missed) : null, onCall: false };
}

/** Safety does not wait out a weekend: a level above that meets sooner gets it there, or else whoever is on call is told. */
function safetyClock(at: Instant, first: PlannedMeeting | undefined, above: readonly MeetingsAhead[]): MatterClock {
  const mayRise = above.length > 0;
  const due = first?.end ?? at + SAFETY_SOON;
  const after = { due, rises: mayRise ? due + SAFETY_GRACE : null };
  if (isSoon(first, at)) return { ...after, onCall: false };
  const sooner = above.map((level) => reachable(level, at)[0]).find((meeting) => isSoon(meeting, at));
  if (!sooner) return { ...after, onCall: true };
  const before = sooner.start - BEFORE_MEETING;
  return { due: before, rises: before, onCall: false };
}

function reachable(meetings: MeetingsAhead, at: Instant): MeetingsAhead {
  return meetings.filter(({ start }) => start >= at + BEFORE_MEETING);
}

function isSoon(meeting: PlannedMeeting | undefined, at: Instant): boolean {
  return meeting !== undefined && meeting.start <= at + SAFETY_SOON;
}

/**
 * The clock after an interim answer: the time that it names, and half an hour more before it goes up.
 * @param until what was promised
 * @param mayRise whether there is a level above
 */
export function interimClock(until: Instant, mayRise: boolean): MatterClock {
  return { due: until, rises: mayRise ? until + SAFETY_GRACE : null, onCall: false };
}

/** The clock after the sender has said that it cannot wait so long: the ordinary one, never later than what was promised. */
export function urgedClock(ordinary: MatterClock, promised: MatterClock): MatterClock {
  return {
    due: earlier(ordinary.due, promised.due),
    rises: earlier(ordinary.rises, promised.rises),
    onCall: ordinary.onCall,
  };
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
