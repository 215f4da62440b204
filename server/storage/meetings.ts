import type { Generated, Selectable } from "kysely";
import type { BoardId, MeetingId, MeetingTypeId, ScreenId } from "../../shared/base/ids.ts";
import { firstMeetingOf } from "../../shared/cascade/firstMeeting.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { type Instant, localDate } from "../../shared/base/time.ts";
import type { BoardKind } from "../../shared/board/settings.ts";
import { agendaMs } from "../../shared/huddle/agenda.ts";
import {
  type Ended,
  type Heads,
  type Huddle,
  huddleSchema,
  type NotHeld,
  type Running,
  TOUCH_AFTER_MS,
} from "../../shared/huddle/huddle.ts";
import {
  firstMeetingType,
  type MeetingKind,
  type MeetingType,
  meetingTypeSchema,
} from "../../shared/huddle/meetingType.ts";
import { nextPlanned } from "../../shared/huddle/rhythm.ts";
import { type MeetingFacts, type MeetingLine, meetingFacts } from "../../shared/protocol/meetings.ts";
import { boardById, lockBoard } from "./boards.ts";
import type { Db } from "./database.ts";

export interface MeetingTables {
  meeting_types: TypeRow;
  meetings: MeetingRow;
  pin_tries: { id: string; screen_id: ScreenId; at: number };
}

interface TypeRow {
  id: MeetingTypeId;
  board_id: BoardId;
  kind: MeetingKind;
  name: string | null;
  rhythm: string;
  steps: string;
  usual_room: number;
  usual_remote: number;
  layout: string | null;
  video_url: string | null;
  due_at: number | null;
  created_at: number;
  deleted_at: number | null;
  version: number;
}

interface MeetingRow {
  id: MeetingId;
  board_id: BoardId;
  type_id: MeetingTypeId;
  state: Huddle["state"];
  planned_at: number | null;
  started_at: number | null;
  ended_at: number | null;
  detail: string;
  facts: string | null;
  /** Of the tiles and cards, so many touched within their own rhythm when it ended: `health.ts`. */
  fresh_count: Generated<number | null>;
  fresh_of: Generated<number | null>;
  at: number;
}

export interface StoredMeeting {
  readonly boardId: BoardId;
  readonly meeting: Huddle;
  readonly facts: MeetingFacts | null;
}

function typeFromRow(row: TypeRow): MeetingType {
  return meetingTypeSchema.parse({
    id: row.id,
    boardId: row.board_id,
    kind: row.kind,
    name: row.name,
    rhythm: JSON.parse(row.rhythm),
    steps: JSON.parse(row.steps),
    usualHeads: { room: row.usual_room, remote: row.usual_remote },
    ...(row.video_url !== null && { videoUrl: row.video_url }),
    ...(row.layout !== null && { layout: JSON.parse(row.layout) }),
    version: row.version,
  });
}

function typeColumns(type: MeetingType) {
  return {
    kind: type.kind,
    name: type.name,
    rhythm: JSON.stringify(type.rhythm),
    steps: JSON.stringify(type.steps),
    usual_room: type.usualHeads.room,
    usual_remote: type.usualHeads.remote,
    layout: type.layout === undefined ? null : JSON.stringify(type.layout),
    video_url: type.videoUrl ?? null,
  };
}

/** The meeting types in use on a board, in the order they were made. */
export async function meetingTypesOf(db: Db, board: BoardId): Promise<MeetingType[]> {
  const rows = await db
    .selectFrom("meeting_types")
    .selectAll()
    .where("board_id", "=", board)
    .where("deleted_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(typeFromRow);
}

/** One meeting type; `"also deleted"` for the names in old records. */
export async function meetingTypeById(
  db: Db,
  id: MeetingTypeId,
  which: "in use" | "also deleted" = "in use",
): Promise<MeetingType | undefined> {
  const found = db.selectFrom("meeting_types").selectAll().where("id", "=", id);
  const row = await (which === "in use" ? found.where("deleted_at", "is", null) : found).executeTakeFirst();
  return row && typeFromRow(row);
}

/** @param dueAt when the first planned meeting counts as not held; null without fixed days */
export async function insertMeetingType(db: Db, type: MeetingType, dueAt: Instant | null, at: Instant): Promise<void> {
  await db
    .insertInto("meeting_types")
    .values({
      id: type.id,
      board_id: type.boardId,
      ...typeColumns(type),
      due_at: dueAt,
      created_at: at,
      deleted_at: null,
      version: type.version,
    })
    .execute();
}

/** The meeting that every new board begins with: those beside the huddle are gone through by the week. */
export async function insertFirstMeetingType(
  db: Db,
  id: MeetingTypeId,
  board: { readonly id: BoardId; readonly kind: BoardKind; readonly level: UnitKind },
  zone: string,
  at: Instant,
): Promise<void> {
  const kind = board.kind === "improvement" || board.kind === "risk" ? "improvement" : "huddle";
  const usual = firstMeetingType(kind, id, board.id, localDate(at, zone));
  const type = kind === "huddle" ? atLevel(usual, board.level) : usual;
  const planned = nextPlanned(type.rhythm, at, zone, []);
  await insertMeetingType(db, type, planned === undefined ? null : planned + agendaMs(type.steps), at);
}

/** The daily meeting at the hour of its level, so that the levels follow each other through the morning. */
function atLevel(type: MeetingType, level: UnitKind): MeetingType {
  const { weekdays, time, everyWeeks, steps } = firstMeetingOf(level);
  return { ...type, rhythm: { ...type.rhythm, weekdays, time, everyWeeks }, steps: [...steps] };
}

/** Compare-and-set on the version that the type carries: false when somebody else changed it meanwhile. */
export async function updateMeetingType(db: Db, type: MeetingType, dueAt: Instant | null): Promise<boolean> {
  const result = await db
    .updateTable("meeting_types")
    .set({ ...typeColumns(type), due_at: dueAt, version: type.version + 1 })
    .where("id", "=", type.id)
    .where("version", "=", type.version)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function deleteMeetingType(db: Db, id: MeetingTypeId, at: Instant): Promise<void> {
  await db.updateTable("meeting_types").set({ deleted_at: at, due_at: null }).where("id", "=", id).execute();
}

/** A board that is laid down plans nothing: nothing falls due, so nothing is missed. */
export async function restMeetings(db: Db, board: BoardId): Promise<void> {
  await db.updateTable("meeting_types").set({ due_at: null }).where("board_id", "=", board).execute();
}

/** What its rhythms plan from now on counts again; what lay in between was not missed. */
export async function resumeMeetings(db: Db, board: BoardId, zone: string, now: Instant): Promise<void> {
  const closedDays = (await boardById(db, board))?.settings.closedDays ?? [];
  for (const { id, rhythm, steps } of await meetingTypesOf(db, board)) {
    const planned = nextPlanned(rhythm, now, zone, closedDays);
    const due = planned === undefined ? null : planned + agendaMs(steps);
    await db.updateTable("meeting_types").set({ due_at: due }).where("id", "=", id).execute();
  }
}

/** A type whose planned meeting has run out, and when that was. */
export interface DueType {
  readonly type: MeetingType;
  readonly dueAt: Instant;
}

/** Types with a planned meeting whose end has passed: it was held, or it was not. */
export async function dueTypes(db: Db, now: Instant): Promise<DueType[]> {
  const rows = await db
    .selectFrom("meeting_types")
    .selectAll()
    .where("due_at", "<=", now)
    .where("deleted_at", "is", null)
    .execute();
  return rows.map((row) => ({ type: typeFromRow(row), dueAt: row.due_at ?? now }));
}

/** Compare-and-set: of two processes that settle the same planned meeting, one goes on. */
export async function moveDue(db: Db, id: MeetingTypeId, from: Instant, to: Instant | null): Promise<boolean> {
  const result = await db
    .updateTable("meeting_types")
    .set({ due_at: to })
    .where("id", "=", id)
    .where("due_at", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A meeting as its row has it: what stands in columns, and its detail. */
export function meetingOf(row: Pick<Selectable<MeetingRow>, (typeof MEETING_COLUMNS)[number]>): Huddle {
  return huddleSchema.parse({
    ...JSON.parse(row.detail),
    id: row.id,
    typeId: row.type_id,
    state: row.state,
    plannedAt: row.planned_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  });
}

/** What `meetingOf` reads: the record, which is large, is not among it. */
export const MEETING_COLUMNS = ["id", "type_id", "state", "planned_at", "started_at", "ended_at", "detail"] as const;

function fromRow(row: Selectable<MeetingRow>): StoredMeeting {
  return {
    boardId: row.board_id,
    meeting: meetingOf(row),
    facts: row.facts === null ? null : meetingFacts.parse(JSON.parse(row.facts)),
  };
}

/** What stands in columns is left out of the detail: no fact is kept twice. */
function columnsOf(meeting: Huddle) {
  const { id, typeId, state, plannedAt, ...rest } = meeting;
  const startedAt = meeting.state === "notHeld" ? null : meeting.startedAt;
  return {
    id,
    type_id: typeId,
    state,
    planned_at: plannedAt,
    started_at: startedAt,
    ended_at: meeting.state === "ended" ? meeting.endedAt : null,
    detail: JSON.stringify({ ...rest, startedAt: undefined, endedAt: undefined }),
    at: startedAt ?? plannedAt ?? 0,
  };
}

/**
 * Keeps a meeting that begins or was not held.
 * @throws when the board has a running meeting already, or this planned time has a row: the unique indexes see to it
 */
export async function insertMeeting(db: Db, board: BoardId, meeting: Huddle): Promise<void> {
  await db
    .insertInto("meetings")
    .values({ board_id: board, facts: null, ...columnsOf(meeting) })
    .execute();
}

/** A planned meeting that nobody started: nothing is written when there is a row for it already. */
export async function insertNotHeld(db: Db, board: BoardId, meeting: NotHeld): Promise<boolean> {
  const known = await meetingOfPlan(db, meeting.typeId, meeting.plannedAt);
  if (known) return false;
  await insertMeeting(db, board, meeting);
  return true;
}

export async function putMeeting(db: Db, meeting: Huddle): Promise<void> {
  const { id, ...columns } = columnsOf(meeting);
  await db.updateTable("meetings").set(columns).where("id", "=", id).execute();
}

/** Written once, in the transaction that ends the meeting. */
export async function putFacts(db: Db, id: MeetingId, facts: MeetingFacts): Promise<void> {
  await db
    .updateTable("meetings")
    .set({ facts: JSON.stringify(facts) })
    .where("id", "=", id)
    .execute();
}

export async function meetingById(db: Db, id: MeetingId): Promise<StoredMeeting | undefined> {
  const row = await db.selectFrom("meetings").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** Reads a meeting for change: on PostgreSQL the row stays locked until the transaction ends, SQLite has one writer. */
export async function lockMeeting(db: Db, id: MeetingId): Promise<StoredMeeting | undefined> {
  const row = await db.updateTable("meetings").set({ id }).where("id", "=", id).returningAll().executeTakeFirst();
  return row && fromRow(row);
}

/** Two who start at once wait here for each other, so that the second finds the first's meeting. */
export async function lockBoardForStart(db: Db, board: BoardId): Promise<void> {
  await lockBoard(db, board);
}

export async function runningOn(db: Db, board: BoardId): Promise<Running | undefined> {
  const row = await db
    .selectFrom("meetings")
    .selectAll()
    .where("board_id", "=", board)
    .where("state", "=", "running")
    .executeTakeFirst();
  const found = row && fromRow(row).meeting;
  return found?.state === "running" ? found : undefined;
}

/** Every meeting that runs anywhere. */
export async function runningMeetings(db: Db): Promise<{ boardId: BoardId; meeting: Running }[]> {
  const rows = await db.selectFrom("meetings").selectAll().where("state", "=", "running").execute();
  return rows.flatMap((row) => {
    const { boardId, meeting } = fromRow(row);
    return meeting.state === "running" ? [{ boardId, meeting }] : [];
  });
}

/** The row of a planned time: running, held or not held. */
export async function meetingOfPlan(
  db: Db,
  type: MeetingTypeId,
  plannedAt: Instant,
): Promise<StoredMeeting | undefined> {
  const row = await db
    .selectFrom("meetings")
    .selectAll()
    .where("type_id", "=", type)
    .where("planned_at", "=", plannedAt)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The last meetings that ended on a board, newest first; of one type, or of all. */
export async function endedMeetings(db: Db, board: BoardId, most: number, type?: MeetingTypeId): Promise<Ended[]> {
  const all = db
    .selectFrom("meetings")
    .selectAll()
    .where("board_id", "=", board)
    .where("state", "=", "ended")
    .orderBy("at", "desc")
    .limit(most);
  const rows = await (type ? all.where("type_id", "=", type) : all).execute();
  return rows.map((row) => fromRow(row).meeting).filter((meeting) => meeting.state === "ended");
}

/** The heads of the last five meetings of a type: what the next one begins with. */
export async function lastHeads(db: Db, board: BoardId, type: MeetingTypeId): Promise<Heads[]> {
  return (await endedMeetings(db, board, 5, type)).map(({ heads }) => heads);
}

/** The newest planned meeting of a board that was not held. */
export async function lastNotHeld(db: Db, board: BoardId): Promise<NotHeld | undefined> {
  const row = await db
    .selectFrom("meetings")
    .selectAll()
    .where("board_id", "=", board)
    .where("state", "=", "notHeld")
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  const found = row && fromRow(row).meeting;
  return found?.state === "notHeld" ? found : undefined;
}

export interface ListedMeeting {
  readonly meeting: Huddle;
  readonly type: { readonly kind: MeetingKind; readonly name: string | null };
  readonly at: Instant;
  readonly came: MeetingLine["came"];
}

/** Meetings of a board, newest first, from before an instant on. */
export async function meetingsOf(db: Db, board: BoardId, before: Instant, most: number): Promise<ListedMeeting[]> {
  const rows = await db
    .selectFrom("meetings")
    .innerJoin("meeting_types", "meeting_types.id", "meetings.type_id")
    .selectAll("meetings")
    .select(["meeting_types.kind", "meeting_types.name"])
    .where("meetings.board_id", "=", board)
    .where("meetings.at", "<", before)
    .orderBy("meetings.at", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => {
    const { meeting, facts } = fromRow(row);
    return { meeting, type: { kind: row.kind, name: row.name }, at: row.at, came: cameTo(facts) };
  });
}

function cameTo(facts: MeetingFacts | null): MeetingLine["came"] {
  const cards = facts?.cards.filter(({ laneMeaning }) => laneMeaning !== "new") ?? [];
  return {
    cards: cards.map(({ title, laneMeaning, laneName }) => ({ title, laneMeaning, laneName })),
    raised: facts?.raised.map(({ what }) => what) ?? [],
    handled: (facts?.handled ?? []).flatMap(({ matters, deeds }) => {
      const last = deeds.at(-1);
      return last ? matters.map(({ what }) => ({ what, did: last.did })) : [];
    }),
  };
}

/**
 * Until when a screen paired for touch may act on a board: for ever while a meeting runs, five minutes after one has
 * ended, as long as it hands in what it did without network, else not at all (0).
 */
export async function touchOpenUntil(db: Db, board: BoardId): Promise<Instant> {
  const rows = await db
    .selectFrom("meetings")
    .selectAll()
    .where("board_id", "=", board)
    .where("state", "in", ["running", "ended"])
    .orderBy("at", "desc")
    .limit(LAST_HELD)
    .execute();
  const untils = rows.map((row) => {
    const { meeting } = fromRow(row);
    if (meeting.state === "running") return Number.POSITIVE_INFINITY;
    return meeting.state === "ended" ? Math.max(meeting.endedAt + TOUCH_AFTER_MS, meeting.lateUntil ?? 0) : 0;
  });
  return Math.max(0, ...untils);
}

/** A wall that comes back after days hands in the meetings of those days one by one. */
const LAST_HELD = 10;

/** How often a screen has been given a wrong PIN since an instant. */
export async function pinTries(db: Db, screen: ScreenId, since: Instant): Promise<number> {
  await db.deleteFrom("pin_tries").where("at", "<=", since).execute();
  const rows = await db.selectFrom("pin_tries").select("id").where("screen_id", "=", screen).execute();
  return rows.length;
}

export async function addPinTry(db: Db, id: string, screen: ScreenId, at: Instant): Promise<void> {
  await db.insertInto("pin_tries").values({ id, screen_id: screen, at }).execute();
}

export async function forgetPinTries(db: Db, screen: ScreenId): Promise<void> {
  await db.deleteFrom("pin_tries").where("screen_id", "=", screen).execute();
}
