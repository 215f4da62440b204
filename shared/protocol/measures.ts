import * as z from "zod/mini";
import { boardId, unitId } from "../base/ids.ts";
import { feedKeyView, pointRevision } from "../measure/measure.ts";

/** Which unit's series; absent = the measure's own. */
export const unitQuery = z.object({ unitId: z.optional(unitId) });
/** The same, and without the figures where somebody fetches them in parts. */
export const seriesQuery = z.extend(unitQuery, { points: z.optional(z.literal("none")) });
/** The part of a long series that follows a place. */
export const columnsQuery = z.extend(unitQuery, {
  period: z.optional(z.string().check(z.maxLength(40))),
  key: z.optional(z.string().check(z.maxLength(200))),
});
/** Measures around a unit or around a board's unit; absent = all. */
export const aroundQuery = z.object({ unitId: z.optional(unitId), boardId: z.optional(boardId) });
export const feedKeysQuery = z.object({ unitId });
/** The key itself is in this answer and nowhere else. */
export const madeFeedKey = z.object({ key: z.string(), item: feedKeyView });
export const historyReply = z.object({ items: z.array(pointRevision) });
