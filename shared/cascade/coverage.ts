import type { BoardId, MeetingTypeId } from "../base/ids.ts";
import { type Instant, instantAt, type LocalDate, localDate } from "../base/time.ts";
import { type Agenda, agendaMs } from "../huddle/agenda.ts";
import type { MeetingKind } from "../huddle/meetingType.ts";
import { isPlanned, type Rhythm } from "../huddle/rhythm.ts";
import type { BoardKind } from "../board/settings.ts";
import { isDaily } from "../board/mainBoard.ts";

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
  readonly kind: BoardKind;
  readonly zone: string;
  /** Single days on which the unit is closed. */
  readonly closedDays: readonly LocalDate[];
  readonly types: readonly DayType[];
  readonly meetings: readonly DayMeeting[];
}

/** How a board's meeting of the day stands; `none` where it neither meets nor was meant to today. */
export const COVERAGE_STATES = ["running", "held", "missed", "notYet", "none"] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** How the meeting of a board's day stands. */
export interface Coverage {
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
export function coverageOf(board: DayBoard, now: Instant): Coverage {
  return meetingOf(board, now) ?? NO_MEETING;
}

export const NO_MEETING: Coverage = { state: "none", plannedAt: null, plannedEnd: null, startedAt: null };

/**
 * The boards that tell the day of a unit, each as a line of its own: those that it meets at, in the order given. A board for
 * risks or for improvement is none of them, nor one without days, until a meeting is held there; where nothing else is left,
 * the board that matters come to stands for the unit.
 * @param boards all open boards of one unit
 */
export function tellingBoards<Board extends DayBoard>(
  boards: readonly Board[],
  main: BoardId | undefined,
  now: Instant,
): readonly Board[] {
  const isHeld = (board: Board): boolean => rowsOf(board, now).some(({ state }) => state !== "notHeld");
  const meeting = boards.filter((board) => meetsAt(board) || isHeld(board));
  return meeting.length > 0 ? meeting : boards.filter(({ boardId }) => boardId === main);
}

function meetsAt({ kind, types }: DayBoard): boolean {
  return isDaily(kind) && types.some((type) => type.kind !== "improvement" && type.rhythm.weekdays.length > 0);
}

/** The meetings of the day that have a row. One that runs on over midnight is still the one that is held now. */
function rowsOf({ meetings, zone }: DayBoard, now: Instant): readonly DayMeeting[] {
  const today = localDate(now, zone);
  return meetings.filter(
    (meeting) => meeting.kind !== "improvement" && (meeting.state === "running" || dayOf(meeting, zone) === today),
  );
}

function meetingOf(board: DayBoard, now: Instant): Coverage | undefined {
  const rows = rowsOf(board, now);
  const first = (state: DayMeeting["state"]) =>
    rows.filter((row) => row.state === state).toSorted((a, b) => timeOf(a) - timeOf(b))[0];
  const row = first("running") ?? first("ended") ?? first("notHeld");
  if (row) return fromRow(row, board);
  const [next] = plannedOn(board, localDate(now, board.zone))
    .filter(({ plannedEnd }) => now < plannedEnd)
    .toSorted((a, b) => a.plannedAt - b.plannedAt);
  // What was planned, has passed and has no row was planned only afterwards: the board or its rhythm is of today.
  return next && { state: "notYet", ...next, startedAt: null };
}

function fromRow({ state, plannedAt, startedAt, typeId }: DayMeeting, { types }: DayBoard): Coverage {
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
function plannedOn(
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
