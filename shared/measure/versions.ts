import * as z from "zod/mini";
import { unitId } from "../base/ids.ts";
import { measureDefinition, seriesReading } from "./measure.ts";

/** A version of something that people choose: who made it, and when. */
const version = {
  version: z.number(),
  /** Name of whoever chose it; empty where it was no person. */
  by: z.string(),
  at: z.number(),
};

export const readingVersion = z.object({ ...version, reading: seriesReading });
export type ReadingVersion = z.infer<typeof readingVersion>;

export const definitionVersion = z.object({ ...version, definition: measureDefinition });
export type DefinitionVersion = z.infer<typeof definitionVersion>;

/** Back to an older version, which becomes a new one: nothing that was is ever lost. `version` is today's. */
export const restoreBody = z.object({ version: z.int(), to: z.int().check(z.gte(0)) });
export const restoreReadingBody = z.extend(restoreBody, { unitId: z.optional(unitId) });
