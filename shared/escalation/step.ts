import * as z from "zod/mini";
import { boardId, idSchema } from "../base/ids.ts";

/** Several matters of many units that get one answer; a name for them together, nothing more. */
export const groupId = idSchema<"matterGroup">();
export type GroupId = z.infer<typeof groupId>;

/** Who did it, by the name at that time: a wall has done what the people before it pressed. */
export const stepBy = z.object({ kind: z.enum(["person", "screen", "system"]), name: z.string() });
export type StepBy = z.infer<typeof stepBy>;

/** Promised when it was written, so that a level that moves its meeting afterwards does not move its promise. */
export const clockSchema = z.object({
  /** *Svarfrist*: until when an answer is promised; null where none is asked for. */
  due: z.nullable(z.int()),
  /** From when it goes to the level above by itself; null where it stays. */
  rises: z.nullable(z.int()),
  /** No level meets in time: whoever is on call at the receiving one is told. */
  onCall: z.boolean(),
});
export type MatterClock = z.infer<typeof clockSchema>;

/** Where nothing is promised: what is for awareness, and what was raised before there was a clock. */
export const NO_CLOCK: MatterClock = { due: null, rises: null, onCall: false };

const happened = { at: z.int(), by: stepBy };
const clocked = { ...happened, ...clockSchema.shape };
/** Which board did it: of those that may answer, one did. */
const done = { ...happened, board: boardId };

/** What has happened to a matter, one thing at a time. A step that carries a clock begins it anew. */
export const matterStep = z.discriminatedUnion("what", [
  z.object({ what: z.literal("sent"), to: boardId, ...clocked }),
  /** Somebody in the receiving unit has it; that is no answer. */
  z.object({ what: z.literal("received"), ...done }),
  z.object({ what: z.literal("started"), ...done }),
  /** *Foreløpig svar*: not yet, with the time until which it is promised now. */
  z.object({ what: z.literal("interim"), text: z.string(), ...done, ...clockSchema.shape }),
  /** The sender cannot wait as long as the interim answer says. */
  z.object({ what: z.literal("urged"), ...clocked }),
  z.object({ what: z.literal("answered"), text: z.string(), ...done }),
  z.object({ what: z.literal("confirmed"), ...happened }),
  /** The sender found that the answer did not solve it. */
  z.object({ what: z.literal("reopened"), ...clocked }),
  z.object({ what: z.literal("withdrawn"), ...happened }),
  /** Taken further by the level that had it. */
  z.object({ what: z.literal("forwarded"), to: boardId, ...clocked }),
  /** Gone up by itself: nobody answered in time. */
  z.object({ what: z.literal("risen"), to: boardId, ...clocked }),
  /** Somebody below sees to it; who has it, and the clock, stay. null takes it back. */
  z.object({ what: z.literal("delegated"), to: z.nullable(boardId), ...happened }),
  /** One of several that get one answer; null = on its own again. */
  z.object({ what: z.literal("merged"), group: z.nullable(groupId), ...happened }),
  /** A unit was moved, merged or closed: another board sends it, or another has it. */
  z.object({ what: z.literal("rerouted"), from: z.nullable(boardId), to: z.nullable(boardId), ...clocked }),
]);
export type MatterStep = z.infer<typeof matterStep>;
export type StepKind = MatterStep["what"];
