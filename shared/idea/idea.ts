import * as z from "zod/mini";
import { languageSchema } from "../access/actor.ts";
import { cardId, measureId } from "../base/ids.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../base/time.ts";
import { LONGEST, laneMeaning } from "../board/schema.ts";

/**
 * An idea from a phone without account. The wall shows a code that changes; whoever opens the page with it gets a ticket for
 * one idea, good for a day, so that what is written in a dead zone can be sent later. The idea is a row first; its card
 * has its id.
 */

/** How often the code on the wall changes, and how long the one before is still taken. */
export const CODE_TURN = 10 * MINUTE;
export const CODE_GRACE = 5 * MINUTE;
export const TICKET_LIFE = 24 * HOUR;
/** Tickets stay a while after that: an idea that comes once more is then still told what it was told. */
export const TICKET_KEPT = 7 * DAY;

export const LONGEST_IDEA = LONGEST.title;
export const LONGEST_REASON = 300;
const LONGEST_NAME = 80;

/** Signs of a short address: none that is read as another, and no vowels, so that no address is a word. */
const SHORT_SIGNS = "bcdfghjkmnpqrtvwxz346789";
export const SHORT_LENGTH = 4;

/** @returns the short address that random bytes make, one sign for each byte */
export function shortAddress(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => SHORT_SIGNS[byte % SHORT_SIGNS.length] ?? "").join("");
}

/** The number of the turn whose code is shown; the code of a turn is the same for every process and after a restart. */
export function turnAt(now: Instant): number {
  return Math.floor(now / CODE_TURN);
}

/** When the code that is shown now gives way to the next. */
export function turnEnds(now: Instant): Instant {
  return (turnAt(now) + 1) * CODE_TURN;
}

/** The turns whose codes are taken now: this one, and for a while the one before. */
export function goodTurns(now: Instant): readonly number[] {
  const turn = turnAt(now);
  return now - turn * CODE_TURN < CODE_GRACE ? [turn, turn - 1] : [turn];
}

export const short = z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9]{4}$/, "four letters and digits"));
const secret = z.string().check(z.minLength(16), z.maxLength(100), z.regex(/^[\w-]+$/));

/** What a wall shows, and what a camera reads. */
export const ideaCodeSchema = z.object({
  /** What people type: the address without its scheme is short enough to read out. */
  address: z.string(),
  digits: z.string(),
  /** Goes after `#` in the QR code's address, so that it never stands in a log. */
  secret: z.string(),
  /** When it changes. */
  until: z.number(),
});
export type IdeaCode = z.infer<typeof ideaCodeSchema>;

/** The secret that the QR code holds, or the four digits that stand beside it. */
export const ticketBody = z.object({
  short,
  secret: z.optional(secret),
  code: z.optional(z.string().check(z.trim(), z.regex(/^\d{4}$/, "four digits"))),
});

/** What a giver is told of the board before writing. */
export const doorSchema = z.object({
  short: z.string(),
  name: z.string(),
  unitName: z.string(),
  language: languageSchema,
  /** Days within which an answer is promised. */
  answerDays: z.number(),
  /** The leader sees it first. */
  isHeld: z.boolean(),
  /** What the section counts by hand. */
  counts: z._default(z.array(z.object({ measureId, name: z.string() })), []),
});
export type Door = z.infer<typeof doorSchema>;

export const ticketSchema = z.object({ ticket: z.string(), expiresAt: z.number(), door: doorSchema });
export type Ticket = z.infer<typeof ticketSchema>;

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

/** The id and the receipt's secret are made on the phone: sending again changes nothing, and a lost answer costs nothing. */
export const ideaBody = z.object({
  id: cardId,
  secret,
  text: line(LONGEST_IDEA),
  name: z._default(z.string().check(z.trim(), z.maxLength(LONGEST_NAME)), ""),
});

/** Where an idea is: with the leader, on the board (where, and since when), taken down with a reason, or put away. */
export const standingSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("held") }),
  z.object({
    state: z.literal("onBoard"),
    meaning: z.nullable(laneMeaning),
    reason: z.string(),
    since: z.number(),
    /** Whether somebody has it, and as what. Names never leave the board: whoever reads this has no account. */
    hasOwner: z._default(z.boolean(), false),
    role: z._default(z.string(), ""),
    /** The day on which it is to be done, or looked at again. */
    on: z._default(z.nullable(z.string()), null),
  }),
  z.object({ state: z.literal("removed"), reason: z.string(), since: z.number() }),
  z.object({ state: z.literal("archived") }),
]);
export type Standing = z.infer<typeof standingSchema>;

export const receiptSchema = z.object({
  id: cardId,
  text: z.string(),
  givenAt: z.number(),
  door: doorSchema,
  standing: standingSchema,
  /** When it is in use: medians of the measure that its tests aimed at, in the unit shown; null = not known. */
  effect: z._default(
    z.nullable(
      z.object({
        name: z.string(),
        unit: z.string(),
        decimals: z.int(),
        /** `null` = hidden from a phone without account, as it rests on fewer than five. */
        before: z.nullable(z.number()),
        after: z.nullable(z.number()),
      }),
    ),
    null,
  ),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const similarBody = z.object({ text: z.string().check(z.maxLength(LONGEST_IDEA)) });
export const similarSchema = z.object({
  items: z.array(z.object({ title: z.string(), meaning: z.nullable(laneMeaning) })),
});
export type Similar = z.infer<typeof similarSchema>["items"][number];

export const removalBody = z.object({ reason: line(LONGEST_REASON) });

/** An idea as the leader of the board sees it. */
export const givenIdeaSchema = z.object({
  id: cardId,
  text: z.string(),
  name: z.string(),
  givenAt: z.number(),
  state: z.enum(["held", "shown", "removed"]),
});
export type GivenIdea = z.infer<typeof givenIdeaSchema>;
