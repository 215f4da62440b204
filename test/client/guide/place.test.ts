import fc from "fast-check";
import { expect, test } from "vitest";
import { hintsFor } from "../../../client/guide/hints.ts";
import { besideOf } from "../../../client/guide/place.ts";

const WINDOW = { width: 1280, height: 720 };
const NOTE = { width: 380, height: 200 };

test("a note stands below what it speaks of, and above it where there is no room below", () => {
  expect(besideOf({ left: 100, top: 100, width: 300, height: 80 }, NOTE, WINDOW)).toEqual({ left: 100, top: 194 });
  expect(besideOf({ left: 100, top: 600, width: 300, height: 80 }, NOTE, WINDOW)).toEqual({ left: 100, top: 386 });
});

test("no note stands outside the window", () => {
  const side = fc.integer({ min: -500, max: 2_000 });
  const length = fc.integer({ min: 0, max: 2_000 });
  fc.assert(
    fc.property(side, side, length, length, (left, top, width, height) => {
      const at = besideOf({ left, top, width, height }, NOTE, WINDOW);
      return at.left >= 0 && at.top >= 0 && at.left + 380 <= 1280 && at.top + 200 <= 720;
    }),
  );
});

test("each sort of newcomer is shown four to six things", () => {
  for (const newcomer of ["leader", "participant", "reader"] as const) {
    const hints = hintsFor(newcomer, () => true);
    expect(hints.length).toBeGreaterThanOrEqual(4);
    expect(hints.length).toBeLessThanOrEqual(6);
  }
});

test("a leader is shown how to get a wall and to hold the first meeting, a reader is not", () => {
  const keys = (who: "leader" | "reader") => hintsFor(who, () => true).map(({ key }) => key);
  expect(keys("leader")).toEqual(expect.arrayContaining(["meetingLead", "wall"]));
  expect(keys("reader")).not.toContain("meetingLead");
  expect(keys("reader")).toContain("records");
});

test("what a page does not have is passed over", () => {
  expect(hintsFor("leader", (at) => at !== ".today-strip").map(({ key }) => key)).not.toContain("today");
});
