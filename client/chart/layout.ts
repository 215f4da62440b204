import { extent, max } from "d3-array";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { AnalysedPhase, AnalysedPoint, Analysis } from "../../shared/spc/analyse.ts";
import { signalPoints } from "../../shared/spc/explain.ts";
import { type Across, acrossOf, standing } from "./across.ts";
import { placeBottom } from "./bottomStrip.ts";
import { type Label, placeLabels, textWidth } from "./labels.ts";
import { type PhaseMarks, phaseMarks } from "./phaseMarks.ts";
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
  /** Which way is better, in words with an arrow; absent where neither is. */
  readonly better?: string;
}

export interface ChartInput {
  readonly analysis: Analysis;
  readonly target: number | null;
  readonly texts: ChartTexts;
  /** In the order in which they began. */
  readonly tests?: readonly ChartTest[];
  /** How many periods each point comes after the first: periods without figures are gaps. Absent = side by side. */
  readonly places?: readonly number[];
  /** Numbers of an axis, where the reader wants one; a low box has no room for it. */
  readonly axis?: ((value: number) => string) | undefined;
  /** What the axis holds in any case: the same for charts that stand side by side. */
  readonly reach?: readonly number[] | undefined;
}

export interface PointMark {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly kind: "point" | "signal" | "open" | "excluded";
}

export interface Marks {
  readonly phases: readonly PhaseMarks[];
  readonly points: readonly PointMark[];
  readonly radius: number;
  readonly breaks: readonly { readonly x: number; readonly top: number; readonly bottom: number }[];
  /** A line where a test began, and one where it ended; one where something was noted. */
  readonly tests: readonly TestLine[];
  readonly target: { readonly y: number; readonly from: number; readonly to: number } | null;
  readonly labels: readonly Label[];
}

/** An analysis and a box -> scales and marks. Pure: the same input is the same picture. */
export function layout(input: ChartInput, box: Box): Marks {
  const { analysis, target, texts, tests = [], places, axis } = input;
  const held = [target ?? Number.NaN, ...(input.reach ?? [])];
  const { font } = box;
  const all = analysis.points;
  const at = standing(all.length, places);
  const right = rightTexts(analysis, target, texts);
  const ticks = axisTicks(all, held, axis, box);
  const across = acrossOf(at, {
    left: font * 0.5 + (max(ticks, ({ text }) => textWidth(text, font, false) + font * 0.4) ?? 0),
    right: box.width - font * 0.9 - (max(right, ({ text, bold }) => textWidth(text, font, bold)) ?? 0),
    font,
    width: box.width,
  });
  const { x, first, step } = across;
  const last = analysis.phases.at(-1);
  const drawn = analysis.phases.filter((phase) => phase.to >= first);
  const breaks = drawn.filter((phase) => phase.from > first).map((phase) => ({ x: x(phase.from) - step / 2, phase }));
  const testEnds = testMarks(tests, first, (place) => Math.min(across.right, Math.max(across.left, x(place))));
  const named = breaks.map(({ x: place, phase }): TopMark => {
    return { key: phaseKey(phase), kind: "phase", x: place, texts: [texts.phase(phase.number)], rank: 0 };
  });
  const strip = placeTop([...named, ...testEnds], { ...across, height: box.height, font });
  const bottom = placeBottom(
    { ...endDates(all.length, first, texts), better: texts.better ?? "", key: strip.key },
    { ...across, last: all.length === 0 ? across.left : x(all.length - 1), ...box },
  );
  const inner = { ...across, top: strip.height, bottom: box.height - bottom.height };
  const y = valueScale(all.slice(first), held, [inner.bottom, inner.top]);
  const topOf = (key: string) => strip.tops.get(key) ?? inner.top;
  return {
    phases: drawn.map((phase) => phaseMarks(all, phase, across, y, at)),
    points: pointMarks(analysis, first, x, y),
    // In a box that is hardly wider than its texts the places turn round: nothing is drawn there, never less than nothing.
    radius: Math.max(0, Math.min(font * 0.24, step * 0.36)),
    breaks: breaks.map((each) => ({ x: each.x, top: topOf(phaseKey(each.phase)), bottom: inner.bottom })),
    tests: testEnds.map(({ key, kind, x: place }) => ({ key, kind, x: place, top: topOf(key), bottom: inner.bottom })),
    target: target === null ? null : { y: y(target), from: across.left - font * 0.5, to: inner.right },
    labels: [
      ...placeLabels(
        right.map(({ value, ...label }) => ({ ...label, at: y(value) })),
        { x: inner.right + font * 0.45, top: font * 0.6, bottom: inner.bottom + font * 1.08, font },
      ),
      ...ticks.map(({ value, text }): Label => {
        return { text, x: across.left - font * 0.4, y: y(value) + font * 0.36, anchor: "end", role: "axis" };
      }),
      ...bottom.labels,
      ...strip.labels,
      ...drawn
        .filter((phase) => phase !== last)
        .flatMap((phase) => earlierLevel(all, phase, texts, { across, y, font, inner })),
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
  held: readonly number[],
  range: readonly [bottom: number, top: number],
): ScaleLinear<number, number> {
  const values = points
    .flatMap(({ y, lower, upper, centre }) => [y, lower, upper, centre])
    .concat(held)
    .filter(Number.isFinite);
  const [low = 0, high = 1] = extent(values);
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  const fromZero = low >= 0 && low < 0.2 * high;
  return scaleLinear([fromZero ? 0 : low - room, high + room], range);
}

type Scale = ScaleLinear<number, number>;

/** A low box has no room for an axis: there the level and the limits carry the numbers. */
const AXIS_FROM = 12;

function axisTicks(
  all: readonly AnalysedPoint[],
  held: readonly number[],
  axis: ChartInput["axis"],
  { height, font }: Box,
) {
  if (!axis || all.length === 0 || height < AXIS_FROM * font) return [];
  const y = valueScale(all, held, [height, 0]);
  const ticks = y.ticks(Math.min(6, Math.floor(height / (font * 3)))).map((value) => ({ value, text: axis(value) }));
  // With few decimals two ticks may read the same: the first says it.
  return ticks.filter(({ text }, i) => text !== ticks[i - 1]?.text);
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

function endDates(count: number, first: number, texts: ChartTexts): { head: string; tail: string } {
  if (count === 0) return { head: "", tail: "" };
  const [head, tail] = [texts.period(first), texts.period(count - 1)];
  return { head: count > 1 && head !== tail ? head : "", tail };
}

function phaseKey({ number }: AnalysedPhase): string {
  return `phase ${number}`;
}

interface Room {
  readonly across: Across;
  readonly y: Scale;
  readonly font: number;
  readonly inner: Inner;
}

/** The level of a phase that has ended stands under its band, or above it where there is no room below. */
function earlierLevel(
  all: readonly AnalysedPoint[],
  phase: AnalysedPhase,
  texts: ChartTexts,
  { across, y, font, inner }: Room,
): Label[] {
  if (Number.isNaN(phase.level)) return [];
  const from = Math.max(phase.from, across.first);
  const text = texts.level(phase.level);
  const left = across.x(from);
  if (textWidth(text, font, true) > across.x(phase.to) - left + font) return [];
  const covered = all
    .slice(from, phase.to + 1)
    .flatMap((point) => [point.y, point.lower, point.upper].filter(Number.isFinite));
  const [low = phase.level, high = phase.level] = extent(covered);
  const below = y(low) + font * 1.15;
  const above = y(high) - font * 0.4;
  const at = below < inner.bottom ? below : above;
  // Above the chart stand the names of phases and tests.
  if (at - font * 0.75 < inner.top - font * 0.4) return [];
  return [{ text, x: left, y: at, anchor: "start", role: "level" }];
}
