import { expect, test } from "vitest";
import { briefly } from "../../../shared/level/briefly.ts";

const word = (longest: number): string => "Vi har ringt rundt og flyttet to pasienter. ".repeat(20).slice(0, longest);

test("what a line has room for stands as it was written", () => {
  expect(briefly("")).toBe("");
  expect(briefly(word(120))).toBe(word(120));
});

test("a longer text ends with a whole word, and says that there is more", () => {
  expect(briefly(word(300))).toBe(`${word(120)} …`);
  expect(briefly(`Og så: ${word(300)}`)).toMatch(/^Og så: .* Vi har ringt rundt og …$/);
  expect(briefly(`${"x".repeat(118)}. Mer kommer`)).toBe(`${"x".repeat(118)} …`);
  expect(briefly(`${"x".repeat(120)} mer`)).toBe(`${"x".repeat(120)} …`);
});

test("one long word is cut, but never in the middle of a sign", () => {
  expect(briefly("🛏".repeat(130))).toBe(`${"🛏".repeat(120)} …`);
});
