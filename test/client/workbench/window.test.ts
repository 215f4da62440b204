import { describe, expect, test } from "vitest";
import { moved, showing, whole, within, zoomed } from "../../../client/workbench/window.ts";

describe("what is in sight", () => {
  test("lies always within the series, and never shows fewer than a dozen points", () => {
    expect(within({ from: -5, to: 20 }, 100)).toEqual({ from: 0, to: 25 });
    expect(within({ from: 95, to: 140 }, 100)).toEqual({ from: 54, to: 99 });
    expect(within({ from: 50, to: 51 }, 100)).toEqual({ from: 50, to: 61 });
    expect(within({ from: 0, to: 99 }, 5)).toEqual({ from: 0, to: 4 });
    expect(whole(0)).toEqual({ from: 0, to: 0 });
  });

  test("zooms around the chosen point, which stays where it is", () => {
    const near = zoomed({ from: 0, to: 100 }, 0.5, 50, 101);
    expect(near).toEqual({ from: 25, to: 75 });
    expect(zoomed(near, 2, 50, 101)).toEqual({ from: 0, to: 100 });
    // At the end it stops, and goes on showing the end.
    expect(zoomed({ from: 0, to: 100 }, 0.5, 100, 101)).toEqual({ from: 50, to: 100 });
  });

  test("moves by shares of what is seen, up to the ends", () => {
    expect(moved({ from: 0, to: 19 }, 0.5, 100)).toEqual({ from: 10, to: 29 });
    expect(moved({ from: 80, to: 99 }, 0.5, 100)).toEqual({ from: 80, to: 99 });
  });

  test("follows whoever walks out of it", () => {
    const window = { from: 20, to: 39 };
    expect(showing(window, 30, 100)).toBe(window);
    expect(showing(window, 40, 100)).toEqual({ from: 21, to: 40 });
    expect(showing(window, 3, 100)).toEqual({ from: 3, to: 22 });
  });
});
