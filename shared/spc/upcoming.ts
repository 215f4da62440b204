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
  const row = lastRow(points, phase.from);
  const last = row[0];
  if (!last || last.broken.some(({ name }) => name === "one-side")) return undefined;
  const { useful, crossings } = phase.runs;
  const more = moreNeeded(row.length, useful, crossings, rules);
  const side = last.y > last.centre ? "above" : "below";
  // Neighbouring moving ranges share a point: a row of them says nothing.
  const run = chart === "mr" ? undefined : ({ side, more } as const);
  return { run, above: limitOf(points, phase.from, "upper"), below: limitOf(points, phase.from, "lower") };
}

/** The points of today's row on one side of the centre, the latest first; what lies on the line is part of none. */
function lastRow(points: readonly AnalysedPoint[], from: number): AnalysedPoint[] {
  const row: AnalysedPoint[] = [];
  for (let i = points.length - 1; i >= from; i -= 1) {
    const point = points[i];
    if (!point?.included || !(Math.abs(point.y - point.centre) > 0)) continue;
    const first = row[0] ?? point;
    if (point.y > point.centre !== first.y > first.centre) break;
    row.push(point);
  }
  return row;
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

/** So far back the last two judged points lie, unless many in a row are left out. */
const LATEST = 20;

/** A limit of zero is none for what cannot be negative; limits that differ by point say nothing of the next. */
function limitOf(points: readonly AnalysedPoint[], from: number, which: "upper" | "lower"): number | undefined {
  const latest = points.slice(Math.max(from, points.length - LATEST)).filter((point) => point.included);
  const limits = new Set(latest.slice(-2).map((point) => point[which]));
  const [limit] = limits;
  return limits.size === 1 && limit !== undefined && Number.isFinite(limit) && limit !== 0 ? limit : undefined;
}
