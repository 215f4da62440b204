import type { Point } from "../../shared/surface/ink.ts";

/**
 * A smooth line through points, as the `d` of an SVG path: each point bends the line, and it passes the middles between
 * them. A single point is a dot, which round caps draw.
 */
export function inkPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const last = rest.pop();
  if (!last) return `M${first.x} ${first.y}h.01`;
  let path = `M${first.x} ${first.y}`;
  for (const [at, point] of rest.entries()) {
    const next = rest[at + 1] ?? last;
    path += `Q${point.x} ${point.y} ${short((point.x + next.x) / 2)} ${short((point.y + next.y) / 2)}`;
  }
  return `${path}L${last.x} ${last.y}`;
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The two strokes of an arrow's point, at its end. */
export function arrowHead(start: Point, end: Point, length: number): string {
  const angle = Math.atan2(end.y - start.y, end.x - start.x);
  const wing = (turn: number) => {
    const [x, y] = [end.x - length * Math.cos(angle + turn), end.y - length * Math.sin(angle + turn)];
    return `M${short(x)} ${short(y)}L${short(end.x)} ${short(end.y)}`;
  };
  return wing(0.5) + wing(-0.5);
}
