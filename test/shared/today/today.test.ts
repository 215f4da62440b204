import { describe, expect, test } from "vitest";
import { base32, type LevelId, type ShiftId } from "../../../shared/base/ids.ts";
import { instantAt, MINUTE } from "../../../shared/base/time.ts";
import {
  apply,
  blankDay,
  isSetUp,
  NO_TODAY,
  rollTo,
  shiftsOn,
  standings,
  type TodayCommand,
  type TodayState,
  todayCommand,
  todaySettings,
} from "../../../shared/today/today.ts";

const ZONE = "Europe/Oslo";
const MONDAY = "2026-11-23";
const NOW = instantAt(MONDAY, "07:46", ZONE);
const id = (n: number) => base32(new Uint8Array(16).fill(n));
const [day, night] = [id(1) as ShiftId, id(2) as ShiftId];
const [normal, raised] = [id(3) as LevelId, id(4) as LevelId];

const ward: TodayState = {
  zone: ZONE,
  settings: {
    shifts: [
      { id: day, name: "Dag", need: [9, 9, 9, 9, 9, 6, 6] },
      { id: night, name: "Natt", need: [3, 3, 3, 3, 3, 3, 0] },
    ],
    beds: 20,
    levels: [
      { id: normal, name: "Normal drift" },
      { id: raised, name: "Grønn beredskap" },
    ],
  },
  day: blankDay(MONDAY),
  before: { patients: 18, level: null },
};

function after(state: TodayState, at: number, ...commands: TodayCommand[]): TodayState {
  return commands.reduce((now, command) => {
    const next = apply(now, command, at);
    if (!next.ok) throw new Error(next.refusal.code);
    return next.value;
  }, state);
}
const refusal = (state: TodayState, command: TodayCommand) => {
  const next = apply(state, command, NOW);
  return next.ok ? undefined : next.refusal.code;
};
const staff = (shift: ShiftId, deviation: number, was: number | null): TodayCommand => ({
  do: "staff",
  date: MONDAY,
  shifts: [{ shiftId: shift, deviation, was }],
});
const asPlanned: TodayCommand = {
  do: "staff",
  date: MONDAY,
  shifts: [day, night].map((shiftId) => ({ shiftId, deviation: 0, was: null })),
};
const patients = (count: number, was: number | null, date = MONDAY): TodayCommand => ({
  do: "patients",
  date,
  count,
  was,
});
const level = (to: LevelId, was: LevelId | null, date = MONDAY): TodayCommand => ({ do: "level", date, id: to, was });
const states = (state: TodayState) => standings(state).map((each) => each.state);

describe("what today is like", () => {
  test("before anybody has said anything, nothing is known but that operation is normal", () => {
    expect(states(ward)).toEqual(["unknown", "unknown", "unknown", "normal"]);
  });
  test("one act says that every shift is as planned", () => {
    const said = standings(after(ward, NOW, asPlanned));
    expect(said.slice(0, 2)).toMatchObject([
      { state: "ok", need: 9, present: 9 },
      { state: "ok", need: 3, present: 3 },
    ]);
  });
  test("one too few is below need; one more than planned is not", () => {
    expect(standings(after(ward, NOW, staff(day, -1, null)))[0]).toMatchObject({ state: "below", present: 8 });
    expect(standings(after(ward, NOW, staff(day, 1, null)))[0]).toMatchObject({ state: "ok", present: 10 });
  });
  test("more patients than beds is over capacity, as many is not", () => {
    expect(states(after(ward, NOW, patients(22, null)))[2]).toBe("over");
    expect(states(after(ward, NOW, patients(20, null)))[2]).toBe("ok");
  });
  test("a weekday without need for a shift leaves it out", () => {
    expect(shiftsOn({ ...ward, day: blankDay("2026-11-22") }).map(({ name }) => name)).toEqual(["Dag"]);
  });
  test("a board where nothing is set up says nothing", () => {
    expect(isSetUp(NO_TODAY)).toBe(false);
    expect(standings({ ...ward, settings: NO_TODAY })).toEqual([]);
    expect(todaySettings.parse({})).toEqual(NO_TODAY);
  });
});

describe("preparedness", () => {
  test("a level stands over midnight until somebody changes it, and says since when", () => {
    const monday = after(ward, NOW, level(raised, normal));
    const wednesday = rollTo(monday, "2026-11-25");
    expect(standings(wednesday).at(-1)).toMatchObject({
      state: "raised",
      level: { name: "Grønn beredskap" },
      since: MONDAY,
    });
    const at = instantAt("2026-11-25", "08:00", ZONE);
    const back = after(wednesday, at, level(normal, raised, "2026-11-25"));
    expect(standings(back).at(-1)).toMatchObject({ state: "normal", since: "2026-11-25" });
  });
  test("a level that was taken off the list is not shown as normal", () => {
    const monday = after(ward, NOW, level(raised, normal));
    const settings = { ...ward.settings, levels: ward.settings.levels.slice(0, 1) };
    expect(standings({ ...monday, settings }).at(-1)).toMatchObject({ state: "unknown", level: undefined });
  });
});

describe("saying it", () => {
  test("the first figure corrects nothing; a later one keeps what stood before", () => {
    const first = after(ward, NOW, patients(20, null));
    expect(first.day.history).toEqual([]);
    const later = after(first, NOW + 30 * MINUTE, patients(22, 20));
    expect(later.day.history).toEqual([{ what: "patients", at: NOW + 30 * MINUTE, before: 20 }]);
  });
  test("presses within a minute are one act", () => {
    const counted = after(ward, NOW, patients(19, null), patients(20, 19), patients(21, 20));
    expect(counted.day.history).toEqual([]);
  });
  test("saying the same again changes nothing", () => {
    const said = after(ward, NOW, asPlanned);
    expect(after(said, NOW + MINUTE, asPlanned)).toBe(said);
  });
  test("a figure that another has set meanwhile is not written over", () => {
    const said = after(ward, NOW, staff(day, -2, null), patients(19, null), level(raised, normal));
    expect(refusal(said, staff(day, 0, null))).toBe("set-meanwhile");
    expect(refusal(said, patients(18, null))).toBe("set-meanwhile");
    expect(refusal(said, level(normal, normal))).toBe("set-meanwhile");
  });
  test("when one of several shifts is refused, none is changed", () => {
    const said = after(ward, NOW, staff(night, -1, null));
    const both = apply(said, asPlanned, NOW);
    expect(both.ok ? undefined : both.refusal).toMatchObject({ code: "set-meanwhile", current: said.day });
  });
  test("a day to come, a shift or level that is not there, and fewer than nobody are refused", () => {
    const tomorrow = rollTo(ward, "2026-11-24");
    expect(refusal(tomorrow, patients(3, null, "2026-11-24"))).toBe("not-this-day");
    expect(refusal(ward, staff(id(9) as ShiftId, 0, null))).toBe("not-set-up");
    expect(refusal(ward, level(id(9) as LevelId, normal))).toBe("not-set-up");
    expect(refusal({ ...ward, settings: NO_TODAY }, patients(3, null))).toBe("not-set-up");
    expect(refusal(ward, staff(day, -10, null))).toBe("below-nobody");
  });
  test("a day given without network is said when the wire is back, days later", () => {
    const late = instantAt("2026-11-26", "09:00", ZONE);
    expect(apply(ward, patients(21, null), late).ok).toBe(true);
  });
  test("only whole figures of a size that can be are read", () => {
    for (const count of [-1, 1.5, 1000]) expect(todayCommand.safeParse(patients(count, null)).success).toBe(false);
  });
});

describe("turning the leaf", () => {
  test("a new day begins blank and counts on from yesterday's patients", () => {
    const tuesday = rollTo(after(ward, NOW, asPlanned, patients(22, null)), "2026-11-24");
    expect(tuesday.day).toEqual(blankDay("2026-11-24"));
    expect(tuesday.before).toEqual({ patients: 22, level: null });
  });
  test("a clock that is set back turns nothing", () => {
    expect(rollTo(ward, "2026-11-22")).toBe(ward);
  });
});
