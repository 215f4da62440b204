import { describe, expect, test } from "vitest";
import { decimalMarkOf, readAmount } from "../../../shared/import/amount.ts";
import type { Cell } from "../../../shared/import/cells.ts";
import { isMonthFirst, readWhen } from "../../../shared/import/when.ts";
import type { Rhythm } from "../../../shared/measure/period.ts";

function when(cell: Cell, rhythm: Rhythm, year?: number, monthFirst = false): string {
  const read = readWhen(cell, year, { rhythm, zone: "Europe/Oslo", monthFirst });
  return read.ok ? read.value : read.refusal;
}

describe("a period is read as people and programs write it", () => {
  test.each<[Rhythm, Cell, string]>([
    ["day", "21.11.2026", "2026-11-21"],
    ["day", "2026-11-21", "2026-11-21"],
    ["day", "21.11.26", "2026-11-21"],
    ["day", "1/2/2026", "2026-02-01"],
    ["day", "2026/11/21", "2026-11-21"],
    ["day", "20261121", "2026-11-21"],
    ["day", "21. november 2026", "2026-11-21"],
    ["day", "21 nov. 2026", "2026-11-21"],
    ["day", "2026-11-21 00:00:00", "2026-11-21"],
    ["day", { day: "2026-11-21", time: null }, "2026-11-21"],
    ["day", 46_347, "2026-11-21"],
    ["day", "46347", "2026-11-21"],
    ["week", "uke 47 2026", "2026-W47"],
    ["week", "2026 u47", "2026-W47"],
    ["week", "2026-W47", "2026-W47"],
    ["week", "u47 2026", "2026-W47"],
    ["week", "2026 uke 47", "2026-W47"],
    ["week", "veke 47, 2026", "2026-W47"],
    ["week", "202647", "2026-W47"],
    ["week", "47/2026", "2026-W47"],
    ["week", "2026/47", "2026-W47"],
    ["week", "20.11.2026", "2026-W47"],
    ["month", "nov 2026", "2026-11"],
    ["month", "november 2026", "2026-11"],
    ["month", "Nov.26", "2026-11"],
    ["month", "2026-11", "2026-11"],
    ["month", "11.2026", "2026-11"],
    ["month", "202611", "2026-11"],
    ["month", "Mai 2026", "2026-05"],
    ["month", "December 2025", "2025-12"],
    ["month", "30.11.2026", "2026-11"],
    ["quarter", "4. kvartal 2026", "2026-Q4"],
    ["quarter", "Q4 2026", "2026-Q4"],
    ["quarter", "2026K4", "2026-Q4"],
    ["quarter", "K4 2026", "2026-Q4"],
    ["quarter", "2026-Q4", "2026-Q4"],
    ["quarter", "nov 2026", "2026-Q4"],
    ["event", "21.11.2026 07:30", "2026-11-21T06:30:00.000Z"],
    ["event", "21.07.2026 kl. 07.30", "2026-07-21T05:30:00.000Z"],
    ["event", "2026-11-21T07:30:00+01:00", "2026-11-21T06:30:00.000Z"],
    ["event", "21.11.2026", "2026-11-21"],
    ["event", { day: "2026-11-21", time: "07:30" }, "2026-11-21T06:30:00.000Z"],
    ["day", 7, "7"],
  ])("%s: %o", (rhythm, cell, period) => {
    expect(when(cell, rhythm)).toBe(period);
  });

  test("an instant lies on the day that it is in the unit's zone, also near midnight", () => {
    expect(when("2026-10-31T23:30:00Z", "month")).toBe("2026-11");
    expect(when("2026-11-30T23:30:00+01:00", "month")).toBe("2026-11");
  });

  test("a week with its year in a column beside", () => {
    expect(when(47, "week", 2026)).toBe("2026-W47");
    expect(when("uke 47", "week", 2026)).toBe("2026-W47");
    expect(when("november", "month", 2026)).toBe("2026-11");
    expect(when("3", "quarter", 2026)).toBe("2026-Q3");
    expect(when(54, "week", 2026)).toBe("not-a-period");
  });

  test.each<[Rhythm, Cell, string]>([
    ["week", "uke 47", "no-year"],
    ["week", "uke 54 2026", "not-a-period"],
    ["week", "2025-W53", "not-a-period"],
    ["day", "31.02.2026", "not-a-period"],
    ["day", "nov 2026", "other-rhythm"],
    ["month", "2026-W47", "other-rhythm"],
    ["month", "2026", "other-rhythm"],
    ["month", 2026, "other-rhythm"],
    ["day", "", "no-period"],
    ["day", null, "no-period"],
    ["day", "Totalt", "not-a-period"],
    ["day", true, "not-a-period"],
    ["day", 1.5, "not-a-period"],
    ["day", "1".repeat(10_000), "not-a-period"],
  ])("%s: %o is refused as %s", (rhythm, cell, fault) => {
    expect(when(cell, rhythm)).toBe(fault);
  });

  test("the month stands first only where it must", () => {
    expect(isMonthFirst(["11/21/2026", "1/2/2026"])).toBe(true);
    expect(isMonthFirst(["21/11/2026", "1/2/2026"])).toBe(false);
    expect(isMonthFirst(["1/2/2026"])).toBe(false);
    expect(when("11/21/2026", "day", undefined, true)).toBe("2026-11-21");
    expect(when("11.12.2026", "day", undefined, true)).toBe("2026-12-11");
  });
});

describe("a figure is read as people and programs write it", () => {
  test.each<[Cell, "comma" | "point", number | string]>([
    [1.5, "comma", 1.5],
    ["1,5", "comma", 1.5],
    ["1.5", "comma", 1.5],
    ["1,5", "point", 1.5],
    ["1 234,5", "comma", 1234.5],
    ["1\u00a0234", "comma", 1234],
    ["1\u202f234\u202f567", "comma", 1_234_567],
    ["1.234,5", "point", 1234.5],
    ["1,234.5", "comma", 1234.5],
    ["1.234", "comma", 1234],
    ["1.234", "point", 1.234],
    ["1,234", "comma", 1.234],
    ["1,234", "point", 1234],
    ["1.234.567", "point", 1_234_567],
    ["-3", "comma", -3],
    ["\u22123,5", "comma", -3.5],
    [" 12 ", "comma", 12],
    ["12,5 %", "comma", 12.5],
    ["1e-3", "point", 0.001],
    ["", "comma", "no-figure"],
    ["-", "comma", "no-figure"],
    ["#N/A", "comma", "no-figure"],
    ["mangler", "comma", "no-figure"],
    ["<5", "comma", "hidden-figure"],
    ["*", "comma", "hidden-figure"],
    ["NaN", "comma", "not-a-number"],
    ["1e309", "comma", "not-a-number"],
    ["1 2 3", "comma", "not-a-number"],
    ["1,2,3", "comma", "not-a-number"],
    ["tre", "comma", "not-a-number"],
    ["#DIV/0!", "comma", "not-a-number"],
    [true, "comma", "not-a-number"],
    [{ day: "2026-05-01", time: null }, "comma", "date-for-figure"],
  ])("%o, decimals by %s", (cell, mark, expected) => {
    const read = readAmount(cell, mark);
    expect(read.ok ? read.value : read.refusal).toBe(expected);
  });

  test("what stands before decimals is seen from the column", () => {
    expect(decimalMarkOf(["1,5", "1.234", "3"])).toBe("comma");
    expect(decimalMarkOf(["1.5", "2,345", "3"])).toBe("point");
    expect(decimalMarkOf(["1,234", "2,345"])).toBe("comma");
    expect(decimalMarkOf(["1.234", "2.345"])).toBe("point");
    expect(decimalMarkOf([1, 2])).toBe("comma");
  });
});
