import { figureOf, type MeasureChart, type MeasureDefinition } from "./measure.ts";
import type { Rhythm } from "./period.ts";

/** What people count, said without knowing any chart. */
export const SUBJECTS = ["share", "events", "between", "cases", "figure", "waiting"] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Out of what events are counted: as much each time, more one time than another, or of nothing in particular. */
export const OUT_OF = ["varies", "same", "none"] as const;
export type OutOf = (typeof OUT_OF)[number];

/** The three plain questions: what do you count, out of what, how often. */
export interface Answers {
  readonly subject: Subject;
  readonly outOf: OutOf;
  readonly rhythm: Rhythm;
}

/** Why this chart, as one sentence of `client/words/advice.ts`. */
export type Because = "share" | "rate" | "count" | "between" | "cases" | "figure" | "waiting" | "fewAYear";
/** Why not the one that comes next. */
export type ButNot = "noLimits" | "sameEachTime" | "needsSize" | "needsCases" | "needsDays" | "neverTwenty";

export type Choice = Pick<MeasureDefinition, "chart" | "unit" | "decimals" | "rhythm" | "per">;

export interface Advice extends Choice {
  readonly because: Because;
  readonly runnerUp: MeasureChart;
  readonly butNot: ButNot;
}

/**
 * Which chart suits figures of a kind, why, and which comes next. Shares of a varying number are binomial (P), events in a
 * varying amount are rates (U), events in equal amounts are counts (C), times and cases between rare events are skewed
 * (T, G), and a single figure a period is an individual (I). Four figures a year never come to twenty: a run chart.
 * Source: Provost & Murray, The Health Care Data Guide (2011), ch. 5, figure 5.1.
 */
export function advise({ subject, outOf, rhythm: asked }: Answers): Advice {
  if (subject === "between" || subject === "cases") return rare(subject);
  if (asked === "event") return subject === "events" ? rare("between") : advise({ subject, outOf, rhythm: "week" });
  const found = { ...periodic(subject, outOf), rhythm: asked };
  if (asked !== "quarter") return found;
  return { ...found, chart: "run", because: "fewAYear", runnerUp: found.chart, butNot: "neverTwenty" };
}

function rare(subject: "between" | "cases"): Advice {
  const shown = { decimals: 0, rhythm: "event", per: 1 } as const;
  if (subject === "cases") {
    return { chart: "g", unit: "", ...shown, because: "cases", runnerUp: "t", butNot: "needsDays" };
  }
  return { chart: "t", unit: "dager", ...shown, because: "between", runnerUp: "g", butNot: "needsCases" };
}

function periodic(subject: Exclude<Subject, "between" | "cases">, outOf: OutOf): Omit<Advice, "rhythm"> {
  switch (subject) {
    case "share":
      return { chart: "p", unit: "%", decimals: 1, per: 1, because: "share", runnerUp: "run", butNot: "noLimits" };
    case "events":
      if (outOf !== "varies") {
        return { chart: "c", unit: "", decimals: 0, per: 1, because: "count", runnerUp: "u", butNot: "needsSize" };
      }
      return {
        chart: "u",
        unit: "per 1000",
        decimals: 1,
        per: 1000,
        because: "rate",
        runnerUp: "c",
        butNot: "sameEachTime",
      };
    case "figure":
      return { chart: "i", unit: "", decimals: 1, per: 1, because: "figure", runnerUp: "run", butNot: "noLimits" };
    case "waiting":
      return {
        chart: "i",
        unit: "dager",
        decimals: 0,
        per: 1,
        because: "waiting",
        runnerUp: "run",
        butNot: "noLimits",
      };
  }
}

/** What the answers must have been for a measure that is there already. */
export function answersOf({ chart, rhythm, denominatorText, unit }: MeasureDefinition): Answers {
  const subject = subjectOf(chart, rhythm, denominatorText, unit);
  return { subject, rhythm, outOf: chart === "u" || chart === "up" ? "varies" : "none" };
}

function subjectOf(chart: MeasureChart, rhythm: Rhythm, denominatorText: string, unit: string): Subject {
  switch (chart) {
    case "p":
    case "pp":
    case "np":
      return "share";
    case "u":
    case "up":
    case "c":
      return "events";
    case "t":
      return "between";
    case "g":
      return "cases";
    default:
      if (rhythm === "event") return "between";
      return unit === "%" && denominatorText !== "" ? "share" : "figure";
  }
}

/** All charts that draw the kind of figure which these answers give; the advised one first. */
export function chartsFor(answers: Answers, charts: readonly MeasureChart[]): MeasureChart[] {
  const { chart, runnerUp } = advise(answers);
  const fits = charts.filter((each) => isDrawable(each, figureOf(chart)));
  return [...new Set([chart, ...(fits.includes(runnerUp) ? [runnerUp] : []), ...fits])];
}

/** Whether a chart draws figures of a shape as they are. */
export function isDrawable(chart: MeasureChart, shape: ReturnType<typeof figureOf>): boolean {
  const needs = figureOf(chart);
  return needs === "any" || shape === "any" || needs === shape;
}
