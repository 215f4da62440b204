import type { Period } from "../../shared/measure/period.ts";
import type { ReadSeries } from "../../shared/measure/readSeries.ts";
import { bernoulliCusum } from "../../shared/spc/bernoulliCusum.ts";
import { cusum, ewma } from "../../shared/spc/smoothed.ts";
import { thinned } from "./dense.ts";

/** Looks beside the plain chart, each for a question that the plain chart answers slowly. */
export const LOOKS = ["ewma", "cusum", "bernoulli"] as const;
export type LookName = (typeof LOOKS)[number];

/** A line of a look; indices are into the points that it is of. */
export interface LookLine {
  readonly role: "value" | "limit" | "level";
  readonly at: Float64Array;
  readonly y: Float64Array;
}

export interface Look {
  readonly lines: readonly LookLine[];
  readonly signalAt: Float64Array;
  readonly signalY: Float64Array;
  readonly low: number;
  readonly high: number;
  /** How many points it is of: those of the phase that holds now. */
  readonly count: number;
  readonly first: Period;
  readonly last: Period;
  /** The first point of the last signal that still holds or came last. */
  readonly signalSince: Period | undefined;
  readonly signals: number;
}

/** The points of the phase that holds now, those left out and an unfinished one excepted. */
interface Judged {
  readonly values: readonly number[];
  readonly periods: readonly Period[];
  /** The first so many are the baseline: all of them, where none is frozen. */
  readonly baseline: number;
}

function judgedOf({ analysis, periods }: ReadSeries): Judged {
  const from = analysis.phases.at(-1)?.from ?? 0;
  const at = analysis.points.flatMap((point, i) => (i >= from && point.included && !Number.isNaN(point.y) ? [i] : []));
  return {
    values: at.map((i) => analysis.points[i]?.y ?? Number.NaN),
    periods: at.map((i) => periods[i] ?? ""),
    baseline: at.filter((i) => analysis.points[i]?.baseline).length,
  };
}

/** Fewer points than this have no spread to speak of. */
const LEAST_FOR_LOOKS = 8;

/** @returns undefined with too few points, or without any variation */
export function lookAt(name: LookName, read: ReadSeries, columns: number): Look | undefined {
  const judged = judgedOf(read);
  if (judged.values.length < LEAST_FOR_LOOKS) return undefined;
  switch (name) {
    case "ewma":
      return ewmaLook(judged, columns);
    case "cusum":
      return cusumLook(judged, columns);
    case "bernoulli":
      return bernoulliLook(judged, columns);
  }
}

/** A weight of 0.2 on the newest figure: a shift of one sigma shows in about ten points. */
function ewmaLook({ values, periods }: Judged, columns: number): Look | undefined {
  const { smoothed, lower, upper, centre, sigma } = ewma(values);
  if (!(sigma > 0)) return undefined;
  const fired = smoothed.map((value, i) => value > (upper[i] ?? value) || value < (lower[i] ?? value));
  const level = values.map(() => centre);
  return drawn(
    [
      ["limit", lower],
      ["limit", upper],
      ["level", level],
      ["value", smoothed],
    ],
    [{ values: smoothed, fired }],
    periods,
    columns,
  );
}

/** In sigmas from the mean of the baseline; looks out for a lasting shift of one sigma, and signals at five. */
function cusumLook({ values, periods, baseline }: Judged, columns: number): Look | undefined {
  // Its level and spread are those of the baseline: a shift that is averaged in would hide itself.
  const { centre, sigma } = ewma(values.slice(0, baseline));
  if (!(sigma > 0)) return undefined;
  const sums = cusum(values, { centre, sigma });
  return drawn(
    [
      ["limit", values.map(() => CUSUM_LIMIT)],
      ["limit", values.map(() => -CUSUM_LIMIT)],
      ["level", values.map(() => 0)],
      ["value", sums.upper],
      ["value", sums.lower],
    ],
    [
      { values: sums.upper, fired: sums.upperSignals },
      { values: sums.lower, fired: sums.lowerSignals },
    ],
    periods,
    columns,
  );
}

const CUSUM_LIMIT = 5;
const BERNOULLI_LIMIT = 3.5;

/** Odds twice as high, or half: what happened case by case, 0 or 1. */
function bernoulliLook({ values, periods }: Judged, columns: number): Look | undefined {
  const outcomes = values.map((value) => (value > 0 ? 1 : 0));
  const sums = bernoulliCusum(outcomes, { limit: BERNOULLI_LIMIT });
  if (!(sums.p0 > 0 && sums.p0 < 1)) return undefined;
  return drawn(
    [
      ["limit", values.map(() => BERNOULLI_LIMIT)],
      ["limit", values.map(() => -BERNOULLI_LIMIT)],
      ["level", values.map(() => 0)],
      ["value", sums.upper],
      ["value", sums.lower],
    ],
    [
      { values: sums.upper, fired: sums.upperSignals },
      { values: sums.lower, fired: sums.lowerSignals },
    ],
    periods,
    columns,
  );
}

interface Fired {
  readonly values: readonly number[];
  readonly fired: readonly boolean[];
}

function drawn(
  lines: readonly (readonly [LookLine["role"], readonly number[]])[],
  signals: readonly Fired[],
  periods: readonly Period[],
  columns: number,
): Look {
  const kept = lines.map(([role, values]) => ({ role, values, at: thinned(values, columns) }));
  const marks = signals.flatMap(({ values, fired }) =>
    thinned(
      values.map((value, i) => (fired[i] ? value : Number.NaN)),
      columns,
    ).map((at) => ({ at, y: values[at] ?? Number.NaN })),
  );
  const drawnValues = [...kept.flatMap(({ values, at }) => at.map((i) => values[i] ?? 0)), ...marks.map(({ y }) => y)];
  const isFired = periods.map((_, i) => signals.some(({ fired }) => fired[i]));
  const last = isFired.lastIndexOf(true);
  const since = last < 0 ? -1 : isFired.lastIndexOf(false, last) + 1;
  return {
    lines: kept.map(({ role, values, at }) => ({
      role,
      at: Float64Array.from(at),
      y: Float64Array.from(at.map((i) => values[i] ?? Number.NaN)),
    })),
    signalAt: Float64Array.from(marks.map(({ at }) => at)),
    signalY: Float64Array.from(marks.map(({ y }) => y)),
    low: drawnValues.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    high: drawnValues.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
    count: periods.length,
    first: periods[0] ?? "",
    last: periods.at(-1) ?? "",
    signalSince: since < 0 ? undefined : periods[since],
    signals: isFired.filter(Boolean).length,
  };
}
