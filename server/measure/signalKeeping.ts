import type { MeasureId, SignalId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { readSeries } from "../../shared/measure/readSeries.ts";
import { nextLook, reconcile } from "../../shared/measure/signalReconcile.ts";
import type { News, Room } from "../../shared/protocol/live.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { holdSeries, pointsOf, readingOf, type SeriesId, type StoredMeasure } from "../storage/measures.ts";
import { lookAgain, lookSoon } from "../storage/signalLooks.ts";
import { addSteps, insertSignal, signalsOf, updateSignal } from "../storage/signals.ts";

/** What looking at one series needs besides the database. */
export interface Looking {
  readonly now: Instant;
  readonly zone: string;
  readonly newId: () => SignalId;
}

/**
 * Brings the signals of a series in line with its figures, in the transaction that changed them. The caller holds the series.
 * @returns whether any signal was found or changed
 */
export async function keepSignals(
  tx: Db,
  measure: StoredMeasure,
  series: SeriesId,
  { now, zone, newId }: Looking,
): Promise<boolean> {
  const { definition, version } = measure;
  const { reading } = await readingOf(tx, series);
  const read = readSeries(definition, reading, await pointsOf(tx, series), now, zone);
  const { measureId, unitId } = series;
  const judged = { read, definition, reading, now, zone };
  const known = await signalsOf(tx, series);
  const changes = reconcile(known, { ...judged, series: { measureId, unitId }, version, newId });
  for (const { signal, isNew, steps } of changes) {
    if (isNew) await insertSignal(tx, signal);
    else await updateSignal(tx, signal, known.find(({ id }) => id === signal.id)?.version ?? signal.version);
    const by = "system:";
    const told = steps.map(({ step, closing }) => ({ step, closing, by, line: "" }));
    await addSteps(tx, signal.id, told, now);
  }
  const phase = read.analysis.phases.at(-1);
  const judgedPoints = phase && phase.stage !== "dots" ? phase.runs.observed : 0;
  await lookAgain(tx, series, nextLook(judged) ?? null, judgedPoints);
  return changes.length > 0;
}

/** As many series are judged in the transaction of their figures. More wait for the job, which a stop of the server delays alone. */
const MOST_AT_ONCE = 8;

/** What the signals make of figures that have just changed. */
export async function signalsOfChanged(
  parts: Parts,
  act: Act,
  touched: readonly SeriesId[],
  measures: ReadonlyMap<MeasureId, StoredMeasure>,
): Promise<void> {
  if (touched.length > MOST_AT_ONCE) return await lookSoon(act.tx, touched);
  for (const series of touched) {
    const measure = measures.get(series.measureId);
    if (measure) await signalsOfSeries(parts, act, measure, series);
  }
}

export async function signalsOfSeries(parts: Parts, act: Act, measure: StoredMeasure, series: SeriesId): Promise<void> {
  const zone = parts.authority.zoneOf(series.unitId);
  await holdSeries(act.tx, series);
  const looking = { now: act.now, zone, newId: () => act.newId<"signal">() };
  if (await keepSignals(act.tx, measure, series, looking)) {
    for (const [room, news] of newsOfSignals(parts, series)) act.tell(room, news);
  }
}

/** Lists of the unit and of those above it, and the screens that show the measure, which tell its mark. */
export function newsOfSignals(parts: Parts, { measureId, unitId }: SeriesId): [Room, News][] {
  const measure = { kind: "measure:changed", id: measureId } as const;
  const lists = parts.authority
    .unitPath(unitId)
    .map((id: UnitId): [Room, News] => [`unit:${id}`, { kind: "signals:changed", id }]);
  const boards = parts.sync.showing(measureId).map((id): [Room, News] => [`board:${id}`, measure]);
  return [...lists, [`unit:${unitId}`, measure], ...boards];
}
