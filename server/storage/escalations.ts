import type { BoardId, CardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  type EscalationId,
  type EscalationKind,
  type MatterStep,
  matterStep,
} from "../../shared/escalation/escalation.ts";
import type { Db } from "./database.ts";

export interface EscalationTables {
  escalations: EscalationRow;
  escalation_steps: StepRow;
}

interface EscalationRow {
  id: EscalationId;
  from_board_id: BoardId;
  to_board_id: BoardId;
  card_id: CardId | null;
  kind: EscalationKind;
  what: string;
  tried: string;
  asked: string;
}

interface StepRow {
  escalation_id: EscalationId;
  number: number;
  what: MatterStep["what"];
  at: number;
  by_kind: MatterStep["by"]["kind"];
  by_name: string;
  text: string | null;
}

/** A matter as it is kept: its boards by id, since the names of units are the units'. */
export interface StoredEscalation {
  readonly id: EscalationId;
  readonly from: BoardId;
  readonly to: BoardId;
  readonly cardId: CardId | null;
  readonly kind: EscalationKind;
  readonly what: string;
  readonly tried: string;
  readonly asked: string;
  readonly history: readonly MatterStep[];
}

function stepFromRow(row: StepRow): MatterStep {
  const by = { kind: row.by_kind, name: row.by_name };
  return matterStep.parse({ what: row.what, at: row.at, by, ...(row.text !== null && { text: row.text }) });
}

function fromRow(row: EscalationRow, steps: readonly StepRow[]): StoredEscalation {
  const { id, kind, what, tried, asked } = row;
  const history = steps.map(stepFromRow);
  return { id, from: row.from_board_id, to: row.to_board_id, cardId: row.card_id, kind, what, tried, asked, history };
}

/** A new matter with the first step of its history. */
export async function insertEscalation(db: Db, matter: StoredEscalation): Promise<void> {
  const { id, from, to, cardId, kind, what, tried, asked } = matter;
  await db
    .insertInto("escalations")
    .values({ id, from_board_id: from, to_board_id: to, card_id: cardId, kind, what, tried, asked })
    .execute();
  await addSteps(db, matter, 0);
}

/**
 * Adds what has happened since the history had so many steps.
 * @throws when somebody else added a step with the same number: its key sees to it
 */
export async function addSteps(db: Db, { id, history }: StoredEscalation, known: number): Promise<void> {
  for (const [index, step] of history.slice(known).entries()) {
    await db
      .insertInto("escalation_steps")
      .values({
        escalation_id: id,
        number: known + index,
        what: step.what,
        at: step.at,
        by_kind: step.by.kind,
        by_name: step.by.name,
        text: step.what === "answered" ? step.text : null,
      })
      .execute();
  }
}

export async function escalationById(db: Db, id: EscalationId): Promise<StoredEscalation | undefined> {
  const row = await db.selectFrom("escalations").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row, await stepsOf(db, [id]));
}

/** Reads a matter for change: on PostgreSQL the row stays locked until the transaction ends, SQLite has one writer. */
export async function lockEscalation(db: Db, id: EscalationId): Promise<StoredEscalation | undefined> {
  const row = await db.updateTable("escalations").set({ id }).where("id", "=", id).returningAll().executeTakeFirst();
  return row && fromRow(row, await stepsOf(db, [id]));
}

/** What a board has raised and what has come to it: all that is open, and what was closed since an instant. */
export async function escalationsOf(db: Db, board: BoardId, since: Instant): Promise<StoredEscalation[]> {
  const rows = await db
    .selectFrom("escalations")
    .selectAll()
    .where((is) => is.or([is("from_board_id", "=", board), is("to_board_id", "=", board)]))
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("escalation_steps")
            .select("number")
            .whereRef("escalation_id", "=", "escalations.id")
            .where("escalation_steps.what", "in", ["confirmed", "withdrawn"])
            .where("at", "<", since)
            // The last thing that happened: what was confirmed may have been opened again.
            .whereRef("number", "=", (last) =>
              last
                .selectFrom("escalation_steps as later")
                .select((later) => later.fn.max("later.number").as("number"))
                .whereRef("later.escalation_id", "=", "escalations.id"),
            ),
        ),
      ),
    )
    .execute();
  return await withSteps(db, rows);
}

/** The matters that a board raised of which something happened from one instant to another, both included. */
export async function raisedMovedBetween(
  db: Db,
  board: BoardId,
  from: Instant,
  to: Instant,
): Promise<StoredEscalation[]> {
  const rows = await db
    .selectFrom("escalations")
    .selectAll()
    .where("from_board_id", "=", board)
    .where((is) =>
      is.exists(
        is
          .selectFrom("escalation_steps")
          .select("number")
          .whereRef("escalation_id", "=", "escalations.id")
          .where("at", ">=", from)
          .where("at", "<=", to),
      ),
    )
    .execute();
  return await withSteps(db, rows);
}

async function withSteps(db: Db, rows: readonly EscalationRow[]): Promise<StoredEscalation[]> {
  const steps = Map.groupBy(
    await stepsOf(
      db,
      rows.map(({ id }) => id),
    ),
    (step) => step.escalation_id,
  );
  return rows
    .map((row) => fromRow(row, steps.get(row.id) ?? []))
    .toSorted((a, b) => (a.history[0]?.at ?? 0) - (b.history[0]?.at ?? 0) || (a.id < b.id ? -1 : 1));
}

async function stepsOf(db: Db, ids: readonly EscalationId[]): Promise<StepRow[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom("escalation_steps")
    .selectAll()
    .where("escalation_id", "in", ids)
    .orderBy("escalation_id")
    .orderBy("number")
    .execute();
}
