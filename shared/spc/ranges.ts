import { mean, present, ranges } from "./arithmetic.ts";
import { c4 } from "./subgroup.ts";
import { D2_OF_TWO } from "./xmr.ts";

/**
 * Charts of subgroups by the classical industrial constants: R, Xbar with limits from ranges, S, and single values without
 * screening. For the workbench, beside `subgroup.ts`, whose limits come from standard deviations.
 * Sources: Montgomery, Introduction to SQC, ch. 6; qcc 3.0, R/qcc.R.
 */
export interface Shewhart {
  readonly y: readonly number[];
  readonly centre: number;
  /** Spread of the process, not of the plotted statistic. */
  readonly sigma: number;
  /** Spread of the plotted statistic, one a point: what the zones are counted in. */
  readonly spread: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Mean and standard deviation of the range of n normal values, in sigmas, for n = 2 ... 10. Source: as above. */
const D2 = [1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.97, 3.078];
const D3 = [0.8525033, 0.8883697, 0.8798108, 0.8640855, 0.8480442, 0.8332108, 0.8198378, 0.8078413, 0.7970584];

/** @param groups several values a point; two to ten, more are read from their standard deviations instead */
export function rangeChart(groups: readonly (readonly number[])[]): Shewhart {
  const y = groups.map(rangeOf);
  const sigma = sigmaFromRanges(groups);
  const spread = groups.map((group) => constant(D3, group) * sigma);
  return shewhart(y, mean(present(y)), sigma, spread, 0);
}

export function averagesByRange(groups: readonly (readonly number[])[]): Shewhart {
  const y = groups.map((group) => mean(present(group)));
  const sigma = sigmaFromRanges(groups);
  const spread = groups.map((group) => sigma / Math.sqrt(present(group).length));
  return shewhart(y, mean(groups.flatMap(present)), sigma, spread);
}

/** @param deviations standard deviation of each point  @param sizes how many values each point has */
export function deviationsBySize(deviations: readonly number[], sizes: readonly number[]): Shewhart {
  const factor = sizes.map(c4);
  const sigma = mean(present(deviations.map((deviation, i) => deviation / (factor[i] ?? Number.NaN))));
  const spread = factor.map((each) => sigma * Math.sqrt(1 - each ** 2));
  return shewhart(deviations, mean(present(deviations)), sigma, spread, 0);
}

/** Single values, their moving ranges not screened. */
export function singles(values: readonly number[]): Shewhart {
  const sigma = mean(present(ranges(values))) / D2_OF_TWO;
  return given(values, mean(present(values)), sigma);
}

/** Against a centre and a sigma that somebody knows. */
export function given(values: readonly number[], centre: number, sigma: number): Shewhart {
  return shewhart(
    values,
    centre,
    sigma,
    values.map(() => sigma),
  );
}

function shewhart(
  y: readonly number[],
  centre: number,
  sigma: number,
  spread: readonly number[],
  floor = Number.NEGATIVE_INFINITY,
): Shewhart {
  const lower = spread.map((each) => Math.max(floor, centre - 3 * each));
  const upper = spread.map((each) => centre + 3 * each);
  return { y, centre, sigma, spread, lower, upper };
}

function sigmaFromRanges(groups: readonly (readonly number[])[]): number {
  return mean(present(groups.map((group) => rangeOf(group) / constant(D2, group))));
}

function rangeOf(group: readonly number[]): number {
  const known = present(group);
  return known.length === 0 ? Number.NaN : Math.max(...known) - Math.min(...known);
}

function constant(table: readonly number[], group: readonly number[]): number {
  return table[present(group).length - 2] ?? Number.NaN;
}
