import { median } from "./arithmetic.ts";
import { baseOf, centres, type LimitOptions, type Levels, nothing } from "./limits.ts";
import type { Subgroup } from "./series.ts";

/** Run chart: the median and no limits. Source: Perla, Provost, Murray, BMJ Qual Saf 20 (2011) 46-51. */
export function runChart(points: readonly Subgroup[], options: LimitOptions): Levels {
  const none = nothing(points);
  return {
    y: points.map((point) => point.y),
    centre: centres(points, () => median(baseOf(points, options, (point) => point.y))),
    lower: none,
    upper: none,
    lower95: none,
    upper95: none,
  };
}
