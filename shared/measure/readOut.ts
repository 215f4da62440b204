import * as z from "zod/mini";
import { measureId, unitId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import type { AnalysedPoint } from "../spc/analyse.ts";
import { signalPoints } from "../spc/explain.ts";
import { MEASURE_CHARTS, measureDefinition, type SeriesView } from "./measure.ts";
import { comparePeriods, firstDay, type Period, periodKind } from "./period.ts";
import { readSeries } from "./readSeries.ts";
import { signalView } from "./signal.ts";

/** A series as other programs read it: every point with the lines that stand beside it on the chart, in the unit shown. */

const number = z.nullable(z.number());

export const pointOut = z.object({
  period: z.string(),
  /** The first day of the period; `null` for series that count 1, 2, 3. */
  from: z.nullable(z.string()),
  /** As on the chart: a share as per cent, a rate per so many. */
  value: number,
  numerator: number,
  denominator: number,
  centre: number,
  lower: number,
  upper: number,
  target: number,
  /** Counted from 1; `phases` says what each is called. */
  phase: z.number(),
  /** `unfinished` and `excluded` points are drawn, and no rule judges them. */
  status: z.enum(["judged", "unfinished", "excluded"]),
  /** `limit` = beyond one; `pattern` = part of what a rule found; empty for common-cause variation. */
  signal: z.enum(["", "limit", "pattern"]),
  /** Of a sum: how many units it is of, and how many usually report. */
  units: number,
  unitsOf: number,
});
export type PointOut = z.infer<typeof pointOut>;

export const phaseOut = z.object({
  number: z.number(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  level: number,
  /** How much may be said: under 10 useful points nothing, under 20 no limits. */
  stage: z.enum(["dots", "run", "limits"]),
  runsSignal: z.boolean(),
});

export const seriesOut = z.object({
  measureId,
  name: z.string(),
  version: z.number(),
  unit: z.string(),
  direction: measureDefinition.shape.direction,
  rhythm: measureDefinition.shape.rhythm,
  /** The chart as it is drawn: a run chart until there are points enough for limits. */
  chart: z.enum(MEASURE_CHARTS),
  rules: z.string(),
  centre: z.enum(["median", "mean"]),
  unitId,
  unitName: z.string(),
  /** Of a sum: from how many units the newest figure comes, and how many usually report. */
  summed: z.nullable(z.object({ units: z.number(), of: z.number() })),
  phases: z.array(phaseOut),
  points: z.array(pointOut),
  /** Signals that people have not closed, with what they have said. */
  signals: z.array(signalView),
});
export type SeriesOut = z.infer<typeof seriesOut>;

/** @param now decides whether the last period has ended */
export function readOut(series: SeriesView, now: Instant): SeriesOut {
  const { measure, reading, points, zone } = series;
  const { definition } = measure;
  const { analysis, periods } = readSeries(definition, reading, points, now, zone);
  const signals = signalPoints(analysis);
  const first = new Map(points.toReversed().map((point) => [point.period, point]));
  const begun = reading.phases.toSorted((a, b) => comparePeriods(a.from, b.from));
  const nameOf = (from: Period | undefined) =>
    begun.findLast((phase) => from !== undefined && comparePeriods(phase.from, from) <= 0)?.name ?? "";
  return {
    measureId: measure.id,
    name: definition.name,
    version: measure.version,
    unit: definition.unit,
    direction: definition.direction,
    rhythm: definition.rhythm,
    chart: MEASURE_CHARTS.find((each) => each === analysis.chart) ?? definition.chart,
    rules: definition.rules ?? "anhoej",
    centre: analysis.centre,
    unitId: series.unitId,
    unitName: series.unitName,
    summed: series.summed ? { units: series.summed.units, of: series.summed.of } : null,
    phases: analysis.phases.map((phase) => ({
      number: phase.number,
      name: nameOf(periods[phase.from]),
      from: periods[phase.from] ?? "",
      to: periods[phase.to] ?? "",
      level: finite(phase.level),
      stage: phase.stage,
      runsSignal: phase.runsSignal,
    })),
    points: analysis.points.map((point, i): PointOut => {
      const period = periods[i] ?? "";
      const stored = first.get(period);
      return {
        period,
        from: dayOf(period),
        value: finite(point.y),
        numerator: stored?.numerator ?? null,
        denominator: stored?.denominator ?? null,
        centre: finite(point.centre),
        lower: finite(point.lower),
        upper: finite(point.upper),
        target: definition.target,
        phase: point.phase,
        status: statusOf(point),
        signal: point.outside ? "limit" : signals.has(i) ? "pattern" : "",
        units: stored?.reported?.units ?? null,
        unitsOf: stored?.reported?.of ?? null,
      };
    }),
    signals: series.signals,
  };
}

/** JSON has no other word for a number that is not there. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function statusOf(point: AnalysedPoint): PointOut["status"] {
  if (point.unfinished) return "unfinished";
  return point.included ? "judged" : "excluded";
}

function dayOf(period: Period): string | null {
  return periodKind(period) === "instant" ? period.slice(0, 10) : (firstDay(period) ?? null);
}

const COLUMNS = [
  "period",
  "from",
  "value",
  "numerator",
  "denominator",
  "centre",
  "lower",
  "upper",
  "target",
  "phase",
  "status",
  "signal",
  "units",
  "unitsOf",
] as const satisfies readonly (keyof PointOut)[];

/** One row a point, with whose it is in front, so that many units make one table. */
export function rowsOut(items: readonly SeriesOut[]): (string | number | null)[][] {
  const head = ["measureId", "name", "unit", "unitId", "unitName", "chart", ...COLUMNS, "phaseName"];
  const rows = items.flatMap((item) =>
    item.points.map((point) => [
      item.measureId,
      item.name,
      item.unit,
      item.unitId,
      item.unitName,
      item.chart,
      ...COLUMNS.map((column) => point[column]),
      item.phases.find(({ number: phase }) => phase === point.phase)?.name ?? "",
    ]),
  );
  return [head, ...rows];
}
