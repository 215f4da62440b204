import { expect, test } from "vitest";
import { type Box, type ChartTexts, layout } from "../../../client/chart/layout.ts";
import { textWidth } from "../../../client/chart/labels.ts";
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
