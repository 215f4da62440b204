import type { ScaleLinear } from "d3-scale";
import { area, curveStep, line } from "d3-shape";
import type { AnalysedPhase, AnalysedPoint } from "../../shared/spc/analyse.ts";
import { type Across, isAfterGap } from "./across.ts";

export interface PhaseMarks {
  readonly band: string | null;
  readonly limits: readonly string[];
  readonly level: string;
  readonly line: string;
  /** Towards the point of an unfinished period. */
  readonly openLine: string | null;
}

type Scale = ScaleLinear<number, number>;
type Edge = AnalysedPoint & { readonly at: number };
type Stop = Edge & { readonly index: number };

/** Band, limits, level and line of one phase. @param at places of all points, to know the gaps */
export function phaseMarks(
  all: readonly AnalysedPoint[],
  phase: AnalysedPhase,
  across: Across,
  y: Scale,
  at: readonly number[],
): PhaseMarks {
  const from = Math.max(phase.from, across.first);
  const points = all
    .slice(from, phase.to + 1)
    .map((point, i): Stop => ({ ...point, at: across.x(from + i), index: from + i }));
  const edges = widened(points, across);
  const hasLimits = (point: AnalysedPoint) => !Number.isNaN(point.upper) && !Number.isNaN(point.lower);
  const stepped = (value: (point: AnalysedPoint) => number) =>
    line<Edge>(
      (point) => point.at,
      (point) => y(value(point)),
    )
      .defined((point) => !Number.isNaN(value(point)))
      .curve(curveStep)(edges) ?? "";
  const band = area<Edge>(
    (point) => point.at,
    (point) => y(point.lower),
    (point) => y(point.upper),
  )
    .defined(hasLimits)
    .curve(curveStep)(edges);
  const isLimited = edges.some(hasLimits);
  const hasLower = edges.some((point) => point.lower > 0 || point.lower < 0);
  return {
    band: isLimited ? band : null,
    limits: isLimited ? [stepped((point) => point.upper), ...(hasLower ? [stepped((point) => point.lower)] : [])] : [],
    level: stepped((point) => point.centre),
    line: connected(
      points.filter((point) => !point.unfinished),
      y,
      at,
    ),
    openLine: openLine(points, y, at),
  };
}

/** Levels and limits reach half a step beyond the first and last point of their phase, where there is room. */
function widened(points: readonly Stop[], { step, left, right }: Across): Edge[] {
  const [head, tail] = [points[0], points.at(-1)];
  if (!head || !tail) return [];
  const before = { ...head, at: Math.max(left, head.at - step / 2) };
  return [before, ...points, { ...tail, at: Math.min(right, tail.at + step / 2) }];
}

/** A line through what is missing would claim figures that nobody has: it breaks there. */
function connected(points: readonly Stop[], y: Scale, at: readonly number[]): string {
  const stops = points.flatMap((point) => (isAfterGap(at, point.index) ? [undefined, point] : [point]));
  const path = line<Stop | undefined>(
    (point) => point?.at ?? 0,
    (point) => y(point?.y ?? 0),
  ).defined((point) => point !== undefined && Number.isFinite(point.y));
  return path(stops) ?? "";
}

function openLine(points: readonly Stop[], y: Scale, at: readonly number[]): string | null {
  const place = points.findIndex((point) => point.unfinished);
  const [before, open] = [points[place - 1], points[place]];
  if (place < 1 || !before || !open || isAfterGap(at, open.index)) return null;
  return connected([before, open], y, at);
}
