import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proposePhase } from "../../../shared/spc/rephase.ts";
import { subgroups } from "../../../shared/spc/series.ts";

const high = [12, 15, 9, 14, 11, 16, 8, 13, 10, 15, 12, 9, 14, 11, 13, 10, 16, 8, 12, 14];
const low = [3, 6, 2, 5, 4, 7, 1, 5, 3, 6, 2, 4];

function propose(values: readonly number[], noted: readonly number[] = []) {
  const series = subgroups(values.map((y, i) => ({ x: i + 1, y })));
  return proposePhase(series, { chart: "i" }, noted);
}

describe("a new phase", () => {
  test("is proposed where the level stepped, with both levels", () => {
    expect(propose([...high, ...low])).toEqual({ after: 20, before: 12.1, level: 4, because: "found" });
  });

  test("is proposed at the change that somebody noted, where that explains nearly as much", () => {
    expect(propose([...high, ...low], [19])).toMatchObject({ after: 19, because: "noted" });
    expect(propose([...high, ...low], [12])).toMatchObject({ after: 20, because: "found" });
  });

  test("is not proposed of a stable series, nor with too few points on either side", () => {
    expect(propose([...high, ...high])).toBeUndefined();
    expect(propose([...high, ...low.slice(0, 9)])).toBeUndefined();
  });

  test("is not proposed of a slope: the phase after it would have a signal itself", () => {
    expect(propose(Array.from({ length: 60 }, (_, i) => i + (i % 3)))).toBeUndefined();
  });

  test("is proposed at the same place when all values are moved or mirrored", () => {
    const shift = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(shift, (by) => {
        const values = [...high, ...low].map((value) => value + by);
        expect(propose(values)?.after).toBe(20);
        expect(propose(values.map((value) => -value))?.after).toBe(20);
      }),
    );
  });
});
