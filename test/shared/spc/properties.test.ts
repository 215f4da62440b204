import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Analysis, analyse, type ChartDefinition } from "../../../shared/spc/analyse.ts";
import { analyseRuns } from "../../../shared/spc/anhoej.ts";
import { median } from "../../../shared/spc/arithmetic.ts";
import { explain } from "../../../shared/spc/explain.ts";
import { funnel } from "../../../shared/spc/funnel.ts";
import { RULE_SET_FACTS, RULE_SETS } from "../../../shared/spc/ruleSets.ts";
import { type Row, subgroups } from "../../../shared/spc/series.ts";
import { upcoming } from "../../../shared/spc/upcoming.ts";

// What must hold of every series, whatever its figures: found by fast-check, which keeps to one seed.

const SEED = { seed: 22, numRuns: 120 };
/** Whole numbers, so that moving and scaling them loses nothing. */
const figures = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 20, maxLength: 60 });
const rules = fc.constantFrom(...RULE_SETS);

function read(values: readonly number[], definition: Partial<ChartDefinition> = {}): Analysis {
  const rows = values.map((y, x) => ({ x, y }));
  return analyse(subgroups(rows), { chart: "i", mayBeNegative: true, ...definition });
}

const told = ({ points }: Analysis) =>
  points.map(({ broken }) => broken.map(({ number, side }) => `${number} ${side}`).join());

const MIRRORED = { above: "below", below: "above", rising: "falling", falling: "rising" } as const;
const mirrored = ({ points }: Analysis) =>
  points.map(({ broken }) => broken.map(({ number, side }) => `${number} ${side && MIRRORED[side]}`).join());

describe("every rule set", () => {
  test("says the same when all values are doubled", () => {
    fc.assert(
      fc.property(figures, rules, (values, set) => {
        const scaled = values.map((value) => value * 2);
        expect(told(read(scaled, { rules: set }))).toEqual(told(read(values, { rules: set })));
      }),
      SEED,
    );
  });

  test("says the same when all values are moved, around a centre that moves with them", () => {
    fc.assert(
      fc.property(figures, rules, fc.integer({ min: -8, max: 8 }), (values, set, steps) => {
        // Around the median, which is one of the values or half way between two: nothing is rounded. Sigma needs no centre.
        const moved = values.map((value) => value + 64 * steps);
        expect(told(read(moved, { rules: set, chart: "run" }))).toEqual(
          told(read(values, { rules: set, chart: "run" })),
        );
      }),
      SEED,
    );
  });

  test("swaps its sides when all values are mirrored", () => {
    fc.assert(
      fc.property(figures, rules, (values, set) => {
        const flipped = values.map((value) => -value);
        expect(told(read(flipped, { rules: set }))).toEqual(mirrored(read(values, { rules: set })));
      }),
      SEED,
    );
  });

  test("is told nothing new by a point that is left out", () => {
    fc.assert(
      fc.property(figures, rules, fc.nat(59), fc.integer({ min: -9999, max: 9999 }), (values, set, place, odd) => {
        const at = place % (values.length + 1);
        const more = read(values.toSpliced(at, 0, odd), { rules: set, excluded: [at + 1] });
        expect(told(more).toSpliced(at, 1)).toEqual(told(read(values, { rules: set })));
        expect(more.points[at]?.broken).toEqual([]);
      }),
      SEED,
    );
  });

  test("is told nothing new by a point whose period has not ended", () => {
    fc.assert(
      fc.property(figures, rules, fc.integer({ min: -9999, max: 9999 }), (values, set, last) => {
        const more = read([...values, last], { rules: set, unfinished: true });
        expect(told(more).slice(0, -1)).toEqual(told(read(values, { rules: set })));
      }),
      SEED,
    );
  });
});

describe("lines", () => {
  test("that are frozen do not move with what comes after", () => {
    fc.assert(
      fc.property(figures, figures, (before, after) => {
        const lines = ({ points }: Analysis) => points.slice(0, before.length).map((p) => [p.centre, p.lower, p.upper]);
        expect(lines(read([...before, ...after], { freeze: before.length }))).toEqual(lines(read(before)));
      }),
      SEED,
    );
  });

  test("of a phase are those of its points alone", () => {
    fc.assert(
      fc.property(figures, figures, (before, after) => {
        const whole = read([...before, ...after], { phaseEnds: [before.length] });
        const lines = (points: Analysis["points"]) => points.map((p) => [p.centre, p.lower, p.upper]);
        expect(lines(whole.points.slice(before.length))).toEqual(lines(read(after).points));
        expect(whole.phases[1]?.runsSignal).toBe(read(after).phases[0]?.runsSignal);
      }),
      SEED,
    );
  });

  test("do not depend on the order of the values within a point, nor of the rows", () => {
    const groups = fc.array(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 2, maxLength: 5 }), {
      minLength: 20,
      maxLength: 30,
    });
    fc.assert(
      fc.property(groups, fc.constantFrom("xbar", "s", "i", "run"), (values, chart) => {
        const rows: Row[] = values.flatMap((group, x) => group.map((y) => ({ x, y })));
        const lines = (given: readonly Row[]) =>
          analyse(subgroups(given), { chart }).points.map(({ y, centre, lower, upper }) => [y, centre, lower, upper]);
        const [straight, turned] = [lines(rows), lines(rows.toReversed())];
        straight.flat().forEach((value, i) => {
          if (Number.isNaN(value)) expect(turned.flat()[i]).toBeNaN();
          else expect(turned.flat()[i]).toBeCloseTo(value, 9);
        });
      }),
      SEED,
    );
  });

  test("stay within what is possible", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 20,
      maxLength: 40,
    });
    fc.assert(
      fc.property(pairs, fc.constantFrom("p", "pp", "u", "up", "np", "c", "g"), (given, chart) => {
        const rows = given.map(([a, b], x) => ({ x, y: Math.min(a, b), n: Math.max(a, b) }));
        const { points } = analyse(subgroups(rows), { chart });
        for (const { lower, upper, n } of points) {
          expect(lower < 0).toBe(false);
          if (chart === "p" || chart === "pp") expect(upper > 1).toBe(false);
          if (chart === "np") expect(upper > n).toBe(false);
        }
      }),
      SEED,
    );
  });
});

test("the median is the same as by sorting in full, and runs count every useful point once", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 40 }), (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      const middle = sorted.length >> 1;
      const expected =
        sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
      expect(median(values) === expected || Object.is(median(values), expected)).toBe(true);
      const runs = analyseRuns(
        values,
        values.map(() => 0),
      );
      expect(runs.useful).toBe(values.filter((value) => value !== 0).length);
      if (runs.longest) expect(runs.longest.length).toBeLessThanOrEqual(runs.useful - runs.crossings);
    }),
    SEED,
  );
});

test("what it takes for the next signal is enough, and less is not", () => {
  fc.assert(
    fc.property(figures, rules, (values, set) => {
      const frozen = { rules: set, freeze: values.length } as const;
      const next = upcoming(read(values, frozen));
      if (!next?.run) return;
      const centre = read(values, frozen).points[0]?.centre ?? 0;
      // So near the line that no rule of limits and zones fires, and a row is all there is.
      const near = centre + (next.run.side === "above" ? 1e-6 : -1e-6);
      const then = (more: number) => read([...values, ...Array<number>(more).fill(near)], frozen);
      const isPointwise = RULE_SET_FACTS[set].judges === "point";
      const holds = (more: number) => {
        const { points, phases } = then(more);
        const inRow = points.at(-1)?.broken.some(({ name }) => name === "one-side");
        return isPointwise ? inRow : phases[0]?.runs.tooLong;
      };
      expect(holds(next.run.more)).toBe(true);
      if (next.run.more > 1) expect(holds(next.run.more - 1)).not.toBe(true);
    }),
    { ...SEED, numRuns: 60 },
  );
});

test("a funnel of one size has the limits of a P chart, whatever the order of its units", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 20 }), (counts) => {
      const units = counts.map((count, i) => ({ name: `U${i}`, count, size: 50 }));
      const { points, centre } = funnel(units, { chart: "p" });
      const other = funnel(units.toReversed(), { chart: "p" });
      expect(other.centre).toBe(centre);
      expect(other.points.toReversed()).toEqual(points);
      expect(centre).toBeCloseTo(counts.reduce((a, b) => a + b, 0) / (50 * counts.length), 12);
    }),
    SEED,
  );
});

test("a finding never points outside the series", () => {
  const holed = fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: Number.NaN }), { maxLength: 50 });
  fc.assert(
    fc.property(holed, rules, fc.array(fc.nat(50), { maxLength: 3 }), fc.boolean(), (values, set, ends, unfinished) => {
      const analysis = read(values, { rules: set, phaseEnds: ends, unfinished });
      const finding = explain(analysis);
      const indices = [
        ...("at" in finding ? [finding.at] : []),
        ...("from" in finding ? [finding.from] : []),
        ...("to" in finding ? [finding.to] : []),
        ...("since" in finding ? [finding.since] : []),
      ];
      for (const index of indices) expect(analysis.points[index]).toBeDefined();
    }),
    { ...SEED, numRuns: 300 },
  );
});
