import * as z from "zod/mini";
import { cardId, laneId, measureId, signalId, testId, tileId, unitId } from "../base/ids.ts";
import { isRank } from "../base/rank.ts";
import { isLocalDate } from "../base/time.ts";

/**
 * The rows of a board's document. A client states this number when it connects; one that differs is closed with 4426.
 * A new field with a default needs no new number; a changed meaning is a new field, a step in `migrations.ts` and a new number.
 */
export const SCHEMA_VERSION = 1;

/** Longest texts, in UTF-16 units: what a board can show, not what a database can hold. */
export const LONGEST = {
  title: 300,
  who: 120,
  reason: 1000,
  laneName: 60,
  note: 4000,
  plan: 400,
  happened: 1000,
} as const;
/** Growth of a board stops here; what shrinks it is always allowed. */
export const MOST_CARDS = 2_000;
export const MOST_LANES = 40;
export const MOST_TILES = 60;
export const MOST_TESTS = 2_000;
/** Cycles of one card: who has tested the same thing so often should ask for help. */
export const MOST_CYCLES = 30;

const rank = z.string().check(z.refine(isRank, "an order key of 0-9a-z"));
const day = z.nullable(z.string().check(z.refine(isLocalDate, "a day that exists, YYYY-MM-DD")));
const text = (longest: number) => z.string().check(z.maxLength(longest));
/** A place on one axis of the priority matrix, in hundredths; null for a card that nobody has weighed. */
const axis = z.nullable(z.int().check(z.minimum(0), z.maximum(100)));

/** What a lane means whatever it is called; `own` is a lane that the section has made itself. */
export const LANE_MEANINGS = ["new", "exploring", "testing", "inUse", "notNow", "justDo", "own"] as const;
export const laneMeaning = z.enum(LANE_MEANINGS);
export type LaneMeaning = z.infer<typeof laneMeaning>;

/**
 * A card. Beside these fields its row holds `note`, a text that two people may type in at once.
 * Every rule is about one field, so that two good edits never merge into a bad card.
 */
export const cardSchema = z.object({
  id: cardId,
  kind: z._default(z.enum(["idea", "task"]), "idea"),
  title: text(LONGEST.title),
  laneId,
  rank,
  /** Who has it: a role or a name, as written; empty for nobody yet. */
  who: z._default(text(LONGEST.who), ""),
  whoKind: z._default(z.nullable(z.enum(["role", "name"])), null),
  due: z._default(day, null),
  evaluateOn: z._default(day, null),
  /** Why not now: asked for when a card is moved to the lane that means so. */
  reason: z._default(text(LONGEST.reason), ""),
  /** What we expect of it: 0 no effect, 100 the largest. */
  effect: z._default(axis, null),
  /** How demanding it is: 0 done in passing, 100 as much as can be asked. */
  effort: z._default(axis, null),
  archived: z._default(z.boolean(), false),
  /** The signal of a measure that it was made of: the server keeps the chart as it was then. */
  signalId: z.optional(signalId),
});
export type Card = z.infer<typeof cardSchema>;

export const laneSchema = z.object({
  id: laneId,
  meaning: laneMeaning,
  /** `null`: the default name of its meaning, worded by the client in its own language. */
  name: z._default(z.nullable(text(LONGEST.laneName)), null),
  rank,
  hidden: z._default(z.boolean(), false),
});
export type Lane = z.infer<typeof laneSchema>;

/** How many columns or rows of the tile grid. */
const span = z.literal([1, 2]);

export const tileSchema = z.object({
  id: tileId,
  measureId,
  /** Whose series the tile shows; null for the measure's own unit's. */
  unitId: z._default(z.nullable(unitId), null),
  rank,
  width: z._default(span, 1),
  height: z._default(span, 1),
});
export type Tile = z.infer<typeof tileSchema>;

/** What a test showed, said with one touch; what happened can be written beside it. */
export const OUTCOMES = ["asExpected", "partly", "notAsExpected"] as const;
export const outcomeSchema = z.enum(OUTCOMES);
export type TestOutcome = z.infer<typeof outcomeSchema>;

/** What a test led to. Source: the Model for Improvement: adopt, adapt or abandon. */
export const DECISIONS = ["adopt", "adapt", "abandon"] as const;
export const testDecision = z.enum(DECISIONS);
export type TestDecision = z.infer<typeof testDecision>;

/**
 * One cycle (PDSA) of the test of a card. Card and number name it: who has it and when it is evaluated are the card's own
 * fields while it runs, and two rows of one cycle, begun at once on two screens, are read as one (`pdsa.ts`).
 */
export const testSchema = z.object({
  id: testId,
  cardId,
  number: z.int().check(z.minimum(1), z.maximum(MOST_CYCLES)),
  /** What is tried, and how small. */
  plan: z._default(text(LONGEST.plan), ""),
  /** What we believe will happen. */
  prediction: z._default(text(LONGEST.plan), ""),
  /** The first day; what is said on a chart, so a claim of people and no clock's. */
  from: z._default(day, null),
  /** The measure that it aims at, and the unit of its series as on the board's tile. */
  measureId: z._default(z.nullable(measureId), null),
  unitId: z._default(z.nullable(unitId), null),
  outcome: z._default(z.nullable(outcomeSchema), null),
  happened: z._default(text(LONGEST.happened), ""),
  decision: z._default(z.nullable(testDecision), null),
  endedOn: z._default(day, null),
  /** Who had the card when it ended; while it runs, that is asked of the card. */
  who: z._default(text(LONGEST.who), ""),
});
export type Test = z.infer<typeof testSchema>;

/** The roots of the document, each a map from id to row; nothing else may stand in a document. */
export const ROOTS = { cards: cardSchema, lanes: laneSchema, tiles: tileSchema, tests: testSchema } as const;
export type RootName = keyof typeof ROOTS;

/** The one key of a card's row that is a shared text and not a plain value. */
export const NOTE = "note";

export function isRootName(name: string): name is RootName {
  return Object.hasOwn(ROOTS, name);
}

/** The plain fields that a row of this root may have. */
export const FIELDS: Readonly<Record<RootName, ReadonlySet<string>>> = {
  cards: new Set(Object.keys(cardSchema.shape)),
  lanes: new Set(Object.keys(laneSchema.shape)),
  tiles: new Set(Object.keys(tileSchema.shape)),
  tests: new Set(Object.keys(testSchema.shape)),
};
