import type { LocalDate } from "../base/time.ts";
import type { Instant } from "../base/time.ts";
import { median } from "../spc/arithmetic.ts";
import type { MeasureDefinition, SeriesReading, StoredPoint } from "./measure.ts";
import { firstDay, type Period } from "./period.ts";
import { readSeries } from "./readSeries.ts";
import { sumRestsOnFew } from "./smallNumbers.ts";

/** Medians of a measure before a change was first tried and since it was taken into use, in the unit shown. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

/** As the public may see it: a side that rests on fewer than five is hidden. */
export interface OpenBeforeAfter {
  readonly before: number | null;
  readonly after: number | null;
}

/** Fewer on either side say nothing: two points beside each other are no before and after. */
const LEAST = 4;

/**
 * @param tried the day on which the first test began
 * @param used the day on which the change was taken into use
 * @returns undefined while there are too few points on either side
 */
export function beforeAfter(
  definition: MeasureDefinition,
  reading: SeriesReading,
  points: readonly StoredPoint[],
  { tried, used }: { readonly tried: LocalDate; readonly used: LocalDate },
  { now, zone }: { readonly now: Instant; readonly zone: string },
): BeforeAfter | undefined {
  const { analysis, periods } = readSeries(definition, reading, points, now, zone);
  const values = (is: (day: LocalDate) => boolean): number[] =>
    analysis.points.flatMap(({ y, unfinished }, place) => {
      const day = dayOf(periods[place]);
      return day !== undefined && is(day) && !unfinished && !Number.isNaN(y) ? [y] : [];
    });
  const before = values((day) => day < tried);
  const after = values((day) => day >= used);
  if (before.length < LEAST || after.length < LEAST) return undefined;
  return { before: median(before), after: median(after) };
}

/** @param found as `beforeAfter` told it of the same points */
export function withoutFew(
  found: BeforeAfter,
  definition: MeasureDefinition,
  points: readonly StoredPoint[],
  { tried, used }: { readonly tried: LocalDate; readonly used: LocalDate },
): OpenBeforeAfter {
  const side = (is: (day: LocalDate) => boolean) =>
    points.filter(({ period }) => {
      const day = dayOf(period);
      return day !== undefined && is(day);
    });
  const open = (figure: number, of: readonly StoredPoint[]) => (sumRestsOnFew(definition, of, figure) ? null : figure);
  return {
    before: open(
      found.before,
      side((day) => day < tried),
    ),
    after: open(
      found.after,
      side((day) => day >= used),
    ),
  };
}

function dayOf(period: Period | undefined): LocalDate | undefined {
  if (period === undefined) return undefined;
  return period.includes("T") ? period.slice(0, 10) : firstDay(period);
}
