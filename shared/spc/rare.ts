import { mean, median } from "./arithmetic.ts";
import { around, baseOf, type LimitOptions, type Levels } from "./limits.ts";
import type { Subgroup } from "./series.ts";
import { individuals } from "./xmr.ts";

/**
 * Rare events: T (time between) and G (cases between).
 * Sources: Nelson, J. Quality Technology 26 (1994) 239-240 (the power 3.6); Benneyan, Health Care Manag Sci 4 (2001) 305-318;
 * qicharts2 0.8.1, qic.t and qic.g.
 */
export const POWER = 3.6;

export class NotPositive extends RangeError {
  constructor() {
    super("Time between events must be greater than zero");
  }
}

/** T: individuals after y^(1/3.6), carried back. @throws NotPositive in the compatible mode; else such a point is missing */
export function timeBetween(points: readonly Subgroup[], options: LimitOptions): Levels {
  if (options.compat && points.some((point) => point.y <= 0)) throw new NotPositive();
  const near = points.map((point) => ({
    ...point,
    y: point.y > 0 ? point.y ** (1 / POWER) : Number.NaN,
    // A given centre is in days like the points. qicharts2 forgets to take it along.
    centre: options.compat ? point.centre : point.centre ** (1 / POWER),
  }));
  const { y, centre, lower, upper, lower95, upper95 } = individuals(near, options);
  const back = (value: number) => value ** POWER;
  // Below zero there is no time: the limit is zero. qicharts2 does so for three sigma alone.
  const floored = (value: number) => (value >= 0 ? back(value) : 0);
  return {
    y: y.map(back),
    centre: centre.map(back),
    lower: lower.map(floored),
    upper: upper.map(back),
    lower95: lower95.map((value) => (options.compat ? (value >= 0 ? back(value) : Number.NaN) : floored(value))),
    upper95: upper95.map(back),
  };
}

/** G: limits around the mean of a geometric distribution, while the line drawn is the median. */
export function casesBetween(points: readonly Subgroup[], options: LimitOptions): Levels {
  const values = baseOf(points, options, (point) => point.y);
  const given = points.map((point) => point.centre);
  const isGiven = !given.some(Number.isNaN);
  const average = mean(values);
  const averages = isGiven ? given : points.map(() => average);
  const levels = around(
    points.map((point) => point.y),
    averages,
    averages.map((each) => Math.sqrt(each * (each + 1))),
    { floor: 0 },
  );
  const middle = median(values);
  return { ...levels, centre: isGiven ? given.map((centre) => 0.693 * centre) : points.map(() => middle) };
}
