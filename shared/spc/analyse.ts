import { analyseRuns, type RunsAnalysis, type RunsMethod, withoutLast } from "./anhoej.ts";
import { CHARTS, type Chart, centreKind } from "./chart.ts";
import { type BrokenRule, type JudgedPoint, judge } from "./judge.ts";
import type { Levels } from "./limits.ts";
import { knownIn, type PhaseInput, phasesOf } from "./phases.ts";
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
  const phases = phasesOf(series, definition);
  // Until a whole phase can carry limits the chart is a run chart, and its centre the median.
  const carries = definition.compat || phases.some((phase) => knownIn(phase).length >= ENOUGH_FOR_LIMITS);
  const chart = carries ? definition.chart : "run";
  const drawn = phases.map((phase) => draw(phase, chart, definition));
  const isFloored = mayFloor(drawn, definition);
  const parts = drawn.map((each, i) => conclude(each, i + 1, isFloored));
  return {
    chart,
    centre: centreKind(chart),
    rules: definition.rules ?? "anhoej",
    points: parts.length === 1 ? (parts[0]?.points ?? []) : parts.flatMap((part) => part.points),
    phases: parts.map((part) => part.phase),
  };
}

/** One phase with its lines, before its lower limits are drawn at zero where nothing lies below. */
interface Drawn {
  readonly phase: PhaseInput;
  readonly shown: Levels;
  readonly stage: Stage;
  readonly constant: boolean;
  readonly runs: RunsAnalysis;
  readonly preliminary: Preliminary | undefined;
  readonly runsSignal: boolean;
  /** Absent where no rule judges. */
  readonly rules: RuleSet | undefined;
  readonly chart: Chart;
}

function draw(phase: PhaseInput, chart: Chart, definition: ChartDefinition): Drawn {
  const { compat, screened = true, funnel = false, multiply = 1, rules = "anhoej" } = definition;
  const levels = CHARTS[chart](phase.points, { base: phase.base, screened, funnel, compat });
  const values = judgedOf(phase, levels.y);
  const centre = judgedOf(phase, levels.centre);
  const method = methodOf(rules);
  const runs = analyseRuns(values, centre, method);
  const constant = !compat && isConstant(values);
  const stage = compat ? "limits" : stageOf(knownIn(phase), constant);
  const judges = stage !== "dots" && !funnel && chart !== "mr";
  const runsSignal = judges && RULE_SET_FACTS[rules].judges === "series" && runs.signal;
  const hasLimits = stage === "limits" && !constant;
  return {
    phase,
    shown: scale(hasLimits ? levels : withoutLimits(levels), multiply),
    stage,
    constant,
    runs,
    runsSignal,
    preliminary: runsSignal && !compat ? preliminaryOf(runs, withoutLast(values, centre, method)) : undefined,
    // The compatible mode is for numbers to compare, not for a wall.
    rules: compat || stage === "dots" ? undefined : rules,
    chart,
  };
}

function judgedOf({ judged, points }: PhaseInput, values: readonly number[]): readonly number[] {
  return judged.length === points.length ? values : judged.map((i) => values[i] ?? Number.NaN);
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

function conclude(drawn: Drawn, number: number, isFloored: boolean) {
  const { shown, phase, stage, constant, runsSignal, preliminary } = drawn;
  const { points, from } = phase;
  const floored = isFloored ? floorAtZero(shown) : shown;
  const sides = sidesOf(drawn);
  const broken = brokenIn(drawn, sides);
  return {
    points: points.map((point, i) => analysedPoint(point, i, { number, phase, floored, sides, broken })),
    phase: {
      number,
      from,
      to: from + points.length - 1,
      stage,
      constant,
      level: shown.centre.at(-1) ?? Number.NaN,
      runs: placed(drawn.runs, phase),
      runsSignal,
      preliminary,
    } satisfies AnalysedPhase,
  };
}

type Side = AnalysedPoint["outside"];

/** Judged before a limit below zero is lifted to zero, so that a zero is never outside by it. */
function sidesOf({ shown, phase }: Drawn): Side[] {
  const sides = shown.y.map((y, i) => sideOf(y, shown.lower[i] ?? Number.NaN, shown.upper[i] ?? Number.NaN));
  return phase.unfinished ? sides.with(sides.length - 1, undefined) : sides;
}

/** The rules that points of a phase break, by their index within it. */
function brokenIn({ rules, shown, phase, runs, runsSignal, chart }: Drawn, sides: readonly Side[]): Broken {
  if (!rules) return new Map();
  const { judged } = phase;
  const found = judge({
    set: rules,
    count: judged.length,
    at: (k) => judgedPoint(shown, judged[k] ?? -1, sides[judged[k] ?? -1]),
    outsideAt: (k) => sides[judged[k] ?? -1],
    runs,
    runsSignal,
    power: chart === "t" ? 1 / POWER : 1,
  });
  return new Map([...found].map(([k, each]) => [judged[k] ?? 0, each]));
}

type Broken = ReadonlyMap<number, readonly BrokenRule[]>;

function judgedPoint(shown: Levels, i: number, outside: Side): JudgedPoint {
  const at = (values: readonly number[]) => values[i] ?? Number.NaN;
  return {
    y: at(shown.y),
    centre: at(shown.centre),
    lower: at(shown.lower),
    upper: at(shown.upper),
    lower95: at(shown.lower95),
    upper95: at(shown.upper95),
    outside,
  };
}

function placed(runs: RunsAnalysis, { judged, from }: PhaseInput): RunsAnalysis {
  const { longest } = runs;
  if (!longest) return runs;
  const at = (index: number) => from + (judged[index] ?? 0);
  return { ...runs, longest: { ...longest, from: at(longest.from), to: at(longest.to) } };
}

const NOT_BROKEN: readonly BrokenRule[] = [];

interface InPhase {
  readonly number: number;
  readonly phase: PhaseInput;
  readonly floored: Levels;
  readonly sides: readonly Side[];
  readonly broken: Broken;
}

function analysedPoint(point: Subgroup, i: number, { number, phase, floored, sides, broken }: InPhase): AnalysedPoint {
  return {
    x: point.x,
    phase: number,
    included: phase.included[i] === true,
    baseline: phase.baseline[i] === true,
    unfinished: phase.unfinished && i === phase.points.length - 1,
    y: floored.y[i] ?? Number.NaN,
    n: floored.n?.[i] ?? point.n,
    centre: floored.centre[i] ?? Number.NaN,
    lower: floored.lower[i] ?? Number.NaN,
    upper: floored.upper[i] ?? Number.NaN,
    lower95: floored.lower95[i] ?? Number.NaN,
    upper95: floored.upper95[i] ?? Number.NaN,
    target: point.target,
    outside: sides[i],
    broken: broken.get(i) ?? NOT_BROKEN,
    subgroup: point,
  };
}

function sideOf(y: number, lower: number, upper: number): "above" | "below" | undefined {
  if (y > upper) return "above";
  return y < lower ? "below" : undefined;
}
