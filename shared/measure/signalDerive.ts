import { DAY, type Instant } from "../base/time.ts";
import { type AnalysedPhase, type AnalysedPoint, ENOUGH_FOR_RUNS } from "../spc/analyse.ts";
import { analyseRuns, longestRunMax, type RunsMethod } from "../spc/anhoej.ts";
import { RULE_SET_FACTS, type RuleName, type RuleSet } from "../spc/ruleSets.ts";
import type { MeasureDefinition, SeriesReading } from "./measure.ts";
import { comparePeriods, endOf, type Period, rhythmLength } from "./period.ts";
import type { ReadSeries } from "./readSeries.ts";
import { PATTERN_RULES } from "./signal.ts";

/** A signal that the figures give today, before it is known whether anybody has heard of it. */
export interface Found {
  readonly kind: "outside" | "run" | "crossings" | "pattern";
  readonly rule: (typeof PATTERN_RULES)[number] | null;
  readonly side: "above" | "below" | "rising" | "falling" | null;
  /** First period of its phase as people set it; empty for the first. */
  readonly phase: Period;
  readonly phaseNumber: number;
  /** Places of its first and last point; `null` for what judges the whole phase. */
  readonly from: string | null;
  readonly to: string | null;
  /** The same in points of the series; of the whole phase where it judges that. */
  readonly at: { readonly from: number; readonly to: number };
  /** The points it is about. */
  readonly marked: readonly number[];
  /** Settled, and there before the last point came. */
  readonly firm: boolean;
  /** Late enough to be told as news. */
  readonly isNews: boolean;
}

/**
 * How many finished points a signal stays news, and as many rhythms again for figures that come late. What is older was seen,
 * or is history that was brought in.
 */
const NEWS_LASTS = 3;

export interface Judged {
  readonly read: ReadSeries;
  readonly definition: Pick<MeasureDefinition, "settles" | "rules" | "rhythm">;
  readonly reading: Pick<SeriesReading, "phases">;
  readonly now: Instant;
  readonly zone: string;
}

/**
 * The signals of a series as it stands, in order of their phases. Pure, and blind to how the points came: any order gives the same.
 * A long run goes before few crossings, which say the same of the same phase without saying where.
 */
export function signalsIn(judged: Judged): Found[] {
  const series = new Series(judged);
  return judged.read.analysis.phases.flatMap((phase) => [
    ...outsideIn(series, phase),
    ...runsIn(series, phase),
    ...patternsIn(series, phase),
  ]);
}

/** Names of points that stay theirs when others come: the period, and which of its events where it has several. */
export function placesOf(periods: readonly Period[]): string[] {
  const seen = new Map<Period, number>();
  return periods.map((period) => {
    const nth = seen.get(period) ?? 0;
    seen.set(period, nth + 1);
    return nth === 0 ? period : `${period} ${nth + 1}`;
  });
}

/** Order of places: by period, then by which event. */
export function comparePlaces(a: string, b: string): number {
  const [period = "", nth = "1"] = a.split(" ");
  const [other = "", nthOther = "1"] = b.split(" ");
  return comparePeriods(period, other) || Number(nth) - Number(nthOther);
}

/** When a point's figure can no longer be corrected; integers tell no time, and are settled as they come. */
export function settledAt(period: Period, definition: Judged["definition"], zone: string): Instant {
  return (endOf(period, zone) ?? 0) + (definition.settles ?? 0) * DAY;
}

/** What each judgement asks of the series. */
class Series {
  readonly points: readonly AnalysedPoint[];
  readonly places: readonly string[];
  readonly rules: RuleSet;
  readonly method: RunsMethod;
  readonly #judged: Judged;
  readonly #news: ReadonlySet<number>;

  constructor(judged: Judged) {
    this.#judged = judged;
    this.points = judged.read.analysis.points;
    this.places = placesOf(judged.read.periods);
    this.rules = judged.definition.rules ?? "anhoej";
    this.method = this.rules === "bestbox" || this.rules === "cutbox" ? this.rules : "anhoej";
    this.#news = new Set(this.judgedIn(0, this.points.length - 1).slice(-NEWS_LASTS));
  }

  /** Points that rules judge. */
  judgedIn(from: number, to: number): number[] {
    return this.points.flatMap((point, i) =>
      i >= from && i <= to && point.included && !Number.isNaN(point.y) ? [i] : [],
    );
  }

  isSettled(i: number): boolean {
    const { read, definition, now, zone } = this.#judged;
    return settledAt(read.periods[i] ?? "", definition, zone) <= now;
  }

  isNewsIn(phase: AnalysedPhase, at: number): boolean {
    return phase === this.#judged.read.analysis.phases.at(-1) && this.#news.has(at) && this.#isRecent(at);
  }

  #isRecent(at: number): boolean {
    const { read, definition, now, zone } = this.#judged;
    const length = rhythmLength(definition.rhythm);
    const end = endOf(read.periods[at] ?? "", zone);
    if (length === undefined || end === undefined) return true;
    return now - end <= (definition.settles ?? 0) * DAY + 2 * NEWS_LASTS * length;
  }

  phaseStart(phase: AnalysedPhase): Period {
    const start = this.#judged.read.periods[phase.from] ?? "";
    const begun = this.#judged.reading.phases.filter(({ from }) => comparePeriods(from, start) <= 0);
    return phase.number === 1 && begun.length === 0 ? "" : latest(begun.map(({ from }) => from));
  }
}

function latest(periods: readonly Period[]): Period {
  return periods.toSorted(comparePeriods).at(-1) ?? "";
}

function outsideIn(series: Series, phase: AnalysedPhase): Found[] {
  return series.judgedIn(phase.from, phase.to).flatMap((i): Found[] => {
    const side = series.points[i]?.outside;
    if (!side) return [];
    const place = series.places[i] ?? "";
    return [
      {
        kind: "outside",
        rule: null,
        side,
        phase: series.phaseStart(phase),
        phaseNumber: phase.number,
        from: place,
        to: place,
        at: { from: i, to: i },
        marked: [i],
        // A figure that stands is a signal at once.
        firm: phase.runs.useful >= ENOUGH_FOR_RUNS && series.isSettled(i),
        isNews: series.isNewsIn(phase, i),
      },
    ];
  });
}

function runsIn(series: Series, phase: AnalysedPhase): Found[] {
  if (!phase.runsSignal) return [];
  const useful = series.judgedIn(phase.from, phase.to).filter((i) => sideAt(series.points[i]) !== undefined);
  const common = { phase: series.phaseStart(phase), phaseNumber: phase.number, rule: null } as const;
  const long = stretches(series.points, useful).filter((run) => run.length > longestAllowed(phase));
  const held = heldPoints(series, useful);
  if (long.length > 0) {
    return long.map((marked): Found => {
      const [from, to] = [marked[0] ?? 0, marked.at(-1) ?? 0];
      return {
        ...common,
        kind: "run",
        side: sideAt(series.points[from]) ?? null,
        from: series.places[from] ?? "",
        to: series.places[to] ?? "",
        at: { from, to },
        marked,
        firm: isHeldRun(held, marked),
        isNews: series.isNewsIn(phase, to),
      };
    });
  }
  const last = useful.at(-1) ?? phase.to;
  return [
    {
      ...common,
      kind: "crossings",
      side: null,
      from: null,
      to: null,
      at: { from: phase.from, to: phase.to },
      marked: [],
      firm: isHeld(series, held),
      isNews: series.isNewsIn(phase, last),
    },
  ];
}

/** A box may allow a shorter run than Anhøj's rule does: then the longest alone is too long. */
function longestAllowed({ runs }: AnalysedPhase): number {
  if (!runs.tooLong) return Number.POSITIVE_INFINITY;
  return Math.min(runs.longestMax, (runs.longest?.length ?? 0) - 1);
}

/** The useful points that stand, without the last: a signal that is there in these has held. */
function heldPoints(series: Series, useful: readonly number[]): number[] {
  return useful.slice(0, -1).filter((i) => series.isSettled(i));
}

/** Whether the runs rules gave a signal then already, by today's centre. */
function isHeld(series: Series, held: readonly number[]): boolean {
  const valuesOf = (of: "y" | "centre") => held.map((i) => series.points[i]?.[of] ?? Number.NaN);
  return held.length >= ENOUGH_FOR_RUNS - 1 && analyseRuns(valuesOf("y"), valuesOf("centre"), series.method).signal;
}

function isHeldRun(held: readonly number[], run: readonly number[]): boolean {
  const own = new Set(run);
  return held.length >= ENOUGH_FOR_RUNS - 1 && held.filter((i) => own.has(i)).length > longestRunMax(held.length);
}

function sideAt(point: AnalysedPoint | undefined): "above" | "below" | undefined {
  if (!point || point.y === point.centre || Number.isNaN(point.y - point.centre)) return undefined;
  return point.y > point.centre ? "above" : "below";
}

/** Useful points in stretches on one side. */
function stretches(points: readonly AnalysedPoint[], useful: readonly number[]): number[][] {
  const found: number[][] = [];
  for (const i of useful) {
    const last = found.at(-1);
    if (last && sideAt(points[last[0] ?? 0]) === sideAt(points[i])) last.push(i);
    else found.push([i]);
  }
  return found;
}

/** What other rule sets find: neighbours that break one rule on one side are one signal. */
function patternsIn(series: Series, phase: AnalysedPhase): Found[] {
  if (RULE_SET_FACTS[series.rules].judges === "series") return [];
  const judged = series.judgedIn(phase.from, phase.to);
  return PATTERN_RULES.flatMap((rule) =>
    SIDES.flatMap((side) =>
      neighbours(judged, (i) => breaks(series.points[i], rule, side)).map((marked): Found => {
        const [from, to] = [marked[0] ?? 0, marked.at(-1) ?? 0];
        const complete = completed(series.rules, rule, marked);
        return {
          kind: "pattern",
          rule,
          side,
          phase: series.phaseStart(phase),
          phaseNumber: phase.number,
          from: series.places[from] ?? "",
          to: series.places[to] ?? "",
          at: { from, to },
          marked,
          firm: complete < (judged.at(-1) ?? 0) && series.isSettled(complete),
          isNews: series.isNewsIn(phase, to),
        };
      }),
    ),
  );
}

const SIDES = ["above", "below", "rising", "falling", null] as const;

function breaks(point: AnalysedPoint | undefined, rule: RuleName, side: Found["side"]): boolean {
  return point?.broken.some((broken) => broken.name === rule && (broken.side ?? null) === side) ?? false;
}

function neighbours(judged: readonly number[], isOne: (i: number) => boolean): number[][] {
  const found: number[][] = [];
  judged.forEach((i, k) => {
    if (!isOne(i)) return;
    const before = judged[k - 1];
    if (before !== undefined && isOne(before)) found.at(-1)?.push(i);
    else found.push([i]);
  });
  return found;
}

/** The point with which a pattern was there. Most sets mark it from there on; Making Data Count marks all of its points. */
function completed(set: Series["rules"], rule: RuleName, marked: readonly number[]): number {
  const points = RULE_SET_FACTS[set].rules.find(({ name }) => name === rule)?.points ?? 1;
  const marksAll = set === "makingDataCount" && (rule === "one-side" || rule === "steady");
  const steps = rule === "steady" ? points - 1 : points;
  return marked[marksAll ? Math.min(steps, marked.length) - 1 : 0] ?? 0;
}
