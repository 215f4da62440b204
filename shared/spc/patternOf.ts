import type { AnalysedPoint, Analysis, Preliminary } from "./analyse.ts";
import type { BrokenRule } from "./judge.ts";
import { RULE_SET_FACTS, type RuleSet } from "./ruleSets.ts";

/** A rule that points break one by one, as a sentence may tell it. Indices point into `analysis.points`. */
export interface Pattern {
  readonly set: RuleSet;
  readonly rule: BrokenRule;
  /** First and last point that it takes in. */
  readonly from: number;
  readonly at: number;
  /** How many judged points that is: a row goes on past the number that the rule asks for. */
  readonly length: number;
  readonly preliminary: Preliminary | undefined;
}

/** The newest pattern among some points, the latest of them first; none in sets that judge a series as a whole. */
export function patternOf(analysis: Analysis, candidates: readonly number[]): Pattern | undefined {
  if (RULE_SET_FACTS[analysis.rules].judges !== "point") return undefined;
  for (const at of candidates) {
    const rule = plainest(analysis.points[at]?.broken ?? []);
    if (rule) return described(analysis, rule, at, at === candidates[0]);
  }
  return undefined;
}

/** Of several rules at once a long row is the easiest to see, and to say. */
function plainest(broken: readonly BrokenRule[]): BrokenRule | undefined {
  const patterns = broken.filter(({ name }) => name !== "outside");
  return patterns.find(({ name }) => name === "one-side" || name === "steady") ?? patterns[0];
}

function described({ points, rules }: Analysis, rule: BrokenRule, at: number, isLast: boolean): Pattern {
  const back = judgedBefore(points, at);
  const length = Math.max(rule.points ?? 1, rowOf(points, back, rule));
  const isNew = length === rule.points && isLast;
  return { set: rules, rule, from: back[length - 1] ?? at, at, length, preliminary: isNew ? "last-point" : undefined };
}

/** The judged points of the phase from one on back, the point itself first. */
function judgedBefore(points: readonly AnalysedPoint[], at: number): number[] {
  const found: number[] = [];
  for (let i = at; i >= 0 && points[i]?.phase === points[at]?.phase; i -= 1) {
    const point = points[i];
    if (point?.included && !Number.isNaN(point.y)) found.push(i);
  }
  return found;
}

/** How far back the pattern reaches, where it can go on. */
function rowOf(points: readonly AnalysedPoint[], back: readonly number[], rule: BrokenRule): number {
  if (rule.name !== "one-side" && rule.name !== "steady") return rule.points ?? 1;
  const breaks = back.findIndex((at, k) => {
    const [here, before] = [points[at], points[back[k + 1] ?? -1]];
    if (!here) return true;
    if (rule.name === "one-side") return rule.side === "above" ? here.y <= here.centre : here.y >= here.centre;
    // The first of a steady row has no step behind it that goes the same way.
    return !before || (rule.side === "rising" ? before.y >= here.y : before.y <= here.y);
  });
  if (breaks < 0) return back.length;
  return rule.name === "steady" ? breaks + 1 : breaks;
}
