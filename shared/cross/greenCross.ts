import * as z from "zod/mini";
import { boardId, eventId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { addDays, type Instant, isHoliday, isLocalDate, type LocalDate, localDate, weekday } from "../base/time.ts";

/**
 * The green cross: one colour a day, declared by the people who were there. Nothing here names a person: the talk is
 * about why, not who; who pressed stands in the audit alone.
 */
export const CROSS_COLOURS = ["green", "yellow", "orange", "red"] as const;
export const crossColour = z.enum(CROSS_COLOURS);
export type CrossColour = z.infer<typeof crossColour>;

/** Skåne uses three colours, Östergötland four: the scale is a setting. Source: domain/practice.md 2.3. */
export type CrossScale = 3 | 4;

export function coloursOf(scale: CrossScale): readonly CrossColour[] {
  return scale === 4 ? CROSS_COLOURS : ["green", "yellow", "red"];
}

export const localDateSchema = z.string().check(z.refine(isLocalDate, "a day that exists, YYYY-MM-DD"));

/** What the cross reads of a board's settings, by the same names. */
export const crossSettings = z.object({
  crossScale: z._default(z.union([z.literal(3), z.literal(4)]), 4),
  /** 1 = Monday ... 7 = Sunday; on these the unit is closed. Empty for a ward. */
  closedWeekdays: z._default(z.array(z.int()), []),
  closedOnHolidays: z._default(z.boolean(), false),
  closedDays: z._default(z.array(localDateSchema), []),
  /** The newest day that a meeting colours: yesterday in the morning, today where the meeting ends the day. */
  crossUpTo: z._default(z.enum(["yesterday", "today"]), "yesterday"),
});
export type CrossSettings = z.infer<typeof crossSettings>;
export const defaultCrossSettings: CrossSettings = crossSettings.parse({});

/** Ready choices for an event, so that no text has to be typed; the client words them. */
export const EVENT_KINDS = [
  "fall",
  "medication",
  "equipment",
  "staffing",
  "communication",
  "infection",
  "violence",
  "nearMiss",
] as const;
export const eventKind = z.enum(EVENT_KINDS);
export type EventKind = z.infer<typeof eventKind>;

/** Whether the incident was reported in the hospital's own system (avvik meldt). */
export const reportedSchema = z.enum(["yes", "no", "notRelevant"]);
export type Reported = z.infer<typeof reportedSchema>;

export const MAX_LINE = 140;
const MAX_EVENTS = 20;

const eventFields = {
  kind: z.nullable(eventKind),
  line: z.string().check(z.trim(), z.maxLength(MAX_LINE), z.regex(/^[^\n\r]*$/)),
  reported: reportedSchema,
};
export const crossEvent = z.object({ id: eventId, ...eventFields });
export type CrossEvent = z.infer<typeof crossEvent>;

/** What stood before a correction, and when it was corrected. */
const crossChange = z.discriminatedUnion("what", [
  z.object({ what: z.literal("colour"), at: z.int(), before: z.nullable(crossColour) }),
  z.object({ what: z.literal("closed"), at: z.int(), before: z.nullable(z.boolean()) }),
  z.object({ what: z.literal("event"), at: z.int(), before: crossEvent }),
]);
export type CrossChange = z.infer<typeof crossChange>;

export const crossDay = z.object({
  date: localDateSchema,
  colour: z.nullable(crossColour),
  /** This one day's own say: closed or open; null = as the board's settings say. */
  closed: z.nullable(z.boolean()),
  events: z.array(crossEvent),
  /** Oldest first. */
  history: z.array(crossChange),
});
export type CrossDay = z.infer<typeof crossDay>;

export const crossState = z.object({ zone: z.string(), settings: crossSettings, days: z.array(crossDay) });
export type CrossState = z.infer<typeof crossState>;

/** `was` is what the person saw: a colour set meanwhile by another is never painted over unseen. */
export const crossCommand = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("colour"),
    date: localDateSchema,
    colour: z.nullable(crossColour),
    was: z.nullable(crossColour),
  }),
  z.object({ do: z.literal("close"), date: localDateSchema, closed: z.boolean() }),
  z.object({ do: z.literal("event"), date: localDateSchema, id: eventId, ...eventFields }),
  z.object({ do: z.literal("removeEvent"), date: localDateSchema, id: eventId }),
]);
export type CrossCommand = z.infer<typeof crossCommand>;

/**
 * A line given outside a meeting, from a phone at any hour: it stands in its day, and the meeting gives the day its colour.
 * Only of today or yesterday; `boardId` where no ticket says it.
 */
export const crossLine = z.object({
  id: eventId,
  date: localDateSchema,
  ...eventFields,
  boardId: z.optional(boardId),
});
export type CrossLine = z.infer<typeof crossLine>;
export const crossLineReply = z.object({ date: localDateSchema });

/** Whether a day is one that a line may still be given about without a meeting. */
export function takesLine(date: LocalDate, now: Instant, zone: string): boolean {
  const today = localDate(now, zone);
  return date === today || date === addDays(today, -1);
}

export type CrossRefusal =
  | { readonly code: "future-day" }
  | { readonly code: "not-in-scale" }
  | { readonly code: "empty-event" }
  | { readonly code: "too-many-events" }
  | { readonly code: "coloured-meanwhile"; readonly current: CrossDay };

/** The day as it stands, or the blank one: what nobody has touched is not stored. */
export function dayOf(state: CrossState, date: LocalDate): CrossDay {
  return state.days.find((day) => day.date === date) ?? { date, colour: null, closed: null, events: [], history: [] };
}

export function isClosed(state: CrossState, date: LocalDate): boolean {
  const own = dayOf(state, date).closed;
  if (own !== null) return own;
  const { closedWeekdays, closedOnHolidays, closedDays } = state.settings;
  return closedWeekdays.includes(weekday(date)) || closedDays.includes(date) || (closedOnHolidays && isHoliday(date));
}

/**
 * One command on the cross; pure, and the same on the server and in a screen's outbox.
 * @param at when the command was received (server) or given (outbox): a day that has not begun has no colour
 */
export function apply(state: CrossState, command: CrossCommand, at: Instant): Outcome<CrossState, CrossRefusal> {
  if (command.date > localDate(at, state.zone)) return refused({ code: "future-day" });
  const day = dayOf(state, command.date);
  const changed = applyToDay(state, day, command, at);
  if (!changed.ok) return changed;
  if (changed.value === day) return ok(state);
  const others = state.days.filter((other) => other.date !== day.date);
  return ok({ ...state, days: [...others, changed.value].toSorted((a, b) => (a.date < b.date ? -1 : 1)) });
}

function applyToDay(
  state: CrossState,
  day: CrossDay,
  command: CrossCommand,
  at: Instant,
): Outcome<CrossDay, CrossRefusal> {
  switch (command.do) {
    case "colour":
      return colourDay(state, day, command, at);
    case "close":
      return ok(closeDay(day, command.closed, at));
    case "event":
      return putEvent(day, command, at);
    case "removeEvent":
      return ok(withoutEvent(day, command.id, at));
  }
}

function colourDay(
  state: CrossState,
  day: CrossDay,
  command: CrossCommand & { do: "colour" },
  at: Instant,
): Outcome<CrossDay, CrossRefusal> {
  const { colour } = command;
  if (colour !== null && !coloursOf(state.settings.crossScale).includes(colour))
    return refused({ code: "not-in-scale" });
  if (colour === day.colour) return ok(day);
  if (command.was !== day.colour) return refused({ code: "coloured-meanwhile", current: day });
  // The first colour of a day corrects nothing, so it leaves no history.
  const history =
    day.colour === null && day.history.length === 0
      ? day.history
      : [...day.history, { what: "colour" as const, at, before: day.colour }];
  return ok({ ...day, colour, history });
}

function closeDay(day: CrossDay, closed: boolean, at: Instant): CrossDay {
  if (day.closed === closed) return day;
  return { ...day, closed, history: [...day.history, { what: "closed", at, before: day.closed }] };
}

function putEvent(
  day: CrossDay,
  command: CrossCommand & { do: "event" },
  at: Instant,
): Outcome<CrossDay, CrossRefusal> {
  const { id, kind, line, reported } = command;
  if (kind === null && line === "") return refused({ code: "empty-event" });
  const event: CrossEvent = { id, kind, line, reported };
  const before = day.events.find((known) => known.id === id);
  if (!before) {
    if (day.events.length >= MAX_EVENTS) return refused({ code: "too-many-events" });
    return ok({ ...day, events: [...day.events, event] });
  }
  if (before.kind === kind && before.line === line && before.reported === reported) return ok(day);
  return ok({
    ...day,
    events: day.events.map((known) => (known.id === id ? event : known)),
    history: [...day.history, { what: "event", at, before }],
  });
}

function withoutEvent(day: CrossDay, id: CrossEvent["id"], at: Instant): CrossDay {
  const before = day.events.find((known) => known.id === id);
  if (!before) return day;
  return {
    ...day,
    events: day.events.filter((known) => known.id !== id),
    history: [...day.history, { what: "event", at, before }],
  };
}

/** A meeting looks back a month at most: older days are history, not questions. */
const LONGEST_LOOK_BACK = 31;

/**
 * The open days that a meeting is asked about: those since the last one, oldest first.
 * @param lastMeeting the day of the last meeting held, which itself could not be coloured in the morning; null when
 *   there was none, and then only the newest day is asked for
 */
function daysInQuestion(state: CrossState, lastMeeting: LocalDate | null, now: Instant): LocalDate[] {
  const today = localDate(now, state.zone);
  const newest = state.settings.crossUpTo === "today" ? today : addDays(today, -1);
  const limit = addDays(newest, 1 - LONGEST_LOOK_BACK);
  const from = lastMeeting === null ? newest : lastMeeting > limit ? lastMeeting : limit;
  const days: LocalDate[] = [];
  for (let date = from; date <= newest; date = addDays(date, 1)) {
    if (!isClosed(state, date)) days.push(date);
  }
  return days;
}

/** Those of them that still wait for a colour. */
export function uncoloured(state: CrossState, lastMeeting: LocalDate | null, now: Instant): readonly LocalDate[] {
  return daysInQuestion(state, lastMeeting, now).filter((date) => dayOf(state, date).colour === null);
}

/** Those of them that have one by now: what the meeting can say that it did. */
export function coloured(state: CrossState, lastMeeting: LocalDate | null, now: Instant): readonly LocalDate[] {
  return daysInQuestion(state, lastMeeting, now).filter((date) => dayOf(state, date).colour !== null);
}

/** How one day stands in the picture of a month. `waiting`: the next meeting colours it. */
export type CellState = CrossColour | "waiting" | "closed" | "blank" | "future";

export interface CrossCell {
  readonly date: LocalDate;
  readonly day: number;
  readonly state: CellState;
  readonly isToday: boolean;
  readonly events: number;
}

/** The days of a month, the first to the last (28 to 31 of them). @param month `YYYY-MM` */
export function monthPicture(
  state: CrossState,
  month: string,
  lastMeeting: LocalDate | null,
  now: Instant,
): readonly CrossCell[] {
  const today = localDate(now, state.zone);
  const waiting = new Set(uncoloured(state, lastMeeting, now));
  const cells: CrossCell[] = [];
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) {
    const { colour, events } = dayOf(state, date);
    const open: CellState = waiting.has(date) ? "waiting" : date > today ? "future" : "blank";
    cells.push({
      date,
      day: Number(date.slice(8)),
      // A colour given to a closed day stands: somebody was there.
      state: colour ?? (isClosed(state, date) ? "closed" : open),
      isToday: date === today,
      events: events.length,
    });
  }
  return cells;
}
