import type { Box, Size } from "./camera.ts";
import { distanceToLine, type Point, unpackInk } from "./ink.ts";
import type { Arrow, Stroke, SurfaceObject } from "./schema.ts";

/** How wide things are, in units; how high, only the screen that draws their text knows. */
export const NOTE_WIDTH = 220;
export const CARD_WIDTH = 320;
const NOTE_HEIGHT = 220;
const CARD_HEIGHT = 110;
const TEXT_SIZE: Size = { width: 260, height: 48 };

/** What a screen has measured of the things that it draws. */
export type Sizes = ReadonlyMap<string, Size>;

/** Unpacked once for each stroke as it stands: a stroke's points never change, its place does. */
const unpacked = new WeakMap<Stroke, { readonly points: readonly Point[]; readonly box: Box }>();

function inkOf(stroke: Stroke): { readonly points: readonly Point[]; readonly box: Box } {
  const known = unpacked.get(stroke);
  if (known) return known;
  const points = unpackInk(stroke.points) ?? [];
  const half = stroke.width / 2;
  const made = { points, box: grown(around(points), half) };
  unpacked.set(stroke, made);
  return made;
}

/** The points of a stroke, from 0,0: its place is beside them. */
export function pointsOf(stroke: Stroke): readonly Point[] {
  return inkOf(stroke).points;
}

/** The box of a stroke's ink, from 0,0. */
export function inkBox(stroke: Stroke): Box {
  return inkOf(stroke).box;
}

export function around(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return left === Infinity
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** One box around all; undefined for none. */
export function aroundAll(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  return around(
    boxes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
  );
}

function sizeOf(object: SurfaceObject, sizes: Sizes): Size {
  const measured = sizes.get(object.id);
  if (measured) return measured;
  if (object.kind === "note") return { width: NOTE_WIDTH, height: NOTE_HEIGHT };
  return object.kind === "card" ? { width: CARD_WIDTH, height: CARD_HEIGHT } : TEXT_SIZE;
}

/** An object by its id, for the ends of arrows. */
export type Find = (id: string) => SurfaceObject | undefined;

export function boxOf(object: SurfaceObject, sizes: Sizes, find: Find): Box {
  if (object.kind === "stroke") {
    const box = inkBox(object);
    return { ...box, x: box.x + object.x, y: box.y + object.y };
  }
  if (object.kind === "arrow") return grown(around(endsOf(object, sizes, find)), 6);
  return { x: object.x, y: object.y, ...sizeOf(object, sizes) };
}

/** Both ends of an arrow: a fastened one lies at the edge of its object, towards the other end. */
export function endsOf(arrow: Arrow, sizes: Sizes, find: Find): [Point, Point] {
  const held = (id: string | null): Box | undefined => {
    const object = id === null ? undefined : find(id);
    return object && isThing(object) ? boxOf(object, sizes, find) : undefined;
  };
  const [from, to] = [held(arrow.from), held(arrow.to)];
  const start = from ? centre(from) : { x: arrow.x, y: arrow.y };
  const end = to ? centre(to) : { x: arrow.x + arrow.dx, y: arrow.y + arrow.dy };
  return [from ? edgeTowards(from, end) : start, to ? edgeTowards(to, start) : end];
}

/** What arrows are fastened to, and what has an edge: everything but lines. */
export function isThing(object: SurfaceObject): boolean {
  return object.kind !== "stroke" && object.kind !== "arrow";
}

function centre({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Air between an object and the end of its arrow. */
const GAP = 6;

function edgeTowards(box: Box, point: Point): Point {
  const middle = centre(box);
  const [dx, dy] = [point.x - middle.x, point.y - middle.y];
  const [reachX, reachY] = [box.width / 2 + GAP, box.height / 2 + GAP];
  const share = Math.min(
    dx === 0 ? Infinity : reachX / Math.abs(dx),
    dy === 0 ? Infinity : reachY / Math.abs(dy),
    // The other end lies inside: then the arrow has no length.
    1,
  );
  return { x: middle.x + dx * share, y: middle.y + dy * share };
}

export function isInside(point: Point, box: Box): boolean {
  return point.x >= box.x && point.y >= box.y && point.x <= box.x + box.width && point.y <= box.y + box.height;
}

function overlap(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** @param reach how far beside a line a finger may land, in units */
function isHit(object: SurfaceObject, at: Point, reach: number, sizes: Sizes, find: Find): boolean {
  if (!isInside(at, grown(boxOf(object, sizes, find), isThing(object) ? 0 : reach))) return false;
  if (object.kind === "arrow") {
    const [start, end] = endsOf(object, sizes, find);
    return distanceToLine(at, start, end) <= reach;
  }
  if (object.kind !== "stroke") return true;
  const points = pointsOf(object);
  const local = { x: at.x - object.x, y: at.y - object.y };
  const near = reach + object.width / 2;
  return points.some((point, index) => distanceToLine(local, points[index - 1] ?? point, point) <= near);
}

/** The topmost object under a point. */
export function hitTest(
  objects: readonly SurfaceObject[],
  at: Point,
  reach: number,
  sizes: Sizes,
  find: Find,
): SurfaceObject | undefined {
  let found: SurfaceObject | undefined;
  for (const object of objects) {
    if (found && !isAbove(object, found)) continue;
    if (isHit(object, at, reach, sizes, find)) found = object;
  }
  return found;
}

/** All that lies under a point, as an eraser finds it. */
export function allUnder(
  objects: readonly SurfaceObject[],
  at: Point,
  reach: number,
  sizes: Sizes,
  find: Find,
): SurfaceObject[] {
  return objects.filter((object) => isHit(object, at, reach, sizes, find));
}

function isAbove(a: SurfaceObject, b: SurfaceObject): boolean {
  return a.z > b.z || (a.z === b.z && a.id > b.id);
}

/** What a frame drawn with the hand takes up: all that it touches, and lines that lie wholly in it. */
export function within(objects: readonly SurfaceObject[], frame: Box, sizes: Sizes, find: Find): SurfaceObject[] {
  return objects.filter((object) => {
    const box = boxOf(object, sizes, find);
    if (isThing(object)) return overlap(frame, box);
    return isInside(box, frame) && isInside({ x: box.x + box.width, y: box.y + box.height }, frame);
  });
}

/** Things whose tops lie so near each other stand in one row to a reader. */
const ROW = 120;

/** As one reads a page: row by row, each from the left. */
export function readingOrder<T extends { readonly id: string; readonly x: number; readonly y: number }>(
  objects: readonly T[],
): T[] {
  const rows: T[][] = [];
  for (const object of objects.toSorted((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1))) {
    const row = rows.at(-1);
    if (row?.[0] && object.y - row[0].y < ROW) row.push(object);
    else rows.push([object]);
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.x - b.x || a.y - b.y));
}
