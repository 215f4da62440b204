import * as z from "zod/mini";
import { boardId, unitId } from "../base/ids.ts";
import { feedKeyView, quietSeries } from "../measure/feedKey.ts";
import { measureView, pointRevision, seriesView } from "../measure/measure.ts";

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
/** What has gone quiet in a unit and below it, the longest first. */
export const quietReply = z.object({
  items: z.array(quietSeries),
  /** How many there are, also of those not listed. */
  count: z.number(),
});
export const historyReply = z.object({ items: z.array(pointRevision) });

/**
 * What programs ask for: `below` adds every unit below with figures of its own; `decimal=comma` is for a spreadsheet that is
 * set to Norwegian.
 */
export const analysisQuery = z.extend(unitQuery, {
  below: z.optional(z.literal("yes")),
  format: z.optional(z.enum(["json", "csv"])),
  decimal: z.optional(z.enum(["point", "comma"])),
});

/** Series side by side under a unit, `from` how many on, in the order of the organisation; `count` is how many there are. */
export const panelsQuery = z.extend(unitQuery, { from: z.optional(z.string().check(z.regex(/^\d{1,5}$/))) });
export const panelSchema = z.omit(seriesView, { measure: true });
export type Panel = z.infer<typeof panelSchema>;
export const panelsReply = z.object({ measure: measureView, items: z.array(panelSchema), count: z.number() });
export type Panels = z.infer<typeof panelsReply>;
