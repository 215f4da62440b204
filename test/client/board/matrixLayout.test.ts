import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOut, type Placed, type Sizes, type Token } from "../../../client/board/matrix/layout.ts";
import { quadrantOf, spotOf } from "../../../shared/board/matrix.ts";

const SIZES: Sizes = { width: 1600, height: 1400, token: { width: 640, height: 140 }, head: 100, more: 70, gap: 14 };

const token = (id: string, effect: number, effort: number): Token => ({ id, spot: { effect, effort } });
const overlap = (a: Placed, b: Placed): boolean =>
  Math.abs(a.left - b.left) < SIZES.token.width && Math.abs(a.top - b.top) < SIZES.token.height;

describe("cards in the drawn matrix", () => {
  test("lie where they were put when there is room", () => {
    const { placed } = layOut([token("a", 75, 25)], SIZES);
    expect(placed).toEqual([{ id: "a", left: 1200 - 320, top: 350 - 70 }]);
  });
  test("that were put on one another lie below one another, the larger effect on top", () => {
    const { placed } = layOut([token("b", 70, 25), token("a", 72, 25)], SIZES);
    expect(placed.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(placed[0] && placed[1] && overlap(placed[0], placed[1])).toBe(false);
  });
  test("that find no room are counted in words, the first ones shown", () => {
    const tokens = Array.from({ length: 9 }, (_, n) => ({ id: `${n}`, spot: spotOf("doNow") }));
    const { placed, hidden } = layOut(tokens, SIZES);
    expect(placed.map(({ id }) => id)).toEqual(["0", "1", "2"]);
    expect(hidden).toEqual({ doNow: 6, test: 0, explore: 0, notNow: 0 });
  });
  test("never cover one another, nor leave their quadrant, nor lie on its name", () => {
    const share = fc.integer({ min: 0, max: 100 });
    const many = fc.array(fc.record({ effect: share, effort: share }), { maxLength: 40 });
    fc.assert(
      fc.property(many, (spots) => {
        const tokens = spots.map((spot, n) => ({ id: `${n}`, spot }));
        const { placed, hidden } = layOut(tokens, SIZES);
        expect(placed.length + Object.values(hidden).reduce((sum, count) => sum + count, 0)).toBe(tokens.length);
        placed.forEach((one, at) => {
          for (const other of placed.slice(at + 1)) expect(overlap(one, other)).toBe(false);
          const spot = tokens.find(({ id }) => id === one.id)?.spot;
          const quadrant = spot && quadrantOf(spot);
          const isLow = quadrant === "test" || quadrant === "notNow";
          const isRight = quadrant === "test" || quadrant === "doNow";
          expect(one.top).toBeGreaterThanOrEqual((isLow ? 700 : 0) + SIZES.head);
          expect(one.top + SIZES.token.height).toBeLessThanOrEqual(isLow ? 1400 : 700);
          expect(one.left).toBeGreaterThanOrEqual(isRight ? 800 : 0);
          expect(one.left + SIZES.token.width).toBeLessThanOrEqual(isRight ? 1600 : 800);
        });
      }),
    );
  });
});
