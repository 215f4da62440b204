import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, instantAt, isHoliday, wallClock, weekday } from "../../../shared/base/time.ts";
import { isPlanned, nextPlanned, type Rhythm } from "../../../shared/huddle/rhythm.ts";

const ZONE = "Europe/Oslo";
const daily: Rhythm = {
  weekdays: [1, 2, 3, 4, 5],
  time: "07:45",
  everyWeeks: 1,
  from: "2026-01-01",
  onHolidays: false,
};
const at = (date: string, time: string) => instantAt(date, time, ZONE);

describe("when a board meets next", () => {
  test("before the time it is today, after it the next weekday", () => {
    expect(nextPlanned(daily, at("2026-11-20", "07:45"), ZONE, [])).toBe(at("2026-11-20", "07:45"));
    expect(nextPlanned(daily, at("2026-11-20", "07:46"), ZONE, [])).toBe(at("2026-11-23", "07:45"));
  });
  test("a holiday is jumped over, unless the board meets then too", () => {
    const evening = at("2026-12-24", "20:00");
    expect(nextPlanned(daily, evening, ZONE, [])).toBe(at("2026-12-28", "07:45"));
    expect(nextPlanned({ ...daily, onHolidays: true }, evening, ZONE, [])).toBe(at("2026-12-25", "07:45"));
  });
  test("a day on which the unit is closed is left out", () => {
    expect(nextPlanned(daily, at("2026-11-22", "12:00"), ZONE, ["2026-11-23"])).toBe(at("2026-11-24", "07:45"));
  });
  test("every second week counts from the week it began", () => {
    const second = { ...daily, weekdays: [3], everyWeeks: 2, from: "2026-11-03" };
    expect(isPlanned(second, "2026-11-04", [])).toBe(true);
    expect(isPlanned(second, "2026-11-11", [])).toBe(false);
    expect(nextPlanned(second, at("2026-11-05", "12:00"), ZONE, [])).toBe(at("2026-11-18", "07:45"));
  });
  test("a board without fixed days has no next meeting", () => {
    expect(nextPlanned({ ...daily, weekdays: [] }, at("2026-11-20", "07:45"), ZONE, [])).toBeUndefined();
  });
  test("07:45 is 07:45 on the days when the clocks change", () => {
    const sundays = { ...daily, weekdays: [7], onHolidays: true };
    for (const date of ["2027-03-28", "2027-10-31"]) {
      const next = nextPlanned(sundays, at(date, "00:30"), ZONE, []) ?? 0;
      expect(wallClock(next, ZONE)).toMatchObject({ date, time: "07:45" });
    }
  });
});

test("whatever the rhythm, the next meeting is on one of its days, at its time, and none lies between", () => {
  const rhythms = fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    time: fc.constantFrom("00:30", "02:30", "07:45", "23:59"),
    everyWeeks: fc.integer({ min: 1, max: 4 }),
    from: fc.integer({ min: 0, max: 400 }).map((days) => addDays("2026-01-01", days)),
    onHolidays: fc.boolean(),
  });
  fc.assert(
    fc.property(rhythms, fc.integer({ min: 0, max: 500 }), (rhythm, days) => {
      const after = at(addDays("2026-01-01", days), "12:00");
      const next = nextPlanned(rhythm, after, ZONE, []);
      if (next === undefined) throw new Error("a rhythm with days has a next meeting");
      const shown = wallClock(next, ZONE);
      expect(next).toBeGreaterThanOrEqual(after);
      expect(rhythm.weekdays).toContain(weekday(shown.date));
      expect(rhythm.onHolidays || !isHoliday(shown.date)).toBe(true);
      expect(shown.date >= rhythm.from).toBe(true);
      for (let date = wallClock(after, ZONE).date; date < shown.date; date = addDays(date, 1)) {
        expect(isPlanned(rhythm, date, []) && at(date, rhythm.time) >= after).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});
