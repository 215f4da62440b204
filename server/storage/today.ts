import type { BoardId, LevelId } from "../../shared/base/ids.ts";
import type { Instant, LocalDate } from "../../shared/base/time.ts";
import { blankDay, type TodayDay, type TodayState, todayDay } from "../../shared/today/today.ts";
import type { Db } from "./database.ts";

export interface TodayTables {
  today_days: TodayRow;
}

interface TodayRow {
  board_id: BoardId;
  date: LocalDate;
  staff: string;
  patients: number | null;
  patients_at: number | null;
  level: LevelId | null;
  level_at: number | null;
  history: string;
  changed_at: number;
}

function fromRow(row: TodayRow): TodayDay {
  return todayDay.parse({
    date: row.date,
    staff: JSON.parse(row.staff),
    patients: row.patients === null ? null : { count: row.patients, at: row.patients_at },
    level: row.level === null ? null : { id: row.level, at: row.level_at },
    history: JSON.parse(row.history),
  });
}

/** The day as it stands, or the blank one: what nobody has touched is not stored. */
export async function todayOf(db: Db, board: BoardId, date: LocalDate): Promise<TodayDay> {
  const row = await db
    .selectFrom("today_days")
    .selectAll()
    .where("board_id", "=", board)
    .where("date", "=", date)
    .executeTakeFirst();
  return row ? fromRow(row) : blankDay(date);
}

/** What was last said before a day: the number of patients, and the level that stands with the first day of its stretch. */
export async function saidBefore(db: Db, board: BoardId, date: LocalDate): Promise<TodayState["before"]> {
  const earlier = db.selectFrom("today_days").where("board_id", "=", board).where("date", "<", date);
  const counted = await earlier
    .select("patients")
    .where("patients", "is not", null)
    .orderBy("date", "desc")
    .limit(1)
    .executeTakeFirst();
  const last = await earlier
    .select(["level", "date"])
    .where("level", "is not", null)
    .orderBy("date", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!last?.level) return { patients: counted?.patients ?? null, level: null };
  const other = await earlier
    .select("date")
    .where("level", "is not", null)
    .where("level", "!=", last.level)
    .orderBy("date", "desc")
    .limit(1)
    .executeTakeFirst();
  const first = await earlier
    .select("date")
    .where("level", "=", last.level)
    .where("date", ">", other?.date ?? "")
    .orderBy("date")
    .limit(1)
    .executeTakeFirst();
  return { patients: counted?.patients ?? null, level: { id: last.level, since: first?.date ?? last.date } };
}

/**
 * Reads a day for change: nobody else changes it until the transaction ends, also when no row was there.
 * @param at stands only on a row that is made here, and `putToday` follows or the transaction is rolled back
 */
export async function lockToday(db: Db, board: BoardId, date: LocalDate, at: Instant): Promise<TodayDay> {
  const blank = { staff: "[]", patients: null, patients_at: null, level: null, level_at: null, history: "[]" };
  const row = await db
    .insertInto("today_days")
    .values({ board_id: board, date, ...blank, changed_at: at })
    // Writing the key over itself takes the row's lock on PostgreSQL; SQLite's transaction holds the file already.
    .onConflict((conflict) => conflict.columns(["board_id", "date"]).doUpdateSet({ date }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

export async function putToday(db: Db, board: BoardId, day: TodayDay, at: Instant): Promise<void> {
  await db
    .updateTable("today_days")
    .set({
      staff: JSON.stringify(day.staff),
      patients: day.patients?.count ?? null,
      patients_at: day.patients?.at ?? null,
      level: day.level?.id ?? null,
      level_at: day.level?.at ?? null,
      history: JSON.stringify(day.history),
      changed_at: at,
    })
    .where("board_id", "=", board)
    .where("date", "=", day.date)
    .execute();
}
