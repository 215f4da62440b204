import { median } from "./arithmetic.ts";

/**
 * What may be said of a phase: under 10 useful points nothing (dots and a median), under 20 points a run chart,
 * from 20 the chart's limits too. A series that never moved has nothing to judge.
 */
export type Stage = "dots" | "run" | "limits";

export const ENOUGH_FOR_RUNS = 10;
export const ENOUGH_FOR_LIMITS = 20;

export function isConstant(values: readonly number[]): boolean {
  const first = values.findIndex((value) => !Number.isNaN(value));
  const isOther = (value: number) => !Number.isNaN(value) && value !== values[first];
  return first >= 0 && !values.some(isOther) && values.findLastIndex((value) => value === values[first]) > first;
}

/** Useful points are counted around the median, whatever the chart: the question is how much there is to judge. */
export function stageOf(values: readonly number[], constant: boolean): Stage {
  const isMoving = values.some((value) => value !== values[0]);
  if (values.length >= ENOUGH_FOR_LIMITS && isMoving) return "limits";
  const middle = median(values);
  const useful = values.filter((value) => value !== middle).length;
  return useful >= ENOUGH_FOR_RUNS || (constant && values.length >= ENOUGH_FOR_RUNS) ? "run" : "dots";
}
