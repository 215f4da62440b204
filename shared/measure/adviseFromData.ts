import { mean, median, ranges, screenedMean, standardDeviation, sum } from "../spc/arithmetic.ts";
import { ENOUGH_FOR_LIMITS, ENOUGH_FOR_RUNS } from "../spc/analyse.ts";
import { isDrawable } from "./advise.ts";
import { isBetween, isPercent, type MeasureChart, type MeasureDefinition, type StoredPoint } from "./measure.ts";
import { countedPoints, isCountable } from "./tally.ts";

/** Why the figures that have come suit another chart better, with the numbers that show it. */
export type DataBecause =
  /** Fewer than one expected event a point: most points are zero, and no limit can be below. */
  | { readonly kind: "rare"; readonly expected: number }
  /** The same of those that lack: nearly all points are 100 %. */
  | { readonly kind: "rareMisses"; readonly expected: number }
  /** Points move so many times more than chance alone, with large denominators. */
  | { readonly kind: "overdispersed"; readonly times: number; readonly size: number }
  /** The amount out of which events are counted is not the same each time. */
  | { readonly kind: "sizesVary"; readonly least: number; readonly most: number }
  /** Every figure is 0 or 1: single cases. */
  | { readonly kind: "yesNo" }
  /** A few very large values pull mean and limits. */
  | { readonly kind: "skewed"; readonly median: number; readonly mean: number }
  | { readonly kind: "fewAYear" }
  /** Points that should hold several values hold one. */
  | { readonly kind: "single" };

export type DataButNot =
  | "needsCases"
  | "needsDays"
  | "noLimits"
  | "tooNarrow"
  | "needsSize"
  | "neverTwenty"
  | "notCounts";

export interface DataAdvice {
  readonly chart: MeasureChart;
  readonly because: DataBecause;
  readonly runnerUp: MeasureChart;
  readonly butNot: DataButNot;
  /** Whether the figures that are there can be drawn so, or others must be sent. */
  readonly figures: "same" | "other";
}

/** Denominators from here on are large: below, a signal is the likelier reason for points that move much. */
const LARGE = 300;
/** Less than this beyond chance moves no limit that matters. */
const LEAST_BEYOND_CHANCE = 1.3;
/**
 * Sigma from moving ranges scatters by 0.909 of itself over the root of the number of points; four times that is more than
 * honest chance shows. Source: Cryer & Ryan, Journal of Quality Technology 22 (1990) 187-192.
 */
const isBeyondChance = (times: number, points: number): boolean =>
  times >= Math.max(LEAST_BEYOND_CHANCE, 1 + (4 * 0.909) / Math.sqrt(points));
/** Amounts may differ so much from their mean and still count as equal. Source: Provost & Murray (2011), ch. 5. */
const EQUAL_WITHIN = 0.25;
/** A normal sample of twenty is beyond this about once in a thousand. */
const SKEWED = 2;

/**
 * What the figures themselves say of the chart. Advice only: nothing is changed by it.
 * Sources: Provost & Murray, The Health Care Data Guide (2011), ch. 5 and 7 (rare events, equal sizes); Laney, Quality
 * Engineering 14 (2002) 531-537 (overdispersion); Benneyan, Health Care Management Science 4 (2001) (cases between).
 * @returns undefined where the chart suits them, or where there are too few to say
 */
export function adviseFromData(definition: MeasureDefinition, points: readonly StoredPoint[]): DataAdvice | undefined {
  const said = isCountable(definition) ? countedPoints(points.filter(isSaid)) : points.filter(isSaid);
  if (said.length < ENOUGH_FOR_RUNS) return undefined;
  const ratios = said.flatMap((point) => ratioOf(point));
  const shape =
    ratios.length === said.length ? "ratio" : said.every(({ value }) => value !== null) ? "value" : "values";
  const found =
    shape === "ratio"
      ? ofRatios(definition, ratios)
      : shape === "value"
        ? ofValues(
            definition,
            said.map(({ value }) => value ?? Number.NaN),
          )
        : ofSubgroups(definition, said);
  if (!found || found.chart === definition.chart) return undefined;
  // A number for each period is no time since the last one, though both are one value.
  const isOther = isBetween(found) && definition.rhythm !== "event";
  return { ...found, figures: !isOther && isDrawable(found.chart, shape) ? "same" : "other" };
}

type Found = Omit<DataAdvice, "figures">;

interface Ratio {
  readonly count: number;
  readonly of: number;
}

function isSaid({ value, numerator, values }: StoredPoint): boolean {
  return value !== null || numerator !== null || values !== null;
}

function ratioOf({ numerator, denominator }: StoredPoint): Ratio[] {
  return numerator === null ? [] : [{ count: numerator, of: denominator ?? 0 }];
}

const SHARES: readonly MeasureChart[] = ["p", "pp", "np"];
const RATES: readonly MeasureChart[] = ["u", "up"];
const PRIME: Readonly<Partial<Record<MeasureChart, MeasureChart>>> = { p: "pp", np: "pp", u: "up" };

function ofRatios(definition: MeasureDefinition, all: readonly Ratio[]): Found | undefined {
  const { chart } = definition;
  const ratios = all.filter(({ of }) => of > 0);
  if (ratios.length < ENOUGH_FOR_RUNS) return undefined;
  const isShare = SHARES.includes(chart);
  if (!isShare && !RATES.includes(chart)) return ofUnevenSizes(definition, ratios);
  const expected = mean(ratios.map(({ count }) => count));
  if (expected < 1) {
    const because = { kind: "rare", expected } as const;
    return isShare
      ? { chart: "g", because, runnerUp: "t", butNot: "needsDays" }
      : { chart: "t", because, runnerUp: "g", butNot: "needsCases" };
  }
  const misses = mean(ratios.map(({ count, of }) => of - count));
  if (isShare && misses < 1) {
    return { chart: "g", because: { kind: "rareMisses", expected: misses }, runnerUp: "t", butNot: "needsDays" };
  }
  return ofOverdispersion(chart, ratios, isShare);
}

function ofOverdispersion(chart: MeasureChart, ratios: readonly Ratio[], isShare: boolean): Found | undefined {
  const prime = PRIME[chart];
  const size = median(ratios.map(({ of }) => of));
  if (!prime || ratios.length < ENOUGH_FOR_LIMITS || size < LARGE) return undefined;
  const times = beyondChance(ratios, isShare);
  if (!isBeyondChance(times, ratios.length)) return undefined;
  return { chart: prime, because: { kind: "overdispersed", times, size }, runnerUp: "i", butNot: "needsSize" };
}

/** How many times more neighbours differ than chance alone would have them: Laney's sigma z. */
function beyondChance(ratios: readonly Ratio[], isShare: boolean): number {
  const centre = sum(ratios.map(({ count }) => count)) / sum(ratios.map(({ of }) => of));
  const one = (of: number) => Math.sqrt((isShare ? centre * (1 - centre) : centre) / of);
  const scores = ratios.map(({ count, of }) => (count / of - centre) / one(of));
  return screenedMean(ranges(scores), true) / 1.128;
}

/** An I chart takes each point for as certain as the next. A run chart makes no such claim. */
function ofUnevenSizes({ chart, unit }: MeasureDefinition, ratios: readonly Ratio[]): Found | undefined {
  const sizes = ratios.map(({ of }) => of);
  const middle = mean(sizes);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const isUneven = least < middle * (1 - EQUAL_WITHIN) || most > middle * (1 + EQUAL_WITHIN);
  if (!isUneven || (chart !== "i" && chart !== "mr")) return undefined;
  const mayBeShare = isPercent({ unit }) && ratios.every(({ count, of }) => count <= of);
  const because = { kind: "sizesVary", least, most } as const;
  const wanted = mayBeShare ? "p" : "u";
  // Advised to what would itself be advised away: a run chart then.
  const expected = mean(ratios.map(({ count }) => count));
  if (expected < 1) return { chart: "run", because, runnerUp: wanted, butNot: "tooNarrow" };
  return { chart: wanted, because, runnerUp: "ip", butNot: "notCounts" };
}

function ofValues(definition: MeasureDefinition, values: readonly number[]): Found | undefined {
  const { chart, rhythm } = definition;
  const areCounts = values.every((value) => Number.isInteger(value) && value >= 0);
  const expected = mean(values);
  const isPlain = chart === "i" || chart === "mr" || chart === "ip";
  if (rhythm === "quarter" && (isPlain || chart === "c")) {
    return { chart: "run", because: { kind: "fewAYear" }, runnerUp: chart, butNot: "neverTwenty" };
  }
  if (isPlain && values.every((value) => value === 0 || value === 1)) {
    return { chart: "p", because: { kind: "yesNo" }, runnerUp: "g", butNot: "needsCases" };
  }
  const counts = chart === "c" || (isPlain && areCounts && rhythm !== "event");
  if (counts && expected < 1 && expected > 0) {
    return { chart: "t", because: { kind: "rare", expected }, runnerUp: "run", butNot: "noLimits" };
  }
  if (chart === "c") return ofScatteredCounts(values, expected);
  return isPlain ? ofSkew(definition, values) : undefined;
}

function ofScatteredCounts(values: readonly number[], expected: number): Found | undefined {
  if (values.length < ENOUGH_FOR_LIMITS) return undefined;
  const times = screenedMean(ranges(values), true) / 1.128 / Math.sqrt(expected);
  if (!isBeyondChance(times, values.length)) return undefined;
  return { chart: "i", because: { kind: "overdispersed", times, size: 0 }, runnerUp: "u", butNot: "needsSize" };
}

function ofSkew({ rhythm }: MeasureDefinition, values: readonly number[]): Found | undefined {
  if (values.length < ENOUGH_FOR_LIMITS || !(skewness(values) > SKEWED)) return undefined;
  const because = { kind: "skewed", median: median(values), mean: mean(values) } as const;
  // Single times, each of them above zero, are what a T chart is made for.
  if (rhythm === "event" && values.every((value) => value > 0)) {
    return { chart: "t", because, runnerUp: "run", butNot: "noLimits" };
  }
  return { chart: "run", because, runnerUp: "i", butNot: "tooNarrow" };
}

/** Third standardised moment. */
function skewness(values: readonly number[]): number {
  const [centre, spread] = [mean(values), standardDeviation(values)];
  return mean(values.map((value) => ((value - centre) / spread) ** 3));
}

function ofSubgroups({ chart }: MeasureDefinition, points: readonly StoredPoint[]): Found | undefined {
  const sizes = points.map(({ values }) => values?.length ?? 1);
  if (chart !== "xbar" || mean(sizes) >= 1.5) return undefined;
  return { chart: "i", because: { kind: "single" }, runnerUp: "run", butNot: "noLimits" };
}
