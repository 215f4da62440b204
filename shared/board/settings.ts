import * as z from "zod/mini";
import { isLocalDate } from "../base/time.ts";
import { NO_TODAY, todaySettings } from "../today/today.ts";

const day = z.string().check(z.refine(isLocalDate, "a day such as 2026-11-23"));

/** What a leader sets for a board. Every field has a default, so an older row reads as a whole one. */
export const boardSettingsSchema = z.object({
  /** How many colours the green cross has: three, or four with orange. */
  crossScale: z._default(z.union([z.literal(3), z.literal(4)]), 4),
  /** Up to which day a meeting colours: the day before, or the same day for those who meet when it is over. */
  crossUpTo: z._default(z.enum(["yesterday", "today"]), "yesterday"),
  /** Weekdays on which the unit is closed, 1 = Monday ... 7 = Sunday. */
  closedWeekdays: z._default(z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(7)), []),
  closedOnHolidays: z._default(z.boolean(), false),
  closedDays: z._default(z.array(day).check(z.maxLength(400)), []),
  /** Days a new idea may wait before its card says so. */
  ageingDays: z._default(z.int().check(z.gte(1), z.lte(365)), 7),
  /** Need, beds and preparedness; empty until the section uses them. */
  today: z._default(todaySettings, NO_TODAY),
  /** So many tests at once before the board says so; null for no limit. */
  testLimit: z._default(z.nullable(z.int().check(z.gte(1), z.lte(50))), null),
  /** Ideas from phones stand on the wall at once, or when the leader has let them through. */
  ideas: z._default(z.enum(["atOnce", "afterLeader"]), "atOnce"),
});
export type BoardSettings = z.infer<typeof boardSettingsSchema>;

export const DEFAULT_SETTINGS: BoardSettings = boardSettingsSchema.parse({});

export const BOARD_KINDS = ["huddle", "improvement", "risk", "management"] as const;
export const boardKindSchema = z.enum(BOARD_KINDS);
export type BoardKind = z.infer<typeof boardKindSchema>;
