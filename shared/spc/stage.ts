import { median } from "./arithmetic.ts";

/**
 * What may be said of a phase: under 10 useful points nothing (dots and a median), under 20 points a run chart,
 * from 20 the chart's limits too. A series that never moved has nothing to judge.
 */
export type Stage = "dots" | "run" | "limits";

export const ENOUGH_FOR_RUNS = 10;
export const ENOUGH_FOR_LIMITS = 20;

export function isConstant(values: readonly number[]): boolean {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.length > 1 && present.every((value) => value === present[0]);
}

/** Useful points are counted around the median, whatever the chart: the question is how much there is to judge. */
export function stageOf(values: readonly number[], constant: boolean): Stage {
  const middle = median(values);
  const useful = values.filter((value) => value !== middle).length;
  if (values.length >= ENOUGH_FOR_LIMITS && useful > 0) return "limits";
  return useful >= ENOUGH_FOR_RUNS || (constant && values.length >= ENOUGH_FOR_RUNS) ? "run" : "dots";
}
