import * as z from "zod/mini";
import { languageSchema } from "../access/actor.ts";
import type { Action } from "../access/policy.ts";
import { boardId, isId, unitId } from "../base/ids.ts";
import { laneMeaning } from "../board/schema.ts";
import { boardKindSchema, boardSettingsSchema } from "../board/settings.ts";
import { BOARD_STARTS } from "../board/templates.ts";
import { unitKindSchema } from "../tier/tiers.ts";
import { nameSchema } from "./http.ts";

export const unitSchema = z.object({
  id: unitId,
  parentId: z.nullable(unitId),
  kind: unitKindSchema,
  name: z.string(),
  zone: z.string(),
  /** What other systems call it; absent in answers that a screen kept from before it could have one. */
  code: z.optional(z.nullable(z.string())),
  /** Since when it is laid down, and which unit took over; absent as `code` may be. */
  closedAt: z._default(z.nullable(z.number()), null),
  mergedInto: z._default(z.nullable(unitId), null),
  version: z.number(),
  /** What the one who asks may do here: the buttons follow it. */
  may: z.array(z.string()),
});
export type Unit = z.infer<typeof unitSchema>;

export const newUnitBody = z.object({ parentId: unitId, kind: unitKindSchema, name: nameSchema });

/** By what other systems know a unit, such as a RESH id. One of our own ids would be two units' name. */
export const unitCodeSchema = z.string().check(
  z.trim(),
  z.maxLength(40),
  z.regex(/^[^\p{C}]*$/u),
  z.refine((text) => !isId(text)),
);
export const unitChangeBody = z.object({
  version: z.int(),
  name: z.optional(nameSchema),
  /** Empty takes it away. */
  code: z.optional(unitCodeSchema),
});

export const boardItemSchema = z.object({
  id: boardId,
  name: z.string(),
  unitId,
  unitName: z.string(),
  kind: boardKindSchema,
  language: languageSchema,
  closed: z.boolean(),
  /** Its unit is laid down; absent of a living one. */
  isLaidDown: z.optional(z.boolean()),
  /** Whether the one who asks has a role in the board's unit or above. */
  mine: z.boolean(),
});
export type BoardItem = z.infer<typeof boardItemSchema>;

export const boardSchema = z.extend(boardItemSchema, {
  zone: z.string(),
  /** Names of the units above, nearest first. */
  above: z.array(z.object({ id: unitId, name: z.string(), kind: unitKindSchema })),
  settings: boardSettingsSchema,
  hasPin: z.boolean(),
  epoch: z.number(),
  version: z.number(),
  /** Where its unit is laid down: since when, and who took over. Such a board is read, and no more. */
  laidDown: z.optional(z.object({ at: z.number(), into: z.nullable(z.object({ id: unitId, name: z.string() })) })),
  /** Actions of the policy that the one who asks may do here now. */
  may: z.array(z.string()),
});
export type Board = z.infer<typeof boardSchema>;

/** Whether the server said that this may be done here. The server decides again when it is done. */
export function listed(may: readonly string[], action: Action): boolean {
  return may.includes(action);
}

export const newBoardBody = z.object({
  unitId,
  name: nameSchema,
  kind: z._default(boardKindSchema, "huddle"),
  language: z.optional(languageSchema),
  /** Templates are offered, never imposed. */
  start: z._default(z.enum(BOARD_STARTS), "usual"),
});

export const boardChangeBody = z.object({
  version: z.int(),
  name: z.optional(nameSchema),
  language: z.optional(languageSchema),
  closed: z.optional(z.boolean()),
  settings: z.optional(boardSettingsSchema),
  /** Four to eight digits that start a meeting at the wall outside its planned time; `null` takes the PIN away. */
  pin: z.optional(z.nullable(z.string().check(z.regex(/^\d{4,8}$/, "four to eight digits")))),
});

/** What the server knows of a card besides the document: since when it has stood in its lane, and when it was made. */
export const cardViewSchema = z.object({
  boardId,
  cardId: z.string(),
  kind: z.string(),
  title: z.string(),
  laneId: z.string(),
  meaning: z.nullable(laneMeaning),
  since: z.number(),
  createdAt: z.number(),
  who: z.string(),
  reason: z.string(),
  due: z.nullable(z.string()),
  evaluateOn: z.nullable(z.string()),
  archived: z.boolean(),
});
export type KnownCard = z.infer<typeof cardViewSchema>;
