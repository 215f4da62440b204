import { addDays, DEFAULT_ZONE, type Instant, instantAt, type LocalDate } from "../../shared/base/time.ts";
import { type Agenda, type StepMeaning, stepMs } from "../../shared/huddle/agenda.ts";
import { isPlanned } from "../../shared/huddle/rhythm.ts";
import type { Seeded } from "./seeded.ts";

/** A meeting of the example's past: held with its own times, or missed. */
export interface PastMeeting {
  readonly date: LocalDate;
  readonly daysAgo: number;
  readonly plannedAt: Instant;
  readonly isHeld: boolean;
  /** Why it was not held, when somebody has said so. */
  readonly reason: string | null;
  readonly startAt: Instant;
  /** When each step ended; the last one ends the meeting. */
  readonly ends: readonly Instant[];
}

export interface Rhythm {
  readonly weekdays: readonly number[];
  readonly time: string;
  /** Days before today on which it began. */
  readonly since: number;
  /** Days before today of the last one; absent = yesterday. What of today lies ahead has not happened. */
  readonly until?: number;
  /** A step that has taken longer of late, as meetings do when nobody looks. */
  readonly grows?: { readonly step: StepMeaning; readonly since: number; readonly by: number };
}

const REASONS = {
  nb: ["To syke, ingen til å lede", "Brannøvelse", "Traumealarm da vi skulle begynne", "Planleggingsdag"],
  nn: ["To sjuke, ingen til å leie", "Brannøving", "Planleggingsdag"],
} as const;

/** Of a hundred planned meetings so many were not held. */
const MISSED = 0.07;

/**
 * The meetings of a board up to its last day, oldest first. Weekends and holidays are off, and some were missed; the first
 * and the last five were held, so that a newcomer is not met with a missed one.
 */
export function pastMeetings(
  from: Seeded,
  today: LocalDate,
  { weekdays, time, since, until = 1, grows }: Rhythm,
  agenda: Agenda,
  language: "nb" | "nn",
): PastMeeting[] {
  const first = addDays(today, -since);
  const rhythm = { weekdays: [...weekdays], time, everyWeeks: 1, from: first, onHolidays: false };
  const days = Array.from({ length: since - until + 1 }, (_, index) => since - index).filter((daysAgo) =>
    isPlanned(rhythm, addDays(today, -daysAgo), []),
  );
  return days.map((daysAgo, index) => {
    const date = addDays(today, -daysAgo);
    const plannedAt = instantAt(date, time, DEFAULT_ZONE);
    const startAt = plannedAt + from.whole(-40, 90) * 1_000;
    const isHeld = from.fraction() >= MISSED || index < 2 || index >= days.length - 5;
    const reason = isHeld || from.fraction() < 0.3 ? null : from.pick(REASONS[language]);
    const ends = grown(stepEnds(from, startAt, agenda), agenda, grows && daysAgo <= grows.since ? grows : undefined);
    return { date, daysAgo, plannedAt, isHeld, reason, startAt, ends };
  });
}

/** What comes after the step that has grown comes so much later. */
function grown(ends: readonly Instant[], agenda: Agenda, grows: Rhythm["grows"]): readonly Instant[] {
  const from = grows ? agenda.findIndex(({ meaning }) => meaning === grows.step) : -1;
  return ends.map((end, at) => (grows && from >= 0 && at >= from ? end + grows.by : end));
}

/** Most steps take about their minutes; now and then one runs over, and the meeting with it. */
function stepEnds(from: Seeded, startAt: Instant, agenda: Agenda): Instant[] {
  let at = startAt;
  return agenda.map((step) => {
    const pace = from.fraction() < 0.12 ? 1.3 + from.fraction() : 0.55 + from.fraction() * 0.5;
    at += Math.round((stepMs(step) * pace) / 1_000) * 1_000;
    return at;
  });
}

/**
 * A moment within a step of the meeting that was held on a day, or of the last one before it.
 * @param share how far into the step, 0 to 1
 * @returns undefined when no meeting of the board goes so far back
 */
export function within(
  meetings: readonly PastMeeting[],
  agenda: Agenda,
  daysAgo: number,
  meaning: StepMeaning,
  share: number,
): Instant | undefined {
  const meeting = meetings.findLast((each) => each.isHeld && each.daysAgo >= daysAgo);
  const step = agenda.findIndex((each) => each.meaning === meaning);
  const end = meeting?.ends[step];
  if (!meeting || end === undefined) return undefined;
  const begin = meeting.ends[step - 1] ?? meeting.startAt;
  return begin + Math.round((end - begin) * (0.05 + 0.9 * share));
}
