import * as z from "zod/mini";
import { boardId, idSchema, measureId } from "../base/ids.ts";
import { addDays, DAY, type Instant, isLocalDate, type LocalDate, localDate } from "../base/time.ts";
import type { MeasureDefinition, StoredPoint } from "./measure.ts";
import { comparePeriods, nextPeriod, type Period, periodKind, periodOf } from "./period.ts";

/**
 * Counting by hand: each touch of *+1* is an event of its own, stored under (series, period, key), its key being an id that
 * the screen made. So one that is sent three times counts once, and the point of a period is how many events it has.
 */

const tallyId = idSchema<"tally">();
export type TallyId = z.infer<typeof tallyId>;

const day = z.string().check(z.refine(isLocalDate, "a day that exists, YYYY-MM-DD"));

export const tallyBody = z.object({
  id: tallyId,
  measureId,
  /** The board it is counted on; a phone's ticket knows its own. */
  boardId: z.optional(boardId),
  /** The day of the touch, by the clock of whoever touched: yesterday's may come late, from a dead zone. */
  day: z.optional(day),
});
export type TallyBody = z.infer<typeof tallyBody>;

/** Takes one back. It stays in the history as one that was taken back. */
export const untallyBody = z.omit(tallyBody, { day: true });
export type UntallyBody = z.infer<typeof untallyBody>;

/** `count` is `null` where it is hidden from a phone without account: under five. */
export const tallyReply = z.object({ measureId, period: z.string(), count: z.nullable(z.number()) });
export type TallyReply = z.infer<typeof tallyReply>;

/** What a board counts, with how many there are in the period that runs. */
export const countedMeasure = z.object({ measureId, name: z.string(), period: z.string(), count: z.number() });
export type CountedMeasure = z.infer<typeof countedMeasure>;

/** How long a screen offers to take one back. */
export const UNDO_TIME = 10_000;
/** How long the server takes it: a touch in a dead zone may arrive late. What an earlier day's meeting has seen stands. */
export const UNDO_KEPT = DAY;

/** A count has no denominator and no time between: these charts draw it. */
const CHARTS: readonly string[] = ["run", "i", "c"];

/** Whether people may count it by hand: the section has said so, and it is a plain count of a calendar's periods. */
export function isCountable(definition: MeasureDefinition): boolean {
  return definition.countable === true && definition.rhythm !== "event" && CHARTS.includes(definition.chart);
}

/** The day that a tally is of: today, or yesterday when it says so; nothing older and nothing to come. */
export function tallyDay(said: LocalDate | undefined, now: Instant, zone: string): LocalDate {
  const today = localDate(now, zone);
  return said === addDays(today, -1) ? said : today;
}

/** The period in which a day is counted. */
export function tallyPeriod({ rhythm }: Pick<MeasureDefinition, "rhythm">, date: LocalDate): Period {
  return periodOf(date, rhythm === "event" ? "day" : rhythm);
}

/** How many a period has; a figure that somebody has given for the whole period stands in place of the count. */
export function countOf(points: readonly StoredPoint[]): number | undefined {
  const whole = points.find(({ key, value }) => key === "" && value !== null);
  if (whole) return whole.value ?? undefined;
  const events = points.filter(({ key, value }) => key !== "" && value !== null);
  return events.length === 0 ? undefined : events.reduce((sum, { value }) => sum + (value ?? 0), 0);
}

/**
 * One point for each period of a counted series. Between two periods that were counted, one without an event is a zero; after
 * the last nothing is said, since silence may also be that nobody counted.
 */
export function countedPoints(points: readonly StoredPoint[]): StoredPoint[] {
  const byPeriod = Map.groupBy(points, ({ period }) => period);
  const counted = [...byPeriod].flatMap(([period, events]) => {
    const value = countOf(events);
    return value === undefined ? [] : [onePoint(period, value, Math.max(...events.map((each) => each.recordedAt)))];
  });
  const inOrder = counted.toSorted((a, b) => comparePeriods(a.period, b.period));
  return inOrder.flatMap((point, place) => [point, ...zerosUntil(point, inOrder[place + 1])]);
}

/** A gap longer than this is no row of zeros but a time without counting. */
const MOST_ZEROS = 400;

function zerosUntil(point: StoredPoint, next: StoredPoint | undefined): StoredPoint[] {
  if (!next || periodKind(point.period) !== periodKind(next.period)) return [];
  const zeros: StoredPoint[] = [];
  for (let period = nextPeriod(point.period); period !== undefined && period !== next.period; ) {
    if (comparePeriods(period, next.period) > 0 || zeros.length >= MOST_ZEROS) return [];
    zeros.push(onePoint(period, 0, next.recordedAt));
    period = nextPeriod(period);
  }
  return zeros;
}

function onePoint(period: Period, value: number, recordedAt: Instant): StoredPoint {
  const nothingElse = { numerator: null, denominator: null, values: null };
  return { period, key: "", value, ...nothingElse, asOf: recordedAt, recordedAt, revision: 1 };
}
