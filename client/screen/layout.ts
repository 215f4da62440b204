import type { ReadingSizes } from "../../shared/screen/screen.ts";

/**
 * How a wall is laid out. `columns`: three, as in the reference drawing. `tall`: the same panels for a screen on its
 * short side. `paged`: letters so large for the panel that the panels take turns.
 */
export type WallShape = "columns" | "tall" | "paged";

/** Widths in letters of the reading size below which text would break into stumps. */
const COLUMNS_NEED = 40;
const TALL_NEEDS = 22;
const TALL_NEEDS_HEIGHT = 34;

/** @param width of the window, and its height, in the same pixels as the sizes */
export function wallShape(width: number, height: number, { read }: Pick<ReadingSizes, "read">): WallShape {
  if (height > width) return width / read >= TALL_NEEDS && height / read >= TALL_NEEDS_HEIGHT ? "tall" : "paged";
  return width / read >= COLUMNS_NEED ? "columns" : "paged";
}

/** A name longer than this takes three lines or more of an upright wall beside a day in full. */
const LONG_NAME = 24;

/** Whether the header has room for the day in short only, for the sake of the unit's name. */
export function isTightHead(shape: WallShape, name: string): boolean {
  return shape === "paged" || (shape === "tall" && name.length > LONG_NAME);
}

/**
 * How many things of at least some height stand one above the other.
 * @returns one or more: a single one may be cut by nobody but its own panel
 */
export function rowsThatFit(height: number, least: number, gap: number): number {
  return Math.max(1, Math.floor((height + gap) / (least + gap)));
}

/** The part of a list that is shown on a page; the last page may be shorter. */
export function pageOf<Item>(items: readonly Item[], perPage: number, page: number): readonly Item[] {
  return items.slice(page * perPage, (page + 1) * perPage);
}

/** A stretch of a list, without its end. */
export interface Turn {
  readonly from: number;
  readonly to: number;
}

/**
 * A list of things of different heights in as few stretches as each has room for, one above the other. What the last has
 * left over shows those before it once more: one line alone looks like all that there is.
 * @param room what they stand in, in the pixels of the heights
 * @returns at least one thing in each: a single one may be cut by nobody but its own panel
 */
export function turnsOf(heights: readonly number[], room: number, gap: number): readonly Turn[] {
  const turns: Turn[] = [];
  let from = 0;
  let used = 0;
  for (const [place, height] of heights.entries()) {
    const needed = place === from ? height : used + gap + height;
    if (needed > room && place > from) {
      turns.push({ from, to: place });
      from = place;
      used = height;
    } else used = needed;
  }
  if (from === heights.length) return turns;
  for (
    let before = heights[from - 1];
    before !== undefined && used + gap + before <= room;
    before = heights[from - 1]
  ) {
    used += gap + before;
    from -= 1;
  }
  return [...turns, { from, to: heights.length }];
}
