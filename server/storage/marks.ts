import type { BoardId, CardId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import { type Mark, markSchema } from "../../shared/escalation/mark.ts";
import type { StepBy } from "../../shared/escalation/step.ts";
import type { Db } from "./database.ts";

export interface MarkTables {
  escalation_marks: MarkRow;
}

interface MarkRow {
  /** Of the matter that it becomes. */
  id: EscalationId;
  board_id: BoardId;
  card_id: CardId | null;
  what: string;
  /** Both or neither. */
  measure_id: MeasureId | null;
  measure_unit_id: UnitId | null;
  at: number;
  by_kind: StepBy["kind"];
  by_name: string;
  dropped_at: number | null;
}

function fromRow(row: MarkRow): Mark {
  return markSchema.parse({
    id: row.id,
    boardId: row.board_id,
    cardId: row.card_id,
    what: row.what,
    chart: row.measure_id && row.measure_unit_id && { measureId: row.measure_id, unitId: row.measure_unit_id },
    at: row.at,
    by: { kind: row.by_kind, name: row.by_name },
    droppedAt: row.dropped_at,
  });
}

/** The marks of some boards, oldest first; also those that were dropped and can be fetched back. */
export async function marksOf(db: Db, boards: readonly BoardId[]): Promise<Mark[]> {
  if (boards.length === 0) return [];
  const found = db.selectFrom("escalation_marks").selectAll().where("board_id", "in", boards);
  return (await found.orderBy("at").orderBy("id").execute()).map(fromRow);
}

/** Writes a mark as it is now; one that another board has is left as it is. */
export async function keepMark(db: Db, mark: Mark): Promise<void> {
  const { id, boardId, cardId, what, chart, at, by, droppedAt } = mark;
  await db
    .insertInto("escalation_marks")
    .values({
      id,
      board_id: boardId,
      card_id: cardId,
      what,
      measure_id: chart?.measureId ?? null,
      measure_unit_id: chart?.unitId ?? null,
      at,
      by_kind: by.kind,
      by_name: by.name,
      dropped_at: droppedAt,
    })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet({ dropped_at: droppedAt }).where("escalation_marks.board_id", "=", boardId),
    )
    .execute();
}

/** Gives what waits on a board to the one that took over from it. @returns whether there was anything */
export async function moveMarks(db: Db, from: BoardId, to: BoardId): Promise<boolean> {
  const moved = await db
    .updateTable("escalation_marks")
    .set({ board_id: to })
    .where("board_id", "=", from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** It is a matter now. */
export async function endMark(db: Db, board: BoardId, id: EscalationId): Promise<void> {
  await db.deleteFrom("escalation_marks").where("id", "=", id).where("board_id", "=", board).execute();
}

/** Those of a board that were dropped before an instant are gone for good. */
export async function forgetDropped(db: Db, board: BoardId, before: Instant): Promise<void> {
  await db.deleteFrom("escalation_marks").where("board_id", "=", board).where("dropped_at", "<", before).execute();
}
