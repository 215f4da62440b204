import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextRun, scheduleFault } from "../../../server/pull/schedule.ts";
import { DAY, HOUR, instantAt, localDate, MINUTE, wallClock, weekday } from "../../../shared/base/time.ts";
import type { Schedule } from "../../../shared/pull/schedule.ts";

const OSLO = "Europe/Oslo";

/** Every run after one instant and up to another. */
function runsBetween(schedule: Schedule, from: number, to: number, zone = OSLO): number[] {
  const runs: number[] = [];
  for (let at = nextRun(schedule, from, zone); at !== null && at <= to; at = nextRun(schedule, at, zone)) runs.push(at);
  return runs;
}

const noon = (date: string) => instantAt(date, "12:00", OSLO);

describe("the nights when the clocks change in 2027", () => {
  test("half past two runs once in the night that has no such time, when the clocks have gone on", () => {
    const runs = runsBetween({ every: "day", at: "02:30" }, noon("2027-03-27"), noon("2027-03-28"));
    expect(runs.map((at) => new Date(at).toISOString())).toEqual(["2027-03-28T01:00:00.000Z"]);
  });

  test("half past two runs once in the night that has it twice", () => {
    const runs = runsBetween({ every: "day", at: "02:30" }, noon("2027-10-30"), noon("2027-10-31"));
    expect(runs.map((at) => new Date(at).toISOString())).toEqual(["2027-10-31T00:30:00.000Z"]);
  });

  test("every hour runs 23 times and 25 times", () => {
    const hourly: Schedule = { every: "hour", minute: 10 };
    expect(
      runsBetween(hourly, instantAt("2027-03-28", "00:00", OSLO), instantAt("2027-03-29", "00:00", OSLO)),
    ).toHaveLength(23);
    expect(
      runsBetween(hourly, instantAt("2027-10-31", "00:00", OSLO), instantAt("2027-11-01", "00:00", OSLO)),
    ).toHaveLength(25);
  });
});

const clockTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

describe("a daily time, whatever it is", () => {
  test.each([OSLO, "Atlantic/Azores", "Australia/Lord_Howe", "America/New_York"])(
    "runs once each day of a year in %s",
    (zone) => {
      fc.assert(
        fc.property(clockTime, (at) => {
          const from = instantAt("2027-01-01", "00:00", zone) - 1;
          const to = instantAt("2028-01-01", "00:00", zone) - 1;
          const runs = runsBetween({ every: "day", at }, from, to, zone);
          const days = runs.map((run) => localDate(run, zone));
          return days.length === 365 && new Set(days).size === 365;
        }),
        { numRuns: 12 },
      );
    },
  );

  test("is that time on the wall on every day but the one that lacks it", () => {
    fc.assert(
      fc.property(clockTime, (at) => {
        const runs = runsBetween({ every: "day", at }, noon("2026-12-31"), noon("2027-12-31"));
        return runs
          .filter((run) => wallClock(run, OSLO).time !== at)
          .every((run) => localDate(run, OSLO) === "2027-03-28");
      }),
      { numRuns: 20 },
    );
  });

  test("the next run lies after now, also when it is due this very instant", () => {
    const at = instantAt("2027-02-01", "06:00", OSLO);
    expect(nextRun({ every: "day", at: "06:00" }, at, OSLO)).toBe(at + DAY);
    expect(nextRun({ every: "day", at: "06:00" }, at - 1, OSLO)).toBe(at);
  });
});

test("weekdays leave out Saturday and Sunday, and Mondays are Mondays", () => {
  const weekdays = runsBetween({ every: "weekday", at: "06:15" }, noon("2026-12-31"), noon("2027-01-31"));
  expect(new Set(weekdays.map((at) => weekday(localDate(at, OSLO))))).toEqual(new Set([1, 2, 3, 4, 5]));
  const mondays = runsBetween({ every: "monday", at: "06:15" }, noon("2026-12-31"), noon("2027-01-31"));
  expect(mondays.map((at) => localDate(at, OSLO))).toEqual(["2027-01-04", "2027-01-11", "2027-01-18", "2027-01-25"]);
});

describe("a pattern of one's own", () => {
  const fault = (pattern: string) => scheduleFault({ every: "cron", pattern }, noon("2027-01-01"), OSLO);

  test.each(["*/5 * * * *", "0 6 1 * *", "15 6,14 * * 1-5", "0 */2 * * MON-FRI"])("%s", (pattern) => {
    expect(fault(pattern)).toBeUndefined();
  });

  test.each([
    ["* * * * *", "oftener than every five minutes"],
    ["0,2 6 * * *", "two that lie too close"],
    ["*/5 * * * * *", "seconds"],
    ["0 0 31 2 *", "a day that never comes"],
    ["61 * * * *", "a minute that is none"],
    ["hver time", "words"],
  ])("%s is refused: %s", (pattern) => {
    expect(fault(pattern)).toBeDefined();
  });

  test("across the change of clocks lies never less than it says after the last", () => {
    const runs = runsBetween({ every: "cron", pattern: "*/30 * * * *" }, noon("2027-10-30"), noon("2027-10-31"));
    expect(runs).toHaveLength(50);
    expect(runs.every((at, i) => i === 0 || at - (runs[i - 1] ?? 0) === 30 * MINUTE)).toBe(true);
    expect((runs.at(-1) ?? 0) - (runs[0] ?? 0)).toBe(49 * (HOUR / 2));
  });
});
