import type { Period } from "../../shared/measure/period.ts";
import type { ReadSeries } from "../../shared/measure/readSeries.ts";
import type { AnalysedPhase, Analysis } from "../../shared/spc/analyse.ts";
import type { Window } from "./window.ts";

/** A part of a series as a chart draws it: its points counted from 0, its levels and signals those of the whole. */
export interface Cut {
  /** Index in the whole series of the first point. */
  readonly first: number;
  readonly analysis: Analysis;
  readonly periods: readonly Period[];
}

export function cut({ analysis, periods }: ReadSeries, { from, to }: Window): Cut {
  return {
    first: from,
    periods: periods.slice(from, to + 1),
    analysis: {
      ...analysis,
      points: analysis.points.slice(from, to + 1),
      phases: analysis.phases
        .filter((phase) => phase.to >= from && phase.from <= to)
        .map((phase) => cutPhase(phase, from, to)),
    },
  };
}

function cutPhase(phase: AnalysedPhase, from: number, to: number): AnalysedPhase {
  const { longest } = phase.runs;
  const moved = longest && { ...longest, from: longest.from - from, to: longest.to - from };
  return {
    ...phase,
    from: Math.max(phase.from, from) - from,
    to: Math.min(phase.to, to) - from,
    runs: { ...phase.runs, longest: moved },
  };
}
