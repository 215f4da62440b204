import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../shared/base/time.ts";
import {
  confirmPairing,
  fontSizeFor,
  pageAt,
  pixelShift,
  readingSizes,
  screenSettings,
  themeAt,
} from "../../../shared/screen/screen.ts";

/**
 * Font size in device pixels on a panel 3840 wide, capital height 0.70 em, at 3 m (16 and 20 arc minutes) and at 4 m
 * (16, 20 and 22). From ISO 9241-3's limits by plain trigonometry, worked out beforehand and rounded.
 */
const TABLE: readonly [inches: number, ...sizes: [number, number, number, number, number]][] = [
  [43, 80, 101, 107, 134, 148],
  [55, 63, 79, 84, 105, 115],
  [65, 53, 67, 71, 89, 98],
  [75, 46, 58, 62, 77, 85],
  [86, 40, 50, 54, 67, 74],
];

describe("reading sizes of a wall", () => {
  test.each(TABLE)("agree with the table of capitals for %i inches", (inches, ...sizes) => {
    const panel = { inches, width: 3840, height: 2160 };
    const worked = [
      fontSizeFor(16, panel, 3),
      fontSizeFor(20, panel, 3),
      fontSizeFor(16, panel, 4),
      fontSizeFor(20, panel, 4),
      fontSizeFor(22, panel, 4),
    ];
    worked.forEach((size, at) => expect(Math.abs(size - (sizes[at] ?? 0))).toBeLessThanOrEqual(1));
  });

  test("are at least 110, 76 and 48 of 2160 lines at 65 inches and 4 metres, and little more", () => {
    const { glance, read, near } = readingSizes(65, 4, 3840, 2160);
    expect(glance).toBeGreaterThanOrEqual(110);
    expect(read).toBeGreaterThanOrEqual(76);
    expect(near).toBeGreaterThanOrEqual(48);
    expect(glance).toBeLessThan(113);
  });

  test("are the same millimetres in portrait, and half the pixels on a panel of half the pixels", () => {
    const wide = readingSizes(65, 4, 3840, 2160);
    expect(readingSizes(65, 4, 2160, 3840)).toEqual(wide);
    expect(readingSizes(65, 4, 1920, 1080).read).toBeCloseTo(wide.read / 2, 10);
  });

  test("grow with the distance and shrink with the panel", () => {
    // To the centimetre: what people can set, and apart enough for the arithmetic.
    const metres = fc.integer({ min: 50, max: 1200 }).map((centimetres) => centimetres / 100);
    fc.assert(
      fc.property(metres, metres, (near, far) => {
        fc.pre(far > near);
        expect(readingSizes(65, far, 1920, 1080).read).toBeGreaterThan(readingSizes(65, near, 1920, 1080).read);
      }),
    );
    expect(readingSizes(86, 4, 1920, 1080).read).toBeLessThan(readingSizes(65, 4, 1920, 1080).read);
  });
});

describe("a screen", () => {
  test("is dark from ten at night to six in the morning, unless it is set otherwise", () => {
    const hours = ["21:59", "22:00", "03:00", "05:59", "06:00", "12:00"];
    expect(hours.map((time) => themeAt("auto", time))).toEqual(["light", "dark", "dark", "dark", "light", "light"]);
    expect(themeAt("light", "03:00")).toBe("light");
    expect(themeAt("dark", "12:00")).toBe("dark");
  });

  test("shifts its picture by a pixel or two every few minutes and never far", () => {
    const places = new Set<string>();
    for (let minute = 0; minute < 60; minute += 1) {
      const [x, y] = pixelShift(minute * MINUTE);
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(2);
      places.add(`${x},${y}`);
    }
    expect(places.size).toBe(9);
  });

  test("pages by the clock, so that two walls of one board show the same", () => {
    expect([0, 20, 40, 60].map((second) => pageAt(second * 1000, 3, 20_000))).toEqual([0, 1, 2, 0]);
    expect(pageAt(123_456, 0, 20_000)).toBe(0);
  });

  test("has a name, believable inches and a believable distance", () => {
    const asked = { code: "ABCD-EFGH", name: "  Gangen 3B ", mode: "touch", inches: 55, distance: 3 };
    expect(confirmPairing.parse(asked)).toEqual({ ...asked, name: "Gangen 3B" });
    expect(confirmPairing.safeParse({ ...asked, name: " " }).success).toBe(false);
    expect(confirmPairing.safeParse({ ...asked, inches: 1000 }).success).toBe(false);
    expect(screenSettings.safeParse({ ...asked, boardId: "x" }).success).toBe(false);
  });
});
