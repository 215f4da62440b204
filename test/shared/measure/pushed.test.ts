import { describe, expect, test } from "vitest";
import type { MeasureDefinition } from "../../../shared/measure/measure.ts";
import { readRows } from "../../../shared/measure/pushed.ts";

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

function faultOf(row: Record<string, unknown>, definition = daily) {
  const read = readRows(
    [{ period: definition.rhythm === "week" ? "2026-W46" : "2026-11-20", ...row }],
    definition,
    NOW,
    "Europe/Oslo",
  );
  return read.ok ? undefined : read.refusal[0];
}

test("a row that is right is read, with what it is of", () => {
  const read = readRows([{ period: "2026-W46", numerator: 3, denominator: 90 }], weekly, NOW, "Europe/Oslo");
  expect(read).toEqual({
    ok: true,
    value: [{ period: "2026-W46", key: "", asOf: NOW, value: null, numerator: 3, denominator: 90, values: null }],
  });
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
  const read = readRows(rows, daily, NOW, "Europe/Oslo");
  expect(read.ok ? [] : read.refusal).toMatchObject([{ row: 1, field: "period" }]);
  const keyed = rows.map((row, i) => ({ ...row, key: `e${i}` }));
  expect(readRows(keyed, daily, NOW, "Europe/Oslo").ok).toBe(true);
});

test("every wrong row of a batch is named, not the first alone", () => {
  const rows = [
    { period: "2026-11-20", value: "x" },
    { period: "2026-11-19", value: 2 },
    { period: "?", value: 2 },
  ];
  const read = readRows(rows, daily, NOW, "Europe/Oslo");
  expect(read.ok ? [] : read.refusal.map((each) => each.row)).toEqual([0, 2]);
});
