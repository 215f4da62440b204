import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse, type ChartDefinition } from "../../../shared/spc/analyse.ts";
import { type Row, subgroups } from "../../../shared/spc/series.ts";

const noise = [12, 15, 9, 14, 11, 16, 8, 13, 10, 15, 12, 9, 14, 11, 13, 10, 16, 8, 12, 14, 9, 15, 11, 13];

function rows(values: readonly number[]): Row[] {
  return values.map((y, i) => ({ x: i + 1, y }));
}

function read(values: readonly number[], definition: Partial<ChartDefinition> = {}) {
  return analyse(subgroups(rows(values)), { chart: "i", ...definition });
}

test("under ten useful points: dots and a median, no judgement", () => {
  const analysis = read([1, 9, 9, 9, 9, 9, 9.1]);
  expect(analysis.chart).toBe("run");
  expect(analysis.phases[0]).toMatchObject({ stage: "dots", level: 9, runsSignal: false });
  expect(analysis.points.every((point) => Number.isNaN(point.upper) && !point.outside)).toBe(true);
});

test("from ten to nineteen points: a run chart without limits", () => {
  const analysis = read(noise.slice(0, 16));
  expect(analysis).toMatchObject({ chart: "run", centre: "median" });
  expect(analysis.phases[0]?.stage).toBe("run");
  expect(analysis.points.every((point) => Number.isNaN(point.upper))).toBe(true);
});

test("from twenty points: the chart's own centre and limits", () => {
  const analysis = read(noise);
  expect(analysis).toMatchObject({ chart: "i", centre: "mean" });
  expect(analysis.points.every((point) => point.upper > point.centre)).toBe(true);
});

test("a series that never moves is constant, whatever the chart", () => {
  for (const chart of ["run", "i", "t"] as const) {
    const analysis = read(Array(24).fill(100), { chart });
    expect(analysis.phases[0]).toMatchObject({ constant: true, runsSignal: false });
    expect(analysis.points.some((point) => point.outside)).toBe(false);
  }
  const shares = subgroups(Array.from({ length: 24 }, (_, i) => ({ x: i, y: 40 + i, n: 40 + i })));
  expect(analyse(shares, { chart: "p" }).phases[0]?.constant).toBe(true);
});

test("the point of an unfinished period changes nothing and is never a signal", () => {
  const before = read(noise);
  const after = read([...noise, 400], { unfinished: true });
  expect(after.points.at(-1)).toMatchObject({ y: 400, unfinished: true, outside: undefined });
  expect(after.points.slice(0, -1).map((point) => point.upper)).toEqual(before.points.map((point) => point.upper));
  expect(after.phases[0]?.runs).toEqual(before.phases[0]?.runs);
});

test("an excluded point is drawn outside but moves no line", () => {
  const values = noise.with(5, 90);
  const analysis = read(values, { excluded: [6] });
  expect(analysis.points[5]).toMatchObject({ included: false, outside: "above" });
  expect(analysis.points[0]?.centre).toBeCloseTo(read(noise.toSpliced(5, 1)).points[0]?.centre ?? 0, 10);
});

test("a frozen baseline sets the lines for what follows", () => {
  const analysis = read([...noise, ...noise.map((value) => value - 6)], { freeze: noise.length });
  expect(analysis.points.at(-1)?.centre).toBe(read(noise).points[0]?.centre);
  expect(analysis.phases[0]?.runsSignal).toBe(true);
});

test("each phase has its own lines, and a young phase shows no limits yet", () => {
  const analysis = read([...noise, 3, 2, 4, 3, 2, 4, 3, 2, 4, 2, 4, 3], { phaseEnds: [noise.length] });
  expect(analysis.phases.map((phase) => phase.stage)).toEqual(["limits", "dots"]);
  expect(analysis.centre).toBe("mean");
  expect(analysis.phases[1]?.level).toBe(3);
});

test("zero of zero is missing, and so are events without anybody they could happen to", () => {
  const series = subgroups([
    { x: 1, y: 0, n: 0 },
    { x: 2, y: 5, n: 0 },
    { x: 3, y: 1, n: 10 },
  ]);
  expect(series.map((point) => point.y)).toEqual([Number.NaN, Number.NaN, 0.1]);
});

test("a T chart leaves out what is not a time instead of stopping the wall", () => {
  const analysis = read([...noise, 0], { chart: "t" });
  expect(analysis.points.at(-1)?.y).toBeNaN();
});

test("limits below zero are drawn at zero where the data never are", () => {
  const values = noise.map((value) => value - 7);
  expect(read(values).points[0]?.lower).toBe(0);
  expect(read(values, { mayBeNegative: true }).points[0]?.lower).toBeLessThan(0);
});

const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 20, maxLength: 60 });

test("XmR: moving all data moves the lines and keeps the signals", () => {
  fc.assert(
    fc.property(series, fc.integer({ min: -500, max: 500 }), (values, by) => {
      const plain = read(values, { mayBeNegative: true });
      const moved = read(
        values.map((value) => value + by),
        { mayBeNegative: true },
      );
      expect(moved.points.map((point) => point.outside)).toEqual(plain.points.map((point) => point.outside));
      expect(moved.phases[0]?.runsSignal).toBe(plain.phases[0]?.runsSignal);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("XmR: mirrored data swap high and low", () => {
  const swap = { above: "below", below: "above" } as const;
  fc.assert(
    fc.property(series, (values) => {
      const plain = read(values, { mayBeNegative: true });
      const mirrored = read(
        values.map((value) => -value),
        { mayBeNegative: true },
      );
      expect(mirrored.points.map((point) => point.outside)).toEqual(
        plain.points.map((point) => point.outside && swap[point.outside]),
      );
    }),
    { numRuns: 200, seed: 11 },
  );
});
