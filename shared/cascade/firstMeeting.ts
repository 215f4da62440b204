import { type Agenda, DEFAULT_AGENDA } from "../huddle/agenda.ts";
import type { Rhythm } from "../huddle/rhythm.ts";
import type { UnitKind } from "../tier/tiers.ts";

/** What the first meeting of a new board is, by the level of its unit. Its leader changes it afterwards as any other. */
export interface FirstMeeting {
  readonly weekdays: Rhythm["weekdays"];
  readonly time: Rhythm["time"];
  readonly everyWeeks: Rhythm["everyWeeks"];
  readonly steps: Agenda;
}

const WEEKDAYS = [1, 2, 3, 4, 5];

/** Leaders hear what has come from below before they look at their own; a day's ten minutes. */
const LEADERS_AGENDA: Agenda = [
  { id: "welcome", meaning: "welcome", minutes: 0.5, title: null },
  { id: "answers", meaning: "answers", minutes: 1, title: null },
  { id: "matters", meaning: "matters", minutes: 4, title: null },
  { id: "today", meaning: "today", minutes: 1.5, title: null },
  { id: "measures", meaning: "measures", minutes: 1.5, title: null },
  { id: "raise", meaning: "raise", minutes: 1, title: null },
  { id: "thanks", meaning: "thanks", minutes: 0.5, title: null },
];

/** Where there are fifteen minutes, five more for what has come from below. */
const LONGER_AGENDA: Agenda = LEADERS_AGENDA.map((step) =>
  step.meaning === "matters" ? { ...step, minutes: step.minutes + 5 } : step,
);

/** Each level meets when the one below is done. Source: domain/practice.md 2.4. */
const FIRST: Readonly<Record<UnitKind, FirstMeeting>> = {
  section: { weekdays: WEEKDAYS, time: "07:45", everyWeeks: 1, steps: DEFAULT_AGENDA },
  department: { weekdays: WEEKDAYS, time: "08:15", everyWeeks: 1, steps: LEADERS_AGENDA },
  clinic: { weekdays: WEEKDAYS, time: "08:45", everyWeeks: 1, steps: LONGER_AGENDA },
  hospital: { weekdays: WEEKDAYS, time: "09:15", everyWeeks: 1, steps: LONGER_AGENDA },
  trust: { weekdays: WEEKDAYS, time: "10:00", everyWeeks: 1, steps: LEADERS_AGENDA },
  // A month has no fixed count of weeks; every fourth Wednesday is what a rhythm can say.
  region: { weekdays: [3], time: "12:00", everyWeeks: 4, steps: LONGER_AGENDA },
};

export function firstMeetingOf(level: UnitKind): FirstMeeting {
  return FIRST[level];
}
