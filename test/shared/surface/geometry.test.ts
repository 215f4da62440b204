import { describe, expect, test } from "vitest";
import type { ObjectId } from "../../../shared/base/ids.ts";
import {
  bringing,
  type Camera,
  onScreen,
  onSurface,
  panBy,
  pinch,
  showing,
  wheel,
  zoomAt,
} from "../../../shared/surface/camera.ts";
import { allUnder, boxOf, endsOf, hitTest, readingOrder, within } from "../../../shared/surface/geometry.ts";
import { packInk } from "../../../shared/surface/ink.ts";
import type { Arrow, Note, Stroke, SurfaceObject } from "../../../shared/surface/schema.ts";
import { fiveWhys } from "../../../shared/surface/whys.ts";

const id = (name: string) => name as ObjectId;
const note = (name: string, x: number, y: number, z = 1): Note => ({
  kind: "note",
  id: id(name),
  x,
  y,
  z,
  paper: "yellow",
});
const stroke = (name: string, from: [number, number], to: [number, number], z = 1): Stroke => {
  const [start, end] = [from, to].map(([x, y]) => ({ x, y })) as [{ x: number; y: number }, { x: number; y: number }];
  return { kind: "stroke", id: id(name), ...start, z, ink: "blue", width: 4, points: packInk([start, end]) };
};
const arrow = (from: string | null, to: string | null): Arrow => {
  const ties = { from: from === null ? null : id(from), to: to === null ? null : id(to) };
  return { kind: "arrow", id: id("arrow"), x: 0, y: 0, z: 9, dx: 50, dy: 0, ink: "black", ...ties };
};
const sizes = new Map();
const under = (objects: readonly SurfaceObject[], x: number, y: number, reach = 5) =>
  hitTest(objects, { x, y }, reach, sizes, (each) => objects.find((object) => object.id === each))?.id;

describe("what lies under a finger", () => {
  test("is the topmost, whatever came first", () => {
    const [low, high] = [note("low", 0, 0, 1), note("high", 100, 100, 2)];
    expect(under([high, low], 150, 150)).toBe("high");
    expect(under([high, low], 50, 50)).toBe("low");
    expect(under([high, low], 500, 500)).toBeUndefined();
  });
  test("a line is hit near its ink and not in the empty box around it", () => {
    const line = stroke("line", [0, 0], [200, 200]);
    expect(under([line], 100, 104)).toBe("line");
    expect(under([line], 180, 20)).toBeUndefined();
  });
  test("an eraser finds all lines under it", () => {
    const lines = [stroke("a", [0, 0], [100, 0]), stroke("b", [50, -50], [50, 50]), stroke("c", [0, 90], [100, 90])];
    const found = allUnder(lines, { x: 50, y: 0 }, 6, sizes, () => undefined);
    expect(found.map((each) => each.id)).toEqual(["a", "b"]);
  });
  test("a frame takes what it touches, and lines that lie in it whole", () => {
    const objects = [note("in", 10, 10), note("beside", 900, 0), stroke("out", [50, 50], [800, 50])];
    const found = within(objects, { x: 0, y: 0, width: 300, height: 300 }, sizes, () => undefined);
    expect(found.map((each) => each.id)).toEqual(["in"]);
  });
});

describe("an arrow", () => {
  const notes = [note("left", 0, 0), note("right", 600, 0)];
  const find = (each: string) => notes.find((object) => object.id === each);
  test("ends at the edges of what it joins, and follows them", () => {
    const [start, end] = endsOf(arrow("left", "right"), sizes, find);
    expect([start, end]).toEqual([
      { x: 226, y: 110 },
      { x: 594, y: 110 },
    ]);
  });
  test("lies where it was drawn when what it joined is gone", () => {
    expect(endsOf(arrow("gone", null), sizes, find)).toEqual([
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ]);
  });
  test("has a box, also when it is flat", () => {
    expect(boxOf(arrow(null, null), sizes, find)).toEqual({ x: -6, y: -6, width: 62, height: 12 });
  });
});

describe("where a screen looks", () => {
  const camera: Camera = { x: 40, y: -20, zoom: 1.5 };
  test("a point goes to the screen and back", () => {
    expect(onSurface(camera, onScreen(camera, { x: 12, y: 7 }))).toEqual({ x: 12, y: 7 });
  });
  test("what lies under the pointer stays there when one zooms", () => {
    const at = { x: 300, y: 200 };
    const near = zoomAt(camera, at, 3);
    expect(onSurface(near, at)).toEqual(onSurface(camera, at));
    expect(zoomAt(camera, at, 1_000).zoom).toBe(8);
    expect(zoomAt(camera, at, 0).zoom).toBe(0.1);
  });
  test("two fingers keep under them what they took hold of", () => {
    const before = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ] as const;
    const after = [
      { x: 50, y: 150 },
      { x: 250, y: 150 },
    ] as const;
    const moved = pinch(camera, before, after);
    expect(moved.zoom).toBeCloseTo(3);
    for (const at of [0, 1] as const) {
      const [was, now] = [onSurface(camera, before[at]), onSurface(moved, after[at])];
      expect([now.x, now.y]).toEqual([expect.closeTo(was.x), expect.closeTo(was.y)]);
    }
  });
  test("all of a box is shown in the middle, and never nearer than one reads", () => {
    const screen = { width: 1_000, height: 500 };
    const far = showing({ x: 0, y: 0, width: 4_000, height: 100 }, screen, 1);
    expect(far.zoom).toBeCloseTo(0.22);
    expect(onScreen(far, { x: 2_000, y: 50 })).toEqual({ x: expect.closeTo(500), y: expect.closeTo(250) });
    expect(showing({ x: 0, y: 0, width: 10, height: 10 }, screen, 1).zoom).toBe(1);
  });
  test("a wheel zooms, a trackpad pans, and a pinch on it zooms", () => {
    const none = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false };
    const at = { x: 0, y: 0 };
    expect(wheel(camera, at, { ...none, deltaY: -120 }).zoom).toBeGreaterThan(camera.zoom);
    expect(wheel(camera, at, { ...none, deltaX: 6, deltaY: 9 })).toEqual(panBy(camera, { x: -6, y: -9 }));
    expect(wheel(camera, at, { ...none, deltaY: 4, ctrlKey: true }).zoom).toBeLessThan(camera.zoom);
  });
  test("what the keyboard comes to is brought into sight, no farther than needed", () => {
    const screen = { width: 300, height: 300 };
    const plain = { x: 0, y: 0, zoom: 1 };
    expect(bringing(plain, { x: 10, y: 10, width: 50, height: 50 }, screen)).toBe(plain);
    expect(bringing(plain, { x: 400, y: 10, width: 50, height: 50 }, screen)).toEqual({ ...plain, x: 150 });
    expect(bringing(plain, { x: -30, y: 10, width: 50, height: 50 }, screen)).toEqual({ ...plain, x: -30 });
  });
});

test("one reads row by row, each from the left", () => {
  const objects = [note("d", 0, 300), note("b", 260, 20), note("a", 0, 60), note("c", 500, 0)];
  expect(readingOrder(objects).map((each) => each.id)).toEqual(["a", "b", "c", "d"]);
});

test("five whys are seven notes that six arrows join in their order", () => {
  let count = 0;
  const laid = fiveWhys({ x: 0, y: 0 }, { problem: "P", why: (number) => `H${number}`, cause: "G" }, () => {
    count += 1;
    return id(String(count));
  });
  expect(laid.map(({ text }) => text).filter((text) => text)).toEqual(["P", "H1", "H2", "H3", "H4", "H5", "G"]);
  const notes = laid.flatMap(({ object }) => (object.kind === "note" ? [{ ...object, z: 1 }] : []));
  expect(readingOrder(notes).map((each) => each.id)).toEqual(notes.map((each) => each.id));
  const arrows = laid.flatMap(({ object }) => (object.kind === "arrow" ? [[object.from, object.to]] : []));
  expect(arrows).toEqual(notes.slice(1).map((each, at) => [notes[at]?.id, each.id]));
});
