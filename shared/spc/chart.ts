import { counts, laneyProportions, laneyRates, numbers, proportions, rates } from "./attribute.ts";
import type { Family } from "./limits.ts";
import { casesBetween, timeBetween } from "./rare.ts";
import { runChart } from "./run.ts";
import { averages, deviations } from "./subgroup.ts";
import { individuals, individualsPrime, movingRanges } from "./xmr.ts";

/** Every chart there is, and who computes it. */
export const CHARTS = {
  run: runChart,
  i: individuals,
  mr: movingRanges,
  ip: individualsPrime,
  xbar: averages,
  s: deviations,
  t: timeBetween,
  p: proportions,
  pp: laneyProportions,
  u: rates,
  up: laneyRates,
  c: counts,
  g: casesBetween,
  np: numbers,
} as const satisfies Record<string, Family>;

export type Chart = keyof typeof CHARTS;

export function isChart(name: string): name is Chart {
  return Object.hasOwn(CHARTS, name);
}

/** What the centre line of a chart is called. */
export function centreKind(chart: Chart): "median" | "mean" {
  return chart === "run" || chart === "g" ? "median" : "mean";
}
