import { type AnalysedPhase, type Analysis, ENOUGH_FOR_RUNS } from "./analyse.ts";

/**
 * What one sentence about a series may say: its level and since when, never the last point against the one before.
 * Indices point into `analysis.points`; words, dates and numbers are the client's.
 */
export type Finding =
  | { readonly kind: "empty" }
  /** The only point is of a period that has not ended. */
  | { readonly kind: "begun"; readonly at: number }
  /** Too few useful points to judge; `missing` = how many more are needed. */
  | {
      readonly kind: "few";
      readonly level: number;
      readonly count: number;
      readonly missing: number;
      readonly since: number;
      /** The level of the phase before, where a young phase has one. */
      readonly before: number | undefined;
    }
  | { readonly kind: "constant"; readonly level: number; readonly since: number }
  /** One of the last three finished points is beyond a limit: it is still worth a talk. */
  | { readonly kind: "outside"; readonly side: Side; readonly at: number; readonly level: number }
  /** A long run: to this day (`holds`), or one that has ended. */
  | {
      readonly kind: "run";
      readonly side: Side;
      readonly length: number;
      readonly from: number;
      readonly to: number;
      readonly holds: boolean;
      readonly level: number;
    }
  | {
      readonly kind: "crossings";
      readonly crossings: number;
      readonly least: number;
      readonly since: number;
      readonly level: number;
    }
  /** Common-cause variation around a level; `before` is the level of the phase before, where there is one. */
  | {
      readonly kind: "stable";
      readonly level: number;
      readonly since: number;
      readonly before: number | undefined;
      /** Points beyond a limit earlier in the phase. */
      readonly exceptions: readonly number[];
    };

type Side = "above" | "below";

export type Verdict = "favourable" | "unfavourable";

/** How many finished points a point outside the limits stays the news. */
const NEWS_LASTS = 3;

/** One thing to say, the most urgent: a point outside of late, a run, few crossings, else the level. */
export function explain(analysis: Analysis): Finding {
  const phase = analysis.phases.at(-1);
  const last = lastJudged(analysis);
  if (!phase || last === undefined || last < phase.from) return begun(analysis);
  const { level } = phase;
  if (phase.constant && phase.stage !== "dots") return { kind: "constant", level, since: phase.from };
  if (phase.stage === "dots") return few(analysis, phase);
  const outside = lastOutside(analysis, phase.from);
  if (outside) return { kind: "outside", ...outside, level };
  return fromRuns(phase, last) ?? stable(analysis, phase);
}

function begun({ points }: Analysis): Finding {
  const at = points.findLastIndex((point) => point.unfinished && !Number.isNaN(point.y));
  return at < 0 ? { kind: "empty" } : { kind: "begun", at };
}

/** Whether there is something to talk about, by the rules alone. */
export function isSignal(finding: Finding): boolean {
  return finding.kind === "outside" || finding.kind === "run" || finding.kind === "crossings";
}

/** Whether a signal is what one hoped for; a neutral measure and few crossings have no such word. */
export function verdict(finding: Finding, better: "up" | "down" | "neutral"): Verdict | undefined {
  if (better === "neutral" || (finding.kind !== "outside" && finding.kind !== "run")) return undefined;
  return (finding.side === "above") === (better === "up") ? "favourable" : "unfavourable";
}

function lastJudged({ points }: Analysis): number | undefined {
  const at = points.findLastIndex((point) => point.included && !Number.isNaN(point.y));
  return at < 0 ? undefined : at;
}

function lastOutside({ points }: Analysis, from: number): { readonly side: Side; readonly at: number } | undefined {
  const judged = points.flatMap((point, i) => (i >= from && point.included && !Number.isNaN(point.y) ? [i] : []));
  for (const at of judged.slice(-NEWS_LASTS).toReversed()) {
    const side = points[at]?.outside;
    if (side) return { side, at };
  }
  return undefined;
}

function few({ points, phases }: Analysis, phase: AnalysedPhase): Finding {
  const values = points.slice(phase.from, phase.to + 1).filter((point) => point.included && !Number.isNaN(point.y));
  const useful = values.filter((point) => point.y !== phase.level).length;
  const missing = Math.max(1, ENOUGH_FOR_RUNS - useful);
  const { level, from: since } = phase;
  return { kind: "few", level, count: values.length, missing, since, before: phases.at(-2)?.level };
}

function fromRuns({ runs, runsSignal, level, from }: AnalysedPhase, last: number): Finding | undefined {
  if (!runsSignal || !runs.longest) return undefined;
  if (runs.tooLong) {
    const { side, length, from: first, to } = runs.longest;
    return { kind: "run", side, length, from: first, to, holds: to === last, level };
  }
  return { kind: "crossings", crossings: runs.crossings, least: runs.crossingsMin, since: from, level };
}

function stable({ points, phases }: Analysis, phase: AnalysedPhase): Finding {
  const exceptions = points.flatMap((point, i) => (i >= phase.from && point.included && point.outside ? [i] : []));
  return { kind: "stable", level: phase.level, since: phase.from, before: phases.at(-2)?.level, exceptions };
}

/**
 * Which points draw as signals: those outside, and those of a run that is too long in the phase it lies in.
 * @returns indices into `analysis.points`
 */
export function signalPoints({ points, phases }: Analysis): ReadonlySet<number> {
  const marked = new Set<number>();
  points.forEach((point, i) => {
    if (point.outside && point.included) marked.add(i);
  });
  for (const { runs, runsSignal } of phases) {
    if (!runsSignal || !runs.tooLong || !runs.longest) continue;
    for (let i = runs.longest.from; i <= runs.longest.to; i += 1) {
      const point = points[i];
      // A point on the line within the run is part of no side.
      if (point?.included && !Number.isNaN(point.y) && point.y !== point.centre) marked.add(i);
    }
  }
  return marked;
}
