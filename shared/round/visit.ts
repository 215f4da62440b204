import * as z from "zod/mini";
import { cardId, questionId, thanksId, visitId } from "../base/ids.ts";
import { DAY, type Instant, localDate, MINUTE } from "../base/time.ts";
import { sender } from "../message/message.ts";
import { thanksSchema } from "../thanks/thanks.ts";

/**
 * A leader's visit to a board on the round. It tells which unit came and when, and nothing that could be counted of a
 * person: who it was stands in the audit alone.
 */

/** So long a visit counts as being there without another word from the phone: a dead battery is no long visit. */
export const STAYS = 5 * MINUTE;
/** How often a phone says that it is still there. */
export const SAYS_AGAIN = 2 * MINUTE;
/** How long a board lists who has visited. */
export const LISTED_FOR = 90 * DAY;
/** Shown on walls and boards for the day; this much is handed out, so that midnight needs no new question. */
export const HANDED_OUT = 7 * DAY;

/** What came of a visit, by the id of what it is: a thank-you, a question, or a card on the visitor's own board. */
export const visitAct = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("thanks"), id: thanksId }),
  z.object({ kind: z.literal("question"), id: questionId }),
  z.object({ kind: z.literal("followUp"), id: cardId }),
]);
export type VisitAct = z.infer<typeof visitAct>;

export const boardVisit = z.object({
  id: visitId,
  from: sender,
  arrivedAt: z.int(),
  /** Until then it counts as being there, unless it has left. */
  thereUntil: z.int(),
  leftAt: z.nullable(z.int()),
  thanks: z.array(z.pick(thanksSchema, { id: true, to: true, line: true })),
  questions: z.array(z.object({ id: questionId, text: z.string() })),
});
export type BoardVisit = z.infer<typeof boardVisit>;

/** The newest first. */
export const boardVisits = z.object({ items: z.array(boardVisit) });
export type BoardVisits = z.infer<typeof boardVisits>;

/** `?all=1`: the whole list in place of the last week. */
export const visitsQuery = z.object({ all: z.optional(z.literal("1")) });

interface Stay {
  readonly arrivedAt: Instant;
  readonly thereUntil: Instant;
  readonly leftAt: Instant | null;
}

/** Whether somebody stands at the board now; by the clock, so a screen that is cut off does not show it for ever. */
export function isThere({ leftAt, arrivedAt, thereUntil }: Stay, now: Instant): boolean {
  return leftAt === null && now >= arrivedAt - MINUTE && now < thereUntil;
}

/** The visits of a day, by the unit's own clock; of several from one unit the last that did something, or the last. */
export function visitsOn(visits: readonly BoardVisit[], now: Instant, zone: string): BoardVisit[] {
  const today = localDate(now, zone);
  const ofToday = visits.filter(({ arrivedAt }) => localDate(arrivedAt, zone) === today);
  const newest = ofToday.toSorted((a, b) => b.arrivedAt - a.arrivedAt || (a.id < b.id ? -1 : 1));
  const hasDone = ({ thanks, questions }: BoardVisit): boolean => thanks.length + questions.length > 0;
  const told = (visit: BoardVisit): boolean => {
    const others = newest.filter(({ from }) => from.unitId === visit.from.unitId);
    return visit === (others.find((each) => isThere(each, now)) ?? others.find(hasDone) ?? others[0]);
  };
  return newest.filter(told);
}
