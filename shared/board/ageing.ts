import { addDays, daysBetween, type Instant, type LocalDate, localDate } from "../base/time.ts";
import type { Card, LaneMeaning } from "./schema.ts";

/**
 * What a card says of its own age. `late` is drawn with a mark, so that it is seen without colour; the others are plain.
 */
export type Age =
  | { readonly kind: "unanswered"; readonly late: true; readonly days: number }
  | { readonly kind: "still"; readonly late: true; readonly days: number }
  | { readonly kind: "overdue" | "evaluateOverdue"; readonly late: true; readonly date: LocalDate }
  | { readonly kind: "due" | "evaluate"; readonly late: false; readonly date: LocalDate };

export interface Aged {
  readonly card: Pick<Card, "due" | "evaluateOn">;
  readonly meaning: LaneMeaning;
  /** Since when the card has stood in its lane, as the server knows; undefined until it has told. */
  readonly since: Instant | undefined;
  readonly now: Instant;
  readonly zone: string;
  /** Days a new idea may wait before its card says so; the other open lanes have four times as long. */
  readonly ageingDays: number;
}

const PATIENCE_AT_WORK = 4;

/** What there is to say, the most pressing first. A card that is done, or that was put aside, presses nobody. */
export function ageOf({ card, meaning, since, now, zone, ageingDays }: Aged): readonly Age[] {
  if (meaning === "inUse" || meaning === "notNow") return [];
  const today = localDate(now, zone);
  const dates = [dueAge(card.due, today), evaluationAge(card.evaluateOn, today)].filter((age) => age !== undefined);
  const stood = since === undefined ? 0 : daysBetween(localDate(since, zone), today);
  // A date that was agreed says more than the days that have gone.
  const waited = dates.length > 0 ? undefined : waitedAge(meaning, stood, ageingDays);
  return [...dates.filter((age) => age.late), ...(waited ? [waited] : []), ...dates.filter((age) => !age.late)];
}

function waitedAge(meaning: LaneMeaning, days: number, ageingDays: number): Age | undefined {
  if (meaning === "new") return days >= ageingDays ? { kind: "unanswered", late: true, days } : undefined;
  return days >= ageingDays * PATIENCE_AT_WORK ? { kind: "still", late: true, days } : undefined;
}

function dueAge(date: LocalDate | null, today: LocalDate): Age | undefined {
  if (date === null) return undefined;
  return date < today ? { kind: "overdue", late: true, date } : { kind: "due", late: false, date };
}

function evaluationAge(date: LocalDate | null, today: LocalDate): Age | undefined {
  if (date === null) return undefined;
  return date < today ? { kind: "evaluateOverdue", late: true, date } : { kind: "evaluate", late: false, date };
}

/** The days that are picked most; the next meeting only when it is known and not today. */
export interface DateChoice {
  readonly kind: "nextMeeting" | "oneWeek" | "twoWeeks";
  readonly date: LocalDate;
}

export function dateChoices(now: Instant, zone: string, nextMeeting: Instant | undefined): readonly DateChoice[] {
  const today = localDate(now, zone);
  const meeting = nextMeeting === undefined ? today : localDate(nextMeeting, zone);
  const choices: DateChoice[] = [
    { kind: "oneWeek", date: addDays(today, 7) },
    { kind: "twoWeeks", date: addDays(today, 14) },
  ];
  return meeting > today ? [{ kind: "nextMeeting", date: meeting }, ...choices] : choices;
}
