import { analyseRuns, type RunsAnalysis, type RunsMethod, withoutLast } from "./anhoej.ts";
import { CHARTS, type Chart, centreKind } from "./chart.ts";
import { type BrokenRule, judge } from "./judge.ts";
import type { Levels, PhasePoint } from "./limits.ts";
import { POWER } from "./rare.ts";
import { RULE_SET_FACTS, type RuleSet } from "./ruleSets.ts";
import type { Place, Subgroup } from "./series.ts";
import { floorAtZero, isBelowZero, scale, withoutLimits } from "./shown.ts";
import { ENOUGH_FOR_LIMITS, ENOUGH_FOR_RUNS, isConstant, type Stage, stageOf } from "./stage.ts";

/** How a series is to be read. Points are counted from 1, as people do and as the reference tools do. */
export interface ChartDefinition {
  readonly chart: Chart;
  /** Last point of each phase but the last; what lies outside the series is left out. */
  readonly phaseEnds?: readonly number[];
  /** Last point of the baseline of the phase it lies in: centre and limits come from it and the points before. */
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
  /** By which rules a signal is known; Anhøj's and the limits if absent. */
  readonly rules?: RuleSet;
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
  /** Every rule of the chosen set that it breaks, the lowest number first; none for a point that is not judged. */
  readonly broken: readonly BrokenRule[];
  readonly subgroup: Subgroup;
}

/**
 * A signal by the runs rules that has yet to hold: with fewer than ten useful points it says little, and one that the last
 * point has just brought about waits for one more.
 */
export type Preliminary = "few-points" | "last-point";

export interface AnalysedPhase {
  readonly number: number;
  /** Indices of the first and last point, from 0. */
  readonly from: number;
  readonly to: number;
  readonly stage: Stage;
  readonly constant: boolean;
  /** The centre in the unit shown; where it varies by point, the last. */
  readonly level: number;
  /** Indices of `runs.longest` count in the whole series. Always told; a verdict only where the chosen set is a runs rule. */
  readonly runs: RunsAnalysis;
  /** By the runs rules; never in a funnel or a moving range chart, where neighbours say nothing. */
  readonly runsSignal: boolean;
  readonly preliminary: Preliminary | undefined;
}

export interface Analysis {
  readonly chart: Chart;
  readonly centre: "median" | "mean";
  readonly rules: RuleSet;
  readonly points: readonly AnalysedPoint[];
  readonly phases: readonly AnalysedPhase[];
}

export { ENOUGH_FOR_LIMITS, ENOUGH_FOR_RUNS, type Stage };

/**
 * Centre, limits and signals of a series. Pure: the server and every screen run this same function.
 * @throws NotPositive for a T chart with a value of zero or less, in the compatible mode alone
 * Source: qicharts2 0.8.1, R/qic.R, checked against R to 1e-9 in test/golden.
 */
export function analyse(series: readonly Subgroup[], definition: ChartDefinition): Analysis {
  const bounds = phaseBounds(series.length, definition.phaseEnds);
  const phases = prepare(series, definition, bounds);
  // Until a whole phase can carry limits the chart is a run chart, and its centre the median.
  const carries = definition.compat || phases.some((points) => known(points).length >= ENOUGH_FOR_LIMITS);
  const chart = carries ? definition.chart : "run";
  const drawn = phases.map((points) => draw(points, chart, definition));
  const isFloored = mayFloor(drawn, definition);
  const parts = drawn.map((each, i) => conclude(each, { number: i + 1, from: bounds[i]?.[0] ?? 0, isFloored }));
  return {
    chart,
    centre: centreKind(chart),
    rules: definition.rules ?? "anhoej",
    points: parts.length === 1 ? (parts[0]?.points ?? []) : parts.flatMap((part) => part.points),
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

function prepare(
  series: readonly Subgroup[],
  { freeze = Number.POSITIVE_INFINITY, excluded = [], unfinished = false, compat }: ChartDefinition,
  bounds: readonly [from: number, to: number][],
): Prepared[][] {
  const left = new Set(excluded);
  return bounds.map(([from, to]) => {
    // qicharts2 knows no baseline within a phase; here a phase that holds the last point of the baseline ends it there.
    const isFrozen = bounds.length === 1 || (!compat && freeze > from);
    return series.slice(from, to).map((point, k) => {
      const isUnfinished = unfinished && from + k === series.length - 1;
      const included = !isUnfinished && !left.has(from + k + 1);
      const baseline = !isUnfinished && (!isFrozen || from + k < freeze);
      return { ...point, included, baseline, unfinished: isUnfinished, base: included && baseline };
    });
  });
}

function known(points: readonly Prepared[]): number[] {
  return points.filter((point) => point.included && !Number.isNaN(point.y)).map((point) => point.y);
}

/** One phase with its lines, before its lower limits are drawn at zero where nothing lies below. */
interface Drawn {
  readonly points: readonly Prepared[];
  readonly shown: Levels;
  readonly stage: Stage;
  readonly constant: boolean;
  /** Indices, within the phase, of the points that are judged. */
  readonly judged: readonly number[];
  readonly runs: RunsAnalysis;
  readonly preliminary: Preliminary | undefined;
  readonly runsSignal: boolean;
  readonly rules: RuleSet | undefined;
  readonly chart: Chart;
}

function draw(points: readonly Prepared[], chart: Chart, definition: ChartDefinition): Drawn {
  const { compat, screened = true, funnel = false, multiply = 1, rules = "anhoej" } = definition;
  const levels = CHARTS[chart](points, { screened, funnel, compat });
  const judged = points.flatMap((point, i) => (point.included ? [i] : []));
  const values = judged.map((i) => levels.y[i] ?? Number.NaN);
  const centre = judged.map((i) => levels.centre[i] ?? Number.NaN);
  const method = methodOf(rules);
  const runs = analyseRuns(values, centre, method);
  const constant = !compat && isConstant(values);
  const stage = compat ? "limits" : stageOf(known(points), constant);
  const judges = stage !== "dots" && !funnel && chart !== "mr";
  const runsSignal = judges && RULE_SET_FACTS[rules].judges === "series" && runs.signal;
  const hasLimits = stage === "limits" && !constant;
  return {
    points,
    shown: scale(hasLimits ? levels : withoutLimits(levels), multiply),
    stage,
    constant,
    judged,
    runs,
    runsSignal,
    preliminary: runsSignal && !compat ? preliminaryOf(runs, withoutLast(values, centre, method)) : undefined,
    // The compatible mode is for numbers to compare, not for a wall.
    rules: compat || stage === "dots" ? undefined : rules,
    chart,
  };
}

function methodOf(rules: RuleSet): RunsMethod {
  return rules === "bestbox" || rules === "cutbox" ? rules : "anhoej";
}

function preliminaryOf(runs: RunsAnalysis, before: RunsAnalysis): Preliminary | undefined {
  if (runs.useful < ENOUGH_FOR_RUNS) return "few-points";
  return before.signal ? undefined : "last-point";
}

/** Of all phases together: a measure that has been below zero can be so again. */
function mayFloor(drawn: readonly Drawn[], { mayBeNegative, compat }: ChartDefinition): boolean {
  // qicharts2 draws limits below zero unless told not to; on a wall "-0.4 falls" is nonsense, and people say so.
  const allowed = mayBeNegative ?? compat !== undefined;
  return !allowed && !drawn.some(({ shown }) => isBelowZero(shown));
}

interface InSeries {
  readonly number: number;
  readonly from: number;
  readonly isFloored: boolean;
}

function conclude(drawn: Drawn, { number, from, isFloored }: InSeries) {
  const { shown, points, stage, constant, runsSignal, preliminary } = drawn;
  const floored = isFloored ? floorAtZero(shown) : shown;
  const broken = brokenIn(drawn);
  return {
    points: points.map((point, i) => analysedPoint(point, i, number, { shown, floored, broken: broken.get(i) })),
    phase: {
      number,
      from,
      to: from + points.length - 1,
      stage,
      constant,
      level: shown.centre.at(-1) ?? Number.NaN,
      runs: placed(drawn.runs, drawn.judged, from),
      runsSignal,
      preliminary,
    } satisfies AnalysedPhase,
  };
}

/** The rules that points of a phase break, by their index within it. */
function brokenIn({
  rules,
  shown,
  judged,
  runs,
  runsSignal,
  chart,
}: Drawn): ReadonlyMap<number, readonly BrokenRule[]> {
  if (!rules) return new Map();
  const candidates = judged.map((i) => {
    const at = (values: readonly number[]) => values[i] ?? Number.NaN;
    const [y, lower, upper] = [at(shown.y), at(shown.lower), at(shown.upper)];
    const lines = { centre: at(shown.centre), lower95: at(shown.lower95), upper95: at(shown.upper95) };
    return { y, lower, upper, ...lines, outside: sideOf(y, lower, upper) };
  });
  const found = judge(candidates, { set: rules, runs, runsSignal, power: chart === "t" ? 1 / POWER : 1 });
  return new Map(found.flatMap((each, k) => (each.length > 0 ? [[judged[k] ?? 0, each] as const] : [])));
}

function placed(runs: RunsAnalysis, judged: readonly number[], from: number): RunsAnalysis {
  const { longest } = runs;
  if (!longest) return runs;
  const at = (index: number) => from + (judged[index] ?? 0);
  return { ...runs, longest: { ...longest, from: at(longest.from), to: at(longest.to) } };
}

const NOT_BROKEN: readonly BrokenRule[] = [];

interface PointLines {
  readonly shown: Levels;
  readonly floored: Levels;
  readonly broken: readonly BrokenRule[] | undefined;
}

function analysedPoint(
  point: Prepared,
  i: number,
  number: number,
  { shown, floored, broken }: PointLines,
): AnalysedPoint {
  const at = (values: readonly number[]) => values[i] ?? Number.NaN;
  return {
    x: point.x,
    phase: number,
    included: point.included,
    baseline: point.baseline,
    unfinished: point.unfinished,
    y: at(floored.y),
    n: floored.n?.[i] ?? point.n,
    centre: at(floored.centre),
    lower: at(floored.lower),
    upper: at(floored.upper),
    lower95: at(floored.lower95),
    upper95: at(floored.upper95),
    target: point.target,
    // Judged before a limit below zero is lifted to zero, so that a zero is never outside by it.
    outside: point.unfinished ? undefined : sideOf(at(shown.y), at(shown.lower), at(shown.upper)),
    broken: broken ?? NOT_BROKEN,
    subgroup: point,
  };
}

function sideOf(y: number, lower: number, upper: number): "above" | "below" | undefined {
  if (y > upper) return "above";
  return y < lower ? "below" : undefined;
}
