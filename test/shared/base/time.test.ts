import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  easterSunday,
  HOUR,
  instantAt,
  isHoliday,
  isLocalDate,
  isoWeek,
  localDate,
  mondayOf,
  wallClock,
  weekday,
} from "../../../shared/base/time.ts";

const OSLO = "Europe/Oslo";
const someDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays("2000-01-01", days));

test("the wall clock of Oslo is an hour before UTC in winter and two in summer", () => {
  expect(wallClock(Date.UTC(2026, 10, 23, 6, 42), OSLO)).toEqual({ date: "2026-11-23", time: "07:42", seconds: 0 });
  expect(wallClock(Date.UTC(2026, 6, 1, 22, 30), OSLO).date).toBe("2026-07-02");
});

test("a day and a time in Oslo give the instant that shows them", () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 4, max: 23 }), (date, hour) => {
      const time = `${String(hour).padStart(2, "0")}:15`;
      expect(wallClock(instantAt(date, time, OSLO), OSLO)).toMatchObject({ date, time });
    }),
  );
});

test("in the night that summer time begins, a time that does not exist is read an hour later", () => {
  expect(wallClock(instantAt("2026-03-29", "02:30", OSLO), OSLO).time).toBe("03:30");
});

test("in the night that summer time ends, the hour that comes twice is the first one", () => {
  expect(instantAt("2026-10-25", "02:30", OSLO)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(instantAt("2026-10-25", "04:00", OSLO) - instantAt("2026-10-25", "01:00", OSLO)).toBe(4 * HOUR);
});

test("a day begins at midnight of the unit's zone", () => {
  expect(localDate(Date.UTC(2026, 11, 31, 23, 30), OSLO)).toBe("2027-01-01");
});

test("ISO weeks: the published corner cases", () => {
  expect(isoWeek("2026-11-21")).toEqual({ year: 2026, week: 47 });
  expect(isoWeek("2021-01-03")).toEqual({ year: 2020, week: 53 });
  expect(isoWeek("2024-12-30")).toEqual({ year: 2025, week: 1 });
});

test("the Monday of a day's week is a Monday, at most six days before it", () => {
  fc.assert(
    fc.property(someDay, (date) => {
      const monday = mondayOf(isoWeek(date));
      expect(weekday(monday)).toBe(1);
      expect(addDays(monday, weekday(date) - 1)).toBe(date);
    }),
  );
});

test("Easter Sunday of known years", () => {
  // Source: Den norske kirke, kirkeårets dager.
  expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2038-04-25",
  ]);
});

test("Norwegian holidays move with Easter, and the fixed ones do not", () => {
  const holidays = [
    "2026-01-01",
    "2026-04-02",
    "2026-04-03",
    "2026-04-06",
    "2026-05-01",
    "2026-05-14",
    "2026-05-17",
    "2026-05-25",
    "2026-12-26",
  ];
  expect(holidays.filter((day) => !isHoliday(day))).toEqual([]);
  expect(["2026-04-04", "2026-05-18", "2026-12-24"].filter(isHoliday)).toEqual([]);
});

test("a day that does not exist is not a day", () => {
  expect(["2026-02-29", "2026-13-01", "2026-2-1", "today"].some(isLocalDate)).toBe(false);
  expect(isLocalDate("2028-02-29")).toBe(true);
});
