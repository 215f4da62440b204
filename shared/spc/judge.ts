import type { RunsAnalysis } from "./anhoej.ts";
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

export interface ToJudge {
  readonly set: RuleSet;
  /** How many points of one phase, in time order, without those left out and without an unfinished one. */
  readonly count: number;
  readonly at: (index: number) => JudgedPoint;
  /** The same as `at` tells, for those who need nothing else of the points within the limits. */
  readonly outsideAt: (index: number) => JudgedPoint["outside"];
  readonly runs: RunsAnalysis;
  /** Whether the runs rules give a signal for the phase; indices of its longest run count as `at` does. */
  readonly runsSignal: boolean;
  /** Values and lines are read after this power: a T chart is even only there. */
  readonly power?: number;
}

/** By the index of each point that breaks one or more. */
export type Broken = ReadonlyMap<number, readonly BrokenRule[]>;

export function judge(series: ToJudge): Broken {
  switch (series.set) {
    case "westernElectric":
      return byZones(series, westernElectric);
    case "nelson":
      return byZones(series, nelson);
    case "makingDataCount":
      return byMakingDataCount(series);
    default:
      return byRuns(series);
  }
}

function byRuns({ set, count, at, outsideAt, runs, runsSignal }: ToJudge): Broken {
  const [outside, longRun] = RULE_SET_FACTS[set].rules;
  const long = runsSignal && runs.tooLong ? runs.longest : undefined;
  const found = new Map<number, BrokenRule[]>();
  for (let i = 0; i < count; i += 1) {
    const side = outsideAt(i);
    if (outside && side) found.set(i, [{ ...outside, side }]);
  }
  if (!long || !longRun) return found;
  for (let i = long.from; i <= long.to; i += 1) {
    const { y, centre } = at(i);
    // A point on the line within a run is part of no side.
    if (Math.abs(y - centre) > 0) found.set(i, [...(found.get(i) ?? []), { ...longRun, side: long.side }]);
  }
  return found;
}

/** Neither a missing point nor one left out comes between two neighbours. */
function byZones({ set, count, at, power }: ToJudge, rules: (points: readonly Standing[]) => RuleSignals): Broken {
  const places: number[] = [];
  const standing: Standing[] = [];
  for (let i = 0; i < count; i += 1) {
    const point = at(i);
    if (Number.isNaN(point.y)) continue;
    places.push(i);
    standing.push(standingOf(point, power));
  }
  const { fired, first } = rules(standing);
  const facts = RULE_SET_FACTS[set].rules;
  const found = new Map<number, readonly BrokenRule[]>();
  places.forEach((i, k) => {
    if (first[k] === undefined) return;
    const broken = facts.filter((_, rule) => fired[rule]?.[k]);
    found.set(
      i,
      broken.map((rule) => ({ ...rule, side: sideBy(rule, standing, k) })),
    );
  });
  return found;
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

function byMakingDataCount({ count, at }: ToJudge): Broken {
  const points = Array.from({ length: count }, (_, i) => at(i));
  const placed = points.map(({ y, centre, lower95, upper95, outside }) => ({
    outside: outside !== undefined,
    near: outside === undefined && (y > upper95 || y < lower95),
    side: Math.sign(y - centre),
  }));
  const found = new Map<number, readonly BrokenRule[]>();
  mdcRules(
    points.map(({ y }) => y),
    placed,
  ).forEach((rule, i) => {
    if (rule.kind !== "common") found.set(i, named(rule));
  });
  return found;
}

const MDC_NAMES = { outside: "outside", trend: "steady", "two-in-three": "two-of-three", seven: "one-side" } as const;

function named(rule: Exclude<MdcRule, { kind: "common" }>): readonly BrokenRule[] {
  const facts = RULE_SET_FACTS.makingDataCount.rules.find(({ name }) => name === MDC_NAMES[rule.kind]);
  return facts ? [{ ...facts, side: rule.side }] : [];
}
