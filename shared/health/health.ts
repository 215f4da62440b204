import * as z from "zod/mini";
import { DAY, type Instant } from "../base/time.ts";
import { agendaStep } from "../huddle/agenda.ts";
import { meetingKind } from "../huddle/meetingType.ts";
import { cardId, meetingTypeId } from "../base/ids.ts";
import { LONGEST } from "../board/schema.ts";
import { storedPoint } from "../measure/measure.ts";
import { HEALTH_IDS } from "./measures.ts";

const healthId = z.enum(HEALTH_IDS);

/** What a team has been asked: to try something about one of its measures, or to look at the agenda of its meetings. */
const healthAbout = z.enum([...HEALTH_IDS, "agenda"]);
export type HealthAbout = z.infer<typeof healthAbout>;

/** `tried`: it became a card; `notNow`: left alone for a while; `kept` and `changed` answer the agenda review, `later` puts it off. */
const HEALTH_CHOICES = ["tried", "notNow", "kept", "changed", "later"] as const;
export const healthChoice = z.object({ about: healthAbout, choice: z.enum(HEALTH_CHOICES), at: z.int() });
export type HealthChoice = z.infer<typeof healthChoice>;

const line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

/**
 * One thing to choose; a suggestion made a test on the board, worded by the screen that was pressed; or the choice that was
 * made at an instant taken back, with the card that it made.
 */
export const chooseBody = z.discriminatedUnion("do", [
  z.object({ do: z.literal("choose"), about: healthAbout, choice: z.enum(["notNow", "kept", "changed", "later"]) }),
  z.object({
    do: z.literal("try"),
    about: healthAbout,
    cardId,
    title: line(LONGEST.title),
    plan: line(LONGEST.plan),
    prediction: line(LONGEST.plan),
  }),
  z.object({ do: z.literal("undo"), about: healthAbout, at: z.int(), cardId: z.optional(cardId) }),
]);
export const choseReply = z.object({ at: z.int() });

/** A test of the meeting itself: `suggest.ts`. */
const meetingTest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("moveTime"), time: z.string() }),
  z.object({ kind: z.literal("shorten"), step: agendaStep, minutes: z.number() }),
  z.object({ kind: z.enum(["invite", "oneOldCard", "oldestIdeaFirst", "sayWhatYouAsk", "signalFirst"]) }),
]);

const stepTimes = z.object({ step: agendaStep, usual: z.number(), skipped: z.int(), of: z.int() });

/** How many days a test of the meeting runs before it is looked at. */
export const TEST_DAYS = 14;

/** What `GET /boards/:boardId/health` answers: series as rows, drawn and told by whoever reads. */
export const boardHealth = z.object({
  zone: z.string(),
  /** The type that length and heads are of; null before anything was held. */
  type: z.nullable(z.object({ kind: meetingKind, name: z.nullable(z.string()) })),
  series: z.array(z.object({ id: healthId, points: z.array(storedPoint) })),
  /** Those that a signal says are fading. */
  fading: z.array(healthId),
  /** One at most: what the team might try now. */
  suggestion: z.nullable(z.object({ about: healthId, test: meetingTest })),
  /** Offered every third month. */
  review: z.nullable(
    z.object({
      typeId: meetingTypeId,
      type: z.object({ kind: meetingKind, name: z.nullable(z.string()) }),
      meetings: z.int(),
      since: z.int(),
      steps: z.array(stepTimes),
    }),
  ),
});
export type BoardHealth = z.infer<typeof boardHealth>;

const QUIET: Readonly<Record<HealthChoice["choice"], number>> = {
  notNow: 28 * DAY,
  // The test itself takes two weeks, and what it did shows in the weeks after.
  tried: 56 * DAY,
  kept: 84 * DAY,
  changed: 84 * DAY,
  later: 14 * DAY,
};

/** Whether something may be asked again: not while the last choice about it still holds. */
export function mayAsk(about: HealthAbout, choices: readonly HealthChoice[], now: Instant): boolean {
  const last = choices.findLast((choice) => choice.about === about);
  return last === undefined || now >= last.at + QUIET[last.choice];
}

/** An agenda is looked at every twelve weeks, and when so many meetings say how it goes. */
export const REVIEW_AFTER = 84 * DAY;
export const REVIEW_LEAST = 10;
