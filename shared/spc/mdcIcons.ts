import type { Analysis } from "./analyse.ts";
import { type JudgedPoint, judge } from "./judge.ts";
import type { Assurance, Variation } from "./makingDataCount.ts";
import { targetMet } from "./target.ts";

/** The two icons of Making Data Count, as facts: what the latest point shows, and whether the target will be met. */
export interface MdcIcons {
  readonly variation: Variation;
  readonly assurance: Assurance | undefined;
}

/**
 * Read from the lines as they are drawn, whatever rules the chart is judged by.
 * @returns `undefined` before a series can be judged
 * Source: NHS England, Making Data Count; NHSRplotthedots 0.2.2, R/geom_ptd_icon.R
 */
export function mdcIcons(
  analysis: Analysis,
  better: "up" | "down" | "neutral",
  target?: number | null,
): MdcIcons | undefined {
  const phase = analysis.phases.at(-1);
  if (!phase || phase.stage === "dots") return undefined;
  const judged = analysis.points.slice(phase.from).filter((point) => point.included);
  const latest = judged.findLastIndex(({ y }) => !Number.isNaN(y));
  if (latest < 0) return undefined;
  const { runs } = phase;
  const at = (i: number) => judged[i] ?? MISSING;
  const outsideAt = (i: number) => at(i).outside;
  const broken = judge({ set: "makingDataCount", count: judged.length, at, outsideAt, runs, runsSignal: false });
  const side = broken.get(latest)?.[0]?.side;
  return { variation: variationOf(side, better), assurance: assuranceOf(targetMet(analysis, target, better), target) };
}

const MISSING: JudgedPoint = {
  y: Number.NaN,
  centre: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
  lower95: Number.NaN,
  upper95: Number.NaN,
  outside: undefined,
};

function variationOf(side: string | undefined, better: "up" | "down" | "neutral"): Variation {
  if (side === undefined) return "common";
  const height = side === "above" || side === "rising" ? "high" : "low";
  if (better === "neutral") return `neutral-${height}`;
  return `${(height === "high") === (better === "up") ? "improvement" : "concern"}-${height}`;
}

/** Where nothing can be said the icon is that of *inconsistent*, as in the reference; without a target there is none. */
function assuranceOf(verdict: ReturnType<typeof targetMet>, target: number | null | undefined): Assurance | undefined {
  if (target === null || target === undefined) return undefined;
  if (verdict === "met-stably") return "pass";
  return verdict === "not-without-change" ? "fail" : "inconsistent";
}
