import * as z from "zod/mini";
import { cardId, eventId, measureId } from "../base/ids.ts";
import { addDays, type Instant, instantAt, type LocalTime, wallClock } from "../base/time.ts";
import { eventKind, localDateSchema } from "../cross/greenCross.ts";

/** A night as the ward lives it, by the unit's own clock: from ten until the day shift has come. */
const NIGHT_FROM: LocalTime = "22:00";
const NIGHT_TO: LocalTime = "07:00";
/** The wall greets until then: whoever comes early sees the day. */
const GREETS_TO: LocalTime = "06:00";
/** What came in the night is news until then, or until a meeting has been held. */
const NEWS_TO: LocalTime = "12:00";

export interface Night {
  readonly from: Instant;
  readonly to: Instant;
}

/** The night that is on, or the last one. When summer time comes it is an hour shorter, and longer when it goes. */
export function nightAt(now: Instant, zone: string): Night {
  const { date, time } = wallClock(now, zone);
  const evening = time >= NIGHT_FROM ? date : addDays(date, -1);
  return { from: instantAt(evening, NIGHT_FROM, zone), to: instantAt(addDays(evening, 1), NIGHT_TO, zone) };
}

/** Whether a wall greets those who are awake. */
export function greetsNight(now: Instant, zone: string): boolean {
  const { time } = wallClock(now, zone);
  return time >= NIGHT_FROM || time < GREETS_TO;
}

/** Whether what came in the night is still news. @param lastEnd when the last meeting ended */
export function tellsOfNight(now: Instant, zone: string, lastEnd: Instant | null): boolean {
  const { date, time } = wallClock(now, zone);
  if (time < GREETS_TO || time >= NEWS_TO) return false;
  return lastEnd === null || lastEnd < instantAt(date, GREETS_TO, zone);
}

/** What came between ten in the evening and the morning: ideas that are shown, lines for the cross, and what was counted. */
export const nightNews = z.object({
  from: z.int(),
  to: z.int(),
  ideas: z.array(z.object({ id: cardId, text: z.string() })),
  lines: z.array(z.object({ id: eventId, date: localDateSchema, kind: z.nullable(eventKind), line: z.string() })),
  tallies: z.array(z.object({ measureId, name: z.string(), count: z.int() })),
});
export type NightNews = z.infer<typeof nightNews>;

/** *Fra natta: 2*: each idea, line and touch is one. */
export function howMany({ ideas, lines, tallies }: Pick<NightNews, "ideas" | "lines" | "tallies">): number {
  return ideas.length + lines.length + tallies.reduce((sum, { count }) => sum + count, 0);
}
