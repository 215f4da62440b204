import { mean, present, ranges, screenedMean } from "./arithmetic.ts";

/**
 * The rules and icons of NHS England's *Making Data Count*: an XmR chart where each point is improvement, concern or common
 * cause. Source: NHSRplotthedots 0.2.2, R/ptd_spc_standard.R, ptd_calculate_point_type.R, ptd_calculate_assurance_type.R.
 */
export interface MdcOptions {
  readonly better: "up" | "down" | "neutral";
  readonly target?: number;
  /** Indices, from 0, where the limits are computed anew. */
  readonly rebaseAt?: readonly number[];
  /** So many points of each group give mean and limits; absent = all of them. */
  readonly baseline?: number;
  readonly screened?: boolean;
  /** Call a series without limits *inconsistent*, whatever its points are. */
  readonly compat?: "NHSRplotthedots";
}

export type MdcRule =
  | { readonly kind: "common" }
  | { readonly kind: "outside" | "two-in-three" | "seven"; readonly side: "above" | "below" }
  | { readonly kind: "trend"; readonly side: "rising" | "falling" };

export type PointType = "common" | "improvement" | "concern" | "neutral-high" | "neutral-low";

export interface MdcPoint {
  readonly y: number;
  /** Which rebasing it belongs to, from 0. */
  readonly group: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly outside: boolean;
  /** Within the limits, but beyond two thirds of the way to them. */
  readonly near: boolean;
  /** -1, 0 or 1; `NaN` for a missing value. */
  readonly side: number;
  readonly rule: MdcRule;
  readonly type: PointType;
  /** Its group has fewer than thirteen points. */
  readonly short: boolean;
}

export type Variation =
  | "common"
  | "improvement-high"
  | "improvement-low"
  | "concern-high"
  | "concern-low"
  | "neutral-high"
  | "neutral-low";
export type Assurance = "pass" | "fail" | "inconsistent";

export interface MdcAnalysis {
  readonly points: readonly MdcPoint[];
  /** Of the latest point. */
  readonly variation: Variation | undefined;
  /** Whether the target will be met as things are; absent without a target, or where neither way is better. */
  readonly assurance: Assurance | undefined;
}

const SCREEN = 3.267;
const LIMIT = 2.66;
const TREND = 7;
const SHIFT = 7;
const SHORT = 13;

/** @param values in time order, `NaN` = missing */
export function makingDataCount(values: readonly number[], options: MdcOptions): MdcAnalysis {
  const starts = [...new Set([0, ...(options.rebaseAt ?? [])])].toSorted((a, b) => a - b);
  const points = starts.flatMap((from, group) => judgeGroup(values.slice(from, starts[group + 1]), group, options));
  const last = points.at(-1);
  return {
    points,
    variation: last && variationOf(last, options),
    assurance: last && assuranceOf(last, points, options),
  };
}

/** Where a value lies against the lines of its chart. */
export interface Placed {
  readonly outside: boolean;
  readonly near: boolean;
  /** -1, 0 or 1; `NaN` for a missing value. */
  readonly side: number;
}

function judgeGroup(values: readonly number[], group: number, options: MdcOptions): MdcPoint[] {
  const { baseline = values.length, screened = true } = options;
  const base = values.slice(0, baseline);
  const centre = mean(present(base));
  const average = screenedMean(ranges(base), screened, SCREEN);
  const [lower, upper] = [centre - LIMIT * average, centre + LIMIT * average];
  const nearBy = 2 * (LIMIT / 3) * average;
  const placed = values.map((y): Placed => {
    const outside = y > upper || y < lower;
    return { outside, near: !outside && (y > centre + nearBy || y < centre - nearBy), side: Math.sign(y - centre) };
  });
  const rules = mdcRules(values, placed);
  return values.map((y, i) => {
    const rule = rules[i] ?? { kind: "common" };
    const here = placed[i] ?? { outside: false, near: false, side: Number.NaN };
    const type = typeOf(rule, options.better);
    return { y, group, mean: centre, lower, upper, ...here, rule, type, short: values.length < SHORT };
  });
}

/** The first rule that each point of a group breaks. @param values in time order, one for each of `placed` */
export function mdcRules(values: readonly number[], placed: readonly Placed[]): MdcRule[] {
  const trends = trendsOf(values);
  const shifts = shiftsOf(placed);
  return values.map((_, i) => firstRule(placed, i, trends[i] ?? 0, shifts[i] ?? 0));
}

function firstRule(placed: readonly Placed[], i: number, trend: number, shift: number): MdcRule {
  const here = placed[i];
  const side = (here?.side ?? 0) > 0 ? "above" : "below";
  if (here?.outside) return { kind: "outside", side };
  if (trend !== 0) return { kind: "trend", side: trend > 0 ? "rising" : "falling" };
  if (here?.near && isTwoInThree(placed, i)) return { kind: "two-in-three", side };
  if (shift !== 0) return { kind: "seven", side };
  return { kind: "common" };
}

/** In some window of three with this point, all on one side of the mean, at least two are near the limits. */
function isTwoInThree(placed: readonly Placed[], i: number): boolean {
  return [i - 2, i - 1, i].some((from) => {
    const three = from < 0 ? [] : placed.slice(from, from + 3);
    if (three.length < 3) return false;
    const sides = three.reduce((sum, point) => sum + point.side, 0);
    return Math.abs(sides) === 3 && three.filter((point) => point.near).length >= 2;
  });
}

/** Seven in a row on one side of the mean: all seven are marked, with their side. */
function shiftsOf(placed: readonly Placed[]): number[] {
  return marked(
    placed.map(({ side }) => side),
    SHIFT,
  );
}

/**
 * Seven points that rise strictly, or fall: all seven are marked. Where two trends meet, a point goes the way of the next
 * step if the next point is in a trend too.
 */
function trendsOf(values: readonly number[]): number[] {
  const steps = values.slice(1).map((value, i) => Math.sign(value - (values[i] ?? Number.NaN)));
  const inTrend = marked(steps, TREND - 1);
  return values.map((_, i) => inTrend[i] || inTrend[i - 1] || 0);
}

/** Marks stretches of at least `length` equal signs by their sign; what is zero or missing breaks them. */
function marked(signs: readonly number[], length: number): number[] {
  const marks = signs.map(() => 0);
  let from = 0;
  signs.forEach((sign, i) => {
    if (sign !== signs[from]) from = i;
    const row = i - from + 1;
    if (Math.abs(sign) === 1 && row >= length) marks.fill(sign, row === length ? from : i, i + 1);
  });
  return marks;
}

function typeOf(rule: MdcRule, better: MdcOptions["better"]): PointType {
  if (rule.kind === "common") return "common";
  const high = rule.side === "above" || rule.side === "rising";
  if (better === "neutral") return high ? "neutral-high" : "neutral-low";
  return high === (better === "up") ? "improvement" : "concern";
}

function variationOf({ type }: MdcPoint, { better }: MdcOptions): Variation {
  switch (type) {
    case "improvement":
      return better === "up" ? "improvement-high" : "improvement-low";
    case "concern":
      return better === "up" ? "concern-low" : "concern-high";
    default:
      return type;
  }
}

/**
 * NHSRplotthedots calls a series without limits *inconsistent* also where every point meets the target, such as 100 % month
 * after month; here such a series passes, and one where every point misses fails.
 */
function assuranceOf(last: MdcPoint, points: readonly MdcPoint[], options: MdcOptions): Assurance | undefined {
  const { target, better } = options;
  if (target === undefined || better === "neutral") return undefined;
  if (Number.isNaN(last.upper) && !options.compat) return withoutLimits(points, target, better);
  if (target > last.upper) return better === "up" ? "fail" : "pass";
  if (target < last.lower) return better === "up" ? "pass" : "fail";
  return "inconsistent";
}

function withoutLimits(points: readonly MdcPoint[], target: number, better: "up" | "down"): Assurance {
  const group = points.at(-1)?.group;
  const known = points.filter((point) => point.group === group && !Number.isNaN(point.y));
  const met = known.filter(({ y }) => (better === "up" ? y >= target : y <= target)).length;
  if (met === known.length) return "pass";
  return met === 0 ? "fail" : "inconsistent";
}
