import type { AnalysedPhase, AnalysedPoint } from "../../shared/spc/analyse.ts";
import type { Window } from "./window.ts";

/** One column of pixels: the levels that hold there. */
export interface Level {
  /** Index of the first and the last point that the column stands for. */
  readonly from: number;
  readonly to: number;
  readonly phase: number;
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * More points than pixels: of each column of pixels the lowest and the highest value are kept, in the order in which they
 * came, so that the line covers all that the whole line would; and every signal that a column holds above or below.
 */
export interface Dense {
  readonly at: Float64Array;
  readonly y: Float64Array;
  readonly signalAt: Float64Array;
  readonly signalY: Float64Array;
  readonly levels: readonly Level[];
  /** Of everything in sight, lines too. */
  readonly low: number;
  readonly high: number;
}

/** @param columns pixels there are across; at least one */
export function dense(
  points: readonly AnalysedPoint[],
  phases: readonly AnalysedPhase[],
  isSignal: (index: number) => boolean,
  window: Window,
  columns: number,
): Dense {
  const at: number[] = [];
  const y: number[] = [];
  const signalAt: number[] = [];
  const signalY: number[] = [];
  const levels: Level[] = [];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const reach = (value: number): void => {
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const { from, to } of columnsOf(window, phases, columns)) {
    const kept = extremes(points, from, to, () => true);
    const signals = extremes(points, from, to, isSignal);
    for (const index of kept) {
      at.push(index);
      y.push(points[index]?.y ?? Number.NaN);
      reach(points[index]?.y ?? Number.NaN);
    }
    for (const index of signals) {
      signalAt.push(index);
      signalY.push(points[index]?.y ?? Number.NaN);
    }
    const level = levelOf(points, from, to);
    for (const value of [level.centre, level.lower, level.upper]) reach(value);
    levels.push(level);
  }
  return {
    at: Float64Array.from(at),
    y: Float64Array.from(y),
    signalAt: Float64Array.from(signalAt),
    signalY: Float64Array.from(signalY),
    levels,
    low,
    high,
  };
}

/** As even as whole points allow, and none across the border of two phases: levels of two phases are never mixed. */
function columnsOf(window: Window, phases: readonly AnalysedPhase[], columns: number): Window[] {
  const size = Math.max(1, (window.to - window.from + 1) / Math.max(1, columns));
  const list: Window[] = [];
  for (const phase of phases) {
    const [first, last] = [Math.max(phase.from, window.from), Math.min(phase.to, window.to)];
    for (let start = first; start <= last; start += size) {
      const [from, to] = [Math.ceil(start), Math.min(last, Math.ceil(start + size) - 1)];
      if (from <= to) list.push({ from, to });
    }
  }
  return list;
}

/** Indices of the lowest and the highest of those asked for, in order of time; one where they are the same. */
function extremes(
  points: readonly AnalysedPoint[],
  from: number,
  to: number,
  isAsked: (index: number) => boolean,
): number[] {
  return extremesOf((i) => (isAsked(i) ? (points[i]?.y ?? Number.NaN) : Number.NaN), from, to);
}

/** The same of any values; what is not finite is no value. */
function extremesOf(valueAt: (index: number) => number, from: number, to: number): number[] {
  let [lowest, highest] = [-1, -1];
  for (let i = from; i <= to; i += 1) {
    const value = valueAt(i);
    if (!Number.isFinite(value)) continue;
    if (lowest < 0 || value < valueAt(lowest)) lowest = i;
    if (highest < 0 || value > valueAt(highest)) highest = i;
  }
  if (lowest < 0) return [];
  return lowest === highest ? [lowest] : [Math.min(lowest, highest), Math.max(lowest, highest)];
}

/** Indices of what a line of so many columns of pixels needs: all where they have room. */
export function thinned(values: readonly number[], columns: number): number[] {
  const size = Math.max(1, values.length / Math.max(1, columns));
  const list: number[] = [];
  for (let start = 0; start < values.length; start += size) {
    const to = Math.min(values.length, Math.ceil(start + size)) - 1;
    list.push(...extremesOf((i) => values[i] ?? Number.NaN, Math.ceil(start), to));
  }
  return list;
}

/** Limits that follow a size differ within a column: the widest are drawn. */
function levelOf(points: readonly AnalysedPoint[], from: number, to: number): Level {
  let [lower, upper, centre] = [Number.NaN, Number.NaN, Number.NaN];
  for (let i = from; i <= to; i += 1) {
    const point = points[i];
    if (!point) continue;
    centre = Number.isNaN(point.centre) ? centre : point.centre;
    if (Number.isNaN(lower) || point.lower < lower) lower = point.lower;
    if (Number.isNaN(upper) || point.upper > upper) upper = point.upper;
  }
  return { from, to, phase: points[from]?.phase ?? 1, centre, lower, upper };
}
