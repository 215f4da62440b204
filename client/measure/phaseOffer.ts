import type { Language } from "../../shared/access/actor.ts";
import { type Instant, localDate } from "../../shared/base/time.ts";
import type { SeriesReading, TestMark } from "../../shared/measure/measure.ts";
import { comparePeriods, type Period } from "../../shared/measure/period.ts";
import type { AskedSeries } from "../../shared/measure/readSeries.ts";
import { proposePhase } from "../../shared/spc/rephase.ts";
import { begunTests, chartTests, keyOf } from "./testMarks.ts";

/** A new phase as it is offered to people: they say what happened, or that nothing did. */
export interface PhaseOffer {
  /** First period of the phase. */
  readonly from: Period;
  /** Index of its first point. */
  readonly at: number;
  readonly before: number;
  readonly level: number;
  /** What somebody noted there, in their words; none where only the figures changed. */
  readonly noted: string | undefined;
}

interface Noted {
  /** Points before it. */
  readonly before: number;
  readonly text: string;
}

interface About {
  readonly reading: SeriesReading;
  readonly marks: readonly TestMark[];
  readonly zone: string;
  readonly now: Instant;
  readonly language: Language;
}

/** What was said no to stays away, also where another figure moves the place by a point or two. */
const SAME_PLACE = 3;

/** The phase that the engine proposes, if any, unless people have said no to it. */
export function phaseOffer(read: AskedSeries, about: About): PhaseOffer | undefined {
  const { analysis, periods, asked } = read;
  const noted = notedIn(periods, about);
  const proposal = proposePhase(
    analysis.points.map((point) => point.subgroup),
    asked,
    noted.map(({ before }) => before),
  );
  const from = proposal && periods[proposal.after];
  if (!proposal || from === undefined || isDeclined(about.reading, periods, proposal.after)) return undefined;
  const { after: at, before, level, because } = proposal;
  const text = because === "noted" ? noted.find((each) => each.before === at)?.text : undefined;
  return { from, at, before, level, noted: text };
}

/** Notes, and the tests that aim at the series, each with how many points came before it. */
function notedIn(periods: readonly Period[], { reading, marks, zone, now, language }: About): Noted[] {
  const today = localDate(now, zone);
  const titles = new Map(begunTests(marks, today).map((mark) => [keyOf(mark), mark.title]));
  const notes = reading.notes.map(({ period, text }) => ({ before: pointsBefore(periods, period), text }));
  const tests = chartTests({ marks, periods, zone, today, language }).flatMap(({ key, from }) =>
    Number.isFinite(from) ? [{ before: Math.ceil(from), text: titles.get(key) ?? "" }] : [],
  );
  return [...notes, ...tests];
}

/** How many points lie before a period. */
export function pointsBefore(periods: readonly Period[], period: Period): number {
  const at = periods.findIndex((each) => comparePeriods(each, period) >= 0);
  return at < 0 ? periods.length : at;
}

function isDeclined({ declined = [] }: SeriesReading, periods: readonly Period[], at: number): boolean {
  return declined.some((period) => Math.abs(pointsBefore(periods, period) - at) <= SAME_PLACE);
}
