import { boxFor } from "./runsBoxes.ts";

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
  const runs = findRuns(values.map((value, i) => Math.sign(value - (centre[i] ?? Number.NaN))));
  const useful = runs.reduce((total, run) => total + run.length, 0);
  const longest = runs.reduce<Run | undefined>(
    (best, run) => (run.length >= (best?.length ?? 0) ? run : best),
    undefined,
  );
  if (!longest) return { ...UNKNOWN, observed: values.length };
  const crossings = runs.length - 1;
  const longestMax = longestRunMax(useful);
  const crossingsMin = leastCrossings(useful);
  const tooLong = longest.length > longestMax;
  const tooFew = crossings < crossingsMin;
  const box = method === "anhoej" ? undefined : boxFor(useful);
  const signal = box ? outsideBox(crossings, longest.length, box, method) : tooLong || tooFew;
  return { observed: values.length, useful, longest, crossings, longestMax, crossingsMin, tooLong, tooFew, signal };
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

function findRuns(signs: readonly number[]): Run[] {
  const runs: Run[] = [];
  signs.forEach((sign, at) => {
    if (sign !== 1 && sign !== -1) return; // on the centre or missing: neither breaks a run nor lengthens it
    const side = sign === 1 ? "above" : "below";
    const last = runs.at(-1);
    if (last?.side === side) runs[runs.length - 1] = { ...last, length: last.length + 1, to: at };
    else runs.push({ side, length: 1, from: at, to: at });
  });
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

function outsideBox(
  crossings: number,
  longest: number,
  [leastCrossing, longestAllowed, corner]: NonNullable<ReturnType<typeof boxFor>>,
  method: RunsMethod,
): boolean {
  if (method === "bestbox" || !corner) return !(crossings >= leastCrossing && longest <= longestAllowed);
  const [cornerCrossings, cornerLongest] = corner;
  return !(
    (crossings >= leastCrossing + 1 && longest <= longestAllowed - 1) ||
    (crossings === leastCrossing && longest <= cornerLongest) ||
    (crossings >= cornerCrossings && longest <= longestAllowed)
  );
}
