import type { Period } from "../../shared/measure/period.ts";
import type { ReadSeries } from "../../shared/measure/readSeries.ts";
import { signalPoints } from "../../shared/spc/explain.ts";
import { type PhaseTold, phaseTold } from "./insight.ts";

/** What a change would do to a chart, before anybody has saved it. */
export interface Difference {
  readonly before: readonly PhaseTold[];
  readonly after: readonly PhaseTold[];
  readonly appears: Signals;
  readonly vanishes: Signals;
}

/** The first of them by name, and how many there are. */
export interface Signals {
  readonly count: number;
  readonly periods: readonly Period[];
}

/** More than so many are not named: the picture shows them. */
const NAMED = 6;

/** @param before and after of the same points: a change moves lines, never figures */
export function differenceOf(before: ReadSeries, after: ReadSeries): Difference {
  const [was, is] = [signalPoints(before.analysis), signalPoints(after.analysis)];
  return {
    before: before.analysis.phases.map((phase) => phaseTold(before, phase, was)),
    after: after.analysis.phases.map((phase) => phaseTold(after, phase, is)),
    appears: named(after, is, was),
    vanishes: named(before, was, is),
  };
}

function named({ periods }: ReadSeries, some: ReadonlySet<number>, others: ReadonlySet<number>): Signals {
  const only = [...some].filter((index) => !others.has(index)).toSorted((a, b) => a - b);
  return { count: only.length, periods: only.slice(0, NAMED).map((index) => periods[index] ?? "") };
}
