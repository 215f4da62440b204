import { mean } from "./arithmetic.ts";

/** Case by case, in the order they happened. */
export interface BernoulliCusum {
  /** The rate that is tested against, and the rates that the chart looks out for, above and below. */
  readonly p0: number;
  readonly p1: number;
  readonly p2: number;
  /** What each case adds to the upper and to the lower sum. */
  readonly upperSteps: readonly number[];
  readonly lowerSteps: readonly number[];
  /** Zero or more; begins anew after a signal. */
  readonly upper: readonly number[];
  /** Zero or less; begins anew after a signal. */
  readonly lower: readonly number[];
  readonly upperSignals: readonly boolean[];
  readonly lowerSignals: readonly boolean[];
}

export interface BernoulliCusumOptions {
  /** Below 1: the rate itself. Above 1: so many first cases give it. Absent: all cases do. */
  readonly target?: number;
  /** The odds ratio to look out for, and its inverse below. */
  readonly oddsRatio?: number;
  readonly limit?: number;
}

/**
 * Cumulated log-likelihood ratios of single outcomes: the chart for what is rare and known case by case.
 * @param outcomes 1 = it happened, 0 = it did not; in time order
 * Sources: Leandro et al. (2005), Bernoulli CUSUM; qicharts2 0.8.1, R/bchart.R
 */
export function bernoulliCusum(
  outcomes: readonly number[],
  { target, oddsRatio = 2, limit = 3.5 }: BernoulliCusumOptions = {},
): BernoulliCusum {
  const p0 = baseRate(outcomes, target);
  const p1 = shifted(p0, oddsRatio);
  const p2 = shifted(p0, 1 / oddsRatio);
  const steps = (p: number) => outcomes.map((x) => x * Math.log(p / p0) + (1 - x) * Math.log((1 - p) / (1 - p0)));
  const upperSteps = steps(p1);
  const lowerSteps = steps(p2);
  const up = accumulate(upperSteps, limit);
  // The lower sum is the upper one seen in a mirror.
  const down = accumulate(lowerSteps, limit);
  return {
    p0,
    p1,
    p2,
    upperSteps,
    lowerSteps,
    upper: up.sums,
    lower: down.sums.map((value) => -value),
    upperSignals: up.signals,
    lowerSignals: down.signals,
  };
}

function baseRate(outcomes: readonly number[], target: number | undefined): number {
  if (target === undefined) return mean(outcomes);
  return target < 1 ? target : mean(outcomes.slice(0, target));
}

function shifted(p: number, ratio: number): number {
  return (ratio * p) / (1 - p + ratio * p);
}

/** Never below zero, and back to zero with a signal: it is the mark that shows there. */
function accumulate(steps: readonly number[], limit: number) {
  const sums: number[] = [];
  const signals: boolean[] = [];
  let carried = 0;
  for (const step of steps) {
    const reached = carried + step;
    carried = reached <= 0 || reached > limit ? 0 : reached;
    sums.push(carried);
    signals.push(reached >= limit);
  }
  return { sums, signals };
}
