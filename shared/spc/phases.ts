import type { Subgroup } from "./series.ts";

/** One phase of a series, and which of its points take part in what. Lists have one value a point. */
export interface PhaseInput {
  readonly points: readonly Subgroup[];
  /** Index of its first point in the series. */
  readonly from: number;
  /** Judged by the rules: neither left out nor of a period that has not ended. */
  readonly included: readonly boolean[];
  readonly baseline: readonly boolean[];
  /** Both: centre and sigma come of these. */
  readonly base: readonly boolean[];
  /** Its last point is of a period that has not ended. */
  readonly unfinished: boolean;
  /** Indices, within the phase, of the points that are judged. */
  readonly judged: readonly number[];
}

export interface PhaseChoice {
  readonly phaseEnds?: readonly number[];
  readonly freeze?: number;
  readonly excluded?: readonly number[];
  readonly unfinished?: boolean;
  readonly compat?: "qicharts2";
}

/** Cuts a series where people have said that a phase ends. Points are counted from 1; what lies outside is left out. */
export function phasesOf(series: readonly Subgroup[], choice: PhaseChoice): PhaseInput[] {
  const { phaseEnds = [], excluded = [] } = choice;
  const inside = phaseEnds.filter((end) => end >= 0 && end < series.length);
  const cuts = [...new Set([0, ...inside])].toSorted((a, b) => a - b);
  const left = new Set(excluded);
  return cuts.map((from, i) => phaseInput(series, from, cuts[i + 1] ?? series.length, { ...choice, left, cuts }));
}

interface Cut extends PhaseChoice {
  readonly left: ReadonlySet<number>;
  readonly cuts: readonly number[];
}

function phaseInput(series: readonly Subgroup[], from: number, to: number, choice: Cut): PhaseInput {
  const { freeze = Number.POSITIVE_INFINITY, unfinished = false, compat, left, cuts } = choice;
  const points = cuts.length === 1 ? series : series.slice(from, to);
  const open = unfinished ? series.length - 1 : -1;
  // qicharts2 knows no baseline within a phase; here a phase that holds the last point of the baseline ends it there.
  const last = cuts.length === 1 || (!compat && freeze > from) ? freeze : Number.POSITIVE_INFINITY;
  const included = points.map((_, k) => from + k !== open && !left.has(from + k + 1));
  const baseline = points.map((_, k) => from + k !== open && from + k < last);
  return {
    points,
    from,
    included,
    baseline,
    base: included.map((isIncluded, k) => isIncluded && baseline[k] === true),
    unfinished: open >= from && open < to,
    judged: indices(included),
  };
}

function indices(held: readonly boolean[]): number[] {
  const found: number[] = [];
  held.forEach((holds, i) => {
    if (holds) found.push(i);
  });
  return found;
}

/** The values that are judged and known. */
export function knownIn({ points, judged }: PhaseInput): number[] {
  return judged.map((i) => points[i]?.y ?? Number.NaN).filter((y) => !Number.isNaN(y));
}
