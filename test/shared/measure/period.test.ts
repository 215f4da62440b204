import { expect, test } from "vitest";
import {
  comparePeriods,
  endOf,
  fitsRhythm,
  isFuture,
  isUnfinished,
  likelyPeriod,
  nextPeriod,
  readPeriod,
  startOf,
} from "../../../shared/measure/period.ts";

const OSLO = "Europe/Oslo";
const at = (text: string) => Date.parse(text);

test("a period has one form, whatever way it came", () => {
  expect(readPeriod("2026-11-21T08:30:00+01:00")).toBe("2026-11-21T07:30:00.000Z");
  expect(readPeriod(" 2026-W47 ")).toBe("2026-W47");
  expect(readPeriod(17)).toBe("17");
  expect(readPeriod("017")).toBe("17");
});

test("what does not exist is no period", () => {
  for (const raw of ["2026-W54", "2025-W53", "2026-13", "2026-Q5", "2026-02-30", "uke 47", "", 1.5, null, {}]) {
    expect(readPeriod(raw)).toBeUndefined();
  }
  expect(readPeriod("2026-W53")).toBe("2026-W53");
});

test("a measure takes its own rhythm's periods, and integers", () => {
  expect(fitsRhythm("2026-W47", "week")).toBe(true);
  expect(fitsRhythm("2026-11-21", "week")).toBe(false);
  expect(fitsRhythm("3", "week")).toBe(true);
  expect(fitsRhythm("2026-11-21T07:30:00.000Z", "event")).toBe(true);
});

test("periods sort by time, across the new year and as numbers", () => {
  expect(["2027-W01", "2026-W53", "2026-W09"].toSorted(comparePeriods)).toEqual(["2026-W09", "2026-W53", "2027-W01"]);
  expect(["10", "9", "-1"].toSorted(comparePeriods)).toEqual(["-1", "9", "10"]);
  expect(["2027-Q1", "2026-Q4"].toSorted(comparePeriods)).toEqual(["2026-Q4", "2027-Q1"]);
});

test("the period after is the next one of its kind", () => {
  expect(nextPeriod("2026-W53")).toBe("2027-W01");
  expect(nextPeriod("2026-12")).toBe("2027-01");
  expect(nextPeriod("2026-01")).toBe("2026-02");
  expect(nextPeriod("2026-Q4")).toBe("2027-Q1");
  expect(nextPeriod("2026-02-28")).toBe("2026-03-01");
  expect(nextPeriod("7")).toBe("8");
});

test("a week ends at midnight in the unit's zone, also when the clock is turned", () => {
  expect(startOf("2026-W43", OSLO)).toBe(at("2026-10-18T22:00:00Z"));
  // Summer time ends on Sunday 25 October 2026.
  expect(endOf("2026-W43", OSLO)).toBe(at("2026-10-25T23:00:00Z"));
});

test("the period that runs now is unfinished, and the next one is future", () => {
  const now = at("2026-11-21T06:45:00Z");
  expect(isUnfinished("2026-W47", now, OSLO)).toBe(true);
  expect(isUnfinished("2026-W46", now, OSLO)).toBe(false);
  expect(isFuture("2026-W47", now, OSLO)).toBe(false);
  expect(isFuture("2026-W48", now, OSLO)).toBe(true);
  expect(isUnfinished("12", now, OSLO)).toBe(false);
});

test("who types a figure in means the last period that has ended", () => {
  const now = at("2026-11-21T06:45:00Z");
  expect(likelyPeriod("week", now, OSLO)).toBe("2026-W46");
  expect(likelyPeriod("month", now, OSLO)).toBe("2026-10");
  expect(likelyPeriod("quarter", now, OSLO)).toBe("2026-Q3");
  expect(likelyPeriod("day", now, OSLO)).toBe("2026-11-20");
  expect(likelyPeriod("event", now, OSLO)).toBe("2026-11-21");
});
