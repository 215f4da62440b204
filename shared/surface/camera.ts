import type { Point } from "./ink.ts";

/** What of the surface a screen shows: the point in its upper left corner, and how many pixels a unit takes. */
export interface Camera extends Point {
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Box extends Point, Size {}

export const LEAST_ZOOM = 0.1;
export const MOST_ZOOM = 8;

/** @param pixel from the corner of the stage */
export function onSurface(camera: Camera, pixel: Point): Point {
  return { x: camera.x + pixel.x / camera.zoom, y: camera.y + pixel.y / camera.zoom };
}

export function onScreen(camera: Camera, point: Point): Point {
  return { x: (point.x - camera.x) * camera.zoom, y: (point.y - camera.y) * camera.zoom };
}

/** What lies under this point of the screen stays under it. */
export function zoomAt(camera: Camera, at: Point, zoom: number): Camera {
  const next = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
  const held = onSurface(camera, at);
  return { x: held.x - at.x / next, y: held.y - at.y / next, zoom: next };
}

/** @param by in pixels of the screen, as the hand moved */
export function panBy(camera: Camera, by: Point): Camera {
  return { ...camera, x: camera.x - by.x / camera.zoom, y: camera.y - by.y / camera.zoom };
}

/** Two fingers: what lay under each lies under it again. The middle of the two and their distance are all that counts. */
export function pinch(camera: Camera, before: readonly [Point, Point], after: readonly [Point, Point]): Camera {
  const [from, to] = [middle(before), middle(after)];
  const apart = distance(before);
  const zoom = apart === 0 ? camera.zoom : (camera.zoom * distance(after)) / apart;
  return zoomAt(panBy(camera, { x: to.x - from.x, y: to.y - from.y }), to, zoom);
}

/** All of a box, in the middle, with air around it; never nearer than `nearest`. */
export function showing(box: Box, screen: Size, nearest: number, air = 0.06): Camera {
  const room = { width: screen.width * (1 - 2 * air), height: screen.height * (1 - 2 * air) };
  const fits = Math.min(room.width / Math.max(1, box.width), room.height / Math.max(1, box.height));
  const zoom = Math.min(nearest, MOST_ZOOM, Math.max(LEAST_ZOOM, fits));
  return {
    x: box.x + box.width / 2 - screen.width / zoom / 2,
    y: box.y + box.height / 2 - screen.height / zoom / 2,
    zoom,
  };
}

export interface Wheel {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 for pixels, 1 for lines, as the browser says. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Turns of this size and more in one event come from a wheel with notches; a trackpad glides in small steps. */
const NOTCH = 80;

/** A wheel zooms, two fingers on a trackpad pan, and a pinch on one (the browser says Ctrl) zooms. */
export function wheel(camera: Camera, at: Point, turn: Wheel): Camera {
  const pixels = turn.deltaMode === 0 ? 1 : 16;
  const isWheel = turn.deltaMode !== 0 || (turn.deltaX === 0 && Math.abs(turn.deltaY) >= NOTCH);
  if (turn.ctrlKey || turn.metaKey || (isWheel && !turn.shiftKey)) {
    const strength = Math.max(-120, Math.min(120, turn.deltaY * pixels));
    return zoomAt(camera, at, camera.zoom * Math.exp(-strength / (isWheel ? 500 : 150)));
  }
  const by = turn.shiftKey && turn.deltaX === 0 ? { x: turn.deltaY, y: 0 } : { x: turn.deltaX, y: turn.deltaY };
  return panBy(camera, { x: -by.x * pixels, y: -by.y * pixels });
}

/** The camera moved no farther than needed for a box to be seen whole; unchanged when it is. */
export function bringing(camera: Camera, box: Box, screen: Size): Camera {
  const seen = { width: screen.width / camera.zoom, height: screen.height / camera.zoom };
  const along = (at: number, from: number, length: number, room: number): number => {
    if (from < at || length > room) return from;
    return from + length > at + room ? from + length - room : at;
  };
  const x = along(camera.x, box.x, box.width, seen.width);
  const y = along(camera.y, box.y, box.height, seen.height);
  return x === camera.x && y === camera.y ? camera : { ...camera, x, y };
}

function middle([a, b]: readonly [Point, Point]): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distance([a, b]: readonly [Point, Point]): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
