import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { UnitId } from "../../../shared/base/ids.ts";
import { unitId } from "../../../shared/base/ids.ts";
import { type MeasureDefinition, measureDefinition, PLAIN_READING } from "../../../shared/measure/measure.ts";
import type { MeasureChart, StoredPoint } from "../../../shared/measure/measure.ts";
import { nextPeriod } from "../../../shared/measure/period.ts";
import { readSeries } from "../../../shared/measure/readSeries.ts";
import { besides, reporters, summedPoints, type UnitPoints } from "../../../shared/measure/summed.ts";

const NOW = Date.parse("2026-11-23T06:45:00Z");

function definition(chart: MeasureChart, change: Partial<MeasureDefinition> = {}): MeasureDefinition {
  const plain = { name: "Fall", unit: "", direction: "down", target: null, rhythm: "week", decimals: 1 };
  return measureDefinition.parse({ ...plain, responsible: "", chart, ...change });
}

const unit = (letter: string): UnitId => unitId.parse(letter.repeat(26));
const [A, B, C] = [unit("a"), unit("b"), unit("c")];

/** The period of a week, counted from 0. */
const WEEKS: string[] = ["2026-W01"];
for (let i = 0; i < 40; i += 1) WEEKS.push(nextPeriod(WEEKS.at(-1) ?? "") ?? "");
const week = (at: number): string => WEEKS[at] ?? "";

function point(at: number, figure: Partial<StoredPoint>): StoredPoint {
  const nothing = { value: null, numerator: null, denominator: null, values: null };
  return { period: week(at), key: "", ...nothing, asOf: at, recordedAt: at, revision: 1, ...figure };
}

const ratio = (at: number, numerator: number, denominator: number) => point(at, { numerator, denominator });
const count = (at: number, value: number) => point(at, { value });
const upTo = <Value>(length: number, make: (at: number) => Value): Value[] =>
  Array.from({ length }, (_, at) => make(at));

const parts = (summed: ReturnType<typeof summedPoints>) =>
  summed?.points.map(({ period, reported }) => [period, reported]);

describe("shares and rates of several units", () => {
  test("are added as numerators and denominators, never as averages of averages", () => {
    const small = { unitId: A, points: [ratio(0, 1, 2)] };
    const large = { unitId: B, points: [ratio(0, 1, 98)] };
    const summed = summedPoints(definition("p"), [small, large]);
    expect(summed?.points).toMatchObject([{ numerator: 2, denominator: 100, reported: { units: 2, of: 2 } }]);
  });

  const figures = fc.array(fc.tuple(fc.nat(30), fc.nat(50), fc.nat(500)), { maxLength: 40 }).map((rows) => {
    const byPeriod = new Map(rows.map(([at, numerator, more]) => [at, ratio(at, numerator, numerator + more)]));
    return [...byPeriod.values()];
  });
  const hospital = fc
    .array(figures, { minLength: 1, maxLength: 6 })
    .map((all): UnitPoints[] => all.map((points, i) => ({ unitId: unit("abcdef".charAt(i)), points })));

  test("equal the naive sum of each period, whoever has not reported", () => {
    fc.assert(
      fc.property(hospital, fc.constantFrom<MeasureChart>("p", "pp", "np", "u", "up", "run"), (units, chart) => {
        const summed = summedPoints(definition(chart), units);
        const all = units.flatMap(({ points }) => points);
        for (const { period, numerator, denominator, reported } of summed?.points ?? []) {
          const those = all.filter((each) => each.period === period);
          expect(numerator).toBe(those.reduce((sum, each) => sum + (each.numerator ?? 0), 0));
          expect(denominator).toBe(those.reduce((sum, each) => sum + (each.denominator ?? 0), 0));
          expect(reported?.units).toBe(those.length);
          expect(reported?.of).toBeGreaterThanOrEqual(those.length);
        }
        expect(summed?.points.length ?? 0).toBe(new Set(all.map(({ period }) => period)).size);
      }),
    );
  });

  test("are the same in whatever order units and points come", () => {
    fc.assert(
      fc.property(hospital, (units) => {
        const turned = units
          .map(({ unitId: id, points }) => ({ unitId: id, points: points.toReversed() }))
          .toReversed();
        expect(summedPoints(definition("u"), turned)?.points).toEqual(summedPoints(definition("u"), units)?.points);
      }),
    );
  });

  test("summed in two steps are what they are in one", () => {
    fc.assert(
      fc.property(hospital, hospital, (left, right) => {
        const whole = summedPoints(definition("p"), [...left, ...right]);
        const steps = [left, right].map((units, i) => ({
          unitId: unit("xy".charAt(i)),
          points: summedPoints(definition("p"), units)?.points ?? [],
        }));
        const twice = summedPoints(definition("p"), steps);
        const figuresOf = (summed: typeof whole) => summed?.points.map((p) => [p.period, p.numerator, p.denominator]);
        expect(figuresOf(twice)).toEqual(figuresOf(whole));
      }),
    );
  });

  test("wait for the section that has not reported yet, and no rule judges what there is", () => {
    const full = upTo(25, (at) => ratio(at, 5 + (at % 3), 100));
    const late = full.slice(0, -1);
    const summed = summedPoints(definition("p"), [
      { unitId: A, points: full },
      { unitId: B, points: late },
    ]);
    expect(summed).toMatchObject({ units: 1, of: 2 });
    const { analysis } = readSeries(definition("p"), PLAIN_READING, summed?.points ?? [], NOW, "Europe/Oslo");
    expect(analysis.points.at(-1)).toMatchObject({ unfinished: true, included: false });
    expect(analysis.points.at(-2)).toMatchObject({ unfinished: false, included: true });
  });

  test("wait no more for a section that has stopped", () => {
    const full = upTo(25, (at) => ratio(at, 5, 100));
    const closed = full.slice(0, 20);
    const summed = summedPoints(definition("p"), [
      { unitId: A, points: full },
      { unitId: B, points: closed },
    ]);
    expect(summed?.points.at(19)?.reported).toEqual({ units: 2, of: 2 });
    expect(summed?.points.at(20)?.reported).toEqual({ units: 1, of: 1 });
  });

  test("say where a week is missing in the middle", () => {
    const full = upTo(6, (at) => ratio(at, 5, 100));
    const summed = summedPoints(definition("u"), [
      { unitId: A, points: full },
      { unitId: B, points: full.filter(({ period }) => period !== week(3)) },
    ]);
    expect(summed?.points.at(3)?.reported).toEqual({ units: 1, of: 2 });
  });
});

describe("counts of several units", () => {
  test("are added", () => {
    const units = [A, B].map((id) => ({ unitId: id, points: upTo(3, (at) => count(at, at + 1)) }));
    expect(summedPoints(definition("c"), units)?.points.map(({ value }) => value)).toEqual([2, 4, 6]);
  });

  test("never show a missing section as a drop: the hole is left out, the newest is unfinished", () => {
    const full = upTo(6, (at) => count(at, 4));
    const holed = full.filter(({ period }) => period !== week(2) && period !== week(5));
    const summed = summedPoints(definition("c"), [
      { unitId: A, points: full },
      { unitId: B, points: holed },
    ]);
    expect(parts(summed)).toEqual([
      [week(0), { units: 2, of: 2 }],
      [week(1), { units: 2, of: 2 }],
      [week(3), { units: 2, of: 2 }],
      [week(4), { units: 2, of: 2 }],
      [week(5), { units: 1, of: 2 }],
    ]);
  });

  test("never show a section that begins as a rise: the time before it is drawn and not judged", () => {
    const full = upTo(30, (at) => count(at, 4 + (at % 3)));
    const summed = summedPoints(definition("c"), [
      { unitId: A, points: full },
      { unitId: B, points: full.slice(8) },
    ]);
    const read = readSeries(definition("c"), PLAIN_READING, summed?.points ?? [], NOW, "Europe/Oslo");
    expect(read.analysis.points.map(({ included }) => included)).toEqual(upTo(30, (at) => at >= 8));
    // 22 points with 4, 5 and 6 in each of the two: the mean is of them alone.
    expect(read.analysis.points[0]?.centre).toBeGreaterThan(9);
  });

  test("leave out a section that has stopped, all the way back", () => {
    const full = upTo(10, (at) => count(at, 4));
    const summed = summedPoints(definition("c"), [
      { unitId: A, points: full },
      { unitId: B, points: full.slice(0, 5) },
    ]);
    expect(summed?.unitIds).toEqual([A]);
    expect(new Set(summed?.points.map(({ value }) => value))).toEqual(new Set([4]));
  });

  test("counted by touch are counted unit by unit first", () => {
    const touches = (at: number, times: number) => upTo(times, (i) => ({ ...count(at, 1), key: `touch-${i}` }));
    const counted = definition("run", { countable: true });
    const summed = summedPoints(counted, [
      { unitId: A, points: [...touches(0, 2), ...touches(2, 1)] },
      { unitId: B, points: [...touches(0, 1), ...touches(1, 1), ...touches(2, 3)] },
    ]);
    // The first has a zero between two weeks that it counted.
    expect(summed?.points.map(({ value }) => value)).toEqual([3, 1, 4]);
    const read = readSeries(counted, PLAIN_READING, summed?.points ?? [], NOW, "Europe/Oslo");
    expect(read.analysis.points.map(({ y }) => y)).toEqual([3, 1, 4]);
  });
});

describe("what is never added", () => {
  test.each<MeasureChart>(["i", "mr", "ip", "xbar", "s", "t", "g"])("figures of a %s chart", (chart) => {
    const units = [{ unitId: A, points: [count(0, 4)] }];
    expect(summedPoints(definition(chart), units)).toBeUndefined();
  });

  test("figures of a run chart that were not counted", () => {
    expect(summedPoints(definition("run"), [{ unitId: A, points: [count(0, 4.5)] }])).toBeUndefined();
  });

  test("a run chart where one unit has shares and another has figures", () => {
    const units = [
      { unitId: A, points: [ratio(0, 4, 10)] },
      { unitId: B, points: [count(0, 4)] },
    ];
    expect(summedPoints(definition("run"), units)).toBeUndefined();
  });

  test("a figure that was withdrawn", () => {
    const withdrawn = point(0, {});
    const units = [
      { unitId: A, points: [withdrawn] },
      { unitId: B, points: [ratio(0, 1, 10)] },
    ];
    expect(summedPoints(definition("p"), units)?.points).toMatchObject([{ numerator: 1, denominator: 10 }]);
  });
});

describe("whose figures make up those of a unit", () => {
  const [hospital, clinic, ward] = [unit("h"), unit("k"), unit("w")];
  const units = [
    { id: hospital, parentId: null },
    { id: clinic, parentId: hospital },
    { id: ward, parentId: hospital },
    { id: B, parentId: clinic },
    { id: A, parentId: clinic },
    { id: C, parentId: ward },
  ];

  test("those of the sections, in the order of the organisation", () => {
    expect(reporters(units, new Set([A, B, C]), hospital)).toEqual([B, A, C]);
  });

  test("a unit with figures of its own stands for those below it: nobody is counted twice", () => {
    expect(reporters(units, new Set([A, B, C, clinic]), hospital)).toEqual([clinic, C]);
    expect(reporters(units, new Set([hospital, A]), hospital)).toEqual([hospital]);
  });

  test("side by side stand the units nearest below that have a series", () => {
    const has = new Set([A, B]);
    expect(besides(units, has, hospital, "summed")).toEqual([clinic]);
    expect(besides(units, has, hospital, "never summed")).toEqual([B, A]);
    expect(besides(units, has, clinic, "summed")).toEqual([B, A]);
  });
});
