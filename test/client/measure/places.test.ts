import { expect, test } from "vitest";
import { placesOf } from "../../../client/measure/places.ts";

test("periods without figures leave a gap, over the turn of the year too", () => {
  expect(placesOf(["2026-W51", "2026-W53", "2027-W01"], "week")).toEqual([0, 2, 3]);
  expect(placesOf(["2026-11", "2027-02"], "month")).toEqual([0, 3]);
  expect(placesOf(["2026-Q4", "2027-Q1"], "quarter")).toEqual([0, 1]);
  expect(placesOf(["1", "2", "5"], "week")).toEqual([0, 1, 4]);
});

test("a measure of weekdays has no gap at a weekend, one of all days has", () => {
  expect(placesOf(["2026-11-19", "2026-11-20", "2026-11-23"], "day")).toEqual([0, 1, 2]);
  expect(placesOf(["2026-11-20", "2026-11-21", "2026-11-23"], "day")).toEqual([0, 1, 3]);
});

test("events stand side by side: the time between them is the figure", () => {
  expect(placesOf(["2026-11-02", "2026-11-19"], "event")).toBeUndefined();
  expect(placesOf([], "week")).toBeDefined();
});
