import { expect, test } from "vitest";
import { namesOf } from "../../../client/workbench/namesOf.ts";

test("names stand beside their points, turn left at the edge, and never lie over each other", () => {
  const names = namesOf(
    [
      { name: "Intensiv", x: 100, y: 50 },
      { name: "Føde", x: 105, y: 52 },
      { name: "Akuttmottak", x: 790, y: 50 },
      { name: "Dagkirurgi", x: 102, y: 51 },
    ],
    15,
    780,
  );
  expect(names.map(({ name }) => name)).toEqual(["Intensiv", "Føde", "Akuttmottak"]);
  expect(names[0]?.left).toBeGreaterThan(100);
  expect(names[1]?.left).toBeLessThan(100);
  expect(names[2]?.left).toBeLessThan(790);
});
