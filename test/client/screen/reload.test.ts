import { describe, expect, test } from "vitest";
import { mayReload, noteReload, reloadJitter } from "../../../client/screen/reload.ts";

function aShelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}
const NOW = 1_795_000_000_000;

describe("a wall that loads itself anew", () => {
  test("does so at once the first time, and then not for five minutes", () => {
    const shelf = aShelf();
    expect(mayReload(shelf, NOW)).toBe(true);
    noteReload(shelf, NOW);
    expect(mayReload(shelf, NOW + 299_999)).toBe(false);
    expect(mayReload(shelf, NOW + 300_000)).toBe(true);
  });

  test("is not kept from it by a clock that was set back", () => {
    const shelf = aShelf();
    noteReload(shelf, NOW);
    expect(mayReload(shelf, NOW - 86_400_000)).toBe(true);
  });

  test("waits up to a minute, so that a hospital's walls do not come at once", () => {
    expect([0, 0.5, 0.999].map(reloadJitter)).toEqual([0, 30_000, 59_940]);
  });
});
