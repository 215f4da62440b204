import type { SeriesView } from "../../shared/measure/measure.ts";
import type { ReadSeries } from "../../shared/measure/readSeries.ts";
import type { AnalysedPoint } from "../../shared/spc/analyse.ts";
import type { BrokenRule } from "../../shared/spc/judge.ts";
import { catalogue } from "../words/catalogue.ts";
import { numberText } from "../words/dates.ts";
import { centreOf, figuresOf, periodText, type Reading } from "./figures.ts";
import { placesOf } from "./places.ts";

/** The points of a series in words, one by one: for those who walk along the chart, and for the table. */
export interface PointTold {
  /** "uke 34: 12,1 %, 11 av 91, over øvre grense, notat: ..." */
  readonly point: (index: number) => string;
  /** What is remarkable about it, without the figure; empty for most. */
  readonly remark: (index: number) => string;
  /** What was counted, and of how many, where the measure is a share or a rate. */
  readonly counts: ((index: number) => readonly [count: string, of: string]) | undefined;
}

/** @param extra what else happened at a point: tests that began or ended */
export function pointTold(
  series: SeriesView,
  read: ReadSeries,
  reading: Reading,
  extra: (index: number) => string,
): PointTold {
  const { definition } = series.measure;
  const words = catalogue[reading.language].measure;
  const { figure } = figuresOf(read, definition, reading);
  const { points, chart } = read.analysis;
  const isShare = points.some(({ n }) => !Number.isNaN(n)) && chart !== "xbar" && chart !== "s" && chart !== "ip";
  const isRate = definition.chart === "u" || definition.chart === "up";
  const places = placesOf(read.periods, definition.rhythm);
  const remark = (index: number): string => remarks(index, { series, read, reading, extra, places }).join(", ");
  const counts = (index: number): readonly [string, string] => {
    const { ySum = Number.NaN, n = Number.NaN } = points[index]?.subgroup ?? {};
    const whole = (value: number) => (Number.isNaN(value) ? "–" : numberText(value, reading.language));
    return [whole(ySum), whole(n)];
  };
  return {
    remark,
    counts: isShare ? counts : undefined,
    point(index) {
      const value = points[index]?.y ?? Number.NaN;
      const told = Number.isNaN(value) ? "–" : figure(value);
      const of = isShare ? words.point[isRate ? "per" : "of"](...counts(index)) : "";
      const period = periodText(read.periods[index] ?? "", reading);
      return [`${period}: ${told}`, of, remark(index)].filter(Boolean).join(", ");
    },
  };
}

interface Asked {
  readonly series: SeriesView;
  readonly read: ReadSeries;
  readonly reading: Reading;
  readonly extra: (index: number) => string;
  readonly places: readonly number[] | undefined;
}

function remarks(index: number, { series, read, reading, extra, places }: Asked): string[] {
  const words = catalogue[reading.language].measure;
  const point = read.analysis.points[index];
  const period = read.periods[index];
  if (!point || period === undefined) return [];
  const excluded = series.reading.excluded.find((each) => each.period === period);
  const notes = series.reading.notes.filter((each) => each.period === period);
  const missing = (places?.[index] ?? 0) - (places?.[index - 1] ?? Number.POSITIVE_INFINITY) - 1;
  return [
    missing > 0 ? words.point.gap(missing) : "",
    point.unfinished ? words.table.unfinished : "",
    excluded ? words.point.excluded(excluded.reason) : !point.included && !point.unfinished ? words.table.excluded : "",
    ...signals(point, read, reading),
    ...notes.map(({ text }) => words.point.note(text)),
    extra(index),
  ].filter((text) => text !== "");
}

/** Each rule that it breaks; patterns of the other sets by their name alone. */
function signals(point: AnalysedPoint, { analysis }: ReadSeries, { language }: Reading): string[] {
  const words = catalogue[language].measure;
  const centre = words.say.centreName[centreOf(analysis)];
  const told = point.broken.map(({ name, side }: BrokenRule): string => {
    if (name === "outside") return side === "below" ? words.point.below : words.point.above;
    const isRow = name === "long-run" || name === "one-side";
    if (isRow && (side === "above" || side === "below")) return words.point.inRun(side, centre);
    return words.table.signal;
  });
  return [...new Set(told)];
}
