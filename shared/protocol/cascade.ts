import * as z from "zod/mini";
import { boardId, unitId } from "../base/ids.ts";
import { COVERAGE_STATES } from "../cascade/coverage.ts";
import { unitKindSchema } from "../tier/tiers.ts";

export const coverageLineSchema = z.object({
  boardId,
  boardName: z.string(),
  unitId,
  unitName: z.string(),
  state: z.enum(COVERAGE_STATES),
  plannedAt: z.nullable(z.number()),
  plannedEnd: z.nullable(z.number()),
  startedAt: z.nullable(z.number()),
});
export type ShownLine = z.infer<typeof coverageLineSchema>;

export const levelSchema = z.object({
  kind: unitKindSchema,
  place: z.enum(["above", "own", "below"]),
  from: z.nullable(z.number()),
  to: z.nullable(z.number()),
  /** Of the lines, by state. */
  counts: z.object({ running: z.int(), held: z.int(), missed: z.int(), notYet: z.int(), none: z.int() }),
  lines: z.array(coverageLineSchema),
});
export type ShownLevel = z.infer<typeof levelSchema>;

/** What `GET /units/:unitId/cascade` answers: the day from the floor up, of the boards that whoever asks may open. */
export const cascadeSchema = z.object({
  zone: z.string(),
  levels: z.array(levelSchema),
  outOfOrder: z.array(
    z.object({
      unitName: z.string(),
      startsAt: z.number(),
      below: z.array(z.object({ unitName: z.string(), endsAt: z.number() })),
    }),
  ),
});
export type ShownCascade = z.infer<typeof cascadeSchema>;
