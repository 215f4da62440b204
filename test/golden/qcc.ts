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
import { present, standardDeviation, sum } from "../../shared/spc/arithmetic.ts";
import { subgroups } from "../../shared/spc/series.ts";
import { cusum, ewma } from "../../shared/spc/smoothed.ts";
import { westernElectric } from "../../shared/spc/westernElectric.ts";
import type { RuleSignals, Standing } from "../../shared/spc/zones.ts";
import { cells, numbers, type SpcCase } from "./cells.ts";

/** One call of qcc's `qcc()`, `ewma()` or `cusum()`. */
export function qcc(spcCase: SpcCase): Record<string, unknown> {
  const { chart, input } = spcCase;
  const options = input.options as Record<string, number>;
  if (chart === "ewma") return smoothed(numbers(input.y), options);
  if (chart === "cusum") return cumulated(numbers(input.y), options);
  return { ...shown(isAttribute(chart) ? attribute(spcCase) : variable(spcCase), options) };
}

interface Drawn {
  readonly points: readonly Standing[];
  readonly sigma: readonly number[];
}

function shown({ points, sigma }: Drawn, options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { fired, first } = only(
    options.rules,
    options.rule_set === "nelson" ? nelson(points) : westernElectric(points),
  );
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

/** Some of the rules alone, where a call asks for them. */
function only(rules: unknown, signals: RuleSignals): RuleSignals {
  const wanted = Array.isArray(rules) ? rules.map(Number) : signals.fired.map((_, rule) => rule + 1);
  const first = signals.first.map((_, i) =>
    wanted.toSorted((a, b) => a - b).find((rule) => signals.fired[rule - 1]?.[i]),
  );
  return { fired: signals.fired, first };
}

type Attribute = "np" | "p" | "u" | "c";

function isAttribute(chart: string): chart is Attribute {
  return ["np", "p", "u", "c"].includes(chart);
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
  if (!isAttribute(chart)) throw new Error(chart);
  const counts = numbers(input.y);
  const sizes = chart === "c" ? counts.map(() => 1) : numbers(input.n);
  const rows = counts.map((y, i) => ({ x: i + 1, y, ...(chart !== "c" && { n: sizes[i] ?? Number.NaN }) }));
  const { points } = analyse(subgroups(rows), { chart, compat: "qicharts2", mayBeNegative: false });
  const share = sum(present(counts)) / sum(present(sizes));
  const spread = sizes.map((n) => SPREAD[chart](share, n));
  const standing = points.map((point, i) => ({ ...point, sigma: spread[i] ?? Number.NaN }));
  return { points: standing, sigma: new Set(sizes).size === 1 ? spread.slice(0, 1) : spread };
}

/** Sigma of a point, from what is counted for each of its size. */
const SPREAD: Readonly<Record<Attribute, (share: number, n: number) => number>> = {
  np: (share, n) => Math.sqrt(n * share * (1 - share)),
  p: (share, n) => Math.sqrt((share * (1 - share)) / n),
  u: (share, n) => Math.sqrt(share / n),
  c: (share) => Math.sqrt(share),
};

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
