import type { BoardId, MeetingTypeId, UnitId } from "../base/ids.ts";
import { type Instant, instantAt, type LocalDate, localDate } from "../base/time.ts";
import { type Agenda, agendaMs } from "../huddle/agenda.ts";
import type { MeetingKind } from "../huddle/meetingType.ts";
import { isPlanned, type Rhythm } from "../huddle/rhythm.ts";

/** A meeting that has a row on the day: it runs, was held, or was written down as not held. */
export interface DayMeeting {
  readonly boardId: BoardId;
  readonly typeId: MeetingTypeId;
  readonly kind: MeetingKind;
  readonly state: "running" | "ended" | "notHeld";
  readonly plannedAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

interface DayType {
  readonly id: MeetingTypeId;
  readonly kind: MeetingKind;
  readonly rhythm: Rhythm;
  readonly steps: Agenda;
}

/** A board with all that its day follows from. */
export interface DayBoard {
  readonly boardId: BoardId;
  readonly boardName: string;
  readonly unitId: UnitId;
  readonly zone: string;
  /** Single days on which the unit is closed. */
  readonly closedDays: readonly LocalDate[];
  readonly types: readonly DayType[];
  readonly meetings: readonly DayMeeting[];
}

/** How a board's meeting of the day stands; `none` where it neither meets nor was meant to today. */
export const COVERAGE_STATES = ["running", "held", "missed", "notYet", "none"] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** One line of the coverage: a board and its meeting of the day. */
export interface CoverageLine {
  readonly boardId: BoardId;
  readonly boardName: string;
  readonly unitId: UnitId;
  readonly state: CoverageState;
  /** The planned time; null when it was held without one, or there is none today. */
  readonly plannedAt: Instant | null;
  /** When a planned one is to end. */
  readonly plannedEnd: Instant | null;
  /** When it began, of one that runs or was held. */
  readonly startedAt: Instant | null;
}

/**
 * How a board's day stands. One meeting speaks for it: that which runs, else the first that was held, else the first that was
 * missed, else the next that is to come. The improvement meeting of a week is no part of the day's cascade.
 * @param now the day is that of the board's own zone at this instant
 */
export function coverageOf(board: DayBoard, now: Instant): CoverageLine {
  const { boardId, boardName, unitId } = board;
  const found = meetingOf(board, now);
  const none = { state: "none", plannedAt: null, plannedEnd: null, startedAt: null } as const;
  return { boardId, boardName, unitId, ...(found ?? none) };
}

type Found = Pick<CoverageLine, "state" | "plannedAt" | "plannedEnd" | "startedAt">;

function meetingOf(board: DayBoard, now: Instant): Found | undefined {
  const today = localDate(now, board.zone);
  const rows = board.meetings.filter(
    (meeting) => meeting.kind !== "improvement" && dayOf(meeting, board.zone) === today,
  );
  const first = (state: DayMeeting["state"]) =>
    rows.filter((row) => row.state === state).toSorted((a, b) => timeOf(a) - timeOf(b))[0];
  const row = first("running") ?? first("ended") ?? first("notHeld");
  if (row) return fromRow(row, board);
  const [next] = plannedOn(board, today)
    .filter(({ plannedEnd }) => now < plannedEnd)
    .toSorted((a, b) => a.plannedAt - b.plannedAt);
  // What was planned, has passed and has no row was planned only afterwards: the board or its rhythm is of today.
  return next && { state: "notYet", ...next, startedAt: null };
}

function fromRow({ state, plannedAt, startedAt, typeId }: DayMeeting, { types }: DayBoard): Found {
  const steps = types.find(({ id }) => id === typeId)?.steps;
  const plannedEnd = plannedAt === null || !steps ? null : plannedAt + agendaMs(steps);
  const named = { running: "running", ended: "held", notHeld: "missed" } as const;
  return { state: named[state], plannedAt, plannedEnd, startedAt };
}

function timeOf({ plannedAt, startedAt }: DayMeeting): Instant {
  return startedAt ?? plannedAt ?? 0;
}

function dayOf(meeting: DayMeeting, zone: string): LocalDate {
  return localDate(timeOf(meeting), zone);
}

/** The planned meetings of a day, by rhythm, holidays and closed days; times are those of the clock on the wall. */
export function plannedOn(
  { types, zone, closedDays }: Pick<DayBoard, "types" | "zone" | "closedDays">,
  date: LocalDate,
): { readonly plannedAt: Instant; readonly plannedEnd: Instant }[] {
  return types
    .filter(({ kind, rhythm }) => kind !== "improvement" && isPlanned(rhythm, date, closedDays))
    .map(({ rhythm, steps }) => {
      const plannedAt = instantAt(date, rhythm.time, zone);
      return { plannedAt, plannedEnd: plannedAt + agendaMs(steps) };
    });
}
