import type { Language } from "../../shared/access/actor.ts";
import { type Instant, isLocalDate, localDate } from "../../shared/base/time.ts";
import type { MeasureDefinition, SeriesReading, TestMark } from "../../shared/measure/measure.ts";
import { firstDay, type Period, periodKind } from "../../shared/measure/period.ts";
import type { AskedSeries, ReadSeries } from "../../shared/measure/readSeries.ts";
import type { AnalysedPhase, Stage } from "../../shared/spc/analyse.ts";
import { adviseBaseline, type BaselineAdvice } from "../../shared/spc/baseline.ts";
import type { Chart } from "../../shared/spc/chart.ts";
import { signalPoints } from "../../shared/spc/explain.ts";
import { findPattern, type Pattern } from "../../shared/spc/pattern.ts";
import { type Upcoming, upcoming } from "../../shared/spc/upcoming.ts";
import { type PhaseOffer, phaseOffer } from "../measure/phaseOffer.ts";
import { type Sentence, sentenceOf } from "../measure/sentence.ts";

/** What a series is read by: what it is, and what people chose. A preview has two of them. */
export interface Given {
  readonly definition: MeasureDefinition;
  readonly reading: SeriesReading;
}

/** Where and when it is read. */
export interface Setting {
  readonly zone: string;
  readonly now: Instant;
  readonly language: Language;
  readonly marks: readonly TestMark[];
}

export interface PhaseTold {
  readonly from: Period;
  readonly to: Period;
  readonly points: number;
  readonly level: number;
  /** Of its last point; limits that follow a size differ. */
  readonly lower: number;
  readonly upper: number;
  readonly stage: Stage;
  readonly constant: boolean;
  readonly runsSignal: boolean;
  readonly signals: number;
}

/** Everything that is said of a series beside its picture. */
export interface Insight {
  readonly count: number;
  readonly sentence: Sentence;
  /** What is drawn: a run chart until there is enough for more. */
  readonly chart: Chart;
  readonly centre: "median" | "mean";
  readonly phases: readonly PhaseTold[];
  readonly signals: number;
  readonly baseline: { readonly advice: BaselineAdvice; readonly period: Period | undefined } | undefined;
  readonly offer: PhaseOffer | undefined;
  readonly pattern: Pattern | undefined;
  readonly upcoming: Upcoming | undefined;
  /** Every figure is 0 or 1: a chart of single outcomes fits. */
  readonly isOutcomes: boolean;
}

/** A pattern of weekdays or months shows in the last years as well as in all of them. */
const PATTERN_LOOKS_BACK = 1_500;

export function insightOf(read: AskedSeries, { definition, reading }: Given, setting: Setting): Insight {
  const { analysis, periods } = read;
  const signals = signalPoints(analysis);
  const advice = adviseBaseline(analysis, read.asked);
  return {
    count: periods.length,
    sentence: sentenceOf(read, definition, setting),
    chart: analysis.chart,
    centre: analysis.centre,
    phases: analysis.phases.map((phase) => phaseTold(read, phase, signals)),
    signals: signals.size,
    baseline: advice && { advice, period: advice.kind === "freeze" ? periods[advice.at - 1] : undefined },
    offer: phaseOffer(read, { reading, ...setting }),
    pattern: patternIn(read, setting.zone),
    upcoming: upcoming(analysis),
    isOutcomes: analysis.points.length > 0 && analysis.points.every(({ subgroup: { y } }) => y === 0 || y === 1),
  };
}

export function phaseTold(
  { analysis, periods }: ReadSeries,
  phase: AnalysedPhase,
  signals: ReadonlySet<number>,
): PhaseTold {
  const last = analysis.points[phase.to];
  let count = 0;
  for (let i = phase.from; i <= phase.to; i += 1) count += signals.has(i) ? 1 : 0;
  return {
    from: periods[phase.from] ?? "",
    to: periods[phase.to] ?? "",
    points: phase.to - phase.from + 1,
    level: phase.level,
    lower: last?.lower ?? Number.NaN,
    upper: last?.upper ?? Number.NaN,
    stage: phase.stage,
    constant: phase.constant,
    runsSignal: phase.runsSignal,
    signals: count,
  };
}

/** Of the phase that holds now, since a new level is no season. */
function patternIn({ analysis, periods }: ReadSeries, zone: string): Pattern | undefined {
  const phase = analysis.phases.at(-1);
  if (!phase) return undefined;
  const first = Math.max(phase.from, phase.to + 1 - PATTERN_LOOKS_BACK);
  const days = periods.slice(first, phase.to + 1).map((period) => dayOf(period, zone));
  const points = analysis.points.slice(first, phase.to + 1);
  if (!days.every((day) => day !== undefined && isLocalDate(day))) return undefined;
  return findPattern(
    days.map((day) => day ?? ""),
    points.map(({ included, y }) => (included ? y : Number.NaN)),
  );
}

function dayOf(period: Period, zone: string): string | undefined {
  return periodKind(period) === "instant" ? localDate(Date.parse(period), zone) : firstDay(period);
}
