import type { MeasureDefinition, SeriesReading } from "../../shared/measure/measure.ts";
import { comparePeriods, type Period } from "../../shared/measure/period.ts";
import type { Given } from "./insight.ts";

/** What a person is asked before a change is saved. */
export interface Asked {
  readonly name: string;
  readonly reason: string;
  readonly text: string;
}

/** A change that somebody thinks of: shown before it is saved. */
export type Change =
  | {
      readonly of: "reading";
      readonly title: string;
      /** What is worth knowing first. */
      readonly lead?: string | undefined;
      readonly fields: readonly (keyof Asked)[];
      readonly reasonHelp?: string;
      /** What stands in the fields already. */
      readonly given?: Partial<Asked>;
      readonly reading: (asked: Asked) => SeriesReading;
    }
  | {
      readonly of: "definition";
      readonly title: string;
      readonly lead?: string | undefined;
      readonly fields: readonly never[];
      readonly definition: MeasureDefinition;
    };

/** A preview needs no words: what is asked for stands there as a sign that is never saved. */
const NOT_YET: Asked = { name: "…", reason: "…", text: "…" };

export function changed(given: Given, change: Change, asked: Asked = NOT_YET): Given {
  return change.of === "reading"
    ? { ...given, reading: change.reading(asked) }
    : { ...given, definition: change.definition };
}

export function frozen(reading: SeriesReading, period: Period | null): SeriesReading {
  return { ...reading, freeze: period };
}

type Phase = SeriesReading["phases"][number];

/** Adds a phase, or names one anew that begins in the same period; in order of time. */
export function withPhase(reading: SeriesReading, phase: Phase): SeriesReading {
  const others = reading.phases.filter(({ from }) => from !== phase.from);
  const phases = [...others, phase].toSorted((a, b) => comparePeriods(a.from, b.from));
  return { ...reading, phases };
}

export function withoutPhase(reading: SeriesReading, from: Period): SeriesReading {
  return { ...reading, phases: reading.phases.filter((phase) => phase.from !== from) };
}

export function withExcluded(reading: SeriesReading, period: Period, reason: string): SeriesReading {
  const others = reading.excluded.filter((each) => each.period !== period);
  const excluded = [...others, { period, reason }].toSorted((a, b) => comparePeriods(a.period, b.period));
  return { ...reading, excluded };
}

export function withIncluded(reading: SeriesReading, period: Period): SeriesReading {
  return { ...reading, excluded: reading.excluded.filter((each) => each.period !== period) };
}

export function withNote(reading: SeriesReading, period: Period, text: string): SeriesReading {
  const notes = [...reading.notes, { period, text }].toSorted((a, b) => comparePeriods(a.period, b.period));
  return { ...reading, notes };
}

export function withoutNote(reading: SeriesReading, note: SeriesReading["notes"][number]): SeriesReading {
  return { ...reading, notes: reading.notes.filter((each) => each !== note) };
}

/** Says no to a phase that was proposed. */
export function declining(reading: SeriesReading, from: Period): SeriesReading {
  return { ...reading, declined: [...(reading.declined ?? []).slice(-99), from] };
}
