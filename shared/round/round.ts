import * as z from "zod/mini";
import { boardId, cardId, questionId, thanksId, unitId, visitId } from "../base/ids.ts";
import { type Instant, MINUTE } from "../base/time.ts";
import { crossDay } from "../cross/greenCross.ts";
import { boardMessage } from "../message/message.ts";
import { signalItem } from "../measure/signalItem.ts";
import { MAX_LINE, thanked, thanksSchema } from "../thanks/thanks.ts";
import { unitKindSchema } from "../tier/tiers.ts";
import { todayState } from "../today/today.ts";
import { MAX_QUESTION, questionSchema } from "./question.ts";
import { boardVisit, visitAct } from "./visit.ts";

/** *Tavlerunde på ti minutter*: a leader walks the boards of the units below, one after another. */
export const ROUND_MS = 10 * MINUTE;
export const MAX_FOLLOW_UP = 200;

const roundStop = z.object({
  boardId,
  boardName: z.string(),
  unitId,
  unitName: z.string(),
  kind: unitKindSchema,
  /** How far below: the list of stops is drawn as the tree. */
  depth: z.int(),
  /** When the walking unit was last here; null = never. */
  lastVisit: z.nullable(z.int()),
});
export type RoundStop = z.infer<typeof roundStop>;

/** What came of one visit of the day. */
const walkedVisit = z.object({
  id: visitId,
  boardId,
  arrivedAt: z.int(),
  thanks: z.array(z.pick(thanksSchema, { id: true, to: true, line: true })),
  questions: z.array(questionSchema),
  /** Cards on the walking unit's own board. */
  followUps: z.array(z.object({ id: cardId, title: z.string() })),
});
export type WalkedVisit = z.infer<typeof walkedVisit>;

export const roundPicture = z.object({
  unitId,
  zone: z.string(),
  /** Where answers come back to and what is to be followed up is kept; null where the unit has no board. */
  ownBoardId: z.nullable(boardId),
  /** In the order in which one walks. */
  stops: z.array(roundStop),
  /** Boards that the unit has left out of its round, in the order of the tree. */
  leftOut: z.array(roundStop),
  /** The unit has put them in an order of its own; else it is that of the tree. */
  isOwnOrder: z.boolean(),
  /** The visits of today, the oldest first. */
  today: z.array(walkedVisit),
});
export type RoundPicture = z.infer<typeof roundPicture>;

const boards = z.array(boardId).check(z.maxLength(500));
export const roundCommand = z.discriminatedUnion("do", [
  /** One is in one place at a time: the visit that one comes from ends where the next begins. */
  z.object({ do: z.literal("arrive"), id: visitId, boardId, leaving: z.nullable(visitId) }),
  z.object({ do: z.literal("stay"), id: visitId }),
  z.object({ do: z.literal("leave"), id: visitId }),
  z.object({
    do: z.literal("thank"),
    visitId,
    id: thanksId,
    to: z.nullable(thanked),
    line: z.string().check(z.trim(), z.maxLength(MAX_LINE), z.regex(/^[^\n\r]*$/)),
  }),
  z.object({
    do: z.literal("ask"),
    visitId,
    id: questionId,
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_QUESTION)),
  }),
  z.object({
    do: z.literal("followUp"),
    visitId,
    id: cardId,
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_FOLLOW_UP)),
  }),
  /** Takes back what was one touch; a question only until it is answered. */
  z.object({ do: z.literal("takeBack"), visitId, what: visitAct }),
  z.object({ do: z.literal("order"), boards, leftOut: boards }),
  z.object({ do: z.literal("treeOrder") }),
]);
export type RoundCommand = z.infer<typeof roundCommand>;

/** A board in short, as one stands before it on the round: one answer, for a line that is shaky. */
export const stopPicture = z.object({
  zone: z.string(),
  /** Yesterday in the green cross; null where the board has none or nobody has coloured. */
  yesterday: z.nullable(z.pick(crossDay, { date: true, colour: true, events: true })),
  isClosedYesterday: z.boolean(),
  today: todayState,
  /** New signals of the unit, the newest first, each with what its sentence follows from. */
  signals: z.array(z.omit(signalItem, { may: true })),
  moreSignals: z.int(),
  ideas: z.array(z.object({ id: z.string(), title: z.string(), since: z.int() })),
  tests: z.array(z.object({ id: z.string(), title: z.string(), evaluateOn: z.nullable(z.string()) })),
  meeting: z.object({
    isRunning: z.boolean(),
    last: z.nullable(z.object({ startedAt: z.int(), endedAt: z.int(), heads: z.int() })),
    /** The last planned one, when it was not held and is newer than the last that was. */
    missedAt: z.nullable(z.int()),
  }),
  messages: z.array(boardMessage),
  visits: z.array(boardVisit),
});
export type StopPicture = z.infer<typeof stopPicture>;

/**
 * The order of a round: the unit's own, then what it has not placed, in the order of the tree. A board that is gone is left
 * out, one that is new comes last.
 */
export function ordered<Stop extends { readonly boardId: string }>(
  inTree: readonly Stop[],
  own: { readonly boards: readonly string[]; readonly leftOut: readonly string[] } | undefined,
): { readonly stops: readonly Stop[]; readonly leftOut: readonly Stop[] } {
  if (!own) return { stops: inTree, leftOut: [] };
  const walked = inTree.filter(({ boardId: id }) => !own.leftOut.includes(id));
  const place = (stop: Stop): number => {
    const at = own.boards.indexOf(stop.boardId);
    return at < 0 ? own.boards.length : at;
  };
  return {
    stops: walked.toSorted((a, b) => place(a) - place(b)),
    leftOut: inTree.filter(({ boardId: id }) => own.leftOut.includes(id)),
  };
}

/** One walk, and where one is on it. It belongs to the phone: nobody is measured by it. */
export const walkSchema = z.object({
  startedAt: z.int(),
  /** When it was stopped for a while; null while one walks. */
  pausedAt: z.nullable(z.int()),
  /** Milliseconds of all pauses that are over. */
  paused: z.int(),
  at: z.nullable(boardId),
  /** When it was finished; its sum is shown then. */
  endedAt: z.nullable(z.int()),
});
export type Walk = z.infer<typeof walkSchema>;

export function pause(walk: Walk, now: Instant): Walk {
  return walk.pausedAt === null ? { ...walk, pausedAt: now } : walk;
}

export function goOn(walk: Walk, now: Instant): Walk {
  if (walk.pausedAt === null) return walk;
  return { ...walk, pausedAt: null, paused: walk.paused + Math.max(0, now - walk.pausedAt) };
}

/** @returns milliseconds walked and left; left is negative over time */
export function timeOf(walk: Walk, now: Instant): { used: number; left: number } {
  const used = Math.max(0, (walk.endedAt ?? walk.pausedAt ?? now) - walk.startedAt - walk.paused);
  return { used, left: ROUND_MS - used };
}

/** What a round came to: boards that were visited, not how often. */
export interface RoundSum {
  readonly visited: number;
  readonly thanked: number;
  readonly asked: number;
  readonly followUps: readonly { readonly id: string; readonly title: string }[];
}

/** @param since only what was done after it; a second round of a day is summed by itself */
export function sumOf(visits: readonly WalkedVisit[], since: Instant): RoundSum {
  const own = visits.filter(({ arrivedAt }) => arrivedAt >= since);
  return {
    visited: new Set(own.map((visit) => visit.boardId)).size,
    thanked: own.reduce((sum, { thanks }) => sum + thanks.length, 0),
    asked: own.reduce((sum, { questions }) => sum + questions.length, 0),
    followUps: own.flatMap(({ followUps }) => followUps),
  };
}
