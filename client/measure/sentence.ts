import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import { freshness } from "../../shared/measure/freshness.ts";
import type { ReadSeries } from "../../shared/measure/readSeries.ts";
import { explain, type Finding, verdict } from "../../shared/spc/explain.ts";
import { catalogue } from "../words/catalogue.ts";
import { momentText } from "../words/dates.ts";
import { figureText, periodText, type Reading } from "./figures.ts";

/** What a tile says: one plain sentence, and one more for those who stand before it and talk. */
export interface Sentence {
  readonly short: string;
  readonly more: string;
}

/** More exceptions than these are not listed: then the chart shows it better than words. */
const MOST_EXCEPTIONS = 2;

/** The sentence of a series: its level and since when, in the reader's language. */
export function sentenceOf(read: ReadSeries, definition: MeasureDefinition, reading: Reading): Sentence {
  const finding = explain(read.analysis);
  const { say } = catalogue[reading.language].measure;
  const better = verdict(finding, definition.direction);
  const short = better
    ? `${statement(finding, read, definition, reading)} ${say[better]}`
    : statement(finding, read, definition, reading);
  return { short, more: background(finding, reading) };
}

function statement(finding: Finding, read: ReadSeries, definition: MeasureDefinition, reading: Reading): string {
  const { say } = catalogue[reading.language].measure;
  const figure = (value: number) => figureText(value, definition, reading.language);
  const period = (index: number) => periodText(read.periods[index] ?? "", reading);
  const centre = (value: number) => say.centre[read.analysis.centre](figure(value));
  switch (finding.kind) {
    case "empty":
      return say.empty;
    case "begun":
      return say.begun(period(finding.at), figure(read.analysis.points[finding.at]?.y ?? Number.NaN));
    case "few": {
      const level = figure(finding.level);
      if (finding.before !== undefined) return say.young(level, period(finding.since), figure(finding.before));
      return finding.count === 1 ? say.one(level) : say.few(level, finding.count);
    }
    case "constant":
      return say.constant(figure(finding.level), period(finding.since));
    case "outside": {
      const value = figure(read.analysis.points[finding.at]?.y ?? Number.NaN);
      const [level, side] = [figure(finding.level), finding.side];
      if (definition.chart === "t")
        return say.outsideTime(period(finding.at), value, definition.event || say.event, level, side);
      return say.outside(period(finding.at), value, level, side);
    }
    case "run": {
      const { length, side, level, from, to } = finding;
      if (finding.holds) return say.runHolds(length, side, centre(level), period(from));
      return say.runEnded(length, side, centre(level), period(from), period(to));
    }
    case "crossings":
      return say.crossings(finding.crossings, finding.least, centre(finding.level), period(finding.since));
    case "pattern": {
      const { rule, length, from, at } = finding;
      const words = catalogue[reading.language].rules;
      return words.pattern[rule.name](length, rule.side, centre(finding.level), period(from), period(at));
    }
    case "stable":
      return stable(finding, figure, period, reading);
  }
}

function stable(
  finding: Finding & { kind: "stable" },
  figure: (value: number) => string,
  period: (index: number) => string,
  { language }: Reading,
): string {
  const { say } = catalogue[language].measure;
  const since = period(finding.since);
  const level = figure(finding.level);
  const said =
    finding.before === undefined ? say.stable(level, since) : say.stableBefore(level, since, figure(finding.before));
  const exceptions = finding.exceptions.map(period);
  if (exceptions.length === 0 || exceptions.length > MOST_EXCEPTIONS) return said;
  return `${said} ${say.exceptions(exceptions.join(` ${say.and} `))}`;
}

function background(finding: Finding, { language }: Reading): string {
  const { say } = catalogue[language].measure;
  if (finding.kind === "outside" || finding.kind === "pattern" || (finding.kind === "run" && finding.holds))
    return say.rare;
  return finding.kind === "run" || finding.kind === "crossings" ? say.shifted : "";
}

/** How old the figures are, in words; `old` where nothing has come for twice the rhythm. */
export function ageOf(
  read: ReadSeries,
  definition: MeasureDefinition,
  reading: Reading,
): { readonly text: string; readonly old: boolean } {
  const { age } = catalogue[reading.language].measure;
  const last = read.periods.length - 1;
  const latest = last < 0 ? undefined : { period: read.periods[last] ?? "", recordedAt: read.recordedAt[last] ?? 0 };
  const fresh = freshness(latest, definition.rhythm, reading.now, reading.zone);
  if (!fresh) return { text: age.none, old: false };
  const period = periodText(fresh.latest, reading);
  if (fresh.old) return { text: age.old(period), old: true };
  return {
    text: age.latest(period, momentText(fresh.recordedAt, reading.now, reading.language, reading.zone)),
    old: false,
  };
}
