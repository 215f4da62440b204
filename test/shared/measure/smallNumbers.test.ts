import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beforeAfter, withoutFew } from "../../../shared/measure/beforeAfter.ts";
import {
  measureDefinition,
  type MeasureDefinition,
  PLAIN_READING,
  type StoredPoint,
} from "../../../shared/measure/measure.ts";
import { countFor, hideSmall, seesSmall } from "../../../shared/measure/smallNumbers.ts";

const definition = (change: Partial<MeasureDefinition>): MeasureDefinition =>
  measureDefinition.parse({
    name: "Fall",
    unit: "",
    direction: "down",
    target: null,
    chart: "c",
    rhythm: "week",
    decimals: 0,
    responsible: "",
    ...change,
  });
const point = (period: string, change: Partial<StoredPoint>): StoredPoint => {
  const nothing = { key: "", value: null, numerator: null, denominator: null, values: null };
  return { period, ...nothing, asOf: 0, recordedAt: 0, revision: 1, ...change };
};

describe("who sees numbers under five", () => {
  test("staff and their walls do, every other actor does not", () => {
    for (const kind of ["person", "screen", "system"] as const) expect(seesSmall({ kind })).toBe(true);
    for (const kind of ["ticket", "remote", "feed", "nobody"] as const) expect(seesSmall({ kind })).toBe(false);
  });

  test("a count is told to the public from five on", () => {
    expect([0, 4, 5].map((count) => countFor({ kind: "ticket" }, count))).toEqual([null, null, 5]);
    expect(countFor({ kind: "person" }, 1)).toBe(1);
  });
});

describe("a series for the public", () => {
  test("has gaps where a count is under five", () => {
    const points = [point("2026-W01", { value: 7 }), point("2026-W02", { value: 4 }), point("2026-W03", { value: 5 })];
    const open = hideSmall(definition({}), points);
    expect(open.points.map(({ period }) => period)).toEqual(["2026-W01", "2026-W03"]);
    expect(open.hidden).toEqual(["2026-W02"]);
  });

  test("counts both sides of a share, and not the other side of a rate", () => {
    const [few, most, all] = [
      point("2026-W01", { numerator: 3, denominator: 40 }),
      point("2026-W02", { numerator: 38, denominator: 40 }),
      point("2026-W03", { numerator: 40, denominator: 40 }),
    ];
    expect(hideSmall(definition({ chart: "p", unit: "%" }), [few, most, all]).hidden).toEqual(["2026-W01", "2026-W02"]);
    expect(hideSmall(definition({ chart: "u" }), [few, most, all]).hidden).toEqual(["2026-W01"]);
  });

  test("tells no single event of a rare one, and no average of four", () => {
    expect(hideSmall(definition({ chart: "t", unit: "dager" }), [point("2026-11-02", { value: 31 })]).points).toEqual(
      [],
    );
    const values = hideSmall(definition({ chart: "xbar", unit: "min" }), [
      point("2026-W01", { values: [31, 40, 28, 35] }),
      point("2026-W02", { values: [31, 40, 28, 35, 33] }),
    ]);
    expect(values.hidden).toEqual(["2026-W01"]);
  });

  test("leaves minutes and litres alone: they count nobody", () => {
    const minutes = [point("2026-W01", { value: 3 })];
    expect(hideSmall(definition({ chart: "i", unit: "min" }), minutes).points).toEqual(minutes);
  });

  test("never holds a count under five, whatever comes", () => {
    const rows = fc.array(fc.record({ numerator: fc.nat(60), rest: fc.nat(60) }), { maxLength: 40 });
    fc.assert(
      fc.property(rows, (given) => {
        const points = given.map(({ numerator, rest }, i) =>
          point(String(i + 1), { numerator, denominator: numerator + rest }),
        );
        for (const { numerator, denominator } of hideSmall(definition({ chart: "p" }), points).points) {
          expect(numerator).toBeGreaterThanOrEqual(5);
          expect(denominator).toBeGreaterThanOrEqual(5);
        }
      }),
      { seed: 4 },
    );
  });
});

test("before and after on a receipt hides a side that rests on few", () => {
  const falls = definition({ rhythm: "month" });
  const points = ["01", "02", "03", "04"].map((month) => point(`2026-${month}`, { value: 9 }));
  const after = ["06", "07", "08", "09"].map((month) => point(`2026-${month}`, { value: 2 }));
  const days = { tried: "2026-05-04", used: "2026-05-20" };
  const when = { now: Date.parse("2026-11-23T06:45:00Z"), zone: "Europe/Oslo" };
  const found = beforeAfter(falls, PLAIN_READING, [...points, ...after], days, when);
  expect(found).toEqual({ before: 9, after: 2 });
  expect(found && withoutFew(found, falls, [...points, ...after], days)).toEqual({ before: 9, after: null });
});
