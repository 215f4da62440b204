import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant, LocalDate } from "../../shared/base/time.ts";
import { type BoardSettings, boardSettingsSchema } from "../../shared/board/settings.ts";
import { type CrossDay, crossDay } from "../../shared/cross/greenCross.ts";
import { agendaSchema } from "../../shared/huddle/agenda.ts";
import { rhythmSchema } from "../../shared/huddle/rhythm.ts";
import type { DayBoard } from "../../shared/cascade/coverage.ts";
import { type TodayDay, todayDay } from "../../shared/today/today.ts";
import type { Db } from "./database.ts";

/**
 * What a level above the sections reads of many boards at once: one statement for each kind of row, whatever the number of
 * units. The rows are those of the rooms they belong to; nothing is written here.
 */

/** A meeting type as far as the day follows from it. */
type PlannedType = DayBoard["types"][number];
type MeetingOfDay = DayBoard["meetings"][number];

type PerBoard<Value> = ReadonlyMap<BoardId, Value>;

/** The meeting types in use, without those that plan nothing. */
export async function typesOfBoards(db: Db, boards: readonly BoardId[]): Promise<PerBoard<readonly PlannedType[]>> {
  if (boards.length === 0) return new Map();
  const rows = await db
    .selectFrom("meeting_types")
    .select(["id", "board_id", "kind", "rhythm", "steps"])
    .where("board_id", "in", boards)
    .where("deleted_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const types = rows.map(({ id, board_id, kind, rhythm, steps }) => ({
    board: board_id,
    type: { id, kind, rhythm: rhythmSchema.parse(JSON.parse(rhythm)), steps: agendaSchema.parse(JSON.parse(steps)) },
  }));
  return perBoard(types, ({ type }) => type);
}

/** Meetings that began, or were to begin, in a stretch of time: from its first instant until before its last. */
export async function meetingsBetween(
  db: Db,
  boards: readonly BoardId[],
  from: Instant,
  to: Instant,
): Promise<PerBoard<readonly MeetingOfDay[]>> {
  if (boards.length === 0) return new Map();
  const rows = await db
    .selectFrom("meetings")
    .innerJoin("meeting_types", "meeting_types.id", "meetings.type_id")
    .select(["meetings.board_id", "type_id", "kind", "state", "planned_at", "started_at", "ended_at"])
    .where("meetings.board_id", "in", boards)
    .where("meetings.at", ">=", from)
    .where("meetings.at", "<", to)
    .orderBy("meetings.at")
    .execute();
  const meetings = rows.map((row) => ({
    board: row.board_id,
    meeting: {
      boardId: row.board_id,
      typeId: row.type_id,
      kind: row.kind,
      state: row.state,
      plannedAt: row.planned_at,
      startedAt: row.started_at,
      endedAt: row.ended_at,
    },
  }));
  return perBoard(meetings, ({ meeting }) => meeting);
}

/** Days of the cross that somebody has touched, both ends included, oldest first; without their corrections. */
export async function crossDaysOfBoards(
  db: Db,
  boards: readonly BoardId[],
  from: LocalDate,
  to: LocalDate,
): Promise<PerBoard<readonly CrossDay[]>> {
  if (boards.length === 0) return new Map();
  const rows = await db
    .selectFrom("cross_days")
    .select(["board_id", "date", "colour", "closed", "events"])
    .where("board_id", "in", boards)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .orderBy("date")
    .execute();
  const days = rows.map((row) => ({
    board: row.board_id,
    day: crossDay.parse({
      date: row.date,
      colour: row.colour,
      closed: row.closed === null ? null : row.closed === 1,
      events: JSON.parse(row.events),
      history: [],
    }),
  }));
  return perBoard(days, ({ day }) => day);
}

/** What was said of a day, and the level of preparedness that was said last, on it or before. */
export async function daysOfBoards(
  db: Db,
  boards: readonly BoardId[],
  date: LocalDate,
): Promise<PerBoard<{ readonly day: TodayDay | undefined; readonly level: LastLevel | undefined }>> {
  if (boards.length === 0) return new Map();
  const rows = await db
    .selectFrom("today_days")
    .selectAll()
    .where("board_id", "in", boards)
    .where("date", "=", date)
    .execute();
  const levels = await db
    .selectFrom("today_days as said")
    .select(["said.board_id", "said.level", "said.date"])
    .where("said.board_id", "in", boards)
    .where("said.level", "is not", null)
    .where("said.date", "=", ({ selectFrom }) =>
      selectFrom("today_days as last")
        .select(({ fn }) => fn.max("last.date").as("date"))
        .whereRef("last.board_id", "=", "said.board_id")
        .where("last.level", "is not", null)
        .where("last.date", "<=", date),
    )
    .execute();
  const days = new Map(
    rows.map((row) => [
      row.board_id,
      todayDay.parse({
        date: row.date,
        staff: JSON.parse(row.staff),
        patients: row.patients === null ? null : { count: row.patients, at: row.patients_at },
        level: row.level === null ? null : { id: row.level, at: row.level_at },
        history: [],
      }),
    ]),
  );
  const last = new Map(
    levels.flatMap(({ board_id, level, date: since }) => (level ? [[board_id, { id: level, since }]] : [])),
  );
  return new Map(boards.map((board) => [board, { day: days.get(board), level: last.get(board) }]));
}

type LastLevel = { readonly id: NonNullable<TodayDay["level"]>["id"]; readonly since: LocalDate };

/** What leaders have set: how a board's day is to be read. */
export async function settingsOfBoards(db: Db, boards: readonly BoardId[]): Promise<PerBoard<BoardSettings>> {
  if (boards.length === 0) return new Map();
  const rows = await db.selectFrom("boards").select(["id", "settings"]).where("id", "in", boards).execute();
  return new Map(rows.map(({ id, settings }) => [id, boardSettingsSchema.parse(JSON.parse(settings))]));
}

function perBoard<Row extends { readonly board: BoardId }, Value>(
  rows: readonly Row[],
  read: (row: Row) => Value,
): Map<BoardId, Value[]> {
  const all = new Map<BoardId, Value[]>();
  for (const row of rows) {
    const known = all.get(row.board);
    if (known) known.push(read(row));
    else all.set(row.board, [read(row)]);
  }
  return all;
}
