import * as z from "zod/mini";
import { measureId, type MeasureId } from "../base/ids.ts";
import type { LocalTime } from "../base/time.ts";

/** What the wall may show between meetings, in the order in which it answers: yesterday, today, who answered, what waits. */
export const WALL_PARTS = ["cross", "today", "answers", "thanks", "ideas", "measures"] as const;
export const wallPart = z.enum(WALL_PARTS);
export type WallPart = z.infer<typeof wallPart>;

/**
 * What may stand beside the stage of a step in place of what the step puts there itself; `new` and `testing` are the cards of
 * those lanes.
 */
export const RAIL_PANELS = ["none", "cross", "today", "answers", "new", "testing", "measures"] as const;
export const railPanel = z.enum(RAIL_PANELS);
export type RailPanel = z.infer<typeof railPanel>;

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** What a meeting type shows. A type without one shows everything, which is right for most. */
export const layoutSchema = z.object({
  panels: z.array(wallPart).check(
    z.minLength(1),
    z.refine((panels) => new Set(panels).size === panels.length, "each part once"),
  ),
  /** Of the board's measures these alone; null = all. */
  measures: z.nullable(z.array(measureId).check(z.maxLength(20))),
  /** From this time of day the wall shows this layout; null = while this is the meeting that comes next. */
  from: z.nullable(time),
});
export type Layout = z.infer<typeof layoutSchema>;

export const USUAL_LAYOUT: Layout = { panels: [...WALL_PARTS], measures: null, from: null };

interface Laid {
  readonly id: string;
  readonly layout?: Layout | undefined;
}

/**
 * The layout of the wall between meetings: by the clock where a type says so, the last such time that has passed (before the
 * first of a day, the last of the day before); else that of the meeting that comes next, or the first there is.
 */
export function layoutNow(types: readonly Laid[], next: string | undefined, now: LocalTime): Layout {
  const byClock = types
    .flatMap(({ layout }) => (layout?.from ? [{ layout, from: layout.from }] : []))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const timed = byClock.findLast(({ from }) => from <= now) ?? byClock.at(-1);
  if (timed) return timed.layout;
  const type = types.find(({ id }) => id === next) ?? types[0];
  return type?.layout ?? USUAL_LAYOUT;
}

/** Those of a board's tiles that a layout shows. */
export function tilesOf<Tile extends { readonly measureId: MeasureId }>(
  tiles: readonly Tile[],
  { measures }: Pick<Layout, "measures">,
): readonly Tile[] {
  return measures === null ? tiles : tiles.filter(({ measureId: id }) => measures.includes(id));
}

/** Columns of the wall, left to right, with what stands in each from the top; an empty one leaves its place to the others. */
export function wallColumns({ panels }: Pick<Layout, "panels">): readonly (readonly WallPart[])[] {
  const columns: readonly (readonly WallPart[])[] = [["cross", "today"], ["answers", "thanks", "ideas"], ["measures"]];
  return columns
    .map((column) => column.filter((panel) => panels.includes(panel)))
    .filter((column) => column.length > 0);
}
