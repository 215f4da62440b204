import {
  deviationOf,
  needOn,
  type Shift,
  shiftsOn,
  standingLevel,
  type TodayCommand,
  type TodayState,
} from "../../shared/today/today.ts";

/** The commands behind the buttons, made from what the person sees. */

/** *Som planlagt*: every shift of the day, at once. */
export function asPlanned(state: TodayState): TodayCommand {
  const shifts = shiftsOn(state).map(({ id }) => ({ shiftId: id, deviation: 0, was: deviationOf(state, id) }));
  return { do: "staff", date: state.day.date, shifts };
}

export function isAsPlanned(state: TodayState): boolean {
  return shiftsOn(state).every(({ id }) => deviationOf(state, id) === 0);
}

/** One more or one fewer at work; undefined where there cannot be fewer. */
export function byOne(state: TodayState, shift: Shift, by: 1 | -1): TodayCommand | undefined {
  const was = deviationOf(state, shift.id);
  const deviation = (was ?? 0) + by;
  if (needOn(state, shift) + deviation < 0) return undefined;
  return { do: "staff", date: state.day.date, shifts: [{ shiftId: shift.id, deviation, was }] };
}

/** Where counting begins: the last number known, or a full house. */
export function firstCount({ before, settings }: TodayState): { readonly count: number; readonly isLast: boolean } {
  return before.patients === null
    ? { count: settings.beds ?? 0, isLast: false }
    : { count: before.patients, isLast: true };
}

export function patientsBy(state: TodayState, by: number): TodayCommand | undefined {
  const was = state.day.patients?.count ?? null;
  const count = (was ?? firstCount(state).count) + by;
  return count < 0 || count > 999 ? undefined : { do: "patients", date: state.day.date, count, was };
}

export function toLevel(state: TodayState, id: TodayState["settings"]["levels"][number]["id"]): TodayCommand {
  return { do: "level", date: state.day.date, id, was: standingLevel(state)?.id ?? null };
}
