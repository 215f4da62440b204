import { describe, expect, test } from "vitest";
import {
  beforeAt,
  halfByKeyboard,
  isSamePlace,
  type Lists,
  placeOf,
  placeOver,
} from "../../../client/board/dropPlace.ts";

const lists: Lists = new Map([
  ["new", ["a", "b", "c"]],
  ["testing", ["d"]],
  ["empty", []],
]);

describe("where a card lands", () => {
  test("over the first half of a card it lands before it, over the second after", () => {
    expect(placeOver(lists, "a", { item: "d", half: "first" })).toEqual({ list: "testing", index: 0 });
    expect(placeOver(lists, "a", { item: "d", half: "second" })).toEqual({ list: "testing", index: 1 });
  });

  test("in its own lane the places are counted without itself", () => {
    expect(placeOver(lists, "a", { item: "c", half: "second" })).toEqual({ list: "new", index: 2 });
    expect(placeOver(lists, "a", { item: "b", half: "first" })).toEqual({ list: "new", index: 0 });
  });

  test("over itself it stays", () => {
    for (const half of ["first", "second"] as const) {
      expect(isSamePlace(placeOver(lists, "b", { item: "b", half }), placeOf(lists, "b"))).toBe(true);
    }
  });

  test("at the end of a lane it lands last, in an empty lane alone", () => {
    expect(placeOver(lists, "a", { endOf: "new" })).toEqual({ list: "new", index: 2 });
    expect(placeOver(lists, "a", { endOf: "empty" })).toEqual({ list: "empty", index: 0 });
  });

  test("over a card that somebody archived meanwhile it lands nowhere", () => {
    expect(placeOver(lists, "a", { item: "gone", half: "first" })).toBeUndefined();
    expect(placeOver(lists, "a", { endOf: "gone" })).toBeUndefined();
  });

  test("the card it is put before names the place, null the last", () => {
    expect(beforeAt(lists, "a", { list: "new", index: 1 })).toBe("c");
    expect(beforeAt(lists, "a", { list: "new", index: 2 })).toBeNull();
    expect(beforeAt(lists, "a", { list: "testing", index: 0 })).toBe("d");
  });

  test("by keyboard a card goes behind the next one down its lane, and before any other", () => {
    expect(halfByKeyboard(lists, "a", "b")).toBe("second");
    expect(halfByKeyboard(lists, "c", "b")).toBe("first");
    expect(halfByKeyboard(lists, "a", "d")).toBe("first");
  });
});
