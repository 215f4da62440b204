import { useMemo } from "react";
import { type Instant, type LocalDate, localDate } from "../../shared/base/time.ts";
import { comparePeriods } from "../../shared/measure/period.ts";
import type { MeasureDefinition, SeriesView } from "../../shared/measure/measure.ts";
import { type AskedSeries, type ReadSeries, readSeries } from "../../shared/measure/readSeries.ts";
import { type SignalState, signalState } from "../../shared/measure/signals.ts";
import { explain } from "../../shared/spc/explain.ts";
import { targetMet, type TargetVerdict } from "../../shared/spc/target.ts";
import type { Language } from "../../shared/access/actor.ts";
import type { ChartTexts } from "../chart/layout.ts";
import type { ChartTest } from "../chart/testLines.ts";
import { catalogue } from "../words/catalogue.ts";
import { useLanguage } from "../words/useWords.ts";
import { axisText, bareFigure, centreOf, figureText, finer, periodText, type Reading, shortFigure } from "./figures.ts";
import { placesOf } from "./places.ts";
import { type PointTold, pointTold } from "./pointTold.ts";
import { type Age, ageOf, type Sentence, sentenceOf } from "./sentence.ts";
import { summedText } from "./summedText.ts";
import { begunTests, chartNotes, chartTests, testRemarks, testSentence } from "./testMarks.ts";

/** What is told and drawn of a series whatever the minute: it changes with its figures, and at midnight. */
interface Drawn {
  readonly read: AskedSeries;
  readonly sentence: Sentence;
  /** What the process as it is now says of the target, where there is one and it can be said. */
  readonly target: TargetVerdict | undefined;
  /** Texts of the chart: short ones for a narrow box. */
  readonly texts: (room: "narrow" | "wide") => ChartTexts;
  /** Numbers of its axis, where one is drawn. */
  readonly axis: (value: number) => string;
  /** How many periods each point comes after the first, where they have a rhythm. */
  readonly places: readonly number[] | undefined;
  readonly period: (index: number) => string;
  readonly figure: (value: number) => string;
  /** Each point in words, and what is remarkable about it. */
  readonly points: PointTold;
  /** What the chart is, and by which rules it is judged. */
  readonly method: string;
  /** Tests that aim at it and what people noted, as the chart draws them; tests as it tells the newest, and at each figure. */
  readonly tests: readonly ChartTest[];
  readonly testsTold: string;
  readonly testRemark: (index: number) => string;
}

/** A series as it is told and drawn: everything a tile needs, computed on this screen from the rows. */
export interface Told extends Drawn {
  readonly state: SignalState;
  readonly age: Age;
}

/** A chart with many tests behind it tells the last ones to those who listen; the table has them all. */
const TESTS_TOLD = 3;

interface Kept {
  readonly language: Language;
  readonly today: LocalDate;
  readonly drawn: Drawn;
}

/** By the rows themselves: a new figure of one measure computes nothing of the others, however often they are asked for. */
const kept = new WeakMap<SeriesView, Kept>();

export function tell(series: SeriesView, language: Language, now: Instant): Told {
  const drawn = drawnOf(series, language, now);
  const reading: Reading = { language, zone: series.zone, now };
  return {
    ...drawn,
    state: signalState(explain(drawn.read.analysis), series.signals),
    age: withSum(ageOf(drawn.read, series.measure.definition, reading), summedText(series.summed, language)),
  };
}

function drawnOf(series: SeriesView, language: Language, now: Instant): Drawn {
  const today = localDate(now, series.zone);
  const found = kept.get(series);
  if (found?.language === language && found.today === today) return found.drawn;
  const drawn = draw(series, language, now, today);
  kept.set(series, { language, today, drawn });
  return drawn;
}

function draw(series: SeriesView, language: Language, now: Instant, today: LocalDate): Drawn {
  const { definition } = series.measure;
  const reading: Reading = { language, zone: series.zone, now };
  const read = readSeries(definition, series.reading, series.points, now, series.zone);
  const period = (index: number) => periodText(read.periods[index] ?? "", reading);
  const marked = { marks: series.marks, periods: read.periods, zone: series.zone, today, language };
  const newest = begunTests(series.marks, today).slice(-TESTS_TOLD);
  const testRemark = testRemarks(marked);
  const wide = chartTexts(series, definition, read, language, "wide", period);
  const narrow = chartTexts(series, definition, read, language, "narrow", period);
  const tests = [...chartTests(marked), ...chartNotes(series.reading.notes, read.periods)];
  return {
    read,
    sentence: sentenceOf(read, definition, reading),
    target: targetMet(read.analysis, definition.target, definition.direction),
    texts: (room) => (room === "wide" ? wide : narrow),
    axis: (value) => axisText(value, language),
    places: placesOf(read.periods, definition.rhythm),
    period,
    figure: (value) => figureText(value, definition, language),
    points: pointTold(series, read, reading, testRemark),
    method: methodText(read, definition, language),
    tests: tests.toSorted((a, b) => a.from - b.from),
    testsTold: newest.map((mark) => testSentence(mark, today, language)).join(" "),
    testRemark,
  };
}

function methodText({ analysis }: ReadSeries, definition: MeasureDefinition, language: Language): string {
  const { measure, rules } = catalogue[language];
  const chart = analysis.chart === "run" ? "run" : definition.chart;
  if (analysis.rules === "anhoej" || chart === "run") return measure.chart.rules[chart];
  const name = measure.form.charts[chart];
  return measure.chart.ruled(name, rules.sets[analysis.rules]);
}

/** Figures that are a sum say so where they say how old they are. */
function withSum(age: Age, sum: string): Age {
  return sum === "" ? age : { ...age, text: `${age.text} · ${sum}`, brief: `${age.brief} · ${sum}` };
}

export function useTold(series: SeriesView | undefined, now: Instant): Told | undefined {
  const language = useLanguage();
  return useMemo(() => series && tell(series, language, now), [series, language, now]);
}

/** Also for a chart that was kept as it was. */
export function chartTexts(
  series: Pick<SeriesView, "reading">,
  definition: MeasureDefinition,
  read: Pick<ReadSeries, "analysis" | "periods">,
  language: Language,
  room: "narrow" | "wide",
  period: (index: number) => string,
): ChartTexts {
  const { chart } = catalogue[language].measure;
  const isWide = room === "wide";
  const short = (value: number) => shortFigure(value, finer(value, definition), language);
  const bare = (value: number) => bareFigure(value, finer(value, definition), language);
  const { direction } = definition;
  return {
    level: (value) => (isWide ? chart[centreOf(read.analysis)](short(value)) : short(value)),
    limit: (value) => (isWide ? chart.limit(short(value)) : bare(value)),
    target: (value) => chart.target(isWide ? short(value) : bareFigure(value, definition, language)),
    period,
    ...(direction !== "neutral" && { better: chart.better[direction] }),
    phase: (number) => {
      const start = read.periods[read.analysis.phases[number - 1]?.from ?? 0] ?? "";
      const begun = series.reading.phases.filter((phase) => comparePeriods(phase.from, start) <= 0);
      return begun.toSorted((a, b) => comparePeriods(b.from, a.from))[0]?.name ?? chart.phase(number);
    },
  };
}
