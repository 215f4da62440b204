import { extent, max } from "d3-array";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import { area, curveStep, line } from "d3-shape";
import type { AnalysedPhase, AnalysedPoint, Analysis } from "../../shared/spc/analyse.ts";
import { signalPoints } from "../../shared/spc/explain.ts";
import { type Label, placeLabels, textWidth } from "./labels.ts";
import { type ChartTest, type TestLine, testMarks } from "./testLines.ts";
import { placeTop, type TopMark } from "./topStrip.ts";

/** The measured box of a chart and the font size of what is written in it; CSS pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly font: number;
}

/** What a chart writes; numbers and dates come ready from the room that knows the language. */
export interface ChartTexts {
  level(value: number): string;
  limit(value: number): string;
  target(value: number): string;
  /** The period of a point. */
  period(index: number): string;
  /** The name of a phase; its first point carries it. */
  phase(number: number): string;
}

export interface ChartInput {
  readonly analysis: Analysis;
  readonly target: number | null;
  readonly texts: ChartTexts;
  /** In the order in which they began. */
  readonly tests?: readonly ChartTest[];
}

export interface PointMark {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly kind: "point" | "signal" | "open" | "excluded";
}

export interface PhaseMarks {
  readonly band: string | null;
  readonly limits: readonly string[];
  readonly level: string;
  readonly line: string;
  /** Towards the point of an unfinished period. */
  readonly openLine: string | null;
}

export interface Marks {
  readonly phases: readonly PhaseMarks[];
  readonly points: readonly PointMark[];
  readonly radius: number;
  readonly breaks: readonly { readonly x: number; readonly top: number; readonly bottom: number }[];
  /** A line where a test began, and one where it ended. */
  readonly tests: readonly TestLine[];
  readonly target: { readonly y: number; readonly from: number; readonly to: number } | null;
  readonly labels: readonly Label[];
}

/** Closer than this (in font sizes) points melt together: then only the last ones are drawn. */
const CLOSEST = 0.42;

/** An analysis and a box -> scales and marks. Pure: the same input is the same picture. */
export function layout({ analysis, target, texts, tests = [] }: ChartInput, box: Box): Marks {
  const { font } = box;
  const all = analysis.points;
  const first = Math.max(0, all.length - Math.max(2, Math.floor((box.width * 0.75) / (font * CLOSEST))));
  const points = all.slice(first);
  const last = analysis.phases.at(-1);
  const right = rightTexts(analysis, target, texts);
  const margin = {
    left: font * 0.5,
    right: font * 0.9 + (max(right, ({ text, bold }) => textWidth(text, font, bold)) ?? 0),
    bottom: font * 1.7,
  };
  const across = { left: margin.left, right: box.width - margin.right };
  const half = Math.min(font, Math.max(0, across.right - across.left) / Math.max(1, points.length) / 2);
  const x = scaleLinear([first, Math.max(first + 1, all.length - 1)], [across.left + half, across.right - half]);
  const step = x(first + 1) - x(first);
  const drawn = analysis.phases.filter((phase) => phase.to >= first);
  const breaks = drawn.filter((phase) => phase.from > first).map((phase) => ({ x: x(phase.from) - step / 2, phase }));
  const testEnds = testMarks(tests, first, (at) => Math.min(across.right, Math.max(across.left, x(at))));
  const named = breaks.map(({ x: at, phase }): TopMark => {
    return { key: phaseKey(phase), kind: "phase", x: at, texts: [texts.phase(phase.number)], rank: 0 };
  });
  const strip = placeTop([...named, ...testEnds], { ...across, height: box.height, font });
  const inner = { ...across, top: strip.height, bottom: box.height - margin.bottom };
  const y = valueScale(points, target, [inner.bottom, inner.top]);
  const topOf = (key: string) => strip.tops.get(key) ?? inner.top;
  return {
    phases: drawn.map((phase) => phaseMarks(all, phase, first, x, y, { step, from: inner.left, to: inner.right })),
    points: pointMarks(analysis, first, x, y),
    radius: Math.min(font * 0.24, step * 0.36),
    breaks: breaks.map((each) => ({ x: each.x, top: topOf(phaseKey(each.phase)), bottom: inner.bottom })),
    tests: testEnds.map(({ key, kind, x: at }) => ({ key, kind, x: at, top: topOf(key), bottom: inner.bottom })),
    target: target === null ? null : { y: y(target), from: 0, to: inner.right },
    labels: [
      ...placeLabels(
        right.map(({ value, ...label }) => ({ ...label, at: y(value) })),
        { x: inner.right + font * 0.45, top: font * 0.6, bottom: box.height - font * 0.62, font },
      ),
      ...dateLabels(points.length, first, texts, x, box, inner),
      ...strip.labels,
      ...drawn
        .filter((phase) => phase !== last)
        .flatMap((phase) => earlierLevel(all, phase, first, texts, x, y, box, inner)),
    ],
  };
}

interface RightText {
  readonly value: number;
  readonly text: string;
  readonly bold: boolean;
  readonly role: Label["role"];
  /** Lower goes first when there is no room for all. */
  readonly rank: number;
}

/** The level, the limits and the target that hold now, at the right end of their lines. */
function rightTexts(analysis: Analysis, target: number | null, texts: ChartTexts): RightText[] {
  const point = analysis.points.at(-1);
  if (!point) return [];
  const list: RightText[] = [];
  const { centre, upper, lower } = point;
  if (!Number.isNaN(centre))
    list.push({ value: centre, text: texts.level(centre), bold: true, role: "level", rank: 0 });
  if (target !== null) list.push({ value: target, text: texts.target(target), bold: true, role: "target", rank: 1 });
  if (!Number.isNaN(upper)) list.push({ value: upper, text: texts.limit(upper), bold: false, role: "limit", rank: 2 });
  // A limit that reads as zero is the floor of the chart and says nothing.
  if (!Number.isNaN(lower) && texts.limit(lower) !== texts.limit(0)) {
    list.push({ value: lower, text: texts.limit(lower), bold: false, role: "limit", rank: 3 });
  }
  return list;
}

/** From zero, unless all of it lies far above: then the variation would be a line. */
function valueScale(
  points: readonly AnalysedPoint[],
  target: number | null,
  range: readonly [bottom: number, top: number],
): ScaleLinear<number, number> {
  const values = points
    .flatMap(({ y, lower, upper, centre }) => [y, lower, upper, centre])
    .concat(target ?? Number.NaN)
    .filter(Number.isFinite);
  const [low = 0, high = 1] = extent(values);
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  const fromZero = low >= 0 && low < 0.2 * high;
  return scaleLinear([fromZero ? 0 : low - room, high + room], range);
}

type Scale = ScaleLinear<number, number>;

function phaseMarks(
  all: readonly AnalysedPoint[],
  phase: AnalysedPhase,
  first: number,
  x: Scale,
  y: Scale,
  room: Room,
): PhaseMarks {
  const from = Math.max(phase.from, first);
  const points = all.slice(from, phase.to + 1).map((point, i) => ({ ...point, at: x(from + i) }));
  const edges = widened(points, room);
  const hasLimits = (point: AnalysedPoint) => !Number.isNaN(point.upper) && !Number.isNaN(point.lower);
  const stepped = (value: (point: AnalysedPoint) => number) =>
    line<(typeof edges)[number]>(
      (point) => point.at,
      (point) => y(value(point)),
    )
      .defined((point) => !Number.isNaN(value(point)))
      .curve(curveStep)(edges) ?? "";
  const band = area<(typeof edges)[number]>(
    (point) => point.at,
    (point) => y(point.lower),
    (point) => y(point.upper),
  )
    .defined(hasLimits)
    .curve(curveStep)(edges);
  const open = points.findIndex((point) => point.unfinished);
  const before = open > 0 ? points[open - 1] : undefined;
  return {
    band: edges.some(hasLimits) ? band : null,
    limits: edges.some(hasLimits)
      ? [
          stepped((point) => point.upper),
          ...(edges.some((p) => p.lower > 0 || p.lower < 0) ? [stepped((point) => point.lower)] : []),
        ]
      : [],
    level: stepped((point) => point.centre),
    line: connected(
      points.filter((point) => !point.unfinished),
      y,
    ),
    openLine: before && points[open] ? connected([before, points[open]], y) : null,
  };
}

interface Room {
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/** Levels and limits reach half a step beyond the first and last point of their phase, where there is room. */
function widened<P extends { readonly at: number }>(points: readonly P[], { step, from, to }: Room): P[] {
  const [head, tail] = [points[0], points.at(-1)];
  if (!head || !tail) return [];
  const before = { ...head, at: Math.max(from, head.at - step / 2) };
  return [before, ...points, { ...tail, at: Math.min(to, tail.at + step / 2) }];
}

function connected(points: readonly (AnalysedPoint & { readonly at: number })[], y: Scale): string {
  const path = line<(typeof points)[number]>(
    (point) => point.at,
    (point) => y(point.y),
  ).defined((point) => Number.isFinite(point.y));
  return path(points) ?? "";
}

function pointMarks(analysis: Analysis, first: number, x: Scale, y: Scale): PointMark[] {
  const signals = signalPoints(analysis);
  return analysis.points.flatMap((point, index) => {
    if (index < first || !Number.isFinite(point.y)) return [];
    const kind = point.unfinished ? "open" : !point.included ? "excluded" : signals.has(index) ? "signal" : "point";
    return [{ index, x: x(index), y: y(point.y), kind } as const];
  });
}

interface Inner {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The first and the last date; the first gives way where both have no room. */
function dateLabels(count: number, first: number, texts: ChartTexts, x: Scale, box: Box, inner: Inner): Label[] {
  if (count === 0) return [];
  const y = box.height - box.font * 0.35;
  const last = first + count - 1;
  const width = (text: string) => textWidth(text, box.font, false);
  const [head, tail] = [texts.period(first), texts.period(last)];
  // The last date ends under its point, but never begins left of the chart.
  const right = Math.max(inner.left + width(tail), Math.min(box.width, x(last) + box.font * 0.5));
  const end = { text: tail, x: right, y, anchor: "end", role: "date" } as const;
  const start = { text: head, x: inner.left, y, anchor: "start", role: "date" } as const;
  const free = end.x - width(tail) - width(head) - inner.left;
  return count > 1 && free > box.font && start.text !== end.text ? [start, end] : [end];
}

function phaseKey({ number }: AnalysedPhase): string {
  return `phase ${number}`;
}

/** The level of a phase that has ended stands under its band, or above it where there is no room below. */
function earlierLevel(
  all: readonly AnalysedPoint[],
  phase: AnalysedPhase,
  first: number,
  texts: ChartTexts,
  x: Scale,
  y: Scale,
  box: Box,
  inner: Inner,
): Label[] {
  if (Number.isNaN(phase.level)) return [];
  const from = Math.max(phase.from, first);
  const text = texts.level(phase.level);
  const left = x(from);
  if (textWidth(text, box.font, true) > x(phase.to) - left + box.font) return [];
  const covered = all
    .slice(from, phase.to + 1)
    .flatMap((point) => [point.y, point.lower, point.upper].filter(Number.isFinite));
  const [low = phase.level, high = phase.level] = extent(covered);
  const below = y(low) + box.font * 1.15;
  const above = y(high) - box.font * 0.4;
  const at = below < inner.bottom ? below : above;
  // Above the chart stand the names of phases and tests.
  if (at - box.font * 0.75 < inner.top - box.font * 0.4) return [];
  return [{ text, x: left, y: at, anchor: "start", role: "level" }];
}
