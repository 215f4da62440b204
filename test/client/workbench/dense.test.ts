import { describe, expect, test } from "vitest";
import { analyse } from "../../../shared/spc/analyse.ts";
import { signalPoints } from "../../../shared/spc/explain.ts";
import { subgroups } from "../../../shared/spc/series.ts";
import { dense, thinned } from "../../../client/workbench/dense.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(11);
const share = (): number => ((random(1)[0] ?? 0) * 256 + (random(1)[0] ?? 0)) / 65_536;
const values = Array.from({ length: 20_000 }, () => share() + share() + share() + share());
// Two that stand out, far apart, each alone in its column.
values[5_003] = 40;
values[15_777] = -40;

const analysis = analyse(subgroups(values.map((y, x) => ({ x, y }))), { chart: "i", phaseEnds: [10_000] });
const signals = signalPoints(analysis);
const all = { from: 0, to: values.length - 1 };
const drawn = (window = all, columns = 600) =>
  dense(analysis.points, analysis.phases, (index) => signals.has(index), window, columns);

describe("a series with more points than pixels", () => {
  test("keeps at most two points a column, in order of time", () => {
    const { at } = drawn();
    expect(at.length).toBeLessThanOrEqual(2 * 602);
    expect([...at]).toEqual([...at].toSorted((a, b) => a - b));
  });

  test("keeps the highest and the lowest of all, and of every part that is looked at", () => {
    const { y, low, high } = drawn();
    expect([Math.min(...y), Math.max(...y), low, high]).toEqual([-40, 40, -40, 40]);
    const part = drawn({ from: 5_000, to: 9_000 }, 300);
    expect(Math.max(...part.y)).toBe(40);
    const inPart = values.slice(5_000, 9_001);
    expect(Math.min(...part.y)).toBe(Math.min(...inPart));
  });

  test("shows a signal in every column that has one, and none elsewhere", () => {
    const { signalAt, levels } = drawn();
    expect([...signalAt].every((index) => signals.has(index))).toBe(true);
    const withSignal = levels.filter(({ from, to }) => [...signals].some((index) => index >= from && index <= to));
    const shown = levels.filter(({ from, to }) => [...signalAt].some((index) => index >= from && index <= to));
    expect(shown).toEqual(withSignal);
  });

  test("never mixes two phases in one column", () => {
    const { levels } = drawn();
    expect(levels.every(({ from, to }) => to < 10_000 || from >= 10_000)).toBe(true);
    expect(new Set(levels.map(({ phase }) => phase))).toEqual(new Set([1, 2]));
  });

  test("covers every point once", () => {
    const { levels } = drawn(all, 777);
    expect(levels[0]?.from).toBe(0);
    expect(levels.at(-1)?.to).toBe(values.length - 1);
    levels.slice(1).forEach(({ from }, i) => expect(from).toBe((levels[i]?.to ?? 0) + 1));
  });

  test("keeps every point where there is room for all", () => {
    expect(thinned([3, 1, 2], 10)).toEqual([0, 1, 2]);
    expect(thinned([Number.NaN, 1, Number.NaN], 10)).toEqual([1]);
  });
});
