import { analyse } from "../../shared/spc/analyse.ts";
import { nelson } from "../../shared/spc/nelson.ts";
import {
  averagesByRange,
  deviationsBySize,
  given,
  rangeChart,
  type Shewhart,
  singles,
} from "../../shared/spc/ranges.ts";
import { standardDeviation } from "../../shared/spc/arithmetic.ts";
import { subgroups } from "../../shared/spc/series.ts";
import { cusum, ewma } from "../../shared/spc/smoothed.ts";
import { westernElectric } from "../../shared/spc/westernElectric.ts";
import type { Standing } from "../../shared/spc/zones.ts";
import { cells, numbers, type SpcCase } from "./cells.ts";

/** One call of qcc's `qcc()`, `ewma()` or `cusum()`. */
export function qcc(spcCase: SpcCase): Record<string, unknown> {
  const { chart, input } = spcCase;
  const options = input.options as Record<string, number>;
  if (chart === "ewma") return smoothed(numbers(input.y), options);
  if (chart === "cusum") return cumulated(numbers(input.y), options);
  return { ...shown(chart === "np" || chart === "p" ? attribute(spcCase) : variable(spcCase), options) };
}

interface Drawn {
  readonly points: readonly Standing[];
  readonly sigma: readonly number[];
}

function shown({ points, sigma }: Drawn, options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { fired, first } = options.rule_set === "nelson" ? nelson(points) : westernElectric(points);
  return {
    y: cells(points.map((point) => point.y)),
    cl: cells(points.map((point) => point.centre)),
    sigma: cells(sigma),
    lcl: cells(points.map((point) => point.lower)),
    ucl: cells(points.map((point) => point.upper)),
    first_rule: cells(first),
    rule_signals: Object.fromEntries(fired.map((signals, i) => [`rule${i + 1}`, signals])),
  };
}

function variable({ chart, input }: SpcCase): Drawn {
  const made = shewhartOf(chart, input);
  const points = made.y.map((y, i) => ({
    y,
    centre: made.centre,
    sigma: made.spread[i] ?? Number.NaN,
    lower: made.lower[i] ?? Number.NaN,
    upper: made.upper[i] ?? Number.NaN,
  }));
  return { points, sigma: [made.sigma] };
}

function shewhartOf(chart: string, input: SpcCase["input"]): Shewhart {
  const groups = (input.subgroups ?? []).map(numbers);
  const { center, sigma } = input.options;
  switch (chart) {
    case "R":
      return rangeChart(groups);
    case "xbar":
      return averagesByRange(groups);
    case "S":
      return deviationsBySize(
        groups.map(standardDeviation),
        groups.map((group) => group.length),
      );
    case "xbar.one":
      if (typeof center === "number" && typeof sigma === "number") return given(numbers(input.y), center, sigma);
      return singles(numbers(input.y));
    default:
      throw new Error(`no such chart: qcc ${chart}`);
  }
}

/** `sigma` is one number where every point has the same size. */
function attribute({ chart, input }: SpcCase): Drawn {
  const sizes = numbers(input.n);
  const rows = numbers(input.y).map((y, i) => ({ x: i + 1, y, n: sizes[i] ?? Number.NaN }));
  const { points } = analyse(subgroups(rows), {
    chart: chart === "np" ? "np" : "p",
    compat: "qicharts2",
    mayBeNegative: false,
  });
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const share = total(numbers(input.y)) / total(sizes);
  const spread = sizes.map((n) => Math.sqrt(share * (1 - share)) * (chart === "np" ? Math.sqrt(n) : 1 / Math.sqrt(n)));
  const standing = points.map((point, i) => ({ ...point, sigma: spread[i] ?? Number.NaN }));
  return { points: standing, sigma: new Set(sizes).size === 1 ? spread.slice(0, 1) : spread };
}

function smoothed(values: readonly number[], { lambda, nsigmas }: Record<string, number>): Record<string, unknown> {
  const made = ewma(values, lambda, nsigmas);
  return {
    center: made.centre,
    sigma: made.sigma,
    ewma: cells(made.smoothed),
    lcl: cells(made.lower),
    ucl: cells(made.upper),
  };
}

function cumulated(values: readonly number[], options: Record<string, number>): Record<string, unknown> {
  const { center = 0, sigma = 1, se_shift = 1, decision_interval = 5 } = options;
  const sums = cusum(values, { centre: center, sigma, shift: se_shift, limit: decision_interval });
  return {
    pos: cells(sums.upper),
    neg: cells(sums.lower),
    violations_lower: sums.lowerSignals.map((signal) => (signal ? 1 : null)),
    violations_upper: sums.upperSignals.map((signal) => (signal ? 1 : null)),
  };
}
