import { DEFAULT_ZONE, instantAt, type LocalDate } from "../../shared/base/time.ts";
import type { MeasureDefinition, SeriesReading } from "../../shared/measure/measure.ts";
import { type ReadSeries, readSeries } from "../../shared/measure/readSeries.ts";
import { explain, type Finding, verdict } from "../../shared/spc/explain.ts";
import type { Seeded } from "./seeded.ts";

/** One point as the generator makes it; the store adds when it came. */
export interface ExamplePoint {
  readonly period: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface ExampleMeasure {
  readonly definition: MeasureDefinition;
  readonly points: readonly ExamplePoint[];
  readonly reading: SeriesReading;
}

/** Draws a measure with its figures up to a day. */
export type Make = (from: Seeded, today: LocalDate) => ExampleMeasure;

type Kind = Finding["kind"];

/**
 * Draws until the figures tell what the example needs of them, also when the last of them has not come yet: chance alone
 * makes a signal in every tenth calm series, and hides one in some that have changed.
 */
export function telling(make: Make, wanted: readonly Kind[], when: "always" | "with the last"): Make {
  return (from, today) => {
    for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
      const made = make(from, today);
      const shorter = { ...made, points: made.points.slice(0, -1) };
      const isTold = wanted.includes(findingOf(made, today)) && !isAdverse(made, today);
      if (isTold && (when === "with the last" || wanted.includes(findingOf(shorter, today)))) return made;
    }
    throw new RangeError(`no seed makes "${make(from, today).definition.name}" ${wanted.join(" or ")}`);
  };
}

const MOST_DRAWS = 500;

/** A run of the newcomers' example is a change for the better. */
function isAdverse(made: ExampleMeasure, today: LocalDate): boolean {
  const finding = explain(readExample(made, today).analysis);
  return finding.kind === "run" && verdict(finding, made.definition.direction) !== "favourable";
}

/** What a tile would say of an example measure on its first day. */
export function findingOf(made: ExampleMeasure, today: LocalDate): Kind {
  return explain(readExample(made, today).analysis).kind;
}

function readExample({ definition, reading, points }: ExampleMeasure, today: LocalDate): ReadSeries {
  const now = instantAt(today, "07:00", DEFAULT_ZONE);
  const stored = points.map((point) => ({ ...point, key: "", values: null, asOf: now, recordedAt: now, revision: 1 }));
  return readSeries(definition, reading, stored, now, DEFAULT_ZONE);
}
