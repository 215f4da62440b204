import { type Box, boxFor } from "./runsBoxes.ts";

/**
 * Runs rules for a shift of level: an unusually long run on one side of the centre, or unusually few crossings of it.
 * Sources: Anhøj and Olesen, PLoS ONE 9(11) (2014) e113825; Anhøj and Wentzel-Larsen, PLoS ONE 13(9) (2018); qicharts2
 * 0.8.1, runs.analysis and crsignal. 24 useful points: a run over 8 or under 8 crossings is a signal.
 */
export type RunsMethod = "anhoej" | "bestbox" | "cutbox";

/** A stretch of points on one side of the centre; indices into the points handed in, points on the centre within it included. */
export interface Run {
  readonly side: "above" | "below";
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

export interface RunsAnalysis {
  /** Points handed in, missing ones too. */
  readonly observed: number;
  /** Neither missing nor on the centre. */
  readonly useful: number;
  /** The longest run; of several as long, the latest. Absent without useful points, as all limits then are. */
  readonly longest: Run | undefined;
  readonly crossings: number;
  readonly longestMax: number;
  readonly crossingsMin: number;
  readonly tooLong: boolean;
  readonly tooFew: boolean;
  readonly signal: boolean;
}

/** @param values in time order, `NaN` = missing  @param centre one a value */
export function analyseRuns(
  values: readonly number[],
  centre: readonly number[],
  method: RunsMethod = "anhoej",
): RunsAnalysis {
  const runs = findRuns(values, centre);
  const useful = runs.reduce((total, run) => total + run.length, 0);
  const longest = runs.reduce<Run | undefined>(
    (best, run) => (run.length >= (best?.length ?? 0) ? run : best),
    undefined,
  );
  if (!longest) return { ...UNKNOWN, observed: values.length };
  const crossings = runs.length - 1;
  const judged = judgeRuns({ useful, crossings, longest: longest.length }, method);
  return { observed: values.length, useful, longest, crossings, ...judged };
}

export interface RunsCounts {
  readonly useful: number;
  readonly crossings: number;
  readonly longest: number;
}

export type RunsVerdict = Pick<RunsAnalysis, "longestMax" | "crossingsMin" | "tooLong" | "tooFew" | "signal">;

/** What counted runs mean, by the limits of the method. A box holds for 10 to 100 useful points; beyond, Anhøj's limits do. */
export function judgeRuns({ useful, crossings, longest }: RunsCounts, method: RunsMethod = "anhoej"): RunsVerdict {
  const box = method === "anhoej" ? undefined : boxFor(useful);
  const crossingsMin = box?.[0] ?? leastCrossings(useful);
  const longestMax = box ? longestIn(box, crossings, method) : longestRunMax(useful);
  const [tooLong, tooFew] = [longest > longestMax, crossings < crossingsMin];
  return { longestMax, crossingsMin, tooLong, tooFew, signal: tooLong || tooFew };
}

/** The same as if the last useful point had not come yet, around the same line. */
export function withoutLast(values: readonly number[], centre: readonly number[], method: RunsMethod): RunsAnalysis {
  const last = values.findLastIndex((value, i) => Math.abs(value - (centre[i] ?? Number.NaN)) > 0);
  return analyseRuns(values.slice(0, Math.max(0, last)), centre, method);
}

const UNKNOWN: RunsAnalysis = {
  observed: 0,
  useful: 0,
  longest: undefined,
  crossings: Number.NaN,
  longestMax: Number.NaN,
  crossingsMin: Number.NaN,
  tooLong: false,
  tooFew: false,
  signal: false,
};

function findRuns(values: readonly number[], centre: readonly number[]): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (let at = 0; at < values.length; at += 1) {
    const sign = Math.sign((values[at] ?? Number.NaN) - (centre[at] ?? Number.NaN));
    if (sign !== 1 && sign !== -1) continue; // on the centre or missing: neither breaks a run nor lengthens it
    const side = sign === 1 ? "above" : "below";
    const isSame: boolean = run?.side === side;
    if (isSame && run) run = { side, length: run.length + 1, from: run.from, to: at };
    else run = { side, length: 1, from: at, to: at };
    if (isSame) runs[runs.length - 1] = run;
    else runs.push(run);
  }
  return runs;
}

export function longestRunMax(useful: number): number {
  return Math.round(Math.log2(useful)) + 3;
}

/** Smallest k with P(X <= k) >= 0.05 for X ~ Binomial(useful - 1, 1/2), by the recurrence of its logarithms. */
export function leastCrossings(useful: number): number {
  const steps = useful - 1;
  let logOne = -steps * Math.LN2;
  let below = Math.exp(logOne);
  let k = 0;
  while (below < 0.05) {
    logOne += Math.log((steps - k) / (k + 1));
    below += Math.exp(logOne);
    k += 1;
  }
  return k;
}

/** The longest run allowed with so many crossings: where the corner of the box is cut, few crossings allow a shorter one. */
function longestIn([least, longest, corner]: Box, crossings: number, method: RunsMethod): number {
  if (method === "bestbox" || !corner) return longest;
  const [cornerCrossings, cornerLongest] = corner;
  if (crossings >= cornerCrossings) return longest;
  return crossings > least ? longest - 1 : cornerLongest;
}
