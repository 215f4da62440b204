import { median } from "./arithmetic.ts";
import { analyseRuns, type RunsAnalysis, type RunsMethod } from "./anhoej.ts";
import { CHARTS, type Chart, centreKind } from "./chart.ts";
import type { Levels, PhasePoint } from "./limits.ts";
import type { Place, Subgroup } from "./series.ts";

/** How a series is to be read. Points are counted from 1, as people do and as the reference tools do. */
export interface ChartDefinition {
  readonly chart: Chart;
  /** Last point of each phase but the last; what lies outside the series is left out. */
  readonly phaseEnds?: readonly number[];
  /** Last point of the baseline: centre and limits come from it and the points before. */
  readonly freeze?: number;
  /** Points that are drawn but take no part in centre, sigma and runs. */
  readonly excluded?: readonly number[];
  /** The last point's period has not ended: drawn, outside all rules. */
  readonly unfinished?: boolean;
  /** From the engine's shares to the unit shown: 100 for per cent. */
  readonly multiply?: number;
  /** Whether values below zero exist; where not, lower limits below zero are drawn at zero. Found from the data if absent. */
  readonly mayBeNegative?: boolean;
  /** Outliers among the moving ranges are left out once (the default). */
  readonly screened?: boolean;
  readonly runsMethod?: RunsMethod;
  /** The axis is names, not time (a funnel): no runs. */
  readonly funnel?: boolean;
  /** Compute and judge as qicharts2 does, whatever the number of points. */
  readonly compat?: "qicharts2";
}

export interface AnalysedPoint {
  readonly x: Place;
  /** Phase, counted from 1. */
  readonly phase: number;
  readonly included: boolean;
  readonly baseline: boolean;
  readonly unfinished: boolean;
  readonly y: number;
  readonly n: number;
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly target: number;
  /** Beyond a limit: by itself a signal. */
  readonly outside: "above" | "below" | undefined;
  readonly subgroup: Subgroup;
}

/**
 * What may be said of a phase: under 10 useful points nothing (dots and a median), under 20 points a run chart,
 * from 20 the chart's limits too. A series that never moved has nothing to judge.
 */
export type Stage = "dots" | "run" | "limits";

export interface AnalysedPhase {
  readonly number: number;
  /** Indices of the first and last point, from 0. */
  readonly from: number;
  readonly to: number;
  readonly stage: Stage;
  readonly constant: boolean;
  /** The centre in the unit shown; where it varies by point, the last. */
  readonly level: number;
  /** Indices of `runs.longest` count in the whole series. */
  readonly runs: RunsAnalysis;
  /** By the runs rules; never in a funnel or a moving range chart, where neighbours say nothing. */
  readonly runsSignal: boolean;
}

export interface Analysis {
  readonly chart: Chart;
  readonly centre: "median" | "mean";
  readonly points: readonly AnalysedPoint[];
  readonly phases: readonly AnalysedPhase[];
}

export const ENOUGH_FOR_RUNS = 10;
export const ENOUGH_FOR_LIMITS = 20;

/**
 * Centre, limits and signals of a series. Pure: the server and every screen run this same function.
 * @throws NotPositive for a T chart with a value of zero or less, in the compatible mode alone
 * Source: qicharts2 0.8.1, R/qic.R, checked against R to 1e-9 in test/golden.
 */
export function analyse(series: readonly Subgroup[], definition: ChartDefinition): Analysis {
  const bounds = phaseBounds(series.length, definition.phaseEnds);
  // Until a whole phase can carry limits the chart is a run chart, and its centre the median.
  const prepared = prepare(series, definition, bounds.length > 1);
  const carries = bounds.some(([from, to]) => known(prepared.slice(from, to)).length >= ENOUGH_FOR_LIMITS);
  const chart = definition.compat || carries ? definition.chart : "run";
  const parts = bounds.map(([from, to], i) => phase(prepared.slice(from, to), from, i + 1, chart, definition));
  return {
    chart,
    centre: centreKind(chart),
    points: parts.flatMap((part) => part.points),
    phases: parts.map((part) => part.phase),
  };
}

interface Prepared extends PhasePoint {
  readonly included: boolean;
  readonly baseline: boolean;
  readonly unfinished: boolean;
}

function phaseBounds(length: number, ends: readonly number[] = []): [from: number, to: number][] {
  const cuts = [...new Set([0, ...ends.filter((end) => end >= 0 && end < length)])].toSorted((a, b) => a - b);
  return cuts.map((from, i) => [from, cuts[i + 1] ?? length]);
}

function prepare(series: readonly Subgroup[], definition: ChartDefinition, hasPhases: boolean): Prepared[] {
  const { freeze, excluded = [], unfinished = false } = definition;
  return series.map((point, i) => {
    const isUnfinished = unfinished && i === series.length - 1;
    const included = !isUnfinished && !excluded.includes(i + 1);
    const baseline = !isUnfinished && (hasPhases || freeze === undefined || i < freeze);
    return { ...point, included, baseline, unfinished: isUnfinished, base: included && baseline };
  });
}

function known(points: readonly Prepared[]): number[] {
  return points.filter((point) => point.included && !Number.isNaN(point.y)).map((point) => point.y);
}

function phase(points: readonly Prepared[], from: number, number: number, chart: Chart, definition: ChartDefinition) {
  const { compat, screened = true, funnel = false, multiply = 1 } = definition;
  const drawn = CHARTS[chart](points, { screened, funnel, compat });
  const judged = points.flatMap((point, i) => (point.included ? [i] : []));
  const runs = analyseRuns(
    judged.map((i) => drawn.y[i] ?? Number.NaN),
    judged.map((i) => drawn.centre[i] ?? Number.NaN),
    definition.runsMethod,
  );
  const constant = !compat && isConstant(judged.map((i) => drawn.y[i] ?? Number.NaN));
  const stage = compat ? "limits" : stageOf(known(points), constant);
  const shown = scale(stage === "limits" && !constant ? drawn : withoutLimits(drawn), multiply);
  const floored = mayFloor(shown, definition) ? floorAtZero(shown) : shown;
  const analysed = points.map((point, i) => analysedPoint(point, i, number, shown, floored));
  const judges = stage !== "dots" && !funnel && chart !== "mr";
  return {
    points: analysed,
    phase: {
      number,
      from,
      to: from + points.length - 1,
      stage,
      constant,
      level: shown.centre.at(-1) ?? Number.NaN,
      runs: placed(runs, judged, from),
      runsSignal: judges && runs.signal,
    } satisfies AnalysedPhase,
  };
}

function isConstant(values: readonly number[]): boolean {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.length > 1 && present.every((value) => value === present[0]);
}

/** Useful points are counted around the median, whatever the chart: the question is how much there is to judge. */
function stageOf(values: readonly number[], constant: boolean): Stage {
  const middle = median(values);
  const useful = values.filter((value) => value !== middle).length;
  if (values.length >= ENOUGH_FOR_LIMITS && useful > 0) return "limits";
  return useful >= ENOUGH_FOR_RUNS || (constant && values.length >= ENOUGH_FOR_RUNS) ? "run" : "dots";
}

function placed(runs: RunsAnalysis, judged: readonly number[], from: number): RunsAnalysis {
  const { longest } = runs;
  if (!longest) return runs;
  const at = (index: number) => from + (judged[index] ?? 0);
  return { ...runs, longest: { ...longest, from: at(longest.from), to: at(longest.to) } };
}

function withoutLimits(levels: Levels): Levels {
  const none = levels.y.map(() => Number.NaN);
  return { ...levels, lower: none, upper: none, lower95: none, upper95: none };
}

function scale(levels: Levels, by: number): Levels {
  const times = (values: readonly number[]) => values.map((value) => value * by);
  const finite = (values: readonly number[]) =>
    times(values).map((value) => (Number.isFinite(value) ? value : Number.NaN));
  return {
    ...levels,
    y: times(levels.y),
    centre: times(levels.centre),
    lower: finite(levels.lower),
    upper: finite(levels.upper),
    lower95: finite(levels.lower95),
    upper95: finite(levels.upper95),
  };
}

function mayFloor(levels: Levels, { mayBeNegative, compat }: ChartDefinition): boolean {
  // qicharts2 draws limits below zero unless told not to; on a wall "-0.4 falls" is nonsense, and people say so.
  const allowed = mayBeNegative ?? compat !== undefined;
  return !allowed && levels.y.every((value) => Number.isNaN(value) || value >= 0);
}

function floorAtZero(levels: Levels): Levels {
  const floor = (values: readonly number[]) => values.map((value) => (value < 0 ? 0 : value));
  return { ...levels, lower: floor(levels.lower), lower95: floor(levels.lower95) };
}

function analysedPoint(point: Prepared, i: number, number: number, judged: Levels, drawn: Levels): AnalysedPoint {
  const at = (values: readonly number[]) => values[i] ?? Number.NaN;
  return {
    x: point.x,
    phase: number,
    included: point.included,
    baseline: point.baseline,
    unfinished: point.unfinished,
    y: at(drawn.y),
    n: drawn.n?.[i] ?? point.n,
    centre: at(drawn.centre),
    lower: at(drawn.lower),
    upper: at(drawn.upper),
    lower95: at(drawn.lower95),
    upper95: at(drawn.upper95),
    target: point.target,
    // Judged before a limit below zero is lifted to zero, so that a zero is never outside by it.
    outside: point.unfinished ? undefined : sideOf(at(judged.y), at(judged.lower), at(judged.upper)),
    subgroup: point,
  };
}

function sideOf(y: number, lower: number, upper: number): "above" | "below" | undefined {
  if (y > upper) return "above";
  return y < lower ? "below" : undefined;
}
