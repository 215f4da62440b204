import type { Actor } from "../access/actor.ts";
import type { MeasureDefinition, SeriesView, StoredPoint } from "./measure.ts";
import type { Period } from "./period.ts";
import { isCountable } from "./tally.ts";

/**
 * A number under five may tell who it was. Staff and their walls need it to improve; a guest's phone or a public page gets a gap
 * and the words *skjult, under 5*. Source: story F8; the practice of FHI and Helsedirektoratet in open statistics.
 */
export const SMALL = 5;

export function isSmall(count: number): boolean {
  return count < SMALL;
}

/** Whose view is not public: the signed-in, and walls that one of them has paired. */
export function seesSmall({ kind }: Pick<Actor, "kind">): boolean {
  return kind === "person" || kind === "screen" || kind === "system";
}

/** A count as this reader may see it; `null` = hidden. */
export function countFor(reader: Pick<Actor, "kind">, count: number): number | null {
  return seesSmall(reader) || !isSmall(count) ? count : null;
}

type Figures = Pick<StoredPoint, "value" | "numerator" | "denominator" | "values">;

/**
 * A series as the public may see it: points that rest on fewer than five become gaps, in whole, as what is left of them could be
 * reckoned back from the rest. Of a share both sides count: 38 of 40 tells of two.
 */
export function hideSmall<P extends StoredPoint>(
  definition: MeasureDefinition,
  points: readonly P[],
): { readonly points: readonly P[]; readonly hidden: readonly Period[] } {
  const hidden = new Set(points.filter((point) => restsOnFew(definition, point)).map(({ period }) => period));
  return { points: points.filter(({ period }) => !hidden.has(period)), hidden: [...hidden] };
}

/** A series as this reader may see it. */
export function forReader(reader: Pick<Actor, "kind">, series: SeriesView): SeriesView {
  if (seesSmall(reader)) return series;
  const { points, hidden } = hideSmall(series.measure.definition, series.points);
  return { ...series, points: [...points], hidden: [...hidden] };
}

/** Whether one figure that sums up these points rests on fewer than five: then it is hidden too. */
export function sumRestsOnFew(definition: MeasureDefinition, points: readonly Figures[], figure: number): boolean {
  if (isEach(definition)) return isSmall(points.length);
  if (points.some(({ numerator }) => numerator !== null)) {
    const total = (part: "numerator" | "denominator") => points.reduce((sum, point) => sum + (point[part] ?? 0), 0);
    return isSmallOf(definition, total("numerator"), total("denominator"));
  }
  return isCount(definition) && isSmall(figure);
}

function restsOnFew(definition: MeasureDefinition, { value, numerator, denominator, values }: Figures): boolean {
  if (numerator !== null) return isSmallOf(definition, numerator, denominator ?? 0);
  if (values !== null) return isSmall(values.length);
  // A time between events tells of the one event that ends it.
  return value !== null && (isEach(definition) || (isCount(definition) && isSmall(value)));
}

function isSmallOf({ chart }: MeasureDefinition, counted: number, of: number): boolean {
  const isShare = chart !== "u" && chart !== "up";
  const rest = of - counted;
  return isSmall(counted) || isSmall(of) || (isShare && rest > 0 && isSmall(rest));
}

function isEach({ chart }: MeasureDefinition): boolean {
  return chart === "t" || chart === "g";
}

/** Plain counts: nobody wrote a unit behind them, or the chart is one of counts. */
function isCount(definition: MeasureDefinition): boolean {
  return definition.chart === "c" || isCountable(definition) || definition.unit === "";
}
