import { type AnalysedPoint, type Analysis, analyse, type ChartDefinition } from "../../shared/spc/analyse.ts";
import { leastCrossings, longestRunMax, type RunsAnalysis, type RunsMethod } from "../../shared/spc/anhoej.ts";
import { bernoulliCusum } from "../../shared/spc/bernoulliCusum.ts";
import { isChart } from "../../shared/spc/chart.ts";
import { pareto } from "../../shared/spc/pareto.ts";
import {
  type Aggregate,
  byCodePoint,
  type Place,
  phaseEndsByName,
  type Row,
  type Subgroup,
  startOfPeriod,
  subgroups,
} from "../../shared/spc/series.ts";
import { cell, cells, number, numbers, type SpcCase } from "./cells.ts";

interface Panel {
  readonly facet1: string | undefined;
  readonly facet2: string | undefined;
  readonly analysis: Analysis;
}

/** One call of qicharts2's `qic()`. */
export function qicharts(spcCase: SpcCase): Record<string, unknown> {
  const panels = panelsOf(spcCase);
  const parts = Math.max(0, ...panels.map(({ analysis }) => analysis.phases.length));
  // qicharts2 stops with an error where a panel has no point in some part; the engine gives the panels as they are.
  if (panels.some(({ analysis }) => analysis.phases.length !== parts)) throw new Error("a panel without a part");
  const groups = Array.from({ length: parts }, (_, part) =>
    panels.flatMap((panel) => {
      const phase = panel.analysis.phases[part];
      return phase ? [{ ...panel, phase, points: panel.analysis.points.slice(phase.from, phase.to + 1) }] : [];
    }),
  ).flat();
  const points = groups.flatMap((group) => group.points.map((point) => ({ ...point, group })));
  const each = (value: (point: (typeof points)[number]) => unknown) => points.map((point) => cell(value(point)));
  const grouped = (value: (group: (typeof groups)[number]) => unknown) => groups.map((group) => cell(value(group)));
  const all: Record<string, unknown> = {
    x: each((point) => point.x),
    part: each((point) => point.phase),
    include: each((point) => point.included),
    baseline: each((point) => point.baseline),
    y_sum: each((point) => point.subgroup.ySum),
    y_length: each((point) => point.subgroup.yLength),
    y_mean: each((point) => point.subgroup.yMean),
    y_sd: each((point) => point.subgroup.ySd),
    n: each((point) => point.n),
    y: each((point) => point.y),
    cl: each((point) => point.centre),
    lcl: each((point) => point.lower),
    ucl: each((point) => point.upper),
    lcl95: each((point) => point.lower95),
    ucl95: each((point) => point.upper95),
    target: each((point) => point.target),
    sigma_signal: each((point) => isOutside(point)),
    facet1: each((point) => point.group.facet1),
    facet2: each((point) => point.group.facet2),
    runs_signal: grouped(({ phase }) => phase.runsSignal),
    longest_run: grouped(({ phase }) => phase.runs.longest?.length),
    longest_run_max: grouped(({ phase }) => anhoejLimit(phase.runs, longestRunMax)),
    n_crossings: grouped(({ phase }) => phase.runs.crossings),
    n_crossings_min: grouped(({ phase }) => anhoejLimit(phase.runs, leastCrossings)),
    n_useful: grouped(({ phase }) => phase.runs.useful),
    n_obs: grouped(({ phase }) => phase.runs.observed),
    group_part: grouped(({ phase }) => phase.number),
    group_facet1: grouped((group) => group.facet1),
    group_facet2: grouped((group) => group.facet2),
  };
  return Object.fromEntries(Object.entries(all).map(([key, column]) => [key, nullWhole(key, column)]));
}

export function paretoBars({ input }: SpcCase): Record<string, unknown> {
  const categories = (input.x ?? []).map((category) => (category === null ? null : String(category)));
  const bars = pareto(categories, { keepMissing: input.options.use_na === true });
  return {
    category: bars.map((bar) => bar.category),
    count: bars.map((bar) => bar.count),
    cum_count: bars.map((bar) => bar.cumulated),
    proportion: bars.map((bar) => bar.share),
    cum_proportion: bars.map((bar) => bar.cumulatedShare),
  };
}

export function bernoulli({ input }: SpcCase): Record<string, unknown> {
  const { target, or: oddsRatio, limit } = input.options as Record<string, number | undefined>;
  const sums = bernoulliCusum(numbers(input.x), {
    ...(target !== undefined && { target }),
    ...(oddsRatio !== undefined && { oddsRatio }),
    ...(limit !== undefined && { limit }),
  });
  return {
    p0: sums.p0,
    p1: sums.p1,
    p2: sums.p2,
    s1: cells(sums.upperSteps),
    s2: cells(sums.lowerSteps),
    cusum_up: cells(sums.upper),
    cusum_down: cells(sums.lower),
    signal_up: sums.upperSignals,
    signal_down: sums.lowerSignals,
  };
}

/** qicharts2 tells Anhøj's limits whatever the method. */
function anhoejLimit({ useful }: RunsAnalysis, limit: (useful: number) => number): number {
  return useful === 0 ? Number.NaN : limit(useful);
}

function isOutside(point: AnalysedPoint): boolean {
  return point.outside !== undefined;
}

/** The files write a limit or target without any value as one `null`. */
function nullWhole(key: string, column: unknown): unknown {
  return NULL_WHOLE.includes(key) &&
    Array.isArray(column) &&
    column.length > 0 &&
    column.every((value) => value === null)
    ? null
    : column;
}

const NULL_WHOLE = ["lcl", "ucl", "lcl95", "ucl95", "target"];

function panelsOf({ chart, input }: SpcCase): Panel[] {
  if (!isChart(chart)) throw new Error(chart);
  const rows = rowsOf(input);
  const names = [...new Set(rows.map((row) => JSON.stringify([row.facet2 ?? "", row.facet1 ?? ""])))];
  const { options } = input;
  const panels = names
    .map((name) => JSON.parse(name) as [facet2: string, facet1: string])
    .toSorted((a, b) => byCodePoint(a[0], b[0]) || byCodePoint(a[1], b[1]))
    .map(([facet2, facet1]) => {
      const own = rows.filter((row) => (row.facet1 ?? "") === facet1 && (row.facet2 ?? "") === facet2);
      return {
        facet1,
        facet2,
        series: subgroups(own, {
          compat: "qicharts2",
          ...(options.agg_fun !== undefined && { aggregate: options.agg_fun as Aggregate }),
          ...(options.x_levels !== undefined && { levels: options.x_levels as string[] }),
        }),
      };
    });
  const drawn = (mayBeNegative: boolean) =>
    panels.map(({ series, ...panel }) => ({
      ...panel,
      analysis: analyse(series, { chart, ...definitionOf(options, series), mayBeNegative }),
    }));
  const plain = drawn(true);
  // One value below zero, in whichever panel, and no limit of any is lifted to zero.
  const isBelowZero = plain.some(({ analysis }) => analysis.points.some(({ y }) => y < 0));
  return options.y_neg === false && !isBelowZero ? drawn(false) : plain;
}

interface PanelRow extends Row {
  readonly facet1: string | undefined;
  readonly facet2: string | undefined;
}

function rowsOf(input: SpcCase["input"]): PanelRow[] {
  const { options } = input;
  const length = (input.y ?? input.x ?? []).length;
  const places = placesOf(input, length);
  const phases = namedParts(options.part) ?? [];
  return Array.from({ length }, (_, i): PanelRow | undefined => {
    const x = places[i];
    if (x === null || x === undefined || !isLevel(x, options.x_levels)) return undefined;
    return {
      x,
      y: number(input.y?.[i]),
      ...(input.n && { n: number(input.n[i]) }),
      ...(phases[i] !== undefined && { phase: phases[i] }),
      centre: number(vector(options.cl, i)),
      target: number(vector(options.target, i)),
      facet1: input.facet1?.[i],
      facet2: input.facet2?.[i],
    };
  }).filter((row) => row !== undefined);
}

/** A factor has no other values than its levels: what is none of them is missing. */
function isLevel(x: Place, levels: unknown): boolean {
  return !Array.isArray(levels) || levels.includes(String(x));
}

function placesOf(input: SpcCase["input"], length: number): readonly (Place | null)[] {
  const x = input.x ?? Array.from({ length }, (_, i) => i + 1);
  const calendar = input.options.x_period;
  if (typeof calendar !== "string") return x;
  const days = x.filter((day) => day !== null).map(String);
  const first = days.reduce((least, day) => (day < least ? day : least), days[0] ?? "");
  return x.map((day) => (day === null ? null : startOfPeriod(String(day), calendar, first)));
}

function vector(option: unknown, i: number): unknown {
  // R uses a short vector over again.
  return Array.isArray(option) ? option[i % option.length] : option;
}

function definitionOf(options: Readonly<Record<string, unknown>>, series: readonly Subgroup[]) {
  const ends = partsOf(options.part, series);
  return {
    compat: "qicharts2" as const,
    screened: options.screened_mr !== false,
    funnel: options.x_type === "character" || options.x_type === "factor",
    ...(ends && { phaseEnds: ends }),
    ...(typeof options.freeze === "number" && !ends && { freeze: options.freeze }),
    ...(options.exclude !== undefined && { excluded: [options.exclude].flat() as number[] }),
    ...(typeof options.multiply === "number" && { multiply: options.multiply }),
    ...(options.method !== undefined && { rules: options.method as RunsMethod }),
  } satisfies Partial<ChartDefinition>;
}

function partsOf(part: unknown, series: readonly Subgroup[]): number[] | undefined {
  if (part === undefined) return undefined;
  return namedParts(part) ? phaseEndsByName(series) : ([part].flat() as number[]);
}

function namedParts(part: unknown): string[] | undefined {
  return Array.isArray(part) && part.some((name) => typeof name === "string") ? part.map(String) : undefined;
}
