import fc from "fast-check";
import { expect, test } from "vitest";
import { byRank, isRank, rankBetween } from "../../../shared/base/rank.ts";

test("there is always room between two keys", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { maxLength: 300 }), (places) => {
      const keys: string[] = [];
      for (const place of places) {
        const at = place % (keys.length + 1);
        keys.splice(at, 0, rankBetween(keys[at - 1], keys[at]));
      }
      expect(keys.toSorted()).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.every(isRank)).toBe(true);
    }),
  );
});

test("a list that only grows at its end keeps short keys", () => {
  let last: string | undefined;
  for (let i = 0; i < 500; i += 1) last = rankBetween(last, undefined);
  expect(last?.length).toBeLessThan(40);
});

test("keys in the wrong order are a mistake of the caller", () => {
  expect(() => rankBetween("b", "a")).toThrow(RangeError);
  expect(() => rankBetween("a", "a")).toThrow(RangeError);
});

test("two cards with one key stand in the order of their ids on every screen", () => {
  const rows = [
    { rank: "m", id: "b" },
    { rank: "m", id: "a" },
    { rank: "c", id: "z" },
  ];
  expect(rows.toSorted(byRank).map((row) => row.id)).toEqual(["z", "a", "b"]);
});
