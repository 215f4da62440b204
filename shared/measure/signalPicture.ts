import * as z from "zod/mini";
import type { AnalysedPoint, Analysis } from "../spc/analyse.ts";
import { MEASURE_CHARTS } from "./measure.ts";
import type { ReadSeries } from "./readSeries.ts";
import { type Found, placesOf } from "./signalDerive.ts";

/** As much of a series as a small chart shows; more where the signal itself is longer. */
export const MOST_POINTS = 48;

const side = z.nullable(z.enum(["above", "below", "rising", "falling"]));
/** `null` = there is none. */
const figure = z.nullable(z.number());

const picturePoint = z.object({
  period: z.string(),
  /** Tells events of one period apart, and finds the point again. */
  place: z.string(),
  y: figure,
  centre: figure,
  lower: figure,
  upper: figure,
  /** Which phase of the picture, from 0. */
  phase: z.number(),
  included: z.boolean(),
  unfinished: z.boolean(),
  /** Part of what the signal is about. */
  marked: z.boolean(),
});
export type PicturePoint = z.infer<typeof picturePoint>;

/** The chart as it was: figures, centre and limits, so that it draws the same whatever has come later. */
export const signalPicture = z.object({
  chart: z.enum(MEASURE_CHARTS),
  centre: z.enum(["median", "mean"]),
  /** Of the definition whose unit the figures are in. */
  version: z.number(),
  side,
  /** Of the runs rules, in the phase of the signal. */
  crossings: figure,
  least: figure,
  useful: figure,
  longestMax: figure,
  points: z.array(picturePoint),
});
export type SignalPicture = z.infer<typeof signalPicture>;

/** Places of a part: counted from where its first period begins, so that a long series is not gone through for each signal. */
function placesIn(periods: ReadSeries["periods"], first: number, end: number): string[] {
  let from = first;
  while (from > 0 && periods[from - 1] === periods[first]) from -= 1;
  return placesOf(periods.slice(from, end)).slice(first - from);
}

/** @param version of the definition */
export function freeze(read: ReadSeries, found: Found, version: number): SignalPicture {
  const { analysis, periods } = read;
  const phase = analysis.phases.find(({ number }) => number === found.phaseNumber);
  const { from, to } = found.marked.length > 0 ? found.at : { from: analysis.points.length, to: 0 };
  const first = Math.max(0, Math.min(analysis.points.length - MOST_POINTS, from));
  const end = Math.min(analysis.points.length, Math.max(first + MOST_POINTS, to + 1));
  const places = placesIn(periods, first, end);
  const phases = [...new Set(analysis.points.slice(first, end).map((point) => point.phase))];
  return {
    chart: analysis.chart,
    centre: analysis.centre,
    version,
    side: found.side,
    crossings: known(phase?.runs.crossings),
    least: known(phase?.runs.crossingsMin),
    useful: known(phase?.runs.useful),
    longestMax: known(phase?.runs.longestMax),
    points: analysis.points.slice(first, end).map((point, i) => ({
      period: periods[first + i] ?? "",
      place: places[i] ?? "",
      y: known(point.y),
      centre: known(point.centre),
      lower: known(point.lower),
      upper: known(point.upper),
      phase: phases.indexOf(point.phase),
      included: point.included,
      unfinished: point.unfinished,
      marked: found.marked.includes(first + i),
    })),
  };
}

function known(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

/** What is left of a series that was read: all that a chart and a sentence ask for. */
export type ThawedSeries = Pick<ReadSeries, "analysis" | "periods">;

/** A picture as the series that it was: what draws and words a series draws and words it too. */
export function thaw(picture: SignalPicture): ThawedSeries {
  const points = picture.points.map((point, i) => analysedPoint(picture, point, i));
  const numbers = [...new Set(points.map(({ phase }) => phase))];
  const phases = numbers.map((number) => thawedPhase(picture, points, number));
  return {
    analysis: { chart: picture.chart, centre: picture.centre, rules: "anhoej", points, phases },
    periods: picture.points.map(({ period }) => period),
  };
}

function analysedPoint(picture: SignalPicture, point: PicturePoint, x: number): AnalysedPoint {
  const [y, centre] = [point.y ?? Number.NaN, point.centre ?? Number.NaN];
  const [lower, upper] = [point.lower ?? Number.NaN, point.upper ?? Number.NaN];
  const which = picture.side === "above" || picture.side === "below" ? picture.side : undefined;
  const isAlone = point.marked && picture.points.filter(({ marked }) => marked).length === 1;
  const rule = isAlone ? ({ number: 1, name: "outside" } as const) : ({ number: 2, name: "long-run" } as const);
  return {
    x,
    phase: point.phase + 1,
    included: point.included,
    baseline: point.included,
    unfinished: point.unfinished,
    y,
    n: Number.NaN,
    centre,
    lower,
    upper,
    lower95: Number.NaN,
    upper95: Number.NaN,
    target: Number.NaN,
    outside: isAlone ? which : undefined,
    // What it is about is drawn as such, and nothing else of what was remarkable then.
    broken: point.marked ? [{ ...rule, side: which }] : [],
    subgroup: {
      x,
      ySum: y,
      yLength: 1,
      yMean: y,
      ySd: Number.NaN,
      n: Number.NaN,
      y,
      centre,
      target: Number.NaN,
      phase: undefined,
    },
  };
}

function thawedPhase(
  picture: SignalPicture,
  points: readonly AnalysedPoint[],
  number: number,
): Analysis["phases"][number] {
  const from = points.findIndex(({ phase }) => phase === number);
  const to = points.findLastIndex(({ phase }) => phase === number);
  const marked = picture.points.flatMap((point, i) => (point.marked && i >= from && i <= to ? [i] : []));
  const isRun = marked.length > 1;
  const longest = isRun
    ? {
        side: picture.side === "below" ? ("below" as const) : ("above" as const),
        length: marked.length,
        from: marked[0] ?? 0,
        to: marked.at(-1) ?? 0,
      }
    : undefined;
  const own = points.slice(from, to + 1);
  return {
    number,
    from,
    to,
    stage: own.some(({ upper, lower }) => Number.isFinite(upper) || Number.isFinite(lower)) ? "limits" : "run",
    constant: false,
    level: own.at(-1)?.centre ?? Number.NaN,
    runs: {
      observed: own.length,
      useful: picture.useful ?? Number.NaN,
      longest,
      crossings: picture.crossings ?? Number.NaN,
      longestMax: picture.longestMax ?? Number.NaN,
      crossingsMin: picture.least ?? Number.NaN,
      tooLong: isRun,
      tooFew: false,
      signal: isRun,
    },
    runsSignal: isRun,
    preliminary: undefined,
  };
}
