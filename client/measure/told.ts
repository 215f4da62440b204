import { useMemo } from "react";
import { type Instant, localDate } from "../../shared/base/time.ts";
import { comparePeriods } from "../../shared/measure/period.ts";
import type { MeasureDefinition, SeriesView } from "../../shared/measure/measure.ts";
import { type ReadSeries, readSeries } from "../../shared/measure/readSeries.ts";
import { type SignalState, signalState } from "../../shared/measure/signals.ts";
import { explain } from "../../shared/spc/explain.ts";
import type { Language } from "../../shared/access/actor.ts";
import type { ChartTexts } from "../chart/layout.ts";
import type { ChartTest } from "../chart/testLines.ts";
import { catalogue } from "../words/catalogue.ts";
import { useLanguage } from "../words/useWords.ts";
import { bareFigure, figureText, periodText, type Reading, shortFigure } from "./figures.ts";
import { ageOf, type Sentence, sentenceOf } from "./sentence.ts";
import { summedText } from "./summedText.ts";
import { begunTests, chartTests, testRemarks, testSentence } from "./testMarks.ts";

/** A series as it is told and drawn: everything a tile needs, computed on this screen from the rows. */
export interface Told {
  readonly read: ReadSeries;
  readonly sentence: Sentence;
  readonly state: SignalState;
  readonly age: { readonly text: string; readonly old: boolean };
  /** Texts of the chart: short ones for a narrow box. */
  readonly texts: (room: "narrow" | "wide") => ChartTexts;
  readonly period: (index: number) => string;
  readonly figure: (value: number) => string;
  /** The tests that aim at it: as the chart draws them, as it tells the newest, and beside each figure of a table. */
  readonly tests: readonly ChartTest[];
  readonly testsTold: string;
  readonly testRemark: (index: number) => string;
}

/** A chart with many tests behind it tells the last ones to those who listen; the table has them all. */
const TESTS_TOLD = 3;

export function tell(series: SeriesView, language: Language, now: Instant): Told {
  const { definition } = series.measure;
  const reading: Reading = { language, zone: series.zone, now };
  const read = readSeries(definition, series.reading, series.points, now, series.zone);
  const period = (index: number) => periodText(read.periods[index] ?? "", reading);
  const today = localDate(now, series.zone);
  const marked = { marks: series.marks, periods: read.periods, zone: series.zone, today, language };
  const newest = begunTests(series.marks, today).slice(-TESTS_TOLD);
  return {
    read,
    sentence: sentenceOf(read, definition, reading),
    state: signalState(explain(read.analysis), series.signals),
    age: withSum(ageOf(read, definition, reading), summedText(series.summed, language)),
    texts: (room) => chartTexts(series, definition, read, language, room, period),
    period,
    figure: (value) => figureText(value, definition, language),
    tests: chartTests(marked),
    testsTold: newest.map((mark) => testSentence(mark, today, language)).join(" "),
    testRemark: testRemarks(marked),
  };
}

/** Figures that are a sum say so where they say how old they are. */
function withSum(age: Told["age"], sum: string): Told["age"] {
  return sum === "" ? age : { ...age, text: `${age.text} · ${sum}` };
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
  const short = (value: number) => shortFigure(value, definition, language);
  return {
    level: (value) => (isWide ? chart[read.analysis.centre](short(value)) : short(value)),
    limit: (value) => (isWide ? chart.limit(short(value)) : bareFigure(value, definition, language)),
    target: (value) => chart.target(isWide ? short(value) : bareFigure(value, definition, language)),
    period,
    phase: (number) => {
      const start = read.periods[read.analysis.phases[number - 1]?.from ?? 0] ?? "";
      const begun = series.reading.phases.filter((phase) => comparePeriods(phase.from, start) <= 0);
      return begun.toSorted((a, b) => comparePeriods(b.from, a.from))[0]?.name ?? chart.phase(number);
    },
  };
}
