import type { BoardId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { outcomeSchema, testDecision } from "../../shared/board/schema.ts";
import type { Db } from "./database.ts";
import type { TestView } from "./updateLog.ts";

/** Written by the log alone, in the same transaction as the update that it follows from. */
export interface TestViewTables {
  test_view: TestViewRow;
}

export interface TestViewRow {
  board_id: BoardId;
  card_id: string;
  number: number;
  title: string;
  plan: string;
  who: string;
  measure_id: MeasureId | null;
  unit_id: UnitId | null;
  from_day: string | null;
  ended_on: string | null;
  outcome: string | null;
  happened: string;
  decision: string | null;
  seen_at: number;
  decided_at: number | null;
}

/** In the order in which the log's SQL names them; the first three are the key. */
export const TEST_VIEW_COLUMNS = [
  "board_id",
  "card_id",
  "number",
  "title",
  "plan",
  "who",
  "measure_id",
  "unit_id",
  "from_day",
  "ended_on",
  "outcome",
  "happened",
  "decision",
  "seen_at",
  "decided_at",
] as const satisfies readonly (keyof TestViewRow)[];

/** All tests of all boards that aim at a measure, in whatever unit. */
export async function testsOfMeasure(db: Db, measureId: MeasureId): Promise<TestView[]> {
  const rows = await db.selectFrom("test_view").selectAll().where("measure_id", "=", measureId).execute();
  return rows.map(asTestView);
}

/** The cycles of one card, in their order. */
export async function testsOfCard(db: Db, boardId: BoardId, cardId: string): Promise<TestView[]> {
  const rows = await db
    .selectFrom("test_view")
    .selectAll()
    .where("board_id", "=", boardId)
    .where("card_id", "=", cardId)
    .orderBy("number")
    .execute();
  return rows.map(asTestView);
}

/** The tests of a board that were decided between two instants, both included, as the server heard of it. */
export async function testsDecidedBetween(db: Db, boardId: BoardId, from: Instant, to: Instant): Promise<TestView[]> {
  const query = db.selectFrom("test_view").selectAll().where("board_id", "=", boardId);
  const rows = await query
    .where("decided_at", ">=", from)
    .where("decided_at", "<=", to)
    .orderBy("decided_at")
    .orderBy("card_id")
    .orderBy("number")
    .execute();
  return rows.map(asTestView);
}

export function asTestView(row: TestViewRow): TestView {
  return {
    boardId: row.board_id,
    cardId: row.card_id,
    number: row.number,
    title: row.title,
    plan: row.plan,
    who: row.who,
    measureId: row.measure_id,
    unitId: row.unit_id,
    from: row.from_day,
    endedOn: row.ended_on,
    outcome: outcomeSchema.safeParse(row.outcome).data ?? null,
    happened: row.happened,
    decision: testDecision.safeParse(row.decision).data ?? null,
    // PostgreSQL's own connection of the log gives a bigint as text.
    seenAt: Number(row.seen_at),
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
  };
}

export function asTestRow(test: TestView): TestViewRow {
  return {
    board_id: test.boardId,
    card_id: test.cardId,
    number: test.number,
    title: test.title,
    plan: test.plan,
    who: test.who,
    measure_id: test.measureId,
    unit_id: test.unitId,
    from_day: test.from,
    ended_on: test.endedOn,
    outcome: test.outcome,
    happened: test.happened,
    decision: test.decision,
    seen_at: test.seenAt,
    decided_at: test.decidedAt,
  };
}
