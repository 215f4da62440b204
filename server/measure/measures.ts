import { type Actor, actorId } from "../../shared/access/actor.ts";
import { type Action, may } from "../../shared/access/policy.ts";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { MeasureDefinition, MeasureView, SeriesReading, SeriesView } from "../../shared/measure/measure.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import { marksOf } from "./marks.ts";
import { signalsOfSeries } from "./signalKeeping.ts";
import { figuresOf } from "./summed.ts";
import type { Db } from "../storage/database.ts";
import {
  addMeasure,
  changeMeasure,
  changeReading,
  latestPoints,
  measureById,
  measuresOf,
  readingOf,
  type SeriesId,
  type StoredMeasure,
} from "../storage/measures.ts";
import { lookAtAllOf } from "../storage/signalLooks.ts";
import { openSignals } from "../storage/signals.ts";

const ACTIONS: readonly Action[] = [
  "measure:define",
  "measure:spread",
  "point:push",
  "feed-key:manage",
  "signal:acknowledge",
];

/** A measure with the unit whose series is asked for: its own, or one below it. */
export interface FoundSeries extends SeriesId {
  readonly measure: StoredMeasure;
}

/** Who did something, as stored beside it. */
export function byOf(actor: Actor): string {
  return `${actor.kind}:${actorId(actor) ?? ""}`;
}

export async function findSeries(parts: Parts, id: MeasureId, unitId: UnitId | undefined): Promise<Reply<FoundSeries>> {
  const measure = await measureById(parts.storage.db, id);
  if (!measure) return refused({ code: "not-found", message: "There is no such measure." });
  const unit = unitId ?? measure.unitId;
  if (!parts.authority.unitPath(unit).includes(measure.unitId)) {
    const message = "This unit is neither the measure's own nor below it.";
    return refused({ code: "bad-request", message, fields: { unitId: message } });
  }
  return ok({ measure, measureId: id, unitId: unit });
}

/** Whether somebody may do this to the series; one who may not even read is told that it does not exist. */
export function admitToSeries(parts: Parts, actor: Actor, action: Action, series: FoundSeries): Reply<FoundSeries> {
  const path = parts.authority.unitPath(series.unitId);
  const thing = { kind: "measure", id: series.measureId, path, source: series.measure.definition.source } as const;
  if (may(actor, action, thing)) return ok(series);
  if (actor.kind === "feed") return refused({ code: "not-allowed", message: "This feed key is for other measures." });
  if (!may(actor, "measure:read", thing)) return refused({ code: "not-found", message: "There is no such measure." });
  return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
}

/** Tells the screens that show a series: those with its unit open or a unit above, and every open board with a tile of it. */
export function tellOfSeries(parts: Parts, act: Act, { measure, unitId }: FoundSeries): void {
  const news = { kind: "measure:changed", id: measure.id } as const;
  act.tell(`unit:${unitId}`, news);
  for (const boardId of parts.sync.showing(measure.id)) act.tell(`board:${boardId}`, news);
}

/** @param db inside a command its transaction: SQLite has one connection, and would wait for itself */
async function viewOf(parts: Parts, db: Db, actor: Actor, measures: readonly StoredMeasure[]): Promise<MeasureView[]> {
  const latest = await latestPoints(db, measures);
  return measures.map((measure) => ({
    id: measure.id,
    unitId: measure.unitId,
    unitName: parts.authority.unit(measure.unitId)?.name ?? "",
    definition: measure.definition,
    version: measure.version,
    archived: measure.archived,
    latest: latest.get(measure.id) ?? null,
    may: allowed(parts, actor, measure.id, measure.unitId),
  }));
}

function allowed(parts: Parts, actor: Actor, id: MeasureId, unitId: UnitId): Action[] {
  const thing = { kind: "measure", id, path: parts.authority.unitPath(unitId) } as const;
  return ACTIONS.filter((action) => may(actor, action, thing));
}

/** Measures of a unit, of those above it, whose measures it may use, and of those below it. */
export async function measuresAround(parts: Parts, actor: Actor, unitId: UnitId | undefined): Promise<MeasureView[]> {
  const { authority } = parts;
  const above = unitId === undefined ? [] : authority.unitPath(unitId);
  const units = authority
    .units()
    .map((unit) => unit.id)
    .filter((id) => unitId === undefined || above.includes(id) || authority.unitPath(id).includes(unitId));
  const views = await viewOf(parts, parts.storage.db, actor, await measuresOf(parts.storage.db, units));
  const distance = (view: MeasureView) => (view.unitId === unitId ? 0 : above.includes(view.unitId) ? 1 : 2);
  const collator = new Intl.Collator("nb-NO", { numeric: true });
  return views.toSorted((a, b) => distance(a) - distance(b) || collator.compare(a.definition.name, b.definition.name));
}

/** The measure of a series, with what the one who asks may do to that series. */
export async function measureOf(parts: Parts, actor: Actor, series: FoundSeries): Promise<MeasureView> {
  const [view] = await viewOf(parts, parts.storage.db, actor, [series.measure]);
  if (!view) throw new Error("a measure without a view");
  return { ...view, may: allowed(parts, actor, series.measureId, series.unitId) };
}

/** @param points `none` for those who fetch a long series in parts */
export async function seriesView(
  parts: Parts,
  actor: Actor,
  series: FoundSeries,
  points?: "none",
): Promise<SeriesView> {
  const { reading, version } = await readingOf(parts.storage.db, series);
  return {
    measure: await measureOf(parts, actor, series),
    unitId: series.unitId,
    unitName: parts.authority.unit(series.unitId)?.name ?? "",
    zone: parts.authority.zoneOf(series.unitId),
    reading,
    version,
    ...(await figuresOf(parts, series, points)),
    marks: await marksOf(parts, actor, series),
    signals: await openSignals(parts.storage.db, series),
  };
}

export async function defineMeasure(
  parts: Parts,
  actor: Actor,
  unitId: UnitId,
  definition: MeasureDefinition,
  key: string | undefined,
): Promise<Reply<MeasureView>> {
  const command = {
    actor,
    action: "measure:define",
    thing: "new",
    unitId,
    key,
    fingerprint: { unitId, definition },
  } as const;
  return await parts.commands.run(command, async (act) => {
    const measure = { id: act.newId<"measure">(), unitId, definition, archived: false, version: 1 };
    await addMeasure(act.tx, measure, byOf(actor), act.now);
    act.note(`measure ${measure.id}`);
    act.tell(`unit:${unitId}`, { kind: "measures:changed", id: unitId });
    return ok({
      ...measure,
      unitName: parts.authority.unit(unitId)?.name ?? "",
      latest: null,
      may: allowed(parts, actor, measure.id, unitId),
    });
  });
}

export interface MeasureChange {
  readonly version: number;
  readonly definition?: MeasureDefinition | undefined;
  readonly archived?: boolean | undefined;
}

export async function redefineMeasure(
  parts: Parts,
  actor: Actor,
  series: FoundSeries,
  change: MeasureChange,
  key: string | undefined,
): Promise<Reply<MeasureView>> {
  const { measureId: thing, measure } = series;
  const command = { actor, action: "measure:define", thing, unitId: measure.unitId, key, fingerprint: change } as const;
  const done = await parts.commands.run(command, async (act) => {
    const next = {
      ...measure,
      version: change.version,
      definition: change.definition ?? measure.definition,
      archived: change.archived ?? measure.archived,
    };
    if (!(await changeMeasure(act.tx, next, byOf(actor), act.now))) {
      const [current] = await viewOf(parts, act.tx, actor, [(await measureById(act.tx, thing)) ?? measure]);
      return refused({ code: "changed-meanwhile", message: "Somebody else changed this measure first.", current });
    }
    act.note(
      `version ${change.version + 1}${change.archived === undefined ? "" : change.archived ? ", taken down" : ", brought back"}`,
    );
    await lookAtAllOf(act.tx, thing);
    tellOfSeries(parts, act, series);
    act.tell(`unit:${measure.unitId}`, { kind: "measures:changed", id: measure.unitId });
    return ok({});
  });
  if (!done.ok) return done;
  const [view] = await viewOf(parts, parts.storage.db, actor, [
    (await measureById(parts.storage.db, thing)) ?? measure,
  ]);
  return view ? ok(view) : refused({ code: "not-found", message: "There is no such measure." });
}

/** Baseline, phases and points left out: a person's choice, with its reason. */
export async function changeSeriesReading(
  parts: Parts,
  actor: Actor,
  series: FoundSeries,
  change: { readonly version: number; readonly reading: SeriesReading },
  key: string | undefined,
  points?: "none",
): Promise<Reply<SeriesView>> {
  const { measureId: thing, unitId } = series;
  const command = { actor, action: "measure:define", thing, unitId, key, fingerprint: change } as const;
  const done = await parts.commands.run(command, async (act) => {
    if (!(await changeReading(act.tx, series, change.reading, change.version, byOf(actor), act.now))) {
      const message = "Somebody else changed the phases or the baseline first.";
      return refused({ code: "changed-meanwhile", message, current: await readingOf(act.tx, series) });
    }
    const { freeze, phases, excluded } = change.reading;
    act.note(`baseline to ${freeze ?? "the end"}, ${phases.length} phases, ${excluded.length} points left out`);
    await signalsOfSeries(parts, act, series.measure, series);
    tellOfSeries(parts, act, series);
    return ok({});
  });
  return done.ok ? ok(await seriesView(parts, actor, series, points)) : done;
}
