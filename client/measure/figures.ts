import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import { isLocalDate, isoWeek, localDate } from "../../shared/base/time.ts";
import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import { firstDay, type Period, periodKind } from "../../shared/measure/period.ts";
import type { Analysis } from "../../shared/spc/analyse.ts";
import { catalogue } from "../words/catalogue.ts";
import { dayAndMonth, fullDate, monthName, numberText, quarterText, weekText } from "../words/dates.ts";

/** Where and when a figure is read: its texts follow. */
export interface Reading {
  readonly language: Language;
  readonly zone: string;
  readonly now: Instant;
}

/** "15,6 %", "21 dager": the number with its unit. */
export function figureText(value: number, definition: MeasureDefinition, language: Language): string {
  const number = bareFigure(value, definition, language);
  const unit =
    number === "1" ? (catalogue[language].measure.single[definition.unit] ?? definition.unit) : definition.unit;
  // A space that does not break: the unit never stands alone on a line.
  return unit === "" ? number : `${number}\u00a0${unit}`;
}

/** "15,6", and "15,6 %" where the unit is a sign: for the narrow margin of a chart. */
export function shortFigure(value: number, definition: MeasureDefinition, language: Language): string {
  return definition.unit === "%" ? figureText(value, definition, language) : bareFigure(value, definition, language);
}

export function bareFigure(value: number, definition: MeasureDefinition, language: Language): string {
  const rounded = Number(value.toFixed(definition.decimals));
  return numberText(rounded === 0 ? 0 : rounded, language, definition.decimals);
}

/** Figures of a series in words: its values, its levels and limits, and its centre with what it is called. */
export interface Figures {
  readonly figure: (value: number) => string;
  readonly level: (value: number) => string;
  readonly centre: (level: number) => string;
}

export function figuresOf(
  { analysis }: { readonly analysis: Pick<Analysis, "chart" | "centre"> },
  definition: MeasureDefinition,
  { language }: Pick<Reading, "language">,
): Figures {
  const { say } = catalogue[language].measure;
  const spread = spreadOf(analysis.chart);
  const told = (text: string) => (spread ? say.spread[spread](text) : text);
  return {
    figure: (value) => told(figureText(value, definition, language)),
    level: (value) => told(figureText(value, finer(value, definition), language)),
    centre: (value) => say.centre[centreOf(analysis)](figureText(value, finer(value, definition), language)),
  };
}

/** Charts whose points are not the measure but how much it varies. */
function spreadOf(chart: Analysis["chart"]): "s" | "mr" | undefined {
  return chart === "s" || chart === "mr" ? chart : undefined;
}

/** What the centre is called: that of a T chart is a mean of transformed times, which is neither mean nor median of the times. */
export function centreOf({ chart, centre }: Pick<Analysis, "chart" | "centre">): "median" | "mean" | "usual" {
  return chart === "t" ? "usual" : centre;
}

/** A level or limit of small whole counts needs one decimal more than they: 2.4 a week is not 2. */
export function finer(value: number, definition: MeasureDefinition): MeasureDefinition {
  const isWhole = Math.abs(value - Math.round(value)) < 0.05;
  return definition.decimals === 0 && Math.abs(value) < 10 && !isWhole ? { ...definition, decimals: 1 } : definition;
}

/** A number of an axis: as it falls, without needless decimals. */
export function axisText(value: number, language: Language): string {
  return numberText(value === 0 ? 0 : value, language, 4);
}

/** "uke 47", "november", "21. november", "4. kvartal 2026", "punkt 12"; the year stands there when it is another. */
export function periodText(period: Period, { language, zone, now }: Reading): string {
  const today = localDate(now, zone);
  const kind = periodKind(period);
  if (kind === "number") return catalogue[language].measure.say.point(period);
  const day = kind === "instant" ? localDate(Date.parse(period), zone) : (firstDay(period) ?? period);
  const year = Number(period.slice(0, 4));
  switch (kind) {
    case "week": {
      const week = weekText(Number(period.slice(6)), language);
      return year === isoWeek(today).year ? week : `${week} ${year}`;
    }
    case "month":
      return year === Number(today.slice(0, 4)) ? monthName(day, language) : `${monthName(day, language)} ${year}`;
    case "quarter":
      return quarterText(Number(period.slice(6)), year, language);
    default:
      if (!isLocalDate(day)) return period;
      return day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(day, language) : fullDate(day, language);
  }
}
