import { describe, expect, test } from "vitest";
import type { MeasureDefinition } from "../../../shared/measure/measure.ts";
import type { MeasureId, UnitId } from "../../../shared/base/ids.ts";
import { ok } from "../../../shared/base/outcome.ts";
import type { RawPoint } from "../../../shared/measure/pushed.ts";
import { readBatch, rowsOf } from "../../../shared/measure/pushedBatch.ts";

const NOW = Date.parse("2026-11-21T06:45:00Z");

const weekly: MeasureDefinition = {
  name: "Ventetid over 20 min",
  unit: "%",
  direction: "down",
  target: 7.7,
  chart: "p",
  rhythm: "week",
  decimals: 1,
  responsible: "Seksjonsleder",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
};
const daily: MeasureDefinition = { ...weekly, chart: "i", unit: "", rhythm: "day" };

const place = { measureId: "m" as MeasureId, unitId: "u" as UnitId };

/** Rows that are all of one series. */
function readRows(rows: readonly RawPoint[], definition: MeasureDefinition, now = NOW, zone = "Europe/Oslo") {
  return readBatch(rows, () => ok({ ...place, definition, zone }), now);
}

function faultOf(row: Record<string, unknown>, definition = daily) {
  return readRows([{ period: definition.rhythm === "week" ? "2026-W46" : "2026-11-20", ...row }], definition).faults[0];
}

test("a row that is right is read, with what it is of", () => {
  const read = readRows([{ period: "2026-W46", numerator: 3, denominator: 90 }], weekly);
  const figures = { value: null, numerator: 3, denominator: 90, values: null };
  expect(read).toEqual({ points: [{ ...place, period: "2026-W46", key: "", asOf: NOW, ...figures }], faults: [] });
});

describe("each fault is told in words", () => {
  test.each([
    ["text for a number", { value: "mange" }, "not-a-number"],
    ["a decimal comma", { value: "1,5" }, "not-a-number"],
    ["a number in quotes", { value: "15" }, "not-a-number"],
    ["a number beyond all bounds", { value: Number.POSITIVE_INFINITY }, "not-a-number"],
    ["no number", { value: Number.NaN }, "not-a-number"],
    ["no figure", {}, "bad-request"],
    ["two kinds of figures", { value: 1, numerator: 1, denominator: 2 }, "bad-request"],
    ["a period of another rhythm", { period: "2026-W46", value: 1 }, "bad-period"],
    ["no period", { period: undefined, value: 1 }, "bad-period"],
    ["a day to come", { period: "2026-11-22", value: 1 }, "future-period"],
    ["a key of strange letters", { value: 1, key: "a b" }, "bad-request"],
    ["a batch from the future", { value: 1, asOf: "2026-11-22T00:00:00Z" }, "bad-request"],
  ])("%s", (_, row, code) => expect(faultOf(row)?.code).toBe(code));

  test("1,5 is told how to be written", () => expect(faultOf({ value: "1,5" })?.message).toContain("Write 1.5"));
  test.each([
    ["more than there were", { numerator: 5, denominator: 4 }],
    ["events of nobody", { numerator: 1, denominator: 0 }],
    ["fewer than none", { numerator: -1, denominator: 4 }],
    ["a share without what it is of", { numerator: 1 }],
    ["a value where a share is asked for", { value: 3 }],
  ])("%s", (_, row) => expect(faultOf(row, weekly)?.code).toBe("bad-request"));
});

describe("each chart asks for the figures that it draws", () => {
  test.each([
    ["u", { value: 3 }, '"numerator" and "denominator"'],
    ["np", { numerator: 5, denominator: 4 }, "more than there were"],
    ["c", { value: 2.5 }, "whole"],
    ["c", { value: -1 }, "whole"],
    ["g", { value: 0.5 }, "whole"],
    ["xbar", { numerator: 1, denominator: 2 }, '"values"'],
  ] as const)("%s: %o", (chart, row, message) => {
    expect(faultOf(row, { ...daily, chart })?.message).toContain(message);
  });

  test("a rate may be above one: a patient can fall twice", () => {
    expect(faultOf({ numerator: 5, denominator: 4 }, { ...daily, chart: "u" })).toBeUndefined();
  });
});

test("no time between two events is refused for a T chart", () => {
  expect(faultOf({ value: 0 }, { ...daily, chart: "t" })?.message).toContain("greater than zero");
});

test("two rows of one batch for the same period are refused, unless they have keys", () => {
  const rows = [
    { period: "2026-11-20", value: 1 },
    { period: "2026-11-20", value: 2 },
  ];
  expect(readRows(rows, daily).faults).toMatchObject([{ row: 1, field: "period" }]);
  const keyed = rows.map((row, i) => ({ ...row, key: `e${i}` }));
  expect(readRows(keyed, daily).faults).toEqual([]);
});

test("every wrong row of a batch is named, not the first alone", () => {
  const rows = [
    { period: "2026-11-20", value: "x" },
    { period: "2026-11-19", value: 2 },
    { period: "?", value: 2 },
  ];
  const { points, faults } = readRows(rows, daily);
  expect(faults.map((each) => each.row)).toEqual([0, 2]);
  expect(points.map((each) => each.period)).toEqual(["2026-11-19"]);
});

describe("what databases and scripts send besides", () => {
  test("columns that a row leaves empty are null, and are not given", () => {
    const row = {
      period: "2026-11-20",
      value: 3,
      numerator: null,
      denominator: null,
      values: null,
      key: null,
      unit: null,
    };
    expect(readRows([row], daily).points).toMatchObject([{ value: 3, numerator: null, key: "" }]);
  });

  test("a row of nothing but null takes its point back, and is no zero", () => {
    const rows = [{ period: "2026-11-20", value: null, numerator: null, denominator: null }];
    expect(readRows(rows, daily).points).toMatchObject([{ value: null, numerator: null, values: null }]);
  });

  test.each([
    ["a number that no hospital has", { value: 1e300 }, "not-a-number"],
    ["an object", { value: { value: 1 } }, "not-a-number"],
    ["yes", { value: true }, "not-a-number"],
    ["an object for a period", { period: {}, value: 1 }, "bad-period"],
  ])("%s is told", (_, row, code) => expect(faultOf(row)?.code).toBe(code));

  test("a number for a key is a key, and minus zero is zero", () => {
    const { points } = readRows([{ period: "2026-11-20", key: 7, value: -0 }], daily);
    expect(points).toMatchObject([{ key: "7" }]);
    expect(Object.is(points[0]?.value, 0)).toBe(true);
  });

  test("fewer than none were not counted by hand either", () => {
    expect(faultOf({ value: -1 }, { ...daily, countable: true })?.message).toContain("whole");
  });

  test("what stands beside the points holds for those that do not say otherwise", () => {
    const points = [
      { unit: "a", value: 1 },
      { unit: "b", value: 2, period: "2026-11-19" },
    ];
    expect(rowsOf({ period: "2026-11-20", points })).toEqual([
      { unit: "a", value: 1, period: "2026-11-20" },
      { unit: "b", value: 2, period: "2026-11-19" },
    ]);
  });
});

describe("one period in two time zones", () => {
  const events: MeasureDefinition = { ...daily, chart: "t", rhythm: "event" };
  const periodsOf = (...periods: string[]) =>
    readRows(
      periods.map((period) => ({ period, value: 1 })),
      events,
    ).points.map(({ period }) => period);

  test("one instant told with two offsets is one period", () => {
    const { points, faults } = readRows(
      [
        { period: "2026-11-19T23:30:00Z", value: 1 },
        { period: "2026-11-20T00:30:00+01:00", value: 2 },
      ],
      events,
    );
    expect(points).toMatchObject([{ period: "2026-11-19T23:30:00.000Z", value: 1 }]);
    expect(faults).toMatchObject([{ row: 1, code: "bad-request", field: "period" }]);
  });

  test("the hour that comes twice in October holds two events, and both are kept", () => {
    const [summer, winter] = ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"];
    expect(periodsOf(summer, winter)).toEqual(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]);
  });

  test("a time that does not say its zone is refused, since nobody knows when it was", () => {
    expect(faultOf({ period: "2026-11-20T00:30:00", value: 1 }, events)?.code).toBe("bad-period");
  });

  test("a day begins when it does where the unit lies, not where the server is", () => {
    const justAfterMidnight = Date.parse("2026-11-20T23:10:00Z");
    const row = [{ period: "2026-11-21", value: 1 }];
    expect(readRows(row, daily, justAfterMidnight, "Europe/Oslo").faults).toEqual([]);
    expect(readRows(row, daily, justAfterMidnight, "Atlantic/Reykjavik").faults).toMatchObject([
      { code: "future-period" },
    ]);
  });

  test("an instant is no day: which day it was depends on who asks", () => {
    expect(faultOf({ period: "2026-11-20T00:30:00+01:00", value: 1 })?.code).toBe("bad-period");
  });
});
