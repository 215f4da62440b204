import * as z from "zod/mini";
import { boardId, cardId, unitId } from "../base/ids.ts";
import { COVERAGE_STATES } from "../cascade/coverage.ts";
import { EVENT_KINDS, localDateSchema } from "../cross/greenCross.ts";
import { escalationId, escalationKind, placeSchema } from "../escalation/escalation.ts";
import { MATTER_STATES } from "../escalation/state.ts";
import { signalItem } from "../measure/signalItem.ts";
import { unitKindSchema } from "../tier/tiers.ts";

/**
 * What a level above the sections sees of all that lies below it. Nothing of it is typed in there: it follows from the rows
 * of the units below. It holds lists and no counts; what is counted is counted from the lists (`counts.ts`), so that a number
 * is always as long as the list that it opens.
 */

/** A matter as one line of a list, and no more than that; the whole of it is asked for when it is opened. */
const levelMatter = z.object({
  id: escalationId,
  cardId: z.nullable(cardId),
  kind: escalationKind,
  safety: z.boolean(),
  what: z.string(),
  /** As much of it as a line has room for. */
  tried: z.string(),
  /** What its chart is called, when one goes along. */
  chart: z.nullable(z.string()),
  from: placeSchema,
  to: placeSchema,
  delegate: z.nullable(placeSchema),
  /** Levels where nobody answered in time, and levels that took it further. */
  missed: z.array(placeSchema),
  passed: z.array(placeSchema),
  /** Others that get the same answer: who sent them. */
  others: z.array(placeSchema),
  state: z.enum(MATTER_STATES),
  /** An interim answer has been given, and the clock runs by it. */
  interim: z.boolean(),
  /** The sender has said that the interim answer is too late. */
  urged: z.boolean(),
  /** An answer that it got did not solve it. */
  unsolved: z.boolean(),
  due: z.nullable(z.int()),
});
export type LevelMatter = z.infer<typeof levelMatter>;

/** What is on the way at a board above sections, each list by reply-by with safety first. */
const levelMatters = z.object({
  /** An answer is owed from here, or seen to from here. */
  waiting: z.array(levelMatter),
  /** Gone up because nobody here answered: open here until it is answered somewhere. */
  missed: z.array(levelMatter),
  /** Taken further from here. */
  passed: z.array(levelMatter),
  /** Answered from here, or for us by one that we asked; the sender has not said yet whether it helped. */
  answered: z.array(levelMatter),
});
export type LevelMatters = z.infer<typeof levelMatters>;

/** The meeting of today that speaks for a board, as the coverage of the day has it. */
const levelMeeting = z.object({
  state: z.enum(COVERAGE_STATES),
  plannedAt: z.nullable(z.int()),
  plannedEnd: z.nullable(z.int()),
  startedAt: z.nullable(z.int()),
});

/** An orange or red day is told by what happened; a day that was only coloured has neither kind nor line. */
const levelEvent = z.object({
  date: localDateSchema,
  colour: z.enum(["orange", "red"]),
  kind: z.nullable(z.enum(EVENT_KINDS)),
  line: z.string(),
});
export type LevelEvent = z.infer<typeof levelEvent>;

/**
 * One line of the day: a board that its unit meets at. A unit that meets at two boards has two lines, one that meets at none
 * has one for the board that matters come to.
 */
const levelUnit = z.object({
  unitId,
  name: z.string(),
  kind: unitKindSchema,
  /** The nearest unit above it that is in use. */
  parentId: z.nullable(unitId),
  /** How many steps below the unit that is asked about; 0 = itself. */
  depth: z.int(),
  /** null for a unit without a board that all may open: nothing is known of its day. */
  boardId: z.nullable(boardId),
  /** What tells its lines apart; null where the name of the unit says it. */
  boardName: z.nullable(z.string()),
  /** The board of the unit that matters come to, whether it meets there or not. */
  mainId: z.nullable(boardId),
  meeting: levelMeeting,
  /** When it meets next, from now on. */
  next: z.nullable(z.int()),
  /**
   * Whether the newest open day has been coloured; its colour is nobody's business but the unit's, since to compare colours
   * rewards silence. null where no meeting colours a cross.
   */
  cross: z.nullable(z.enum(["done", "notYet", "closed"])),
  events: z.array(levelEvent),
  staff: z.array(z.object({ shift: z.string(), need: z.int(), present: z.nullable(z.int()) })),
  beds: z.nullable(z.object({ beds: z.int(), patients: z.nullable(z.int()) })),
  /** The level of preparedness, where it is not normal operation. */
  raised: z.nullable(z.string()),
});
export type LevelUnit = z.infer<typeof levelUnit>;

const levelSignals = z.object({
  /** The newest; their charts come along. */
  items: z.array(signalItem),
  /** All that nobody has seen, of how many series that are judged; so many of those give one without reason. */
  count: z.int(),
  measures: z.int(),
  expected: z.number(),
});
export type LevelSignals = z.infer<typeof levelSignals>;

/** What `GET /units/:unitId/overview` answers. */
export const levelOverview = z.object({
  zone: z.string(),
  /** The day that it is about, and the first instant at which it is another day for one of the units. */
  date: localDateSchema,
  until: z.int(),
  /** The lines of the unit itself first, then of all below it in the order of the tree. */
  units: z.array(levelUnit).check(z.minLength(1)),
  /** Those of the units above, nearest first. */
  above: z.array(levelUnit),
  matters: levelMatters,
  signals: levelSignals,
});
export type LevelOverview = z.infer<typeof levelOverview>;
