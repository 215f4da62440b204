import type { MeasureId, SignalId, UnitId } from "../../shared/base/ids.ts";
import { addDays, DEFAULT_ZONE, type Instant, isoWeek, localDate } from "../../shared/base/time.ts";
import {
  measureDefinition,
  PLAIN_READING,
  type SeriesReading,
  type StoredPoint,
} from "../../shared/measure/measure.ts";
import { readSeries } from "../../shared/measure/readSeries.ts";
import type { FrozenSignal } from "../../shared/measure/signalItem.ts";
import type { Judged } from "../../shared/measure/signalDerive.ts";
import { type Change, reconcile } from "../../shared/measure/signalReconcile.ts";

/** A Monday at 07:00 in Oslo; the weeks of a test end before it. */
export const MONDAY: Instant = Date.UTC(2026, 10, 23, 6);

/** The week that ended so many weeks before. */
export function weekBefore(ago: number, now: Instant = MONDAY): string {
  const { year, week } = isoWeek(addDays(localDate(now, DEFAULT_ZONE), -7 * ago));
  return `${year}-W${String(week).padStart(2, "0")}`;
}

export function weekly(more: object = {}) {
  const plain = { name: "Fall", unit: "", direction: "down", target: null, decimals: 0, responsible: "" };
  return measureDefinition.parse({ ...plain, chart: "i", rhythm: "week", ...more });
}

/** Values week by week, the last of them of last week. `null` = none came. */
export function weeks(values: readonly (number | null)[], now: Instant = MONDAY): StoredPoint[] {
  return values.flatMap((value, i) => {
    if (value === null) return [];
    const period = weekBefore(values.length - i, now);
    const none = { numerator: null, denominator: null, values: null };
    return [{ period, key: "", value, ...none, asOf: now, recordedAt: now, revision: 1 }];
  });
}

interface Now {
  readonly definition?: ReturnType<typeof weekly>;
  readonly reading?: SeriesReading;
  readonly now?: Instant;
  /** Of the definition. */
  readonly version?: number;
}

export function judge(points: readonly StoredPoint[], how: Now = {}): Judged {
  const { definition = weekly(), reading = PLAIN_READING, now = MONDAY } = how;
  const read = readSeries(definition, reading, points, now, DEFAULT_ZONE);
  return { read, definition, reading, now, zone: DEFAULT_ZONE };
}

/** The rows of one series, as the server keeps them. */
export class KeptSignals {
  rows: FrozenSignal[] = [];
  #made = 0;

  /** @returns what was written */
  look(points: readonly StoredPoint[], how: Now = {}): Change[] {
    const series = { measureId: "measure" as MeasureId, unitId: "unit" as UnitId };
    const newId = () => `signal ${(this.#made += 1)}` as SignalId;
    const changes = reconcile(this.rows, { ...judge(points, how), series, version: how.version ?? 1, newId });
    for (const { signal, isNew } of changes) {
      this.rows = isNew ? [...this.rows, signal] : this.rows.map((row) => (row.id === signal.id ? signal : row));
    }
    return changes;
  }

  set(id: string, change: Partial<FrozenSignal>): void {
    this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...change } : row));
  }

  get announced(): FrozenSignal[] {
    return this.rows.filter(({ state }) => state === "new");
  }

  get standing(): FrozenSignal[] {
    return this.rows.filter(({ standing }) => standing);
  }
}
