/**
 * A stroke as one string. Its points are numbered in half units from its first point; each is written as its difference from
 * the one before, in symbols of five bits and a mark that more follow, lowest bits first and the sign in the lowest of all
 * (as in the source maps of browsers). Of 64 symbols none is a digit: no ink can look like a number to those who search
 * texts for the identity of a patient.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** So many symbols at most: some 1,200 points, half a minute of writing. What is longer goes on as another stroke. */
export const LONGEST_INK = 4_000;

const SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-:=";
const VALUES: ReadonlyMap<string, number> = new Map([...SYMBOLS].map((symbol, value) => [symbol, value]));
const STEPS_A_UNIT = 2;
const MORE = 32;

function symbolsOf(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = "";
  do {
    const low = rest % MORE;
    rest = Math.floor(rest / MORE);
    text += SYMBOLS[rest > 0 ? low + MORE : low];
  } while (rest > 0);
  return text;
}

/** @param points in units of the surface; the first of them is the place of the stroke */
export function packInk(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return "";
  let text = "";
  let before = { x: 0, y: 0 };
  for (const point of points.slice(1)) {
    const at = {
      x: Math.round((point.x - first.x) * STEPS_A_UNIT),
      y: Math.round((point.y - first.y) * STEPS_A_UNIT),
    };
    text += symbolsOf(at.x - before.x) + symbolsOf(at.y - before.y);
    before = at;
  }
  return text;
}

/** @returns the points in units of the surface, from 0,0; undefined for a text that is no ink */
export function unpackInk(text: string): Point[] | undefined {
  const numbers = readNumbers(text);
  if (!numbers || numbers.length % 2 !== 0) return undefined;
  const points: Point[] = [{ x: 0, y: 0 }];
  let x = 0;
  let y = 0;
  for (let at = 0; at < numbers.length; at += 2) {
    x += numbers[at] ?? 0;
    y += numbers[at + 1] ?? 0;
    points.push({ x: x / STEPS_A_UNIT, y: y / STEPS_A_UNIT });
  }
  return points;
}

export function isInk(text: string): boolean {
  return unpackInk(text) !== undefined;
}

/** Four symbols hold any step that fits on a surface. */
const MOST_SYMBOLS = 4;

function readNumbers(text: string): number[] | undefined {
  const numbers: number[] = [];
  let value = 0;
  let count = 0;
  for (const symbol of text) {
    const bits = VALUES.get(symbol);
    if (bits === undefined || count === MOST_SYMBOLS) return undefined;
    value += (bits % MORE) * MORE ** count;
    count += 1;
    if (bits >= MORE) continue;
    numbers.push(value % 2 === 1 ? -(value - 1) / 2 : value / 2);
    value = 0;
    count = 0;
  }
  // Cut off in the middle of a number.
  return count === 0 ? numbers : undefined;
}

/** The first of so many points that still fit in one string; the next stroke goes on from the last of them. */
export function splitInk(points: readonly Point[]): Point[][] {
  const strokes: Point[][] = [];
  let rest = [...points];
  while (rest.length > 0) {
    let fits = rest.length;
    while (fits > 2 && packInk(rest.slice(0, fits)).length > LONGEST_INK) fits = Math.ceil(fits / 2);
    strokes.push(rest.slice(0, fits));
    rest = fits < rest.length ? rest.slice(fits - 1) : [];
  }
  return strokes;
}

/**
 * Leaves out the points that a line hardly bends at: a hand that rests sends dozens of them.
 * @param tolerance in units, how far the line may move. Source: Ramer 1972, Douglas and Peucker 1973
 */
export function thinOut(points: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  const kept = new Set([0, points.length - 1]);
  const stretches: [number, number][] = [[0, points.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch;
    const far = farthest(points, from, to);
    if (!far || far.distance <= tolerance) continue;
    kept.add(far.at);
    stretches.push([from, far.at], [far.at, to]);
  }
  return points.filter((_, at) => kept.has(at));
}

function farthest(points: readonly Point[], from: number, to: number): { at: number; distance: number } | undefined {
  const [start, end] = [points[from], points[to]];
  if (!start || !end) return undefined;
  let found: { at: number; distance: number } | undefined;
  for (let at = from + 1; at < to; at += 1) {
    const point = points[at];
    if (!point) continue;
    const distance = distanceToLine(point, start, end);
    if (!found || distance > found.distance) found = { at, distance };
  }
  return found;
}

/** From a point to the nearest point of a stretch. */
export function distanceToLine(point: Point, start: Point, end: Point): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - start.x) * dx + (point.y - start.y) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - start.x - share * dx, point.y - start.y - share * dy);
}
