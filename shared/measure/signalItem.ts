import * as z from "zod/mini";
import { boardId, unitId } from "../base/ids.ts";
import { measureDefinition } from "./measure.ts";
import { signalFacts, signalStep } from "./signal.ts";
import { signalPicture } from "./signalPicture.ts";

/** With its picture, which follows it until somebody has seen it, and stands still from then on. */
export const frozenSignal = z.object({ ...signalFacts, picture: signalPicture });
export type FrozenSignal = z.infer<typeof frozenSignal>;

/** What one may do with a signal: the buttons follow it. */
export const signalItem = z.object({
  ...signalFacts,
  picture: signalPicture,
  definition: measureDefinition,
  unitName: z.string(),
  zone: z.string(),
  may: z.array(z.string()),
});
export type SignalItem = z.infer<typeof signalItem>;

export const signalsQuery = z.object({
  unitId: z.optional(unitId),
  boardId: z.optional(boardId),
  /** New and unseen ones by default: what a list is for. */
  which: z.optional(z.enum(["new", "all"])),
});
/** What there is to see, and what chance alone would give. */
export const signalsReply = z.object({
  items: z.array(signalItem),
  /** Series that are judged at all. */
  measures: z.number(),
  /** How many of them give a signal without reason, at any time. */
  expected: z.number(),
});
export type SignalsReply = z.infer<typeof signalsReply>;

export const signalHistory = z.object({ ...signalItem.shape, steps: z.array(signalStep) });
export type SignalHistory = z.infer<typeof signalHistory>;
export const signalHistories = z.object({ items: z.array(signalHistory) });
