import { expect, test } from "vitest";
import { analyseRuns, leastCrossings, longestRunMax } from "../../../shared/spc/anhoej.ts";

test("with 24 useful points a run over 8 or under 8 crossings is a signal, as published", () => {
  expect(longestRunMax(24)).toBe(8);
  expect(leastCrossings(24)).toBe(8);
});

test("the limits of very long series do not overflow", () => {
  expect(leastCrossings(1)).toBe(0);
  expect(leastCrossings(2)).toBe(0);
  // R 4.2.2: qbinom(0.05, 4999, 0.5)
  expect(leastCrossings(5000)).toBe(2441);
});

test("points on the centre line and missing ones neither break nor lengthen a run", () => {
  const runs = analyseRuns([1, 5, Number.NaN, 2, 9, 8], Array(6).fill(5));
  expect(runs.useful).toBe(4);
  expect(runs.longest).toEqual({ side: "above", length: 2, from: 4, to: 5 });
  expect(runs.crossings).toBe(1);
});

test("a series on its centre line has nothing to say", () => {
  expect(analyseRuns([5, 5, 5], [5, 5, 5])).toMatchObject({ useful: 0, signal: false, longest: undefined });
});
