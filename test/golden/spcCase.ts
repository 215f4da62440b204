import { type AnalysedPoint, type Analysis, analyse, type ChartDefinition } from "../../shared/spc/analyse.ts";
import type { RunsMethod } from "../../shared/spc/anhoej.ts";
import { isChart } from "../../shared/spc/chart.ts";
import {
  type Aggregate,
  byCodePoint,
  type Calendar,
  type Place,
  phaseEndsByName,
  type Row,
  type Subgroup,
  startOfPeriod,
  subgroups,
} from "../../shared/spc/series.ts";

type Cell = number | string | null;

/** A reference case as it stands in its file. `null` = missing, "Inf" and "-Inf" = infinite. */
export interface SpcCase {
  readonly name: string;
  readonly chart: string;
  readonly tool: string;
  readonly input: {
    readonly x: readonly Cell[] | null;
    readonly y: readonly Cell[] | null;
    readonly n?: readonly Cell[] | null;
    readonly facet1?: readonly string[];
    readonly facet2?: readonly string[];
    readonly options: Readonly<Record<string, unknown>>;
  };
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Whether the engine computes this case's chart yet; what it does not is listed by the test, never passed over. */
export function isCovered(spcCase: SpcCase): boolean {
  return spcCase.tool.startsWith("qicharts2") && isChart(spcCase.chart);
}

/**
 * Runs one reference case. Returns an object with the keys of `expected` in that case's file, same shapes, same order;
 * throws where the case expects `error`. It only translates: the computing is `shared/spc`'s.
 */
export function runCase(spcCase: SpcCase): Record<string, unknown> {
  if (!isCovered(spcCase)) throw new Error(`not computed yet: ${spcCase.tool.split(" ")[0]} ${spcCase.chart}`);
  return qicharts(spcCase);
}

interface Panel {
  readonly facet1: string | undefined;
  readonly facet2: string | undefined;
  readonly analysis: Analysis;
}

function qicharts(spcCase: SpcCase): Record<string, unknown> {
  const panels = panelsOf(spcCase);
  const parts = Math.max(0, ...panels.map(({ analysis }) => analysis.phases.length));
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
    longest_run_max: grouped(({ phase }) => phase.runs.longestMax),
    n_crossings: grouped(({ phase }) => phase.runs.crossings),
    n_crossings_min: grouped(({ phase }) => phase.runs.crossingsMin),
    n_useful: grouped(({ phase }) => phase.runs.useful),
    n_obs: grouped(({ phase }) => phase.runs.observed),
    group_part: grouped(({ phase }) => phase.number),
    group_facet1: grouped((group) => group.facet1),
    group_facet2: grouped((group) => group.facet2),
  };
  return Object.fromEntries(Object.keys(spcCase.expected).map((key) => [key, nullWhole(key, all[key])]));
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

function cell(value: unknown): unknown {
  if (value === undefined || Number.isNaN(value)) return null;
  if (value === Number.POSITIVE_INFINITY) return "Inf";
  if (value === Number.NEGATIVE_INFINITY) return "-Inf";
  return value === 0 ? 0 : value;
}

function panelsOf({ chart, input }: SpcCase): Panel[] {
  if (!isChart(chart)) throw new Error(chart);
  const rows = rowsOf(input);
  const names = [...new Set(rows.map((row) => JSON.stringify([row.facet2 ?? "", row.facet1 ?? ""])))];
  const options = input.options;
  return names
    .map((name) => JSON.parse(name) as [facet2: string, facet1: string])
    .toSorted((a, b) => byCodePoint(a[0], b[0]) || byCodePoint(a[1], b[1]))
    .map(([facet2, facet1]) => {
      const own = rows.filter((row) => (row.facet1 ?? "") === facet1 && (row.facet2 ?? "") === facet2);
      const series = subgroups(own, {
        compat: "qicharts2",
        ...(options.agg_fun !== undefined && { aggregate: options.agg_fun as Aggregate }),
        ...(options.x_levels !== undefined && { levels: options.x_levels as string[] }),
      });
      return { facet1, facet2, analysis: analyse(series, { chart, ...definitionOf(options, series) }) };
    });
}

interface PanelRow extends Row {
  readonly facet1: string | undefined;
  readonly facet2: string | undefined;
}

function rowsOf(input: SpcCase["input"]): PanelRow[] {
  const { options } = input;
  const length = (input.y ?? input.x ?? []).length;
  const places = placesOf(input, length);
  const phases = Array.isArray(options.part) && typeof options.part[0] === "string" ? (options.part as string[]) : [];
  return Array.from({ length }, (_, i): PanelRow | undefined => {
    const x = places[i];
    if (x === null || x === undefined) return undefined;
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

function placesOf(input: SpcCase["input"], length: number): readonly (Place | null)[] {
  const x = input.x ?? Array.from({ length }, (_, i) => i + 1);
  const calendar = input.options.x_period as Calendar | undefined;
  if (!calendar) return x;
  const days = x.filter((day) => day !== null).map(String);
  const first = days.reduce((least, day) => (day < least ? day : least), days[0] ?? "");
  return x.map((day) => (day === null ? null : startOfPeriod(String(day), calendar, first)));
}

function number(value: unknown): number {
  if (value === "Inf") return Number.POSITIVE_INFINITY;
  if (value === "-Inf") return Number.NEGATIVE_INFINITY;
  return typeof value === "number" ? value : Number.NaN;
}

function vector(option: unknown, i: number): unknown {
  return Array.isArray(option) ? option[option.length === 1 ? 0 : i] : option;
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
    ...(options.y_neg === false && { mayBeNegative: false }),
    ...(options.method !== undefined && { runsMethod: options.method as RunsMethod }),
  } satisfies Partial<ChartDefinition>;
}

function partsOf(part: unknown, series: readonly Subgroup[]): number[] | undefined {
  if (part === undefined) return undefined;
  const values = [part].flat();
  return typeof values[0] === "string" ? phaseEndsByName(series) : (values as number[]);
}
