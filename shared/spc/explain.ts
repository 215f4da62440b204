import { type AnalysedPhase, type Analysis, ENOUGH_FOR_RUNS, type Preliminary } from "./analyse.ts";
import { type Pattern, patternOf } from "./patternOf.ts";

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
  | { readonly kind: "constant"; readonly level: number; readonly since: number; readonly before: number | undefined }
  /** One of the last three finished points is beyond a limit: it is still worth a talk. */
  | {
      readonly kind: "outside";
      readonly side: Side;
      readonly at: number;
      readonly value: number;
      /** The limit that it is beyond. */
      readonly limit: number;
      readonly level: number;
    }
  /** A long run: to this day (`holds`), or one that has ended. */
  | {
      readonly kind: "run";
      readonly side: Side;
      readonly length: number;
      readonly from: number;
      readonly to: number;
      readonly holds: boolean;
      /** The longest run that chance gives now and then, with so many useful points in the phase. */
      readonly allowed: number;
      readonly useful: number;
      readonly preliminary: Preliminary | undefined;
      readonly level: number;
    }
  | {
      readonly kind: "crossings";
      readonly crossings: number;
      readonly least: number;
      readonly useful: number;
      readonly preliminary: Preliminary | undefined;
      readonly since: number;
      readonly level: number;
    }
  /** A rule of a set that judges points one by one (Western Electric, Nelson, Making Data Count). */
  | ({ readonly kind: "pattern"; readonly level: number } & Pattern)
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
export const NEWS_LASTS = 3;

/** One thing to say, the most urgent: a point outside of late, a run, few crossings, else the level. */
export function explain(analysis: Analysis): Finding {
  const phase = analysis.phases.at(-1);
  const last = lastJudged(analysis);
  if (!phase || last === undefined || last < phase.from) return begun(analysis);
  const { level } = phase;
  if (phase.constant && phase.stage !== "dots") {
    return { kind: "constant", level, since: phase.from, before: analysis.phases.at(-2)?.level };
  }
  if (phase.stage === "dots") return few(analysis, phase);
  const outside = lastOutside(analysis, phase.from);
  if (outside) return { kind: "outside", ...outside, level };
  const pattern = patternOf(analysis, recent(analysis, phase.from));
  if (pattern) return { kind: "pattern", level, ...pattern };
  return fromRuns(phase, last) ?? stable(analysis, phase);
}

function begun({ points }: Analysis): Finding {
  const at = points.findLastIndex((point) => point.unfinished && !Number.isNaN(point.y));
  return at < 0 ? { kind: "empty" } : { kind: "begun", at };
}

/** Whether there is something to talk about, by the rules alone. */
export function isSignal(finding: Finding): boolean {
  return ["outside", "run", "crossings", "pattern"].includes(finding.kind);
}

/** Whether a signal is what one hoped for; a neutral measure, few crossings and patterns without a side have no such word. */
export function verdict(finding: Finding, better: "up" | "down" | "neutral"): Verdict | undefined {
  const side = sideOf(finding);
  if (better === "neutral" || side === undefined) return undefined;
  return (side === "above" || side === "rising") === (better === "up") ? "favourable" : "unfavourable";
}

function sideOf(finding: Finding): Side | "rising" | "falling" | undefined {
  switch (finding.kind) {
    case "outside":
    case "run":
      return finding.side;
    case "pattern":
      return finding.rule.side;
    default:
      return undefined;
  }
}

function lastJudged({ points }: Analysis): number | undefined {
  const at = points.findLastIndex((point) => point.included && !Number.isNaN(point.y));
  return at < 0 ? undefined : at;
}

/** The last finished points that are judged, from the latest back. */
function recent({ points }: Analysis, from: number): number[] {
  const found: number[] = [];
  for (let at = points.length - 1; at >= from && found.length < NEWS_LASTS; at -= 1) {
    const point = points[at];
    if (point?.included && !Number.isNaN(point.y)) found.push(at);
  }
  return found;
}

function lastOutside(analysis: Analysis, from: number) {
  for (const at of recent(analysis, from)) {
    const point = analysis.points[at];
    const side = point?.outside;
    if (side) return { side, at, value: point.y, limit: side === "above" ? point.upper : point.lower };
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

function fromRuns({ runs, runsSignal, preliminary, level, from }: AnalysedPhase, last: number): Finding | undefined {
  if (!runsSignal || !runs.longest) return undefined;
  const { useful } = runs;
  if (runs.tooLong) {
    const { side, length, from: first, to } = runs.longest;
    const counted = { length, allowed: runs.longestMax, useful };
    return { kind: "run", side, ...counted, from: first, to, holds: to === last, preliminary, level };
  }
  const counted = { crossings: runs.crossings, least: runs.crossingsMin, useful };
  return { kind: "crossings", ...counted, preliminary, since: from, level };
}

function stable({ points, phases }: Analysis, phase: AnalysedPhase): Finding {
  const exceptions: number[] = [];
  for (let i = phase.from; i <= phase.to; i += 1) if (points[i]?.included && points[i]?.outside) exceptions.push(i);
  return { kind: "stable", level: phase.level, since: phase.from, before: phases.at(-2)?.level, exceptions };
}

/**
 * Which points draw as signals: those that break a rule of the chosen set by themselves or as part of a run.
 * @returns indices into `analysis.points`
 */
export function signalPoints({ points }: Analysis): ReadonlySet<number> {
  const marked = new Set<number>();
  points.forEach((point, i) => {
    if (point.broken.length > 0) marked.add(i);
  });
  return marked;
}
