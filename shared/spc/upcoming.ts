import type { AnalysedPoint, Analysis } from "./analyse.ts";
import { judgeRuns, type RunsMethod } from "./anhoej.ts";
import { rowOf, type RuleSet } from "./ruleSets.ts";

/** What it would take for the next signal, so that nobody has to wonder how far away it is. */
export interface Upcoming {
  /** So many more points in a row on this side of the centre. */
  readonly run: { readonly side: "above" | "below"; readonly more: number } | undefined;
  /** A next point above or below this, where the chart has limits and they do not follow a size. */
  readonly above: number | undefined;
  readonly below: number | undefined;
}

/** `undefined` where nothing is judged yet, or a signal is there already. */
export function upcoming({ chart, rules, points, phases }: Analysis): Upcoming | undefined {
  const phase = phases.at(-1);
  if (!phase || phase.stage === "dots" || phase.constant || phase.runsSignal) return undefined;
  const judged = points.slice(phase.from).filter(({ included, y, centre }) => included && Math.abs(y - centre) > 0);
  const last = judged.at(-1);
  if (!last || last.broken.some(({ name }) => name === "one-side")) return undefined;
  // Neighbouring moving ranges share a point: a row of them says nothing.
  const run = chart === "mr" ? undefined : runTo(judged, rules, phase.runs.crossings);
  return { run, above: limitOf(judged, "upper"), below: limitOf(judged, "lower") };
}

function runTo(judged: readonly AnalysedPoint[], rules: RuleSet, crossings: number): Upcoming["run"] {
  const above = (point: AnalysedPoint) => point.y > point.centre;
  const last = judged.at(-1);
  if (!last) return undefined;
  const turned = judged.findLastIndex((point) => above(point) !== above(last));
  const length = judged.length - 1 - turned;
  return { side: above(last) ? "above" : "below", more: moreNeeded(length, judged.length, crossings, rules) };
}

function moreNeeded(length: number, useful: number, crossings: number, rules: RuleSet): number {
  const row = rowOf(rules);
  if (row !== undefined) return Math.max(1, row - length);
  const method: RunsMethod = rules === "bestbox" || rules === "cutbox" ? rules : "anhoej";
  let more = 1;
  // More points also raise what is allowed, but far slower than the run grows.
  while (!judgeRuns({ useful: useful + more, crossings, longest: length + more }, method).tooLong) more += 1;
  return more;
}

/** A limit of zero is none for what cannot be negative; limits that differ by point say nothing of the next. */
function limitOf(judged: readonly AnalysedPoint[], which: "upper" | "lower"): number | undefined {
  const limits = new Set(judged.slice(-2).map((point) => point[which]));
  const [limit] = limits;
  return limits.size === 1 && limit !== undefined && Number.isFinite(limit) && limit !== 0 ? limit : undefined;
}
