import * as z from "zod/mini";
import { escalationId, escalationKind } from "../escalation/escalation.ts";
import { questionId, thanksId, visitId } from "../base/ids.ts";
import { thanked } from "../thanks/thanks.ts";
import { unitKindSchema } from "../tier/tiers.ts";

/**
 * What of a record comes from the levels around a board: who visited, what was asked, what became of matters. Units and
 * never persons; texts as they were then, all else worded by whoever reads.
 */

/** A unit that visited on a day, with the thanks that it left; from the last meeting of the type on. */
export const recordVisit = z.object({
  /** Of the first visit of that unit on that day. */
  id: visitId,
  from: z.string(),
  kind: unitKindSchema,
  at: z.int(),
  thanks: z.array(z.object({ id: thanksId, to: z.nullable(thanked), line: z.string() })),
});
export type RecordVisit = z.infer<typeof recordVisit>;

/** A question between units: asked by the unit that is named, or of it. */
export const recordQuestion = z.object({
  id: questionId,
  unit: z.string(),
  text: z.string(),
  /** null = it waits still. */
  answer: z.nullable(z.string()),
});
export type RecordQuestion = z.infer<typeof recordQuestion>;

/** What was said to a matter that the board raised, and nobody had judged when the meeting ended. */
export const recordHeard = z.object({
  id: escalationId,
  what: z.string(),
  text: z.string(),
  from: z.string(),
  /** An interim answer promises another by then; null = an answer. */
  interim: z.nullable(z.object({ due: z.nullable(z.int()) })),
});
export type RecordHeard = z.infer<typeof recordHeard>;

export const recordDid = z.enum(["answered", "interim", "delegated", "forwarded", "started", "received"]);

/** What a meeting did with a matter that had come to its board. */
export const recordDeed = z.discriminatedUnion("did", [
  z.object({ did: z.literal("answered"), text: z.string() }),
  z.object({ did: z.literal("interim"), text: z.string(), due: z.nullable(z.int()) }),
  z.object({ did: z.literal("delegated"), to: z.string() }),
  z.object({ did: z.literal("forwarded"), to: z.string(), due: z.nullable(z.int()) }),
  z.object({ did: z.literal("started") }),
  /** Of what is for awareness: read, and nothing more is owed. */
  z.object({ did: z.literal("received") }),
]);
export type RecordDeed = z.infer<typeof recordDeed>;

/** Matters of others that were dealt with: those that get one answer stand together. */
export const recordHandled = z.object({
  matters: z.array(
    z.object({ id: escalationId, what: z.string(), from: z.string(), kind: escalationKind, safety: z.boolean() }),
  ),
  deeds: z.array(recordDeed),
});
export type RecordHandled = z.infer<typeof recordHandled>;
