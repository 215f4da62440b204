import { mean, present, ranges } from "./arithmetic.ts";
import { D2_OF_TWO } from "./xmr.ts";

/** Charts with a memory: small lasting shifts show sooner, a single point weighs less. */

export interface Ewma {
  readonly centre: number;
  readonly sigma: number;
  readonly smoothed: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/**
 * Exponentially weighted moving average. The limits widen from the first point on to where they stay.
 * @param lambda weight of the newest point, over 0 to 1
 * Sources: Roberts (1959); Montgomery, Introduction to SQC, ch. 9; qcc 3.0, R/ewma.R
 */
export function ewma(values: readonly number[], lambda = 0.2, sigmas = 3): Ewma {
  const centre = mean(present(values));
  const sigma = mean(present(ranges(values))) / D2_OF_TWO;
  let carried = centre;
  // A missing value leaves the average where it was.
  const smoothed = values.map((value) => {
    if (!Number.isNaN(value)) carried = lambda * value + (1 - lambda) * carried;
    return carried;
  });
  const reach = values.map((_, i) => {
    const settled = 1 - (1 - lambda) ** (2 * (i + 1));
    return sigmas * sigma * Math.sqrt((lambda / (2 - lambda)) * settled);
  });
  return {
    centre,
    sigma,
    smoothed,
    lower: reach.map((distance) => centre - distance),
    upper: reach.map((distance) => centre + distance),
  };
}

export interface CusumOptions {
  readonly centre: number;
  readonly sigma: number;
  /** The shift to look out for, in sigmas; half of it is forgiven at each point. */
  readonly shift?: number;
  /** How far, in sigmas, a sum may go. */
  readonly limit?: number;
}

export interface Cusum {
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly upperSignals: readonly boolean[];
  readonly lowerSignals: readonly boolean[];
}

/** Cumulated distances from a centre, in sigmas. Sources: Page (1954); Montgomery, ch. 9; qcc 3.0, R/cusum.R. */
export function cusum(values: readonly number[], { centre, sigma, shift = 1, limit = 5 }: CusumOptions): Cusum {
  const distances = values.map((value) => (Number.isNaN(value) ? 0 : (value - centre) / sigma));
  const upper = oneSided(distances, shift / 2);
  const lower = oneSided(
    distances.map((distance) => -distance),
    shift / 2,
  );
  return {
    upper,
    lower: lower.map((value) => -value),
    upperSignals: upper.map((value) => value > limit),
    lowerSignals: lower.map((value) => value > limit),
  };
}

function oneSided(distances: readonly number[], forgiven: number): number[] {
  let sum = 0;
  return distances.map((distance) => {
    sum = Math.max(0, sum + distance - forgiven);
    return sum;
  });
}
