import type { MeasureId, PersonId, ScreenId, SignalId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  type Closing,
  type Signal,
  type SignalStep,
  signalView,
  type StepKind,
  UNTOLD,
} from "../../shared/measure/signal.ts";
import { type FrozenSignal, frozenSignal } from "../../shared/measure/signalItem.ts";
import type { Db } from "./database.ts";
import type { SeriesId } from "./measures.ts";

export interface SignalTables {
  signals: SignalRow;
  signal_steps: StepRow;
}

interface SignalRow {
  id: SignalId;
  measure_id: MeasureId;
  unit_id: UnitId;
  kind: string;
  rule: string | null;
  side: string | null;
  phase: string;
  from_place: string | null;
  to_place: string | null;
  found_at: number;
  firm: number;
  standing: number;
  state: string;
  closing: string | null;
  line: string;
  version: number;
  picture: string;
}

interface StepRow {
  signal_id: SignalId;
  seq: number;
  step: StepKind;
  by: string;
  at: number;
  closing: Closing | null;
  line: string;
}

function toRow(signal: FrozenSignal): SignalRow {
  const { id, kind, rule, side, phase, state, closing, line, version } = signal;
  return {
    id,
    measure_id: signal.measureId,
    unit_id: signal.unitId,
    kind,
    rule,
    side,
    phase,
    from_place: signal.from,
    to_place: signal.to,
    found_at: signal.foundAt,
    firm: signal.firm ? 1 : 0,
    standing: signal.standing ? 1 : 0,
    state,
    closing,
    line,
    version,
    picture: JSON.stringify(signal.picture),
  };
}

const FACTS = [
  "id",
  "measure_id",
  "unit_id",
  "kind",
  "rule",
  "side",
  "phase",
  "from_place",
  "to_place",
  "found_at",
  "firm",
  "standing",
  "state",
  "closing",
  "line",
  "version",
] as const;

function fromRow(row: SignalRow): FrozenSignal {
  return frozenSignal.parse({ ...factsOf(row), picture: JSON.parse(row.picture) });
}

function factsOf(row: Omit<SignalRow, "picture">): Record<keyof Signal, unknown> {
  const { id, kind, rule, side, phase, state, closing, line, version } = row;
  const facts = { id, kind, rule, side, phase, state, closing, line, version };
  return {
    ...facts,
    measureId: row.measure_id,
    unitId: row.unit_id,
    from: row.from_place,
    to: row.to_place,
    foundAt: row.found_at,
    firm: row.firm === 1,
    standing: row.standing === 1,
  };
}

/** All signals of a series, those that are over too, in the order in which they were found. */
export async function signalsOf(db: Db, { measureId, unitId }: SeriesId): Promise<FrozenSignal[]> {
  const rows = await db
    .selectFrom("signals")
    .selectAll()
    .where("measure_id", "=", measureId)
    .where("unit_id", "=", unitId)
    .orderBy("found_at")
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}

export async function signalById(db: Db, id: SignalId): Promise<FrozenSignal | undefined> {
  const row = await db.selectFrom("signals").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** Those of a series that are not closed, without their pictures: what tiles say of them. */
export async function openSignals(db: Db, { measureId, unitId }: SeriesId): Promise<Signal[]> {
  const rows = await db
    .selectFrom("signals")
    .select([...FACTS])
    .where("measure_id", "=", measureId)
    .where("unit_id", "=", unitId)
    .where("state", "<>", "closed")
    .orderBy("found_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => signalView.parse(factsOf(row)));
}

/** Signals of some units that were told to anybody, the newest first; of measures that are in use. */
export async function signalsIn(
  db: Db,
  units: readonly UnitId[],
  which: "new" | "all",
  most: number,
): Promise<FrozenSignal[]> {
  if (units.length === 0) return [];
  let query = db
    .selectFrom("signals")
    .innerJoin("measures", "measures.id", "signals.measure_id")
    .selectAll("signals")
    .where("signals.unit_id", "in", units)
    .where("measures.archived", "=", 0)
    .where(({ eb, or }) => or([eb("signals.closing", "is", null), eb("signals.closing", "not in", UNTOLD)]));
  if (which === "new") query = query.where("signals.state", "=", "new");
  const rows = await query.orderBy("signals.found_at", "desc").orderBy("signals.id").limit(most).execute();
  return rows.map(fromRow);
}

/** How many of them nobody has seen. */
export async function countNewSignals(db: Db, units: readonly UnitId[]): Promise<number> {
  if (units.length === 0) return 0;
  const { count } = await db
    .selectFrom("signals")
    .innerJoin("measures", "measures.id", "signals.measure_id")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("signals.unit_id", "in", units)
    .where("measures.archived", "=", 0)
    .where(({ eb, or }) => or([eb("signals.closing", "is", null), eb("signals.closing", "not in", UNTOLD)]))
    .where("signals.state", "=", "new")
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertSignal(db: Db, signal: FrozenSignal): Promise<void> {
  await db.insertInto("signals").values(toRow(signal)).execute();
}

/** @param version that nobody must have changed meanwhile @returns whether nobody had */
export async function updateSignal(db: Db, signal: FrozenSignal, version: number): Promise<boolean> {
  const result = await db
    .updateTable("signals")
    .set(toRow(signal))
    .where("id", "=", signal.id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface NewStep {
  readonly step: StepKind;
  readonly by: string;
  readonly closing: Closing | null;
  readonly line: string;
}

/** Adds to the history of a signal, which nothing takes from. */
export async function addSteps(db: Db, id: SignalId, steps: readonly NewStep[], at: Instant): Promise<void> {
  if (steps.length === 0) return;
  const { last } = await db
    .selectFrom("signal_steps")
    .select(({ fn }) => fn.max("seq").as("last"))
    .where("signal_id", "=", id)
    .executeTakeFirstOrThrow();
  const rows = steps.map((step, i) => ({ signal_id: id, seq: (last ?? 0) + 1 + i, at, ...step }));
  await db.insertInto("signal_steps").values(rows).execute();
}

/** The history of some signals, each in order. */
export async function stepsOf(db: Db, ids: readonly SignalId[]): Promise<Map<SignalId, SignalStep[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("signal_steps").selectAll().where("signal_id", "in", ids).orderBy("seq").execute();
  const names = await namesOf(
    db,
    rows.map(({ by }) => by),
  );
  const steps = new Map<SignalId, SignalStep[]>();
  for (const { signal_id: id, step, by, at, closing, line } of rows) {
    const told = { step, at, by: whoOf(by, names), closing, line };
    steps.set(id, [...(steps.get(id) ?? []), told]);
  }
  return steps;
}

function whoOf(by: string, names: ReadonlyMap<string, string>): SignalStep["by"] {
  const kind = by.startsWith("person:") ? "person" : by.startsWith("screen:") ? "screen" : "system";
  return { kind, name: names.get(by) ?? "" };
}

async function namesOf(db: Db, all: readonly string[]): Promise<Map<string, string>> {
  const idsOf = <Id>(kind: string) =>
    [...new Set(all)].filter((by) => by.startsWith(kind)).map((by) => by.slice(kind.length) as Id);
  const names = new Map<string, string>();
  const persons = idsOf<PersonId>("person:");
  if (persons.length > 0) {
    const rows = await db.selectFrom("persons").select(["id", "name"]).where("id", "in", persons).execute();
    for (const { id, name } of rows) names.set(`person:${id}`, name);
  }
  const screens = idsOf<ScreenId>("screen:");
  if (screens.length > 0) {
    const rows = await db.selectFrom("screens").select(["id", "name"]).where("id", "in", screens).execute();
    for (const { id, name } of rows) names.set(`screen:${id}`, name);
  }
  return names;
}
