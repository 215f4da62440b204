import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";
import { isInk, LONGEST_INK, packInk, type Point, splitInk, thinOut, unpackInk } from "../../../shared/surface/ink.ts";

const coordinate = fc.integer({ min: -40_000, max: 40_000 }).map((half) => half / 2);
const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 80 });

describe("a stroke as a string", () => {
  test("gives back its points, from the first of them", () => {
    fc.assert(
      fc.property(points, (drawn) => {
        const [first] = drawn as [Point];
        const from = drawn.map(({ x, y }) => ({ x: x - first.x, y: y - first.y }));
        expect(unpackInk(packInk(drawn))).toEqual(from);
      }),
    );
  });
  test("is rounded to half units, and errors do not add up", () => {
    const drawn = Array.from({ length: 200 }, (_, at) => ({ x: at * 1.3, y: Math.sin(at) * 7 }));
    const back = unpackInk(packInk(drawn)) ?? [];
    const farthest = Math.max(
      ...back.map(({ x, y }, at) => Math.hypot(x - (drawn[at]?.x ?? 0), y - (drawn[at]?.y ?? 0))),
    );
    expect(farthest).toBeLessThan(0.36);
  });
  test("a dot is a stroke", () => {
    expect(packInk([{ x: 3, y: 4 }])).toBe("");
    expect(unpackInk("")).toEqual([{ x: 0, y: 0 }]);
  });
  test("holds no digit, so no ink looks like the number of a patient", () => {
    fc.assert(fc.property(points, (drawn) => !/\p{N}/u.test(packInk(drawn)) && !looksLikeIdentity(packInk(drawn))));
  });
  test.each(["A", "a", "AB?", "0A", "zzzzzzzz", "ééÅÅ", "AAA"])("%j is no ink", (text) =>
    expect(isInk(text)).toBe(false),
  );
  test("any text is ink or is not, and none takes the page down", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof isInk(text) === "boolean"));
  });
  test("what is too long for one string goes on as the next, with no gap between", () => {
    const drawn = Array.from({ length: 9_000 }, (_, at) => ({ x: at % 700, y: (at * 7) % 500 }));
    const strokes = splitInk(drawn);
    expect(strokes.length).toBeGreaterThan(1);
    expect(strokes.every((each) => packInk(each).length <= LONGEST_INK)).toBe(true);
    for (const [at, each] of strokes.slice(1).entries()) expect(each[0]).toEqual(strokes[at]?.at(-1));
    expect(strokes.at(-1)?.at(-1)).toEqual(drawn.at(-1));
  });
});

describe("points that a line does not need", () => {
  test("of a straight line only the ends are left", () => {
    const line = Array.from({ length: 50 }, (_, at) => ({ x: at, y: at * 2 }));
    expect(thinOut(line, 0.5)).toEqual([line[0], line[49]]);
  });
  test("no point that is left out lies farther from the line than was allowed", () => {
    const wave = Array.from({ length: 120 }, (_, at) => ({ x: at * 3, y: 30 * Math.sin(at / 5) }));
    const kept = thinOut(wave, 0.5);
    expect(kept.length).toBeLessThan(60);
    expect(kept.length).toBeGreaterThan(10);
  });
});
