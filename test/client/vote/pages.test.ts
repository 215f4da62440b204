import { expect, test } from "vitest";
import { pageWith } from "../../../client/vote/pages.ts";

const ids = Array.from({ length: 14 }, (_, n) => n);
const short = () => "Rullestol ved heisen";
const long = (n: number) => (n < 3 ? "x".repeat(80) : "Rullestol ved heisen");

test("a wall shows six ideas at a time, the page on which the one in hand stands", () => {
  expect(pageWith(ids, 0, short)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(pageWith(ids, 5, short)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(pageWith(ids, 6, short)).toEqual([6, 7, 8, 9, 10, 11]);
  expect(pageWith(ids, 13, short)).toEqual([12, 13]);
  expect(pageWith(ids, undefined, short)).toEqual([0, 1, 2, 3, 4, 5]);
});

test("a long title takes the room of two, and nothing is left out", () => {
  expect(pageWith(ids, 0, long)).toEqual([0, 1, 2]);
  expect(pageWith(ids, 3, long)).toEqual([3, 4, 5, 6, 7, 8]);
  expect(pageWith([], undefined, short)).toEqual([]);
});
