import type { Run, RunsAnalysis } from "./anhoej.ts";
import { type MdcRule, mdcRules } from "./makingDataCount.ts";
import { nelson } from "./nelson.ts";
import { RULE_SET_FACTS, type RuleFacts, type RuleSet } from "./ruleSets.ts";
import { westernElectric } from "./westernElectric.ts";
import type { RuleSignals, Standing } from "./zones.ts";

/**
 * Which rule of the chosen set each point breaks: the one place where that is decided, for tiles, lists and the workbench.
 * Sources: `ruleSets.ts` names them, the file of each set computes it.
 */
export interface BrokenRule extends RuleFacts {
  /** Where the point lies, or which way it goes; none for rules that look at neither. */
  readonly side: "above" | "below" | "rising" | "falling" | undefined;
}

/** A point that takes part, with the lines as they are drawn; `NaN` = missing, or no such line. */
export interface JudgedPoint {
  readonly y: number;
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly outside: "above" | "below" | undefined;
}

export interface JudgeOptions {
  readonly set: RuleSet;
  readonly runs: RunsAnalysis;
  /** Whether the runs rules give a signal for the phase; indices of its longest run are into the points handed in. */
  readonly runsSignal: boolean;
  /** Values and lines are read after this power: a T chart is even only there. */
  readonly power?: number;
}

const NOTHING: readonly BrokenRule[] = [];

/** @param points of one phase, in time order, without those left out and without an unfinished one */
export function judge(points: readonly JudgedPoint[], options: JudgeOptions): readonly (readonly BrokenRule[])[] {
  switch (options.set) {
    case "westernElectric":
      return byZones(points, options, westernElectric);
    case "nelson":
      return byZones(points, options, nelson);
    case "makingDataCount":
      return byMakingDataCount(points);
    default:
      return byRuns(points, options);
  }
}

function byRuns(points: readonly JudgedPoint[], { set, runs, runsSignal }: JudgeOptions) {
  const rules = RULE_SET_FACTS[set].rules;
  const long = runsSignal && runs.tooLong ? runs.longest : undefined;
  return points.map((point, i) => {
    const inRun = long && isPartOf(long, point, i);
    if (!point.outside && !inRun) return NOTHING;
    const broken: BrokenRule[] = [];
    const [outside, longRun] = rules;
    if (point.outside && outside) broken.push({ ...outside, side: point.outside });
    if (inRun && longRun) broken.push({ ...longRun, side: long.side });
    return broken;
  });
}

/** A point on the line within a run is part of no side. */
function isPartOf({ from, to }: Run, { y, centre }: JudgedPoint, i: number): boolean {
  return i >= from && i <= to && Math.abs(y - centre) > 0;
}

/** Neither a missing point nor one left out comes between two neighbours. */
function byZones(
  points: readonly JudgedPoint[],
  { set, power }: JudgeOptions,
  rules: (points: readonly Standing[]) => RuleSignals,
) {
  const at = points.flatMap(({ y }, i) => (Number.isNaN(y) ? [] : [i]));
  const standing = at.flatMap((i) => (points[i] ? [standingOf(points[i], power)] : []));
  const { fired } = rules(standing);
  const facts = RULE_SET_FACTS[set].rules;
  const broken: (readonly BrokenRule[])[] = points.map(() => NOTHING);
  at.forEach((i, k) => {
    const here = facts.filter((_, rule) => fired[rule]?.[k]);
    if (here.length > 0) broken[i] = here.map((rule) => ({ ...rule, side: sideBy(rule, standing, k) }));
  });
  return broken;
}

function standingOf(point: JudgedPoint, power = 1): Standing {
  const raise = (value: number) => (power === 1 ? value : value ** power);
  const [y, centre] = [raise(point.y), raise(point.centre)];
  const [lower, upper] = [raise(point.lower), raise(point.upper)];
  // A line that is clipped at zero or at 100 % lies nearer than its sigmas: the widest of the four says how wide one is.
  const wide = [
    (upper - centre) / 3,
    (raise(point.upper95) - centre) / 2,
    (centre - lower) / 3,
    (centre - raise(point.lower95)) / 2,
  ].filter((each) => !Number.isNaN(each));
  const sigma = wide.length === 0 ? Number.NaN : Math.max(...wide);
  // Judged against limits before one below zero is lifted: what is drawn at zero cannot be passed.
  return {
    y,
    centre,
    sigma,
    lower: point.outside === "below" ? Number.POSITIVE_INFINITY : Number.NaN,
    upper: point.outside === "above" ? Number.NEGATIVE_INFINITY : Number.NaN,
  };
}

function sideBy({ name }: RuleFacts, points: readonly Standing[], i: number): BrokenRule["side"] {
  const here = points[i];
  if (!here || name === "alternating" || name === "hugging" || name === "avoiding") return undefined;
  if (name === "steady") return here.y > (points[i - 1]?.y ?? here.y) ? "rising" : "falling";
  return here.y > here.centre ? "above" : "below";
}

function byMakingDataCount(points: readonly JudgedPoint[]) {
  const placed = points.map(({ y, centre, lower95, upper95, outside }) => ({
    outside: outside !== undefined,
    near: outside === undefined && (y > upper95 || y < lower95),
    side: Math.sign(y - centre),
  }));
  const rules = mdcRules(
    points.map(({ y }) => y),
    placed,
  );
  return rules.map((rule) => named(rule));
}

const MDC_NAMES = { outside: "outside", trend: "steady", "two-in-three": "two-of-three", seven: "one-side" } as const;

function named(rule: MdcRule): readonly BrokenRule[] {
  if (rule.kind === "common") return NOTHING;
  const facts = RULE_SET_FACTS.makingDataCount.rules.find(({ name }) => name === MDC_NAMES[rule.kind]);
  return facts ? [{ ...facts, side: rule.side }] : NOTHING;
}
