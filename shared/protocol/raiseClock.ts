import * as z from "zod/mini";
import { placeSchema } from "../escalation/escalation.ts";
import { clockSchema } from "../escalation/step.ts";

/** What a matter sent now would be promised, and why that time. */
const clockShown = z.extend(clockSchema, {
  /** It is the end of the receiving board's next meeting; else what the rules give where no meeting comes in time. */
  afterMeeting: z.boolean(),
});
export type ClockShown = z.infer<typeof clockShown>;

export const levelClock = z.object({
  to: placeSchema,
  /** Where it goes by itself when nobody answers; null at the top. */
  next: z.nullable(placeSchema),
  ordinary: clockShown,
  safety: clockShown,
  /** For «Haster det nå? Ring ...», and of which unit when it is another's; null where nobody has written one. */
  phone: z.nullable(z.object({ number: z.string(), of: z.nullable(z.string()) })),
  /** Who is on call; `told` when word goes to them by itself where no level meets in time. */
  onCall: z.nullable(z.object({ name: z.string(), phone: z.nullable(z.string()), told: z.boolean() })),
});
export type LevelClock = z.infer<typeof levelClock>;

/** What `GET /boards/:boardId/escalations/clock` answers: every level above, nearest first. */
export const raiseClock = z.object({ at: z.int(), levels: z.array(levelClock) });
export type RaiseClock = z.infer<typeof raiseClock>;
