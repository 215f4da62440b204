import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, type ChartTexts, layout } from "../../../client/chart/layout.ts";
import { textWidth } from "../../../client/chart/labels.ts";
import type { ChartTest } from "../../../client/chart/testLines.ts";
import { analyse, type ChartDefinition } from "../../../shared/spc/analyse.ts";
import { subgroups } from "../../../shared/spc/series.ts";

const texts: ChartTexts = {
  level: (value) => `${value.toFixed(1)} %`,
  limit: (value) => value.toFixed(1),
  target: (value) => `mål ${value}`,
  period: (index) => `uke ${index + 1}`,
  phase: (number) => `fase ${number}`,
};
const box: Box = { width: 800, height: 300, font: 16 };
const usual = [14, 17, 12, 16, 13, 18, 11, 15, 16, 12, 14, 17, 13, 15, 12, 16, 14, 18, 13, 15, 12, 17];

function draw(
  values: readonly number[],
  definition: Partial<ChartDefinition> = {},
  target: number | null = null,
  at = box,
) {
  const series = subgroups(values.map((y, x) => ({ x, y })));
  return layout({ analysis: analyse(series, { chart: "i", ...definition }), target, texts }, at);
}

test("every mark lies inside the box", () => {
  const marks = draw([...usual, 60], {}, 8);
  for (const { x, y } of marks.points) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(box.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(box.height);
  }
  for (const { text, x, y, anchor } of marks.labels) {
    const width = textWidth(text, box.font, true);
    expect(anchor === "end" ? x - width : x).toBeGreaterThanOrEqual(-1);
    expect(anchor === "end" ? x : x + width).toBeLessThanOrEqual(box.width + 1);
    expect(y).toBeLessThanOrEqual(box.height);
  }
});

test("in a box that is nearly nothing no point is less than nothing", () => {
  for (const width of [1, 8, 40, 90]) {
    expect(draw(usual, {}, 8, { width, height: 12, font: 16 }).radius).toBeGreaterThanOrEqual(0);
  }
});

test("level, limits and target never stand on each other, however near they lie", () => {
  for (const target of [14.4, 14.5, 24, 5]) {
    const right = draw(usual, {}, target).labels.filter((label) => label.anchor === "start" && label.x > 600);
    const heights = right.map((label) => label.y).toSorted((a, b) => a - b);
    expect(right).toHaveLength(4);
    heights.slice(1).forEach((y, i) => expect(y - (heights[i] ?? 0)).toBeGreaterThanOrEqual(box.font * 1.1));
  }
});

test("in a low box the level stays and the limits give way", () => {
  const right = draw(usual, {}, 14.5, { width: 400, height: 40, font: 16 }).labels.filter((label) => label.x > 300);
  expect(right.some((label) => label.role === "level")).toBe(true);
  expect(right.length).toBeLessThan(4);
});

test("phases break the line and each has its level", () => {
  const marks = draw([...usual, ...usual.map((value) => value / 5)], { phaseEnds: [usual.length] });
  expect(marks.phases).toHaveLength(2);
  expect(marks.breaks).toHaveLength(1);
  expect(marks.labels.filter((label) => label.role === "level")).toHaveLength(2);
  expect(marks.labels.some((label) => label.text === "fase 2")).toBe(true);
});

test("the point of an unfinished period is hollow, a signal a diamond, an excluded one grey", () => {
  const marks = draw([...usual, 60, 15], { unfinished: true, excluded: [3] });
  expect(marks.points.at(-1)?.kind).toBe("open");
  expect(marks.points.at(-2)?.kind).toBe("signal");
  expect(marks.points[2]?.kind).toBe("excluded");
  expect(marks.phases[0]?.openLine).toMatch(/^M/);
});

test("a missing point breaks the line", () => {
  const marks = draw(usual.with(5, Number.NaN));
  expect(marks.phases[0]?.line.match(/M/g)).toHaveLength(2);
  expect(marks.points).toHaveLength(usual.length - 1);
});

test("limits that follow the denominators step between the points", () => {
  const series = subgroups(usual.map((y, x) => ({ x, y, n: x % 2 === 0 ? 100 : 200 })));
  const marks = layout({ analysis: analyse(series, { chart: "p" }), target: null, texts }, box);
  expect(marks.phases[0]?.limits[0]?.match(/L/g)?.length).toBeGreaterThan(usual.length);
});

test("a long series shows as many of its last points as can be told apart", () => {
  const long = Array.from({ length: 500 }, (_, i) => usual[i % usual.length] ?? 0);
  const marks = draw(long);
  expect(marks.points.length).toBeLessThan(150);
  expect(marks.points.at(-1)?.index).toBe(499);
});

test("one point alone, or none, is no trouble", () => {
  const [alone] = draw([5]).labels.filter((label) => label.role === "date");
  expect((alone?.x ?? 0) - textWidth(alone?.text ?? "", box.font, false)).toBeGreaterThanOrEqual(0);
  expect(draw([]).points).toHaveLength(0);
});

describe("tests on a chart", () => {
  const aTest = (from: number, change: Partial<ChartTest> = {}): ChartTest => {
    const begins = [`test: ekstra tilsyn om natten ${from}`, "test"];
    return { key: `test ${from}`, from, to: null, begins, ends: null, ...change };
  };
  const withTests = (tests: readonly ChartTest[], at = box, definition: Partial<ChartDefinition> = {}) => {
    const series = subgroups(usual.map((y, x) => ({ x, y })));
    return layout({ analysis: analyse(series, { chart: "i", ...definition }), target: 8, texts, tests }, at);
  };
  /** What a text covers, from left to right and from top to bottom. */
  const boxesOf = (marks: ReturnType<typeof layout>, font: number) =>
    marks.labels.map(({ text, x, y, anchor, role }) => {
      const width = textWidth(text, font, role !== "date" && role !== "limit");
      const from = anchor === "end" ? x - width : x;
      return { text, from, to: from + width, top: y - font * 0.75, bottom: y + font * 0.2 };
    });

  test("begin with a line and a text, and end with another", () => {
    const marks = withTests([aTest(4.5, { to: 15.5, ends: "innført" })]);
    expect(marks.tests.map(({ kind }) => kind)).toEqual(["begin", "end"]);
    const [begin, end] = marks.tests;
    expect(begin?.x).toBeGreaterThan(marks.points[4]?.x ?? 0);
    expect(begin?.x).toBeLessThan(marks.points[5]?.x ?? 0);
    expect(end?.x).toBeGreaterThan(marks.points[15]?.x ?? 0);
    expect(marks.labels.map(({ text }) => text)).toEqual(expect.arrayContaining(["innført"]));
    expect(marks.labels.some(({ text }) => text.startsWith("test: ekstra tilsyn"))).toBe(true);
  });

  test("that begin at the right edge have their text on the left", () => {
    const marks = withTests([aTest(21.5)]);
    const label = marks.labels.find(({ text }) => text.startsWith("test"));
    expect(label?.anchor).toBe("end");
    expect(label?.text).toBe("test: ekstra tilsyn om natten 21.5");
  });

  test("never write over each other, over a phase, or outside the box, however many there are", () => {
    const place = fc.integer({ min: -1, max: 21 }).map((at) => at + 0.5);
    const tests = fc.array(fc.tuple(place, fc.option(place), fc.boolean()), { maxLength: 9 });
    const size = fc.record({ width: fc.integer({ min: 160, max: 1600 }), height: fc.integer({ min: 90, max: 700 }) });
    fc.assert(
      fc.property(tests, size, fc.boolean(), (drawn, { width, height }, hasPhases) => {
        const list = drawn.map(([from, to, isNamed], i) =>
          aTest(from, {
            key: `test ${i}`,
            to,
            ends: to === null ? null : "forkastet",
            begins: isNamed ? ["test: mobilisering samme kveld", "test"] : [`test ${i}`],
          }),
        );
        const at = { width, height, font: 16 };
        const marks = withTests(list, at, hasPhases ? { phaseEnds: [11] } : {});
        const top = boxesOf(marks, 16).filter(({ bottom }) => bottom < height - 30 && bottom < 3 * 16);
        for (const [i, a] of top.entries()) {
          expect(a.from).toBeGreaterThanOrEqual(-1);
          expect(a.to).toBeLessThanOrEqual(width + 1);
          for (const b of top.slice(i + 1)) {
            const overlaps = a.from < b.to - 1 && b.from < a.to - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
            expect(overlaps, `${a.text} over ${b.text}`).toBe(false);
          }
        }
        for (const { x } of marks.tests) expect(x >= 0 && x <= width).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test("keep the newest name where there is no room for all, and every line", () => {
    const marks = withTests([aTest(2.5), aTest(3.5), aTest(4.5)], { width: 330, height: 160, font: 16 });
    expect(marks.tests).toHaveLength(3);
    expect(marks.labels.some(({ text }) => text.includes("test: ekstra"))).toBe(true);
  });

  test("take a second row in a tall chart rather than lose a text", () => {
    const tests = [aTest(6.5), aTest(8.5)];
    const named = (height: number) =>
      withTests(tests, { ...box, height }).labels.filter(({ text }) => /^test: .*5$/.test(text)).length;
    expect(named(400)).toBe(2);
  });

  test("that began before what is shown have no line", () => {
    const long = Array.from({ length: 500 }, (_, i) => usual[i % usual.length] ?? 0);
    const series = subgroups(long.map((y, x) => ({ x, y })));
    const input = { analysis: analyse(series, { chart: "i" }), target: null, texts };
    expect(layout({ ...input, tests: [aTest(2.5), aTest(498.5)] }, box).tests).toHaveLength(1);
  });
});

test("charts side by side hold the same values on their axes", () => {
  const of = (values: readonly number[]) => {
    const series = subgroups(values.map((y, x) => ({ x, y })));
    return layout({ analysis: analyse(series, { chart: "run" }), target: null, texts, reach: [0, 100] }, box);
  };
  const [low, high] = [of([...usual, 20]), of([...usual.map((y) => y * 4), 20])];
  expect(low.points.at(-1)?.y).toBeCloseTo(high.points.at(-1)?.y ?? 0, 9);
});
