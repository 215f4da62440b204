import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pointOf, QUADRANTS, quadrantOf, spotAt, spotOf, spotOfCard } from "../../../shared/board/matrix.ts";

describe("the priority matrix", () => {
  test("has the best ideas top right: a large effect, and little demanding", () => {
    expect(pointOf(spotOf("doNow"))).toEqual({ x: 0.75, y: 0.25 });
    expect(pointOf(spotOf("explore"))).toEqual({ x: 0.25, y: 0.25 });
    expect(pointOf(spotOf("test"))).toEqual({ x: 0.75, y: 0.75 });
    expect(pointOf(spotOf("notNow"))).toEqual({ x: 0.25, y: 0.75 });
  });
  test("puts a card where its quadrant's button says", () => {
    for (const quadrant of QUADRANTS) expect(quadrantOf(spotOf(quadrant))).toBe(quadrant);
  });
  test("gives what lies on a line the better of two places", () => {
    expect(quadrantOf({ effect: 50, effort: 50 })).toBe("doNow");
  });
  test("keeps what is let go outside it at its edge", () => {
    expect(spotAt({ x: 1.4, y: -2 })).toEqual({ effect: 100, effort: 0 });
    expect(spotAt({ x: -0.1, y: 3 })).toEqual({ effect: 0, effort: 100 });
  });
  test("draws a place where it was put", () => {
    const share = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(share, share, (effect, effort) => {
        expect(spotAt(pointOf({ effect, effort }))).toEqual({ effect, effort });
      }),
    );
  });
  test("holds no card of which only one axis has been said", () => {
    expect(spotOfCard({ effect: 75, effort: null })).toBeUndefined();
    expect(spotOfCard({ effect: 0, effort: 0 })).toEqual({ effect: 0, effort: 0 });
  });
});
