import type { PointMark } from "./layout.ts";

/**
 * Where a key leads among the points that are drawn. Arrows begin at the end that they come from; S goes to the next signal, and
 * round; with shift to the one before.
 * @returns `null` to leave the points, `undefined` where the key means nothing here
 */
export function stepTo(
  key: string,
  isBack: boolean,
  points: readonly PointMark[],
  at: PointMark | undefined,
): PointMark | null | undefined {
  const here = at ? points.indexOf(at) : -1;
  const last = points.length - 1;
  switch (key) {
    case "ArrowRight":
      return points[at ? Math.min(last, here + 1) : 0];
    case "ArrowLeft":
      return points[at ? Math.max(0, here - 1) : last];
    case "Home":
      return points[0];
    case "End":
      return points[last];
    case "s":
    case "S":
      return nextSignal(points, here, isBack);
    case "Escape":
      return at ? null : undefined;
    default:
      return undefined;
  }
}

function nextSignal(points: readonly PointMark[], here: number, isBack: boolean): PointMark | undefined {
  const signals = points.flatMap(({ kind }, i) => (kind === "signal" ? [i] : []));
  const next = isBack
    ? (signals.findLast((i) => here < 0 || i < here) ?? signals.at(-1))
    : (signals.find((i) => i > here) ?? signals[0]);
  return next === undefined ? undefined : points[next];
}

/** The point nearest to a place from left to right. */
export function nearestTo(points: readonly PointMark[], x: number): PointMark | undefined {
  return points.reduce<PointMark | undefined>(
    (best, point) => (!best || Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best),
    undefined,
  );
}
