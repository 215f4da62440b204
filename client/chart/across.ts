import { type ScaleLinear, scaleLinear } from "d3-scale";

/** Where points stand from left to right. */
export interface Across {
  /** Index of a point, or a place between two, to pixels. */
  readonly x: ScaleLinear<number, number>;
  /** Width of one period. */
  readonly step: number;
  /** The first point that is drawn. */
  readonly first: number;
  readonly left: number;
  readonly right: number;
}

/** Closer than this (in font sizes) points melt together: then only the last ones are drawn. */
const CLOSEST = 0.42;
/** A gap takes the room of so many periods at most: a year without figures shall not push what there is together. */
const WIDEST_GAP = 4;

/**
 * Places of the points in periods from the first, so that one without figures leaves a gap.
 * @param places how many periods each point comes after the first; absent = all side by side
 */
export function standing(count: number, places: readonly number[] | undefined): readonly number[] {
  if (places?.length !== count) return Array.from({ length: count }, (_, i) => i);
  let at = 0;
  return places.map((place, i) => {
    const apart = i === 0 ? 0 : place - (places[i - 1] ?? place);
    at += Math.min(WIDEST_GAP, i === 0 ? 0 : Math.max(1, apart));
    return at;
  });
}

/** @param room edges of what is drawn, in pixels */
export function acrossOf(
  at: readonly number[],
  { left, right, font, width }: { left: number; right: number; font: number; width: number },
): Across {
  const last = at.length - 1;
  const most = Math.max(2, Math.floor((width * 0.75) / (font * CLOSEST)));
  const first = Math.max(
    0,
    at.findIndex((place) => (at[last] ?? 0) - place < most),
  );
  const periods = (at[last] ?? 0) - (at[first] ?? 0) + 1;
  const half = Math.min(font, Math.max(0, right - left) / Math.max(1, periods) / 2);
  const place = scaleLinear(
    [at[first] ?? 0, Math.max((at[first] ?? 0) + 1, at[last] ?? 0)],
    [left + half, right - half],
  );
  const step = place(1) - place(0);
  const indices = at.length - first > 1 ? at.slice(first).map((_, i) => first + i) : [first, first + 1];
  const x = scaleLinear(
    indices,
    indices.map((index, i) => place(at[index] ?? (at[first] ?? 0) + i)),
  );
  return { x, step, first, left, right };
}

/** Whether periods without figures lie between a point and the one before it. */
export function isAfterGap(at: readonly number[], index: number): boolean {
  return index > 0 && (at[index] ?? 0) - (at[index - 1] ?? 0) > 1;
}
