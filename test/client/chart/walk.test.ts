import { expect, test } from "vitest";
import type { PointMark } from "../../../client/chart/layout.ts";
import { nearestTo, stepTo } from "../../../client/chart/walk.ts";

const points: readonly PointMark[] = ["point", "signal", "point", "excluded", "signal", "open"].map(
  (kind, index): PointMark => ({ index, x: index * 10, y: 0, kind: kind as PointMark["kind"] }),
);
const walk = (...keys: readonly string[]) => {
  let at: PointMark | undefined;
  for (const key of keys) {
    const next = stepTo(key.replace("Shift+", ""), key.startsWith("Shift+"), points, at);
    if (next !== undefined) at = next ?? undefined;
  }
  return at?.index;
};

test("arrows walk from the end that they come from, and stop at the other", () => {
  expect(walk("ArrowRight")).toBe(0);
  expect(walk("ArrowLeft")).toBe(5);
  expect(walk("ArrowLeft", "ArrowLeft")).toBe(4);
  expect(walk("End", "ArrowRight")).toBe(5);
  expect(walk("Home", "ArrowLeft")).toBe(0);
});

test("S goes from signal to signal and round, with shift back", () => {
  expect(walk("s")).toBe(1);
  expect(walk("s", "s")).toBe(4);
  expect(walk("s", "s", "s")).toBe(1);
  expect(walk("Shift+S")).toBe(4);
  expect(walk("s", "Shift+S")).toBe(4);
});

test("Escape leaves the points, and other keys mean nothing here", () => {
  expect(walk("Home", "Escape")).toBeUndefined();
  expect(stepTo("Enter", false, points, undefined)).toBeUndefined();
  expect(stepTo("s", false, [], undefined)).toBeUndefined();
});

test("a touch finds the nearest point", () => {
  expect(nearestTo(points, 27)?.index).toBe(3);
  expect(nearestTo([], 27)).toBeUndefined();
});
