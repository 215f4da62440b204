import { expect, test } from "vitest";
import { byUrgency, type SignalState, signalState } from "../../../shared/measure/signals.ts";

const STABLE = { kind: "stable", level: 10, since: 0, before: undefined, exceptions: [] } as const;
const OUTSIDE = { kind: "outside", side: "above", at: 24, value: 30, limit: 14, level: 10 } as const;
const unseen = { state: "new", firm: true, standing: true } as const;

test("a tile says that a signal is new until somebody has seen it, whatever the figures have become", () => {
  expect(signalState(OUTSIDE, [unseen])).toBe("new");
  expect(signalState(STABLE, [{ ...unseen, standing: false }])).toBe("new");
  expect(signalState(OUTSIDE, [{ ...unseen, firm: false }])).toBe("preliminary");
  expect(signalState(OUTSIDE, [{ ...unseen, firm: false }, unseen])).toBe("new");
});

test("one that was seen is seen while the figures give it, and then no word at all", () => {
  expect(signalState(OUTSIDE, [{ ...unseen, state: "acknowledged" }])).toBe("seen");
  expect(signalState(OUTSIDE, [{ ...unseen, state: "explained" }])).toBe("explained");
  expect(signalState(STABLE, [{ ...unseen, state: "explained", standing: false }])).toBe("none");
});

test("figures that no row tells of, such as a sum of units, still say that they give a signal", () => {
  expect(signalState(OUTSIDE, [])).toBe("signal");
  expect(signalState(STABLE, [])).toBe("none");
});

test("what nobody has seen stands first, then other signals, then what has gone old; else as on the board", () => {
  const tile = (state: SignalState, old = false) => ({ state, old });
  const tiles = [tile("none"), tile("none", true), tile("seen"), tile("preliminary"), tile("explained"), tile("new")];
  expect(byUrgency(tiles).map(({ state, old }) => (old ? "old" : state))).toEqual([
    "new",
    "preliminary",
    "seen",
    "explained",
    "old",
    "none",
  ]);
});
