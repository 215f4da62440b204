import type { Instant } from "../base/time.ts";
import { analyse, type Analysis, type ChartDefinition } from "../spc/analyse.ts";
import { type Row, subgroups } from "../spc/series.ts";
import {
  isBetween,
  isPercent,
  type MeasureDefinition,
  readingInPoints,
  type SeriesReading,
  type StoredPoint,
} from "./measure.ts";
import { isUnfinished, type Period, periodOrder } from "./period.ts";
import { countedPoints, isCountable } from "./tally.ts";

/** A series as it is shown: the analysis, and the period and the arrival of each of its points. */
export interface ReadSeries {
  readonly analysis: Analysis;
  readonly periods: readonly Period[];
  readonly recordedAt: readonly Instant[];
}

/** And what the engine was asked: for those who ask it again with something changed. */
export interface AskedSeries extends ReadSeries {
  readonly asked: ChartDefinition;
}

/**
 * Points of a measure in a unit -> centre, limits, signals. The one way from rows to a chart, for server and screens.
 * @param now decides whether the last period has ended
 */
export function readSeries(
  definition: MeasureDefinition,
  reading: SeriesReading,
  points: readonly StoredPoint[],
  now: Instant,
  zone: string,
): AskedSeries {
  const said = points.filter((point) => !isWithdrawn(point));
  // What is summed up was counted unit by unit.
  const isCounted = isCountable(definition) && !said.some((point) => point.reported);
  const given = isCounted ? countedPoints(said) : said;
  const compare = periodOrder(given.map(({ period }) => period));
  const present = given.toSorted((a, b) => compare(a.period, b.period) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  // Times between events stand one by one; else all of a period are one point.
  const places = present.map((point) => (isBetween(definition) ? `${point.period} ${point.key}` : point.period));
  const distinct = [...new Set(places)];
  const order = new Map(distinct.map((place, i) => [place, i]));
  // Counts become shares, shown as per cent where the unit says so; a figure given as a value is shown as it came.
  const isShare = present.some((point) => point.numerator !== null);
  const multiply = isShare ? shownPer(definition) : 1;
  const series = subgroups(present.flatMap((point, i) => rowsOf(point, order.get(places[i] ?? "") ?? i, multiply)));
  const periods = distinct.map((place) => place.split(" ")[0] ?? place);
  const last = periods.at(-1);
  const { phaseEnds, freeze, excluded } = readingInPoints(reading, periods, compare);
  const partial = new Set(present.filter(isPartial).map((point) => point.period));
  const waitedFor = periods.flatMap((period, i) => (partial.has(period) && i < periods.length - 1 ? [i + 1] : []));
  const asked: ChartDefinition = {
    chart: definition.chart,
    ...(definition.rules && { rules: definition.rules }),
    multiply,
    phaseEnds,
    excluded: [...excluded, ...waitedFor],
    ...(freeze !== undefined && { freeze }),
    unfinished: last !== undefined && !isBetween(definition) && (partial.has(last) || isUnfinished(last, now, zone)),
  };
  return { analysis: analyse(series, asked), periods, recordedAt: arrivals(present, places), asked };
}

/** From a share or a rate as it is computed to the unit that it is told in. A P chart counts in hundreds, or not at all. */
function shownPer(definition: MeasureDefinition): number {
  if (definition.chart === "np") return 1;
  return isPercent(definition) ? 100 : (definition.per ?? 1);
}

export function isWithdrawn(point: Pick<StoredPoint, "value" | "numerator" | "values">): boolean {
  return point.value === null && point.numerator === null && point.values === null;
}

/** A sum that some units have not reported to is drawn, and no rule judges it. */
function isPartial({ reported }: StoredPoint): boolean {
  return reported !== undefined && reported.units < reported.of;
}

function rowsOf(point: StoredPoint, x: number, multiply: number): Row[] {
  if (point.numerator !== null) return [{ x, y: point.numerator, n: point.denominator ?? Number.NaN }];
  return (point.values ?? [point.value ?? Number.NaN]).map((y) => ({ x, y: y / multiply }));
}

/** When the last figure of each place came, in the order of the places. */
function arrivals(points: readonly StoredPoint[], places: readonly string[]): Instant[] {
  const latest = new Map<string, Instant>();
  points.forEach(({ recordedAt }, i) => {
    const place = places[i] ?? "";
    latest.set(place, Math.max(latest.get(place) ?? recordedAt, recordedAt));
  });
  return [...latest.values()];
}
