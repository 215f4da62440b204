import type { AskedSeries } from "../../shared/measure/readSeries.ts";
import { analyse, ENOUGH_FOR_LIMITS } from "../../shared/spc/analyse.ts";
import { signalPoints } from "../../shared/spc/explain.ts";

/** What a baseline that ends at a point would be worth. */
export type BaselineVerdict =
  /** Enough points, and nothing but common cause among themselves. */
  | { readonly kind: "fine" }
  | { readonly kind: "few"; readonly points: number }
  /** It has a signal of its own: limits from it would be wrong. */
  | { readonly kind: "unstable" }
  /** It ends before the phase that holds now. */
  | { readonly kind: "phases" };

/** Judges the points of the baseline by themselves, as if nothing had come after them. @param index of its last point */
export function baselineAt({ analysis, asked }: AskedSeries, index: number): BaselineVerdict {
  const phase = analysis.phases.at(-1);
  if (!phase || index < phase.from) return { kind: "phases" };
  const points = analysis.points.slice(phase.from, index + 1);
  const known = points.filter((point) => point.included && !Number.isNaN(point.y)).length;
  if (known < ENOUGH_FOR_LIMITS) return { kind: "few", points: known };
  const { freeze: _freeze, phaseEnds: _phaseEnds, ...rest } = asked;
  const alone = analyse(
    points.map(({ subgroup }) => subgroup),
    { ...rest, excluded: points.flatMap(({ included }, i) => (included ? [] : [i + 1])), unfinished: false },
  );
  const isUnstable = signalPoints(alone).size > 0 || alone.phases.some(({ runsSignal }) => runsSignal);
  return { kind: isUnstable ? "unstable" : "fine" };
}
