import { expect, test } from "vitest";
import { analyse } from "../../../shared/spc/analyse.ts";
import { subgroups } from "../../../shared/spc/series.ts";
import { targetMet } from "../../../shared/spc/target.ts";

const CALM = [48, 52, 47, 50, 53, 46, 51, 49, 54, 48, 50, 47, 52, 49, 51, 53, 46, 50, 48, 52, 51, 49, 50, 52];

function verdict(values: readonly number[], target: number) {
  const series = subgroups(values.map((y, i) => ({ x: i + 1, y })));
  return targetMet(analyse(series, { chart: "i" }), target, "down");
}

test("a target beyond the limits is met month after month, or not without a change", () => {
  expect(verdict(CALM, 70)).toBe("met-stably");
  expect(verdict(CALM, 30)).toBe("not-without-change");
  expect(verdict(CALM, 50)).toBe("varies");
});

test("nothing is said of a target while the last weeks have a point beyond the limits", () => {
  expect(verdict([...CALM, 95], 90)).toBeUndefined();
  expect(verdict([...CALM, 95, 50, 49, 51], 90)).toBe("met-stably");
});
