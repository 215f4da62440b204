import type { UnitId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import { isCountable, countedPoints } from "./tally.ts";
import type { MeasureChart, MeasureDefinition, StoredPoint } from "./measure.ts";
import { comparePeriods, type Period } from "./period.ts";

/**
 * One measure summed up the tiers: counts, and numerators and denominators, added period by period. A mean, a median or a time
 * is never added and never averaged again: an average of averages is nobody's average. Those stand side by side instead.
 *
 * - A unit with figures of its own stands for all of its part of the tree; else those below it do (`reporters`).
 * - A period is whole when all that usually report have: from a unit's first figure to its last, and a few periods more.
 *   What is not whole says so in `reported`, and no rule judges it.
 * - Counts without a denominator are compared only between periods of the same units, since one more that reports is no
 *   rise: units that have stopped are left out, and a period before the youngest began is not whole.
 */

/** The figures of one unit. */
export interface UnitPoints {
  readonly unitId: UnitId;
  readonly points: readonly StoredPoint[];
}

export interface Summed {
  readonly points: StoredPoint[];
  /** How many units the newest figure is of, and how many usually report. */
  readonly units: number;
  readonly of: number;
  /** All whose figures are in it. */
  readonly unitIds: UnitId[];
}

const COUNTS: readonly MeasureChart[] = ["c"];
const RATIOS: readonly MeasureChart[] = ["p", "pp", "np", "u", "up"];

/** After so many periods without a figure, while others report, a unit is taken to have stopped. */
export const STOPPED_AFTER = 3;

/** Whether figures of this kind may be added. A run chart may hold either kind: its points tell (`summedPoints`). */
export function mayBeSummed(definition: MeasureDefinition): boolean {
  const { chart } = definition;
  return COUNTS.includes(chart) || RATIOS.includes(chart) || chart === "run" || isCountable(definition);
}

/** @returns the sum, or undefined where the figures are of a kind that is never added, or nobody has reported */
export function summedPoints(definition: MeasureDefinition, units: readonly UnitPoints[]): Summed | undefined {
  if (!mayBeSummed(definition)) return undefined;
  const reporting = units
    .map(({ unitId, points }) => ({ unitId, figures: figuresOf(definition, points) }))
    .filter(({ figures }) => figures.size > 0);
  const figures = reporting.flatMap((unit) => [...unit.figures.values()]);
  const isRatio = figures.every(({ denominator }) => denominator !== null);
  const isCount = figures.every(({ denominator }) => denominator === null);
  if (figures.length === 0 || !(isRatio || (isCount && isCounted(definition)))) return undefined;
  const periods = periodsOf(reporting);
  const spans = reporting.map((unit) => spanOf(unit, periods));
  return isRatio ? addedRatios(spans, periods) : addedCounts(spans, periods);
}

function isCounted(definition: MeasureDefinition): boolean {
  return COUNTS.includes(definition.chart) || isCountable(definition);
}

/** What one unit said of one period. */
interface Figure {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly asOf: Instant;
  readonly recordedAt: Instant;
  readonly revision: number;
}

type Figures = ReadonlyMap<Period, Figure>;

/** Several figures of one period, each with its key, are one figure of the unit. */
function figuresOf(definition: MeasureDefinition, points: readonly StoredPoint[]): Figures {
  const said = points.filter((point) => point.value !== null || point.numerator !== null);
  const whole = isCountable(definition) ? countedPoints(said) : said;
  const byPeriod = Map.groupBy(whole, ({ period }) => period);
  return new Map([...byPeriod].map(([period, group]) => [period, added(group.map(figureOfPoint))]));
}

function figureOfPoint({ value, numerator, denominator, asOf, recordedAt, revision }: StoredPoint): Figure {
  const times = { asOf, recordedAt, revision };
  return numerator === null
    ? { numerator: value ?? 0, denominator: null, ...times }
    : { numerator, denominator: denominator ?? 0, ...times };
}

/** @param figures one or more, all with a denominator or all without */
function added(figures: readonly Figure[]): Figure {
  const total = (value: (figure: Figure) => number) => figures.reduce((sum, figure) => sum + value(figure), 0);
  return {
    numerator: total((figure) => figure.numerator),
    denominator: figures.some((figure) => figure.denominator === null) ? null : total((f) => f.denominator ?? 0),
    asOf: Math.max(...figures.map((figure) => figure.asOf)),
    recordedAt: Math.max(...figures.map((figure) => figure.recordedAt)),
    revision: Math.max(...figures.map((figure) => figure.revision)),
  };
}

function periodsOf(units: readonly { readonly figures: Figures }[]): Period[] {
  return [...new Set(units.flatMap(({ figures }) => [...figures.keys()]))].toSorted(comparePeriods);
}

/** A unit's figures with the places of its first and last period among all; `until` is where it stops being waited for. */
interface Span {
  readonly unitId: UnitId;
  readonly figures: Figures;
  readonly first: number;
  readonly until: number;
  readonly hasStopped: boolean;
}

function spanOf(unit: { readonly unitId: UnitId; readonly figures: Figures }, periods: readonly Period[]): Span {
  const first = periods.findIndex((period) => unit.figures.has(period));
  const last = periods.findLastIndex((period) => unit.figures.has(period));
  const hasStopped = periods.length - 1 - last > STOPPED_AFTER;
  return { ...unit, first, until: hasStopped ? last : periods.length - 1, hasStopped };
}

/** A share is right for the units it is of, so each period is of those that reported then. */
function addedRatios(spans: readonly Span[], periods: readonly Period[]): Summed {
  const points = periods.map((period, at) => {
    const of = spans.filter((span) => span.first <= at && at <= span.until).length;
    return pointOf(period, spans, of);
  });
  return summary(points, spans);
}

/** A count is of all that report now, or it is not whole. A hole in the middle is left out: drawn, it would be a drop. */
function addedCounts(spans: readonly Span[], periods: readonly Period[]): Summed {
  const now = spans.filter((span) => !span.hasStopped);
  const begun = Math.max(...now.map((span) => span.first));
  const points = periods.flatMap((period, at) => {
    if (!now.some((span) => span.figures.has(period))) return [];
    const point = pointOf(period, now, now.length);
    const isHole = point.reported.units < now.length && at >= begun && at < periods.length - 1;
    return isHole ? [] : [point];
  });
  return summary(points, now);
}

type SummedPoint = StoredPoint & { readonly reported: NonNullable<StoredPoint["reported"]> };

function pointOf(period: Period, spans: readonly Span[], of: number): SummedPoint {
  const figures = spans.flatMap((span) => span.figures.get(period) ?? []);
  const { numerator, denominator, ...times } = added(figures);
  const figure = denominator === null ? { value: numerator, numerator: null } : { value: null, numerator };
  return { period, key: "", ...figure, denominator, values: null, ...times, reported: { units: figures.length, of } };
}

function summary(points: SummedPoint[], spans: readonly Span[]): Summed {
  const newest = points.at(-1)?.reported ?? { units: 0, of: 0 };
  return { points, ...newest, unitIds: spans.map(({ unitId }) => unitId) };
}

interface Placed {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
}

/**
 * Whose figures make up those of a unit: its own where it has any, else those of the units below it, asked in the same way.
 * So nobody is counted twice: a department that reports for its sections stands for them.
 * @param units in the order of the organisation, which the answer keeps
 */
export function reporters(units: readonly Placed[], has: ReadonlySet<UnitId>, of: UnitId): UnitId[] {
  if (has.has(of)) return [of];
  return units.filter(({ parentId }) => parentId === of).flatMap(({ id }) => reporters(units, has, id));
}

/**
 * The units that stand side by side under a unit: the nearest below it with a series, in the order of the organisation.
 * A unit in between, without a series since its figures are never added, makes way for those below it.
 */
export function besides(
  units: readonly Placed[],
  has: ReadonlySet<UnitId>,
  of: UnitId,
  sums: "summed" | "never summed",
): UnitId[] {
  return units
    .filter(({ parentId }) => parentId === of)
    .flatMap(({ id }) => {
      if (has.has(id)) return [id];
      if (sums === "summed") return reporters(units, has, id).length > 0 ? [id] : [];
      return besides(units, has, id, sums);
    });
}
