import { describe, expect, test } from "vitest";
import type { MeasureDefinition, StoredPoint } from "../../../shared/measure/measure.ts";
import { PLAIN_READING } from "../../../shared/measure/measure.ts";
import { readSeries } from "../../../shared/measure/readSeries.ts";
import { countedPoints, isCountable, tallyDay, tallyPeriod } from "../../../shared/measure/tally.ts";

const OSLO = "Europe/Oslo";
const falls: MeasureDefinition = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "day",
  decimals: 0,
  responsible: "",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
  countable: true,
};

function point(period: string, key: string, value: number | null = 1): StoredPoint {
  const nothing = { numerator: null, denominator: null, values: null };
  return { period, key, value, ...nothing, asOf: 1, recordedAt: 1, revision: 1 };
}

const said = (points: readonly StoredPoint[]) => countedPoints(points).map(({ period, value }) => [period, value]);

describe("what is counted by hand", () => {
  test("is as many as the period has events", () => {
    expect(said([point("2026-11-23", "a"), point("2026-11-23", "b"), point("2026-11-24", "c")])).toEqual([
      ["2026-11-23", 2],
      ["2026-11-24", 1],
    ]);
  });
  test("is zero in a period without events between two that have some", () => {
    expect(said([point("2026-11-21", "a"), point("2026-11-23", "b")])).toEqual([
      ["2026-11-21", 1],
      ["2026-11-22", 0],
      ["2026-11-23", 1],
    ]);
  });
  test("says nothing of the time after the last event: perhaps nobody counted", () => {
    expect(said([point("2026-11-21", "a")])).toEqual([["2026-11-21", 1]]);
  });
  test("gives way to the figure that somebody gave for the whole period", () => {
    expect(said([point("2026-11-23", "a"), point("2026-11-23", "", 4)])).toEqual([["2026-11-23", 4]]);
  });
  test("knows nothing of what was taken back", () => {
    expect(said([point("2026-11-23", "a", null), point("2026-11-24", "b")])).toEqual([["2026-11-24", 1]]);
  });
  test("of today is an unfinished point until the day has passed", () => {
    const points = [point("2026-11-22", "a"), point("2026-11-23", "b"), point("2026-11-23", "c")];
    const noon = Date.parse("2026-11-23T11:00:00Z");
    const today = readSeries(falls, PLAIN_READING, points, noon, OSLO);
    expect(today.analysis.points.map(({ y }) => y)).toEqual([1, 2]);
    expect(today.analysis.points.map(({ unfinished }) => unfinished)).toEqual([false, true]);
    const tomorrow = readSeries(falls, PLAIN_READING, points, noon + 86_400_000, OSLO);
    expect(tomorrow.analysis.points.map(({ unfinished }) => unfinished)).toEqual([false, false]);
  });
  test("is a plain count of days, weeks, months or quarters", () => {
    expect(isCountable(falls)).toBe(true);
    expect(isCountable({ ...falls, chart: "p" })).toBe(false);
    expect(isCountable({ ...falls, chart: "t", rhythm: "event" })).toBe(false);
    const { countable: _, ...unmarked } = falls;
    expect(isCountable(unmarked)).toBe(false);
  });
});

describe("the period of a touch", () => {
  const justAfterMidnight = Date.parse("2026-11-23T23:10:00Z");
  test("is of the unit's own day", () => {
    expect(tallyDay(undefined, justAfterMidnight, OSLO)).toBe("2026-11-24");
  });
  test("may be yesterday, when it was made in a dead zone before midnight; nothing else", () => {
    expect(tallyDay("2026-11-23", justAfterMidnight, OSLO)).toBe("2026-11-23");
    expect(tallyDay("2026-11-20", justAfterMidnight, OSLO)).toBe("2026-11-24");
    expect(tallyDay("2026-11-25", justAfterMidnight, OSLO)).toBe("2026-11-24");
  });
  test("is the week or the month of a measure that is counted so", () => {
    expect(tallyPeriod({ rhythm: "week" }, "2026-11-23")).toBe("2026-W48");
    expect(tallyPeriod({ rhythm: "month" }, "2026-11-23")).toBe("2026-11");
  });
});
