import type { MeasureId, MeetingTypeId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import type { AgendaStep } from "../huddle/agenda.ts";

/** What the health of a board is reckoned from: rows that others keep, brought together by the server. */
export interface HealthFacts {
  readonly zone: string;
  /** Held and not held, oldest first. */
  readonly meetings: readonly PastMeeting[];
  readonly ideas: readonly AnsweredIdea[];
  readonly matters: readonly RaisedMatter[];
  readonly solved: readonly Solved[];
  readonly signals: readonly FoundSignal[];
}

export interface PastMeeting {
  readonly typeId: MeetingTypeId;
  /** The planned time that it kept, or that nobody kept; null for one outside the plan. */
  readonly plannedAt: Instant | null;
  /** null for one that was not held. */
  readonly held: Held | null;
}

export interface Held {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** When it should have ended. */
  readonly endsAt: Instant;
  /** False where nobody ended it: then nobody knows how long it took. */
  readonly isEndKnown: boolean;
  /** In the room and from elsewhere; a number, never who. */
  readonly heads: number;
  /** Of the tiles and cards on the board when it ended, how many had been touched within their own rhythm. */
  readonly fresh: { readonly count: number; readonly of: number } | null;
  readonly seen: readonly MeasureId[];
  readonly steps: readonly AgendaStep[];
  /** Milliseconds spent in each step. */
  readonly spent: readonly number[];
}

export interface AnsweredIdea {
  readonly givenAt: Instant;
  /** When it first left the lane for what is new; null while it waits. */
  readonly answeredAt: Instant | null;
}

/** A matter that the board raised and wants an answer to. */
export interface RaisedMatter {
  readonly sentAt: Instant;
  /** Svarfrist as it was promised when it was sent; null for one raised before there was such a promise. */
  readonly due: Instant | null;
  /** When it was first answered, and what this board said to that answer. */
  readonly answeredAt: Instant | null;
  readonly judged: "confirmed" | "reopened" | null;
}

/** Something that was solved, and whether it was solved on the board where it arose. */
export interface Solved {
  readonly at: Instant;
  readonly isHere: boolean;
}

export interface FoundSignal {
  readonly measureId: MeasureId;
  readonly foundAt: Instant;
  /** When people first did something with it: saw, explained, closed. */
  readonly touchedAt: Instant | null;
}
