import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import { isLocalDate, isoWeek, localDate } from "../../shared/base/time.ts";
import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import { firstDay, type Period, periodKind } from "../../shared/measure/period.ts";
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
