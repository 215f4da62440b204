import { describe, expect, test } from "vitest";
import { addDays } from "../../../shared/base/time.ts";
import { analyse, type ChartDefinition } from "../../../shared/spc/analyse.ts";
import { adviseBaseline } from "../../../shared/spc/baseline.ts";
import { explain, isSignal } from "../../../shared/spc/explain.ts";
import { findPattern } from "../../../shared/spc/pattern.ts";
import { subgroups } from "../../../shared/spc/series.ts";
import { upcoming } from "../../../shared/spc/upcoming.ts";
import { seededRandom } from "../../support/ids.ts";

const noise = [12, 15, 9, 14, 11, 16, 8, 13, 10, 15, 12, 9, 14, 11, 13, 10, 16, 8, 12, 14, 9, 15, 11, 13];

function read(values: readonly number[], definition: Partial<ChartDefinition> = {}) {
  return analyse(subgroups(values.map((y, i) => ({ x: i + 1, y }))), { chart: "i", ...definition });
}

describe("advice on the baseline", () => {
  test("says how many points are missing, below twenty", () => {
    expect(adviseBaseline(read(noise.slice(0, 14)), { chart: "i" })).toEqual({ kind: "wait", missing: 6 });
  });

  test("is to freeze after twenty points of common cause", () => {
    expect(adviseBaseline(read(noise), { chart: "i" })).toEqual({ kind: "freeze", at: 24 });
  });

  test("is never to freeze what has a signal itself", () => {
    expect(adviseBaseline(read([...noise, 60]), { chart: "i" })).toEqual({ kind: "not-stable" });
    const shifted = [...noise, ...noise.map((value) => value + 8)];
    expect(adviseBaseline(read(shifted), { chart: "i" })).toEqual({ kind: "not-stable" });
  });

  test("is silent where somebody has chosen one, and where nothing moves", () => {
    expect(adviseBaseline(read(noise, { freeze: 20 }), { chart: "i", freeze: 20 })).toBeUndefined();
    expect(adviseBaseline(read(Array(24).fill(100)), { chart: "i" })).toBeUndefined();
  });
});

describe("what it would take for the next signal", () => {
  test("is so many more points on the same side, and no fewer", () => {
    const next = upcoming(read(noise));
    expect(next?.run?.side).toBe("above");
    const more = next?.run?.more ?? 0;
    const then = (count: number) => explain(read([...noise, ...Array<number>(count).fill(13)], { freeze: 24 }));
    expect(isSignal(then(more))).toBe(true);
    expect(isSignal(then(more - 1))).toBe(false);
  });

  test("is a point beyond a limit that does not move", () => {
    const frozen = { freeze: 24 };
    const limit = upcoming(read(noise, frozen))?.above ?? Number.NaN;
    expect(isSignal(explain(read([...noise, limit + 0.01], frozen)))).toBe(true);
    expect(isSignal(explain(read([...noise, limit - 0.01], frozen)))).toBe(false);
  });

  test("is not told under ten points, nor when a signal is there", () => {
    expect(upcoming(read(noise.slice(0, 6)))).toBeUndefined();
    expect(upcoming(read([...noise, ...noise.map((value) => value + 8)]))).toBeUndefined();
  });
});

describe("a pattern in the calendar", () => {
  const days = Array.from({ length: 56 }, (_, i) => addDays("2026-08-03", i));

  test("is found where Sundays differ", () => {
    const values = days.map((_, i) => (noise[i % 24] ?? 0) - (i % 7 === 6 ? 9 : 0));
    expect(findPattern(days, values)).toMatchObject({ by: "weekday", lowest: 7 });
  });

  test("is not found in noise, in too few weeks, or where nothing moves", () => {
    const values = [...seededRandom(11)(days.length)];
    expect(findPattern(days, values)).toBeUndefined();
    expect(findPattern(days.slice(0, 21), values.slice(0, 21))).toBeUndefined();
    expect(
      findPattern(
        days,
        days.map(() => 5),
      ),
    ).toBeUndefined();
  });

  test("of months needs four years", () => {
    const months = Array.from(
      { length: 60 },
      (_, i) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`,
    );
    const values = months.map((_, i) => (noise[(i * 7) % 24] ?? 0) + (i % 12 === 6 ? 12 : 0));
    expect(findPattern(months, values)).toMatchObject({ by: "month", highest: 7 });
    expect(findPattern(months.slice(0, 36), values.slice(0, 36))).toBeUndefined();
  });
});
