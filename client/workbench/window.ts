/** Which points are in sight: indices of the first and the last. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Fewer points than this at a time show no variation. */
const LEAST = 12;

/** All points, or as many as there are. */
export function whole(count: number): Window {
  return { from: 0, to: Math.max(0, count - 1) };
}

/** The window moved and cut so that it lies within the series. */
export function within({ from, to }: Window, count: number): Window {
  const size = Math.min(Math.max(to - from, Math.min(LEAST, count) - 1), Math.max(0, count - 1));
  const start = Math.min(Math.max(0, Math.round(from)), Math.max(0, count - 1 - size));
  return { from: start, to: start + Math.round(size) };
}

/** @param factor below 1 shows fewer points  @param around the point that stays where it is */
export function zoomed(window: Window, factor: number, around: number, count: number): Window {
  const size = window.to - window.from;
  const next = size * factor;
  const share = size === 0 ? 0.5 : (around - window.from) / size;
  const from = around - share * next;
  return within({ from, to: from + Math.round(next) }, count);
}

/** @param by in windows: 0.25 moves a quarter of what is in sight */
export function moved(window: Window, by: number, count: number): Window {
  const step = Math.round((window.to - window.from + 1) * by);
  return within({ from: window.from + step, to: window.to + step }, count);
}

/** The window as it is, or moved just so far that a point is in it. */
export function showing(window: Window, point: number, count: number): Window {
  if (point < window.from) return within({ from: point, to: point + window.to - window.from }, count);
  if (point > window.to) return within({ from: point - (window.to - window.from), to: point }, count);
  return window;
}
