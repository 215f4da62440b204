import type { BoardId, MeasureId, MeetingId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { AnsweredIdea, FoundSignal, PastMeeting } from "../../shared/health/facts.ts";
import { type HealthAbout, type HealthChoice, healthChoice } from "../../shared/health/health.ts";
import { UNTOLD } from "../../shared/measure/signal.ts";
import type { Db } from "./database.ts";
import { MEETING_COLUMNS, meetingOf } from "./meetings.ts";

export interface HealthTables {
  health_choices: ChoiceRow;
}

interface ChoiceRow {
  board_id: BoardId;
  about: HealthAbout;
  number: number;
  choice: string;
  at: number;
}

/** Of the tiles and cards of a board, how many had been touched within their own rhythm. */
export interface Freshness {
  readonly count: number;
  readonly of: number;
}

/** Written when a meeting ends: how it was then follows from nothing that is kept. */
export async function putFreshness(db: Db, id: MeetingId, { count, of }: Freshness): Promise<void> {
  await db.updateTable("meetings").set({ fresh_count: count, fresh_of: of }).where("id", "=", id).execute();
}

/** Meetings of a board since an instant, held and not held, oldest first; without their records, which are large. */
export async function pastMeetings(db: Db, board: BoardId, since: Instant): Promise<PastMeeting[]> {
  const rows = await db
    .selectFrom("meetings")
    .select([...MEETING_COLUMNS, "fresh_count", "fresh_of"])
    .where("board_id", "=", board)
    .where("state", "in", ["ended", "notHeld"])
    .where("at", ">=", since)
    .orderBy("at")
    .execute();
  return rows.map(({ fresh_count: count, fresh_of: of, ...row }) => {
    const meeting = meetingOf(row);
    const { typeId, plannedAt } = meeting;
    if (meeting.state !== "ended") return { typeId, plannedAt, held: null };
    const { startedAt, endedAt, endsAt, heads, seen, steps, spent } = meeting;
    const fresh = count === null || of === null ? null : { count, of };
    const isEndKnown = meeting.left === undefined;
    const held = {
      startedAt,
      endedAt,
      endsAt,
      isEndKnown,
      heads: heads.room + heads.remote,
      fresh,
      seen,
      steps,
      spent,
    };
    return { typeId, plannedAt, held };
  });
}

/** Ideas that were first answered since an instant. A card that was made in another lane never waited for an answer. */
export async function ideasAnsweredSince(db: Db, board: BoardId, since: Instant): Promise<AnsweredIdea[]> {
  const rows = await db
    .selectFrom("card_view")
    .select(["created_at", "answered_at"])
    .where("board_id", "=", board)
    .where("answered_at", ">=", since)
    .whereRef("answered_at", ">", "created_at")
    .orderBy("answered_at")
    .orderBy("card_id")
    .execute();
  return rows.map((row) => ({ givenAt: row.created_at, answeredAt: row.answered_at }));
}

/** Signals of some measures in a unit that were told to anybody, and when people first did something with each. */
export async function signalTimes(
  db: Db,
  unitId: UnitId,
  measures: readonly MeasureId[],
  since: Instant,
): Promise<FoundSignal[]> {
  if (measures.length === 0) return [];
  const rows = await db
    .selectFrom("signals")
    .select(["signals.measure_id", "signals.found_at"])
    .select((is) =>
      is
        .selectFrom("signal_steps")
        .select(({ fn }) => fn.min("at").as("at"))
        .whereRef("signal_id", "=", "signals.id")
        .where("step", "in", ["acknowledged", "explained", "closed"])
        .where("by", "not like", "system%")
        .as("touched_at"),
    )
    .where("signals.unit_id", "=", unitId)
    .where("signals.measure_id", "in", measures)
    .where("signals.found_at", ">=", since)
    .where(({ eb, or }) => or([eb("signals.closing", "is", null), eb("signals.closing", "not in", UNTOLD)]))
    .orderBy("signals.found_at")
    .orderBy("signals.id")
    .execute();
  return rows.map((row) => ({
    measureId: row.measure_id,
    foundAt: row.found_at,
    touchedAt: row.touched_at === null ? null : Number(row.touched_at),
  }));
}

/** What was chosen last about each thing. */
export async function choicesOf(db: Db, board: BoardId): Promise<HealthChoice[]> {
  const rows = await db
    .selectFrom("health_choices")
    .select(["about", "choice", "at", "number"])
    .where("board_id", "=", board)
    .orderBy("about")
    .orderBy("number")
    .execute();
  const last = new Map(rows.map((row) => [row.about, healthChoice.parse(row)]));
  return [...last.values()];
}

/** Adds a choice to what was chosen before. @throws when somebody else chose at the same time: the key sees to it */
export async function addChoice(db: Db, board: BoardId, { about, choice, at }: Omit<HealthChoice, "number">) {
  const number = ((await lastChoice(db, board, about)) ?? 0) + 1;
  await db.insertInto("health_choices").values({ board_id: board, about, number, choice, at }).execute();
}

async function lastChoice(db: Db, board: BoardId, about: HealthAbout): Promise<number | undefined> {
  const row = await db
    .selectFrom("health_choices")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("board_id", "=", board)
    .where("about", "=", about)
    .executeTakeFirst();
  return row?.number ?? undefined;
}

/** Takes back the choice that stands, if it is the one that was seen; what was chosen before it stands again. */
export async function takeBack(db: Db, board: BoardId, about: HealthAbout, at: Instant): Promise<boolean> {
  const number = await lastChoice(db, board, about);
  if (number === undefined) return false;
  const result = await db
    .deleteFrom("health_choices")
    .where("board_id", "=", board)
    .where("about", "=", about)
    .where("number", "=", number)
    .where("at", "=", at)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
