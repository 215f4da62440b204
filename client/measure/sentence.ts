import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import { freshness } from "../../shared/measure/freshness.ts";
import type { ReadSeries } from "../../shared/measure/readSeries.ts";
import { ENOUGH_FOR_LIMITS, type Preliminary } from "../../shared/spc/analyse.ts";
import { explain, type Finding, verdict } from "../../shared/spc/explain.ts";
import { upcoming } from "../../shared/spc/upcoming.ts";
import { catalogue } from "../words/catalogue.ts";
import { momentText } from "../words/dates.ts";
import { centreOf, figuresOf, periodText, type Reading } from "./figures.ts";
import { roleInSentence } from "./role.ts";

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
  return {
    short: findingText(finding, read, definition, reading),
    more: background(finding, read, definition, reading),
  };
}

/** As much of a series as a sentence asks for: also of one that was kept as it was. */
type Told = Pick<ReadSeries, "analysis" | "periods">;

/** One finding in words, with what it means for us where it is a signal. */
export function findingText(finding: Finding, read: Told, definition: MeasureDefinition, reading: Reading): string {
  const better = verdict(finding, definition.direction);
  const said = statement(finding, read, definition, reading);
  return better ? `${said} ${catalogue[reading.language].measure.say[better]}` : said;
}

function statement(finding: Finding, read: Told, definition: MeasureDefinition, reading: Reading): string {
  const { say } = catalogue[reading.language].measure;
  const { figure, level: around, centre } = figuresOf(read, definition, reading);
  const period = (index: number) => periodText(read.periods[index] ?? "", reading);
  switch (finding.kind) {
    case "empty":
      return say.empty;
    case "begun":
      return say.begun(period(finding.at), figure(read.analysis.points[finding.at]?.y ?? Number.NaN));
    case "few": {
      const level = around(finding.level);
      if (finding.before !== undefined) return say.young(level, period(finding.since), around(finding.before));
      return finding.count === 1 ? say.one(level) : say.few(level, finding.count);
    }
    case "constant": {
      const { level, since, before } = finding;
      if (before === undefined) return say.constant(figure(level), period(since));
      return say.constantBefore(figure(level), period(since), around(before));
    }
    case "outside": {
      const { at, value, limit, side } = finding;
      const level = around(finding.level);
      if (definition.chart === "t")
        return say.outsideTime(period(at), figure(value), definition.event || say.event, level, side);
      return say.outside(period(at), figure(value), around(limit), level, side);
    }
    case "run": {
      const { length, side, level, from, to } = finding;
      if (finding.holds) return say.runHolds(length, side, centre(level), period(from));
      return say.runEnded(length, side, centre(level), period(from), period(to));
    }
    case "crossings": {
      const last = read.analysis.points.findLastIndex((point) => point.included && !Number.isNaN(point.y));
      return say.crossings(finding.crossings, centre(finding.level), period(finding.since), period(last));
    }
    case "pattern": {
      const { rule, length, from, at } = finding;
      const words = catalogue[reading.language].rules;
      return words.pattern[rule.name](length, rule.side, centre(finding.level), period(from), period(at));
    }
    case "stable":
      return stable(finding, around, period, reading);
  }
}

function stable(
  finding: Finding & { kind: "stable" },
  figure: (level: number) => string,
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

/** The second sentence: why chance seldom does so, what is missing to judge, or what the next signal would take. */
function background(finding: Finding, read: Told, definition: MeasureDefinition, reading: Reading): string {
  const { say } = catalogue[reading.language].measure;
  switch (finding.kind) {
    case "outside":
      return say.rareOutside;
    case "pattern":
      return say.rare;
    case "run":
      return withPreliminary(say.rareRun(finding.allowed, finding.useful), finding.preliminary, reading);
    case "crossings":
      return withPreliminary(say.rareCrossings(finding.least, finding.useful), finding.preliminary, reading);
    case "few":
      return say.needed(finding.missing);
    case "stable":
      return [nextSignal(read, definition, reading), limitsToCome(read, definition, reading)].filter(Boolean).join(" ");
    default:
      return "";
  }
}

function withPreliminary(why: string, preliminary: Preliminary | undefined, { language }: Reading): string {
  return preliminary ? `${why} ${catalogue[language].measure.say.preliminary[preliminary]}` : why;
}

function nextSignal(read: Told, definition: MeasureDefinition, reading: Reading): string {
  const next = upcoming(read.analysis);
  if (!next || (!next.run && next.above === undefined && next.below === undefined)) return "";
  const { say } = catalogue[reading.language].measure;
  const { level } = figuresOf(read, definition, reading);
  const limit = (value: number | undefined) => (value === undefined ? undefined : level(value));
  const centre = say.centreName[centreOf(read.analysis)];
  const run = next.run && { side: next.run.side, count: next.run.more, centre };
  return say.next({ above: limit(next.above), below: limit(next.below), run });
}

/** A run chart of a measure whose chart has limits: when they come. */
function limitsToCome({ analysis }: Told, { chart }: MeasureDefinition, { language }: Reading): string {
  const phase = analysis.phases.at(-1);
  const comes = phase?.stage === "run" && !phase.constant && chart !== "run";
  return comes ? catalogue[language].measure.say.limitsAt(ENOUGH_FOR_LIMITS) : "";
}

/** How old figures are, in words; `brief` for a wall; `old` where nothing has come for twice the rhythm. */
export interface Age {
  readonly text: string;
  readonly brief: string;
  readonly old: boolean;
}

export function ageOf(read: ReadSeries, definition: MeasureDefinition, reading: Reading): Age {
  const { age } = catalogue[reading.language].measure;
  const last = read.periods.length - 1;
  const latest = last < 0 ? undefined : { period: read.periods[last] ?? "", recordedAt: read.recordedAt[last] ?? 0 };
  const fresh = freshness(latest, definition.rhythm, reading.now, reading.zone);
  if (!fresh) return { text: age.none, brief: age.none, old: false };
  const period = periodText(fresh.latest, reading);
  if (fresh.old) {
    // Grey alone helps nobody: whoever stands before the wall learns whom to ask.
    const { ask } = catalogue[reading.language].feeds;
    const who = roleInSentence(definition.responsible);
    const text = who === "" ? age.old(period) : `${age.old(period)}. ${ask(who)}`;
    return { text, brief: text, old: true };
  }
  const when = momentText(fresh.recordedAt, reading.now, reading.language, reading.zone);
  return { text: age.latest(period, when), brief: age.upTo(period), old: false };
}
