import { type Analysis, analyse, type ChartDefinition, ENOUGH_FOR_RUNS } from "./analyse.ts";
import { median, sum } from "./arithmetic.ts";
import type { Subgroup } from "./series.ts";

/**
 * A new phase, proposed and never set by itself: a person accepts it and says why. `after` is the last point of the phase
 * before, counted from 1, as `phaseEnds` has it; the levels are those that the chart would show.
 */
export interface PhaseProposal {
  readonly after: number;
  readonly before: number;
  readonly level: number;
  /** Whether it begins where somebody noted a change, or only where the figures do. */
  readonly because: "noted" | "found";
}

/** A step further back than this many points is history, and looking for it would cost more than it tells. */
const LOOKS_BACK = 300;

/** A noted change is believed where it explains at least this share of what the best place explains. */
const NEARLY_AS_GOOD = 0.8;

/**
 * Where the last phase looks like two levels: the place that leaves the least distance to the two medians. Nothing is
 * proposed without a signal by the runs rules, nor where the new phase would have one itself: a slope is not a step.
 * @param noted last points before changes that somebody has noted (a test, a new routine), counted from 1
 * Source: least absolute deviations; Provost & Murray (2011), ch. 4, on when to make new limits.
 */
export function proposePhase(
  series: readonly Subgroup[],
  given: ChartDefinition,
  noted: readonly number[] = [],
): PhaseProposal | undefined {
  // A lasting change of level is what the runs rules look for, whichever rules the chart is judged by.
  const definition: ChartDefinition = { ...given, rules: "anhoej" };
  const today = analyse(series, definition);
  const phase = today.phases.at(-1);
  if (!phase?.runsSignal) return undefined;
  const judged = judgedOf(today, phase.from).slice(-LOOKS_BACK);
  const values = judged.map(({ y }) => y);
  const places = placesIn(values);
  const best = places.toSorted((a, b) => costOf(values, a) - costOf(values, b))[0];
  // The best of those that may be judged would be a wrong place: a step of late has to wait for its points.
  if (best === undefined || !isJudged(values, best)) return undefined;
  const named = believed(values, best, places, (place) => noted.includes((judged[place - 1]?.at ?? -1) + 1));
  const after = (judged[(named ?? best) - 1]?.at ?? 0) + 1;
  return preview(series, definition, after, named === undefined ? "found" : "noted");
}

function judgedOf({ points }: Analysis, from: number): { readonly at: number; readonly y: number }[] {
  return points.flatMap(({ included, y }, at) => (at >= from && included && !Number.isNaN(y) ? [{ at, y }] : []));
}

/** A place is how many points lie before it. */
function placesIn(values: readonly number[]): number[] {
  return Array.from({ length: Math.max(0, values.length - 1) }, (_, i) => i + 1);
}

/** Both sides must be long enough to be judged. */
function isJudged(values: readonly number[], place: number): boolean {
  return Math.min(place, values.length - place) >= ENOUGH_FOR_RUNS;
}

/** What is left of the variation when each side has its own median. */
function costOf(values: readonly number[], place: number): number {
  return around(values.slice(0, place)) + around(values.slice(place));
}

function around(values: readonly number[]): number {
  const middle = median(values);
  return sum(values.map((value) => Math.abs(value - middle)));
}

function believed(
  values: readonly number[],
  best: number,
  places: readonly number[],
  isNoted: (place: number) => boolean,
): number | undefined {
  const whole = around(values);
  const least = (whole - costOf(values, best)) * NEARLY_AS_GOOD;
  return places
    .filter((place) => isNoted(place) && isJudged(values, place) && whole - costOf(values, place) >= least)
    .toSorted((a, b) => costOf(values, a) - costOf(values, b))[0];
}

function preview(
  series: readonly Subgroup[],
  definition: ChartDefinition,
  after: number,
  because: PhaseProposal["because"],
): PhaseProposal | undefined {
  const phases = analyse(series, { ...definition, phaseEnds: [...(definition.phaseEnds ?? []), after] }).phases;
  const [before, next] = phases.slice(-2);
  if (!before || !next || next.runsSignal) return undefined;
  return { after, before: before.level, level: next.level, because };
}
