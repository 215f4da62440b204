import * as z from "zod/mini";
import { levelId, shiftId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { type Instant, isLocalDate, type LocalDate, localDate, MINUTE, weekday } from "../base/time.ts";

/**
 * What today is like: people at work against the need, patients on the beds, and the trust's preparedness. A section sets
 * its need once; each day is then one touch, or the deviation from it. Nothing here names a person.
 */
const need = z.int().check(z.gte(0), z.lte(99));
const oneLine = (longest: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), z.regex(/^[^\n\r]*$/));

export const shiftSchema = z.object({
  id: shiftId,
  name: oneLine(20),
  /** People needed, Monday first; 0 = nobody works this shift on that weekday. */
  need: z.array(need).check(z.length(7)),
});
export type Shift = z.infer<typeof shiftSchema>;

export const levelSchema = z.object({ id: levelId, name: oneLine(30) });
export type Level = z.infer<typeof levelSchema>;

/** What a leader sets once. Empty, as it is at first, it says that the section does not use this yet. */
export const todaySettings = z.object({
  shifts: z._default(z.array(shiftSchema).check(z.maxLength(6)), []),
  beds: z._default(z.nullable(z.int().check(z.gte(1), z.lte(999))), null),
  /** The trust's own levels; the first is normal operation. */
  levels: z._default(z.array(levelSchema).check(z.maxLength(8)), []),
});
export type TodaySettings = z.infer<typeof todaySettings>;
export const NO_TODAY: TodaySettings = { shifts: [], beds: null, levels: [] };

export function isSetUp({ shifts, beds, levels }: TodaySettings): boolean {
  return shifts.length > 0 || beds !== null || levels.length > 0;
}

const date = z.string().check(z.refine(isLocalDate, "a day that exists, YYYY-MM-DD"));
/** People more (or, below zero, fewer) than the need. */
const deviation = z.int().check(z.gte(-99), z.lte(99));
const patients = z.int().check(z.gte(0), z.lte(999));

const staffed = z.object({ shiftId, deviation, at: z.int() });

/** What stood before a correction, and when it was corrected. */
const dayChange = z.discriminatedUnion("what", [
  z.object({ what: z.literal("staff"), at: z.int(), shiftId, before: deviation }),
  z.object({ what: z.literal("patients"), at: z.int(), before: patients }),
  z.object({ what: z.literal("level"), at: z.int(), before: levelId }),
]);
export type DayChange = z.infer<typeof dayChange>;

export const todayDay = z.object({
  date,
  /** Shifts that somebody has said something of; the others are not known. */
  staff: z.array(staffed),
  patients: z.nullable(z.object({ count: patients, at: z.int() })),
  level: z.nullable(z.object({ id: levelId, at: z.int() })),
  /** Oldest first. */
  history: z.array(dayChange),
});
export type TodayDay = z.infer<typeof todayDay>;

export const todayState = z.object({
  zone: z.string(),
  settings: todaySettings,
  day: todayDay,
  /** What was last said before the day: where counting begins, and a level that stands until somebody changes it. */
  before: z.object({
    patients: z.nullable(patients),
    level: z.nullable(z.object({ id: levelId, since: date })),
  }),
});
export type TodayState = z.infer<typeof todayState>;

/** `was` is what the person saw: a figure set meanwhile by another is never written over unseen. */
export const todayCommand = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("staff"),
    date,
    /** *Som planlagt* names every shift at once, with no deviation. */
    shifts: z.array(z.object({ shiftId, deviation, was: z.nullable(deviation) })).check(z.minLength(1), z.maxLength(6)),
  }),
  z.object({ do: z.literal("patients"), date, count: patients, was: z.nullable(patients) }),
  z.object({ do: z.literal("level"), date, id: levelId, was: z.nullable(levelId) }),
]);
export type TodayCommand = z.infer<typeof todayCommand>;

export type TodayRefusal =
  | { readonly code: "not-this-day" }
  | { readonly code: "not-set-up" }
  | { readonly code: "below-nobody" }
  | { readonly code: "set-meanwhile"; readonly current: TodayDay };

export function blankDay(on: LocalDate): TodayDay {
  return { date: on, staff: [], patients: null, level: null, history: [] };
}

/** The picture of a later day, made from that of an earlier one: a screen that has no network turns the leaf itself. */
export function rollTo(state: TodayState, on: LocalDate): TodayState {
  if (on <= state.day.date) return state;
  const level = standingLevel(state);
  return {
    ...state,
    day: blankDay(on),
    before: {
      patients: state.day.patients?.count ?? state.before.patients,
      level: level?.since ? { id: level.id, since: level.since } : null,
    },
  };
}

/** The need of a shift on the state's day. */
export function needOn({ day }: TodayState, shift: Shift): number {
  return shift.need[weekday(day.date) - 1] ?? 0;
}

/** Shifts that somebody works on the day. */
export function shiftsOn(state: TodayState): readonly Shift[] {
  return state.settings.shifts.filter((shift) => needOn(state, shift) > 0);
}

export function deviationOf({ day }: TodayState, shift: Shift["id"]): number | null {
  return day.staff.find(({ shiftId: id }) => id === shift)?.deviation ?? null;
}

/** The level that holds: said today, or before and not changed since; else normal operation, since nobody said another. */
export function standingLevel(
  state: TodayState,
): { readonly id: Level["id"]; readonly since: LocalDate | null } | null {
  const { day, before, settings } = state;
  if (day.level) {
    const stands = before.level?.id === day.level.id;
    return { id: day.level.id, since: stands && before.level ? before.level.since : day.date };
  }
  if (before.level) return before.level;
  const [normal] = settings.levels;
  return normal ? { id: normal.id, since: null } : null;
}

/**
 * One command on a day; pure, and the same on the server and in a screen's outbox.
 * @param at when the command was received (server) or given (outbox): a day that has not begun has no figures
 */
export function apply(state: TodayState, command: TodayCommand, at: Instant): Outcome<TodayState, TodayRefusal> {
  if (command.date !== state.day.date || command.date > localDate(at, state.zone)) {
    return refused({ code: "not-this-day" });
  }
  const day = change(state, command, at);
  return day.ok ? ok(day.value === state.day ? state : { ...state, day: day.value }) : day;
}

function change(state: TodayState, command: TodayCommand, at: Instant): Outcome<TodayDay, TodayRefusal> {
  switch (command.do) {
    case "staff":
      return setStaff(state, command, at);
    case "patients":
      return setPatients(state, command, at);
    case "level":
      return setLevel(state, command, at);
  }
}

type Of<Do extends TodayCommand["do"]> = TodayCommand & { do: Do };

function setStaff(state: TodayState, command: Of<"staff">, at: Instant): Outcome<TodayDay, TodayRefusal> {
  let { day } = state;
  for (const said of command.shifts) {
    const shift = state.settings.shifts.find(({ id }) => id === said.shiftId);
    if (!shift) return refused({ code: "not-set-up" });
    if (needOn(state, shift) + said.deviation < 0) return refused({ code: "below-nobody" });
    const known = day.staff.find(({ shiftId: id }) => id === said.shiftId);
    if (known?.deviation === said.deviation) continue;
    if ((known?.deviation ?? null) !== said.was) return refused({ code: "set-meanwhile", current: state.day });
    const entry = { shiftId: said.shiftId, deviation: said.deviation, at };
    day = {
      ...day,
      staff: [...day.staff.filter((other) => other !== known), entry],
      history: corrected(day, known && { what: "staff", at, shiftId: known.shiftId, before: known.deviation }, known),
    };
  }
  return ok(day);
}

function setPatients(state: TodayState, command: Of<"patients">, at: Instant): Outcome<TodayDay, TodayRefusal> {
  const { day } = state;
  if (state.settings.beds === null) return refused({ code: "not-set-up" });
  const known = day.patients;
  if (known?.count === command.count) return ok(day);
  if ((known?.count ?? null) !== command.was) return refused({ code: "set-meanwhile", current: day });
  const history = corrected(day, known && { what: "patients", at, before: known.count }, known);
  return ok({ ...day, patients: { count: command.count, at }, history });
}

function setLevel(state: TodayState, command: Of<"level">, at: Instant): Outcome<TodayDay, TodayRefusal> {
  const { day } = state;
  if (!state.settings.levels.some(({ id }) => id === command.id)) return refused({ code: "not-set-up" });
  const standing = standingLevel(state)?.id ?? null;
  if (day.level?.id === command.id) return ok(day);
  if (standing !== command.was) return refused({ code: "set-meanwhile", current: day });
  const known = day.level;
  const history = corrected(day, known && { what: "level", at, before: known.id }, known);
  return ok({ ...day, level: { id: command.id, at }, history });
}

/** Presses within a minute are one act: who counts from 20 to 23 by three touches has corrected nothing. */
const ONE_ACT = MINUTE;
const MOST_CHANGES = 200;

function corrected(
  day: TodayDay,
  entry: DayChange | undefined | null,
  known: { readonly at: Instant } | undefined | null,
): DayChange[] {
  if (!entry || !known || entry.at - known.at < ONE_ACT) return day.history;
  return [...day.history, entry].slice(-MOST_CHANGES);
}

/** How one thing stands. `unknown`: nobody has said it yet today. */
export type Standing =
  | {
      readonly kind: "staff";
      readonly state: "ok" | "below" | "unknown";
      readonly shift: Shift;
      readonly need: number;
      /** null while nobody has said. */
      readonly present: number | null;
    }
  | {
      readonly kind: "beds";
      readonly state: "ok" | "over" | "unknown";
      readonly beds: number;
      readonly patients: number | null;
    }
  | {
      readonly kind: "level";
      readonly state: "normal" | "raised" | "unknown";
      /** Undefined when the level that stood has been taken off the list. */
      readonly level: Level | undefined;
      readonly since: LocalDate | null;
    };

/** Everything that is set up, in the order it is told. */
export function standings(state: TodayState): readonly Standing[] {
  return [
    ...shiftsOn(state).map((shift) => staffStanding(state, shift)),
    ...bedStanding(state),
    ...levelStanding(state),
  ];
}

function staffStanding(state: TodayState, shift: Shift): Standing {
  const off = deviationOf(state, shift.id);
  const needed = needOn(state, shift);
  const present = off === null ? null : Math.max(0, needed + off);
  return {
    kind: "staff",
    state: present === null ? "unknown" : present < needed ? "below" : "ok",
    shift,
    need: needed,
    present,
  };
}

function bedStanding({ settings: { beds }, day }: TodayState): readonly Standing[] {
  if (beds === null) return [];
  const count = day.patients?.count ?? null;
  return [{ kind: "beds", state: count === null ? "unknown" : count > beds ? "over" : "ok", beds, patients: count }];
}

function levelStanding(state: TodayState): readonly Standing[] {
  const standing = standingLevel(state);
  if (!standing) return [];
  const at = state.settings.levels.findIndex(({ id }) => id === standing.id);
  return [
    {
      kind: "level",
      state: at < 0 ? "unknown" : at === 0 ? "normal" : "raised",
      level: state.settings.levels[at],
      since: standing.since,
    },
  ];
}
