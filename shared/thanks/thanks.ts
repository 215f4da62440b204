import * as z from "zod/mini";
import { thanksId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { DAY, type Instant } from "../base/time.ts";

/**
 * A thank-you, to a role or a group, or in one's own words. It is shown for a day and then it is history: nobody counts
 * who was thanked how often, and there is no list to be first on.
 */
export const THANKED = [
  "nightShift",
  "eveningShift",
  "dayShift",
  "everybody",
  "cleaners",
  "porters",
  "doctors",
  "helpers",
  "students",
  "otherUnit",
] as const;
export const thanked = z.enum(THANKED);
export type Thanked = z.infer<typeof thanked>;

export const MAX_LINE = 80;
/** How long a wall shows it. */
export const SHOWN_FOR = DAY;
const MOST = 50;

const fields = {
  /** null where the line says it. */
  to: z.nullable(thanked),
  line: z.string().check(z.trim(), z.maxLength(MAX_LINE), z.regex(/^[^\n\r]*$/)),
};
export const thanksSchema = z.object({ id: thanksId, ...fields, at: z.int() });
export type Thanks = z.infer<typeof thanksSchema>;

/** Newest first. */
export const thanksList = z.object({ items: z.array(thanksSchema) });
export type ThanksList = z.infer<typeof thanksList>;

export const thanksCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("give"), id: thanksId, ...fields }),
  z.object({ do: z.literal("takeBack"), id: thanksId }),
]);
export type ThanksCommand = z.infer<typeof thanksCommand>;

export type ThanksRefusal = { readonly code: "empty" } | { readonly code: "too-many" };

/** What is still shown at an instant. */
export function shownAt(list: ThanksList, now: Instant): readonly Thanks[] {
  return list.items.filter(({ at }) => now - at < SHOWN_FOR);
}

/**
 * One command; pure, and the same on the server and in a screen's outbox.
 * @param at when the command was received (server) or given (outbox): its day begins there
 */
export function apply(list: ThanksList, command: ThanksCommand, at: Instant): Outcome<ThanksList, ThanksRefusal> {
  const known = list.items.some(({ id }) => id === command.id);
  if (command.do === "takeBack") {
    return ok(known ? { items: list.items.filter(({ id }) => id !== command.id) } : list);
  }
  const { id, to, line } = command;
  if (known) return ok(list);
  if (to === null && line === "") return refused({ code: "empty" });
  if (shownAt(list, at).length >= MOST) return refused({ code: "too-many" });
  return ok({ items: [{ id, to, line, at }, ...list.items] });
}
