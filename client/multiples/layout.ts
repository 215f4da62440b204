import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { area, curveStep, line } from "d3-shape";
import type { Analysis, AnalysedPoint } from "../../shared/spc/analyse.ts";
import { firstDay, type Period, periodKind } from "../../shared/measure/period.ts";
import { signalPoints } from "../../shared/spc/explain.ts";

/** A series of one unit, as it is drawn among others. */
export interface Series {
  readonly analysis: Analysis;
  readonly periods: readonly Period[];
}

/** One axis of values and one of time, for all. */
export interface Axes {
  readonly value: readonly [low: number, high: number];
  readonly time: readonly [first: number, last: number];
}

export interface Size {
  readonly width: number;
  readonly height: number;
  readonly font: number;
}

export interface SmallMarks {
  /** Where the plot lies; what is beyond the axis is cut at its edge. */
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly bands: readonly string[];
  readonly limits: readonly string[];
  readonly levels: readonly string[];
  readonly lines: readonly string[];
  readonly target: number | null;
  readonly points: readonly SmallPoint[];
  readonly radius: number;
}

export interface SmallPoint {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly kind: "point" | "signal" | "open" | "excluded";
}

/** So far beyond the points, in parts of their range, limits may stretch the axis; what is beyond is cut at its edge. */
const BEYOND = 0.35;

/**
 * The axes that all share. Every point is within; limits too, unless they lie so far out that the points of all would become
 * a line: those of a T chart, or of one small unit.
 */
export function sharedAxes(all: readonly Series[], target: number | null): Axes {
  const points = all.flatMap(({ analysis }) => analysis.points);
  const values = points
    .flatMap(({ y, centre }) => [y, centre])
    .concat(target ?? Number.NaN)
    .filter(Number.isFinite);
  const limits = (value: (point: AnalysedPoint) => number) => points.map(value).filter(Number.isFinite);
  const [lowest = 0, highest = 1] = extent(values);
  const beyond = (highest - lowest || Math.abs(highest)) * BEYOND;
  const [low, high] = [
    Math.max(lowest - beyond, Math.min(lowest, ...limits(({ lower }) => lower))),
    Math.min(highest + beyond, Math.max(highest, ...limits(({ upper }) => upper))),
  ];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  const fromZero = low >= 0 && low < 0.4 * high;
  const times = all.flatMap(({ periods }) => periods.map(timeOf));
  const [first = 0, last = 1] = extent(times);
  return { value: [fromZero ? 0 : low - room, high + room], time: [first, last > first ? last : first + 1] };
}

/** Where a period begins, in milliseconds; series that count 1, 2, 3 have no other time. */
export function timeOf(period: Period): number {
  if (periodKind(period) === "number") return Number(period);
  return Date.parse(firstDay(period) ?? period);
}

/** One small chart: no texts but what stands around it, since all share the axes. Pure. */
export function smallChart({ analysis, periods }: Series, axes: Axes, target: number | null, size: Size): SmallMarks {
  const { width, height, font } = size;
  const inset = font * 0.45;
  const plot = { x: 0, y: 0, width, height };
  const x = scaleLinear(axes.time, [inset, width - inset]);
  const y = scaleLinear(axes.value, [height - 1, inset]);
  const placed = analysis.points.map((point, index) => ({ point, index, at: x(timeOf(periods[index] ?? "")) }));
  type Placed = (typeof placed)[number];
  const phases = analysis.phases.map(({ from, to }) => placed.slice(from, to + 1));
  const stepped = (value: (point: AnalysedPoint) => number) => (points: readonly Placed[]) =>
    line<Placed>(
      ({ at }) => at,
      ({ point }) => y(value(point)),
    )
      .defined(({ point }) => Number.isFinite(value(point)))
      .curve(curveStep)(points) ?? "";
  const band = area<Placed>(
    ({ at }) => at,
    ({ point }) => y(point.lower),
    ({ point }) => y(point.upper),
  )
    .defined(({ point }) => Number.isFinite(point.lower) && Number.isFinite(point.upper))
    .curve(curveStep);
  const connected = line<Placed>(
    ({ at }) => at,
    ({ point }) => y(point.y),
  ).defined(({ point }) => Number.isFinite(point.y) && !point.unfinished);
  const drawn = (path: (points: readonly Placed[]) => string | null) =>
    phases.map((points) => path(points) ?? "").filter((each) => each !== "");
  const floor = axes.value[0];
  return {
    plot,
    bands: drawn(band),
    limits: [
      ...drawn(stepped(({ upper }) => upper)),
      // A lower limit on the floor of the axis says nothing.
      ...drawn(stepped(({ lower }) => (lower > floor ? lower : Number.NaN))),
    ],
    levels: drawn(stepped(({ centre }) => centre)),
    lines: drawn(connected),
    target: target === null ? null : y(target),
    points: pointsOf(analysis, placed, y),
    radius: Math.min(font * 0.22, Math.max(1.5, width / Math.max(1, placed.length) / 3)),
  };
}

function pointsOf(
  analysis: Analysis,
  placed: readonly { readonly point: AnalysedPoint; readonly index: number; readonly at: number }[],
  y: (value: number) => number,
): SmallPoint[] {
  const signals = signalPoints(analysis);
  return placed.flatMap(({ point, index, at }): SmallPoint[] => {
    if (!Number.isFinite(point.y)) return [];
    const kind = point.unfinished ? "open" : !point.included ? "excluded" : signals.has(index) ? "signal" : "point";
    return [{ index, x: at, y: y(point.y), kind }];
  });
}
