import type { ExpressionBuilder } from "kysely";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  type EscalationId,
  type EscalationKind,
  type MatterChart,
  matterChart,
} from "../../shared/escalation/escalation.ts";
import { clockOf, clockStep, isUnanswered, type Moving } from "../../shared/escalation/state.ts";
import { type GroupId, type MatterStep, matterStep, type StepKind } from "../../shared/escalation/step.ts";
import type { Db } from "./database.ts";
import type { Tables } from "./tables.ts";

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
  safety: number;
  what: string;
  tried: string;
  asked: string;
  chart: string | null;
  chart_picture: string | null;
}

interface StepRow {
  escalation_id: EscalationId;
  number: number;
  what: StepKind;
  at: number;
  by_kind: MatterStep["by"]["kind"];
  by_name: string;
  text: string | null;
  board_id: BoardId | null;
  from_board_id: BoardId | null;
  to_board_id: BoardId | null;
  group_id: GroupId | null;
  due: number | null;
  rises: number | null;
  on_call: number | null;
}

/** A matter as it is kept: its boards by id, since the names of units are the units'. */
export interface StoredEscalation extends Moving {
  readonly id: EscalationId;
  /** The board that sent it; who took over when units changed is told by its history. */
  readonly from: BoardId;
  readonly cardId: CardId | null;
  readonly kind: EscalationKind;
  readonly safety: boolean;
  readonly what: string;
  readonly tried: string;
  readonly asked: string;
  readonly chart: MatterChart | null;
  readonly history: readonly MatterStep[];
}

function stepFromRow(row: StepRow, firstTo: BoardId): MatterStep {
  return matterStep.parse({
    what: row.what,
    at: row.at,
    by: { kind: row.by_kind, name: row.by_name },
    text: row.text,
    board: row.board_id ?? firstTo,
    from: row.from_board_id,
    to: row.what === "sent" ? firstTo : row.to_board_id,
    group: row.group_id,
    due: row.due,
    rises: row.rises,
    onCall: row.on_call === 1,
  });
}

function rowFromStep(id: EscalationId, number: number, step: MatterStep): StepRow {
  return {
    escalation_id: id,
    number,
    what: step.what,
    at: step.at,
    by_kind: step.by.kind,
    by_name: step.by.name,
    text: "text" in step ? step.text : null,
    board_id: "board" in step ? step.board : null,
    from_board_id: "from" in step ? step.from : null,
    // Where it was first sent is the row's.
    to_board_id: "to" in step && step.what !== "sent" ? step.to : null,
    group_id: "group" in step ? step.group : null,
    due: "due" in step ? step.due : null,
    rises: "rises" in step ? step.rises : null,
    on_call: "onCall" in step ? Number(step.onCall) : null,
  };
}

function fromRow(row: EscalationRow, steps: readonly StepRow[]): StoredEscalation {
  const { id, kind, what, tried, asked } = row;
  const chart = row.chart === null ? null : matterChart.parse(JSON.parse(row.chart));
  const history = steps.map((step) => stepFromRow(step, row.to_board_id));
  const safety = row.safety === 1;
  return { id, from: row.from_board_id, cardId: row.card_id, kind, safety, what, tried, asked, chart, history };
}

/**
 * A new matter with the first step of its history.
 * @param picture of its chart, as JSON
 * @throws RangeError when its history does not begin with where it was sent
 */
export async function insertEscalation(db: Db, matter: StoredEscalation, picture: string | null = null): Promise<void> {
  const { id, from, cardId, kind, safety, what, tried, asked, chart, history } = matter;
  const [first] = history;
  if (first?.what !== "sent") throw new RangeError("a matter begins with being sent");
  await db
    .insertInto("escalations")
    .values({
      id,
      from_board_id: from,
      to_board_id: first.to,
      card_id: cardId,
      kind,
      safety: Number(safety),
      what,
      tried,
      asked,
      chart: chart === null ? null : JSON.stringify(chart),
      chart_picture: picture,
    })
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
      .values(rowFromStep(id, known + index, step))
      .execute();
  }
}

export async function escalationById(db: Db, id: EscalationId): Promise<StoredEscalation | undefined> {
  const row = await db.selectFrom("escalations").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row, await stepsOf(db, [id]));
}

/** Several, those that are there. */
export async function escalationsByIds(db: Db, ids: readonly EscalationId[]): Promise<StoredEscalation[]> {
  if (ids.length === 0) return [];
  return await withSteps(db, await db.selectFrom("escalations").selectAll().where("id", "in", ids).execute());
}

/** The picture of the chart that goes along, as JSON; null for a matter without one. */
export async function chartPictureOf(db: Db, id: EscalationId): Promise<string | null> {
  const row = await db.selectFrom("escalations").select("chart_picture").where("id", "=", id).executeTakeFirst();
  return row?.chart_picture ?? null;
}

/** Reads a matter for change: on PostgreSQL the row stays locked until the transaction ends, SQLite has one writer. */
export async function lockEscalation(db: Db, id: EscalationId): Promise<StoredEscalation | undefined> {
  const row = await db.updateTable("escalations").set({ id }).where("id", "=", id).returningAll().executeTakeFirst();
  return row && fromRow(row, await stepsOf(db, [id]));
}

/** What a board has sent or had, now or before: all that is open, and what was closed since an instant. */
export async function escalationsOf(db: Db, board: BoardId, since: Instant): Promise<StoredEscalation[]> {
  return await escalationsOfBoards(db, [board], since);
}

/** The same of several boards, each matter once. */
export async function escalationsOfBoards(
  db: Db,
  boards: readonly BoardId[],
  since: Instant,
): Promise<StoredEscalation[]> {
  if (boards.length === 0) return [];
  const rows = await db
    .selectFrom("escalations")
    .selectAll()
    .where((is) =>
      is.or([
        is("from_board_id", "in", boards),
        is("to_board_id", "in", boards),
        is(
          "id",
          "in",
          is
            .selectFrom("escalation_steps")
            .select("escalation_id")
            .where((step) => step.or([step("to_board_id", "in", boards), step("from_board_id", "in", boards)])),
        ),
      ]),
    )
    .where((is) => is.not(is.exists(endOf(is).where("at", "<", since))))
    .execute();
  return await withSteps(db, rows);
}

/**
 * The last step of a matter, where that ended it: what was confirmed may have been opened again. Of what is for awareness
 * nothing more is to come once somebody has it.
 */
function endOf(is: ExpressionBuilder<Tables, "escalations">) {
  return is
    .selectFrom("escalation_steps")
    .select("number")
    .whereRef("escalation_steps.escalation_id", "=", "escalations.id")
    .where((step) =>
      step.or([
        step("escalation_steps.what", "in", ["confirmed", "withdrawn"]),
        step.and([step("escalation_steps.what", "=", "received"), step("escalations.kind", "=", "awareness")]),
      ]),
    )
    .whereRef("number", "=", (last) =>
      last
        .selectFrom("escalation_steps as later")
        .select((later) => later.fn.max("later.number").as("number"))
        .whereRef("later.escalation_id", "=", "escalations.id"),
    );
}

/** Every matter of which something is to come: an answer, or the sender's word on it. */
export async function openEscalations(db: Db): Promise<StoredEscalation[]> {
  const rows = await db
    .selectFrom("escalations")
    .selectAll()
    .where((is) => is.not(is.exists(endOf(is))))
    .execute();
  return await withSteps(db, rows);
}

/** Matters that stand or stood in some groups, ended ones too: who is in one now is told by their histories. */
export async function idsOfGroups(db: Db, groups: readonly GroupId[]): Promise<EscalationId[]> {
  if (groups.length === 0) return [];
  const found = db.selectFrom("escalation_steps").select("escalation_id").distinct().where("group_id", "in", groups);
  return (await found.execute()).map(({ escalation_id: id }) => id).toSorted();
}

/** What a clock is over with: an answer, or another clock. */
const ENDS_CLOCK = [
  "answered",
  "withdrawn",
  "risen",
  "forwarded",
  "reopened",
  "urged",
  "interim",
] as const satisfies readonly StepKind[];

/** The steps that no later one has ended the clock of: most matters are answered, and are not looked at at each look. */
export function stepsWithClock(db: Db) {
  return db
    .selectFrom("escalation_steps as step")
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("escalation_steps as later")
            .select("later.number")
            .whereRef("later.escalation_id", "=", "step.escalation_id")
            .whereRef("later.number", ">", "step.number")
            .where("later.what", "in", ENDS_CLOCK),
        ),
      ),
    );
}

/** Matters whose running clock says that they go up by now. */
export async function dueToRise(db: Db, now: Instant): Promise<StoredEscalation[]> {
  const rows = await db
    .selectFrom("escalations")
    .selectAll()
    .where("id", "in", stepsWithClock(db).select("step.escalation_id").where("step.rises", "<=", now))
    .execute();
  const found = await withSteps(db, rows);
  return found.filter((matter) => isUnanswered(matter) && isRipe(matter, now));
}

/** Whether the clock that runs says that a matter goes up now. */
export function isRipe(matter: Moving, now: Instant): boolean {
  const { rises } = clockOf(matter);
  return clockStep(matter) >= 0 && rises !== null && rises <= now;
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
    .where((is) =>
      is.or([
        is("from_board_id", "=", board),
        // Taken over from a unit that was closed or merged.
        is("id", "in", is.selectFrom("escalation_steps").select("escalation_id").where("from_board_id", "=", board)),
      ]),
    )
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

/** As many ids as both engines take in one statement. */
const AT_ONCE = 500;

async function stepsOf(db: Db, ids: readonly EscalationId[]): Promise<StepRow[]> {
  const rows: StepRow[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = await db
      .selectFrom("escalation_steps")
      .selectAll()
      .where("escalation_id", "in", ids.slice(from, from + AT_ONCE))
      .orderBy("escalation_id")
      .orderBy("number")
      .execute();
    rows.push(...some);
  }
  return rows;
}
