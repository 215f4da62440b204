import { expect, test } from "vitest";
import { railPage } from "../../../client/huddle/measuresStage.tsx";

const measures = (count: number) => Array.from({ length: count }, (_, i) => i);

test("seven measures have room in the rail, eight have pages", () => {
  expect(railPage(measures(7), 0, 0)).toEqual({ page: measures(7), rest: 0 });
  expect(railPage(measures(8), 0, 0)).toEqual({ page: [0, 1, 2, 3, 4, 5], rest: 2 });
});

test("the page holds the measure on the stage until one turns it, and turning comes round", () => {
  expect(railPage(measures(15), 7, 0).page).toContain(7);
  expect(railPage(measures(15), 7, 1).page).toEqual([12, 13, 14]);
  expect(railPage(measures(15), 7, 3)).toEqual(railPage(measures(15), 7, 0));
});

test("pages together hold every measure once", () => {
  const all = [0, 1, 2].flatMap((turn) => railPage(measures(15), 0, turn).page);
  expect(all.toSorted((a, b) => a - b)).toEqual(measures(15));
});
