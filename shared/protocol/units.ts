import * as z from "zod/mini";
import { boardId, unitId } from "../base/ids.ts";
import { onCallSchema, unitContactSchema } from "../tier/contact.ts";
import { treeChange, type TreeFault } from "../tier/changes.ts";
import { unitKindSchema } from "../tier/tiers.ts";

const named = z.object({ id: unitId, name: z.string() });

/** Who speaks for a unit, and how it is reached: open to all who are signed in, walls too. */
export const officesSchema = z.object({
  /** Names, in the order of the alphabet; from the roles alone. */
  leaders: z.array(z.string()),
  deputies: z.array(z.string()),
  /** What the unit itself has written. */
  own: unitContactSchema,
  /** For what cannot wait; null where nobody above has written any either. */
  phone: z.nullable(z.object({ number: z.string(), from: named })),
  onCall: z.nullable(z.extend(onCallSchema, { from: named })),
  /** Of the unit's row: a change names it. */
  version: z.int(),
});
export type Offices = z.infer<typeof officesSchema>;

export const contactBody = z.object({ version: z.int(), contact: unitContactSchema });

/** A change of the tree; `version` is that of the unit's row as it was seen. */
export const treeChangeBody = z.object({ version: z.int(), change: treeChange });

/** The same change as a query, to be told what it would do. */
export const previewQuery = z.object({
  do: z.enum(["move", "merge", "close", "open"]),
  to: z.optional(unitId),
});

const FAULTS = [
  "no-such-unit",
  "top-unit",
  "already-so",
  "into-itself",
  "turned-around",
  "laid-down",
] as const satisfies readonly TreeFault[];

/** What a change would do, found by the same functions that do it. Nothing is deleted by any. */
export const treePreview = z.object({
  /** Why it would be refused whatever else holds; null when it would not be. */
  fault: z.nullable(z.enum(FAULTS)),
  boards: z.array(z.object({ id: boardId, name: z.string() })),
  /** How many have a role in the unit itself. */
  people: z.int(),
  /** The units straight below it. */
  below: z.array(z.extend(named, { kind: unitKindSchema })),
  /** Open matters that would go elsewhere, by what they are about. */
  matters: z.array(z.string()),
  /** Open matters that would have nowhere to go: as long as there are any, it is refused. */
  stuck: z.array(z.string()),
});
export type TreePreview = z.infer<typeof treePreview>;
