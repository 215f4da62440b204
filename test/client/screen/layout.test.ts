import { describe, expect, test } from "vitest";
import { isTightHead, pageOf, rowsThatFit, turnsOf, wallShape } from "../../../client/screen/layout.ts";
import { readingSizes } from "../../../shared/screen/screen.ts";

const shapeOf = (inches: number, distance: number, width: number, height: number) =>
  wallShape(width, height, readingSizes(inches, distance, width, height));

describe("the shape of a wall", () => {
  test("is three columns on the common screen, whatever its number of pixels", () => {
    expect([shapeOf(65, 4, 1920, 1080), shapeOf(65, 4, 3840, 2160), shapeOf(55, 3, 1920, 1080)]).toEqual(
      Array(3).fill("columns"),
    );
  });

  test("is tall on a screen on its short side", () => {
    expect(shapeOf(65, 4, 1080, 1920)).toBe("tall");
  });

  test("takes turns where letters are large for the panel", () => {
    expect([shapeOf(43, 4, 1920, 1080), shapeOf(43, 4, 1080, 1920)]).toEqual(["paged", "paged"]);
  });
});

describe("the day in the header", () => {
  test("is short where letters are large, and on an upright wall whose unit has a long name", () => {
    const long = "Seksjon for fysikalsk medisin og rehabilitering";
    expect([isTightHead("paged", "Dialysen"), isTightHead("tall", long)]).toEqual([true, true]);
    expect([isTightHead("tall", "Ortopedisk sengepost 3B"), isTightHead("columns", long)]).toEqual([false, false]);
  });
});

describe("what fits", () => {
  test("is counted with the gaps between, and is one at least", () => {
    expect(rowsThatFit(830, 400, 30)).toBe(2);
    expect(rowsThatFit(829, 400, 30)).toBe(1);
    expect(rowsThatFit(100, 400, 30)).toBe(1);
  });

  test("goes page by page, the last one shorter", () => {
    expect([0, 1, 2].map((page) => pageOf([1, 2, 3], 2, page))).toEqual([[1, 2], [3], []]);
  });
});

describe("a list that takes turns", () => {
  test("each turn holds as many as there is room for, with the gaps between them, and none is left out", () => {
    expect(turnsOf([40, 40, 40, 100, 10], 100, 10)).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 3 },
      { from: 3, to: 4 },
      { from: 4, to: 5 },
    ]);
  });

  test("the last turn shows again as many of those before it as it has room for", () => {
    expect(turnsOf([30, 30, 30, 30, 30], 100, 5)).toEqual([
      { from: 0, to: 3 },
      { from: 2, to: 5 },
    ]);
  });

  test("what fits whole is one turn, and nothing is none", () => {
    expect([turnsOf([30, 30, 30], 90, 0), turnsOf([], 90, 0)]).toEqual([[{ from: 0, to: 3 }], []]);
  });

  test("what is higher than the room has a turn of its own", () => {
    expect(turnsOf([200, 20], 100, 10)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
  });
});
