import { expect, test } from "vitest";
import { OWN } from "./own.ts";

test.each(OWN)("%s", (_, holds) => {
  expect(holds()).toBe(true);
});
