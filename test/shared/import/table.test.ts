import { describe, expect, test } from "vitest";
import type { UnitId } from "../../../shared/base/ids.ts";
import type { Cell } from "../../../shared/import/cells.ts";
import { guessPlan, looksLikeShares, shapeOf } from "../../../shared/import/columns.ts";
import { inAddress, planIn } from "../../../shared/import/plan.ts";
import { readTable, type ReadTable } from "../../../shared/import/rows.ts";
import { unitBook } from "../../../shared/import/unitBook.ts";
import type { MeasureDefinition } from "../../../shared/measure/measure.ts";

const zone = "Europe/Oslo";
const NOW = Date.parse("2026-11-23T06:45:00Z");
const definition: MeasureDefinition = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "week",
  decimals: 1,
  responsible: "Fagsykepleier",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
};

const id = (letter: string) => letter.repeat(26) as UnitId;
const book = unitBook([
  { id: id("a"), name: "Sengepost 3", code: "4203", mine: true },
  { id: id("b"), name: "Sengepost 4", code: null, mine: true },
  { id: id("c"), name: "Poliklinikk", code: "4301", mine: true },
  { id: id("d"), name: "Poliklinikk", code: "4302", mine: true },
  { id: id("e"), name: "Legevakt", code: "4400", mine: false },
]);

function plan(rows: readonly Cell[][], change: Partial<MeasureDefinition> = {}) {
  const guessing = { definition: { ...definition, ...change }, zone, isUnit: (text: string) => book.find(text).ok };
  return guessPlan(rows, 0, guessing);
}

function read(rows: readonly Cell[][], change: Partial<MeasureDefinition> = {}): ReadTable {
  const context = {
    definition: { ...definition, ...change },
    now: NOW,
    unitId: id("a"),
    units: book,
    zoneOf: () => zone,
  };
  return readTable(rows, plan(rows, change), context);
}

const why = ({ faults }: ReadTable) => faults.map(({ row, code }) => [row, code]);

describe("columns are guessed from their heads and from what stands in them", () => {
  test("a period and a value, with titles above", () => {
    const rows = [["Fall på sengepost"], [], ["Uke", "Antall fall"], ["2026-W46", "3"], ["2026-W47", "4"]];
    expect(plan(rows)).toMatchObject({ header: 3, period: 0, values: [1] });
  });

  test("without heads", () => {
    expect(
      plan([
        ["2026-W46", "3"],
        ["2026-W47", "4"],
      ]),
    ).toMatchObject({ header: 0, period: 0, values: [1] });
  });

  test("the value before the period", () => {
    expect(
      plan([
        ["Verdi", "Når"],
        ["3", "2026-W46"],
      ]),
    ).toMatchObject({ period: 1, values: [0] });
  });

  test("numerator and denominator by name, also by the measure's own names", () => {
    const own = { chart: "p", numeratorText: "Med liste", denominatorText: "Utskrevne" } as const;
    expect(
      plan(
        [
          ["Uke", "Utskrevne", "Med liste"],
          ["2026-W46", "41", "30"],
        ],
        own,
      ),
    ).toMatchObject({ numerator: 2, denominator: 1, values: [] });
    expect(
      plan(
        [
          ["Uke", "Teller", "Nevner"],
          ["2026-W46", "30", "41"],
        ],
        { chart: "u" },
      ),
    ).toMatchObject({ numerator: 1, denominator: 2 });
    expect(
      plan(
        [
          ["Uke", "a", "b"],
          ["2026-W46", "30", "41"],
        ],
        { chart: "p" },
      ),
    ).toMatchObject({ numerator: 1, denominator: 2 });
    // A chart that draws either takes the pair where both have their names.
    expect(
      plan([
        ["Uke", "Teller", "Nevner", "Andel"],
        ["2026-W46", "30", "41", "73"],
      ]),
    ).toMatchObject({ numerator: 1, denominator: 2 });
  });

  test("the year beside the week, and the unit by its code", () => {
    const rows = [
      ["RESH-id", "År", "Uke", "Fall"],
      ["4203", "2026", "46", "3"],
      ["4301", "2026", "47", "1"],
    ];
    expect(plan(rows)).toMatchObject({ unit: 0, year: 1, period: 2, values: [3] });
  });

  test("several figures of a subgroup stand in several columns", () => {
    const rows = [
      ["Uke", "a", "b", "c"],
      ["2026-W46", "1", "2", "3"],
    ];
    expect(plan(rows, { chart: "xbar" })).toMatchObject({ values: [1, 2, 3] });
  });

  test("a plan goes into an address and comes back as it was", () => {
    const whole = plan([
      ["RESH-id", "År", "Uke", "Fall"],
      ["4203", "2026", "46", "3,5"],
    ]);
    expect(planIn(Object.fromEntries(new URLSearchParams(inAddress(whole))))).toEqual(whole);
    expect(planIn({})).toBeUndefined();
    expect(planIn({ period: "999" })).toBeUndefined();
  });

  test("files of the same heads have one shape, whatever stands in them", () => {
    expect(
      shapeOf([
        ["Uke", "Fall"],
        ["1", "2"],
      ]),
    ).toBe(
      shapeOf([
        ["uke", "FALL"],
        ["3", "4"],
        ["5", "6"],
      ]),
    );
    expect(
      shapeOf([
        ["Uke", "Fall"],
        ["1", "2"],
      ]),
    ).not.toBe(
      shapeOf([
        ["Uke", "Sår"],
        ["1", "2"],
      ]),
    );
  });

  test("shares where per cents are meant are seen", () => {
    const percent = { ...definition, unit: "%" };
    const rows = [
      ["Uke", "Andel"],
      ["2026-W46", 0.73],
      ["2026-W47", 0.8],
    ];
    const guess = plan(rows, { unit: "%" });
    expect(looksLikeShares(guess, rows, percent)).toBe(true);
    expect(
      looksLikeShares(
        guess,
        [
          ["Uke", "Andel"],
          ["2026-W46", 73],
          ["2026-W47", 0.8],
        ],
        percent,
      ),
    ).toBe(false);
    const context = { definition: percent, now: NOW, unitId: id("a"), units: book, zoneOf: () => zone };
    const done = readTable(
      [
        ["Uke", "Andel"],
        ["2026-W46", 0.07],
        ["2026-W47", "80 %"],
      ],
      { ...guess, times100: true },
      context,
    );
    expect(done.usable.map(({ point }) => point.value)).toEqual([7, 80]);
  });
});

describe("each row that cannot be used is told, with its number in the file", () => {
  test("nonsense of all kinds, and never as a zero", () => {
    const rows: Cell[][] = [
      ["Uke", "Fall"],
      ["2026-W40", "3"],
      ["2026-W41", "NaN"],
      ["2026-W42", "1e309"],
      ["2026-W43", ""],
      ["2026-W44", "<5"],
      ["2027-W01", "3"],
      ["uke 99 2026", "3"],
      [null, "3"],
      [null, null],
      ["2026-11", "3"],
      ["2026-W45", { day: "2026-05-01", time: null }],
    ];
    const done = read(rows);
    expect(done.usable.map(({ row, point }) => [row, point.value])).toEqual([[2, 3]]);
    expect(why(done)).toEqual([
      [3, "not-a-number"],
      [4, "not-a-number"],
      [5, "no-figure"],
      [6, "hidden-figure"],
      [7, "future"],
      [8, "not-a-period"],
      [9, "no-period"],
      [11, "other-rhythm"],
      [12, "date-for-figure"],
    ]);
    expect(done.read).toBe(10);
  });

  test.each<[MeasureDefinition["chart"], Cell[], string]>([
    ["p", ["2026-W40", "5", "4"], "more-than-all"],
    ["p", ["2026-W40", "-1", "4"], "below-zero"],
    ["u", ["2026-W40", "2", "0"], "of-nobody"],
    ["c", ["2026-W40", "2,5"], "not-whole"],
    ["c", ["2026-W40", "-2"], "below-zero"],
    ["t", ["2026-W40", "0"], "not-above-zero"],
  ])("a %s chart: %o", (chart, row, code) => {
    const heads = row.length === 3 ? ["Uke", "Teller", "Nevner"] : ["Uke", "Verdi"];
    expect(why(read([heads, row], { chart }))).toEqual([[2, code]]);
  });

  test("a per cent sign in a measure that is not in per cent", () => {
    expect(
      why(
        read([
          ["Uke", "Fall"],
          ["2026-W40", "5 %"],
        ]),
      ),
    ).toEqual([[2, "not-a-number"]]);
  });

  test("two rows that say different things of one period are both left out, and the same thing twice is one point", () => {
    const done = read([
      ["Uke", "Fall"],
      ["2026-W40", "3"],
      ["2026-W41", "3"],
      ["2026-W40", "4"],
      ["2026-W41", "3,0"],
    ]);
    expect(done.faults.map(({ row, code, other }) => [row, code, other])).toEqual([
      [2, "says-otherwise", 4],
      [4, "says-otherwise", 2],
    ]);
    expect([done.usable.length, done.repeats]).toEqual([1, 1]);
  });

  test("units by name, code and id; one of two of the same name is asked for its code", () => {
    const rows = [
      ["Enhet", "Uke", "Fall"],
      ["sengepost 3", "2026-W40", "1"],
      ["4301", "2026-W40", "2"],
      [id("b"), "2026-W40", "3"],
      ["Poliklinikk", "2026-W40", "4"],
      ["Legevakt", "2026-W40", "5"],
      ["Kjelleren", "2026-W40", "6"],
      ["", "2026-W40", "7"],
    ];
    const done = read(rows);
    expect(done.usable.map(({ unitId }) => unitId)).toEqual([id("a"), id("c"), id("b")]);
    expect(why(done)).toEqual([
      [5, "two-units"],
      [6, "not-your-unit"],
      [7, "unknown-unit"],
      [8, "no-unit"],
    ]);
  });
});

describe("several rows of one period", () => {
  test("are the figures of one subgroup", () => {
    const rows = [
      ["Uke", "Minutter"],
      ["2026-W40", "3"],
      ["2026-W40", "5"],
      ["2026-W41", "4"],
    ];
    const done = read(rows, { chart: "s" });
    expect(done.usable.map(({ point }) => [point.period, point.values])).toEqual([
      ["2026-W40", [3, 5]],
      ["2026-W41", [4]],
    ]);
  });

  test("are events side by side, with keys that the same file gives again", () => {
    const rows = [
      ["Dato", "Dager siden"],
      ["20.11.2026", "3"],
      ["20.11.2026", "1"],
      ["21.11.2026", "1"],
    ];
    const keys = () => read(rows, { chart: "t", rhythm: "event" }).usable.map(({ point }) => [point.period, point.key]);
    expect(keys()).toEqual([
      ["2026-11-20", ""],
      ["2026-11-20", "2"],
      ["2026-11-21", ""],
    ]);
    expect(keys()).toEqual(keys());
  });
});
