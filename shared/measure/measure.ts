import * as z from "zod/mini";
import { boardId, measureId, unitId } from "../base/ids.ts";
import { isLocalDate } from "../base/time.ts";
import { testDecision } from "../board/schema.ts";
import type { Chart } from "../spc/chart.ts";
import { unitKindSchema } from "../tier/tiers.ts";
import type { Period } from "./period.ts";
import { signalView } from "./signal.ts";

/** The charts a measure can have: all that the engine computes. */
export const MEASURE_CHARTS = [
  "run",
  "i",
  "mr",
  "ip",
  "xbar",
  "s",
  "t",
  "p",
  "pp",
  "u",
  "up",
  "c",
  "g",
  "np",
] as const satisfies readonly Chart[];
/** The few that suit most measures, and are offered first. */
export const TILE_CHARTS = ["run", "i", "p", "u", "c", "t", "g"] as const satisfies readonly MeasureChart[];
/** How a signal is known. Anhøj's rules and the limits, unless people who know why have chosen otherwise. */
export const RULE_SETS = ["anhoej", "bestbox", "cutbox", "westernElectric", "nelson", "makingDataCount"] as const;
export type RuleSet = (typeof RULE_SETS)[number];
/** Rates are told per so many: falls per 1,000 patient days. */
export const PER = [1, 100, 1000, 10_000, 100_000] as const;
export const DIRECTIONS = ["up", "down", "neutral"] as const;
export const RHYTHMS = ["day", "week", "month", "quarter", "event"] as const;

const line = (most: number) => z.string().check(z.trim(), z.maxLength(most));

/** What a measure is: defined once, shown on many boards; a change makes a new version and the old ones stay. */
export const measureDefinition = z.object({
  name: line(80).check(z.minLength(1)),
  /** Behind a number: "%", "dager", "per 1000 liggedøgn"; empty for plain counts. */
  unit: line(30),
  /** Which way is better. */
  direction: z.enum(DIRECTIONS),
  /** In the unit shown; `null` = none. */
  target: z.nullable(z.number()),
  chart: z.enum(MEASURE_CHARTS),
  rhythm: z.enum(RHYTHMS),
  decimals: z.int().check(z.gte(0), z.lte(4)),
  /** A role, never a person: who sees to it that the figures come. */
  responsible: line(80),
  /** What is counted, and of what, in plain words. */
  numeratorText: z._default(line(120), ""),
  denominatorText: z._default(line(120), ""),
  /** For time between events: the event in one word, as in "to dager siden forrige fall". */
  event: z._default(line(40), ""),
  /** Where the figures come from. */
  source: z._default(line(120), ""),
  /** Events are counted by hand, one touch each: `tally.ts`. */
  countable: z.optional(z.boolean()),
  /** What it was copied from: `ready:<name>` of the catalogue, or `measure:<id>` of another unit. */
  origin: z.optional(line(60)),
  rules: z.optional(z.enum(RULE_SETS)),
  per: z.optional(z.literal([...PER])),
  /** Days after a period's end in which its figure may still be corrected: until then its signals are preliminary. */
  settles: z.optional(z.int().check(z.gte(0), z.lte(400))),
});
export type MeasureDefinition = z.infer<typeof measureDefinition>;
export type MeasureChart = MeasureDefinition["chart"];

/** How people read one series: what they chose, never the machine. Periods, so that late points move nothing. */
export const seriesReading = z.object({
  /** Last period of the baseline. */
  freeze: z.nullable(z.string()),
  phases: z.array(
    z.object({
      /** First period of the phase. */
      from: z.string(),
      name: line(60).check(z.minLength(1)),
      reason: line(200).check(z.minLength(1)),
    }),
  ),
  excluded: z.array(z.object({ period: z.string(), reason: line(200).check(z.minLength(1)) })),
  /** What happened, as people say it on the chart. */
  notes: z._default(z.array(z.object({ period: z.string(), text: line(120).check(z.minLength(1)) })), []),
  /** First periods of phases that were proposed and that people said no to: those are not proposed again. */
  declined: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(100))),
});
export type SeriesReading = z.infer<typeof seriesReading>;
export const PLAIN_READING: SeriesReading = { freeze: null, phases: [], excluded: [], notes: [] };

/** A point as it is stored: `value`, or `numerator` of `denominator`, or several `values`. All `null` = withdrawn. */
export const storedPoint = z.object({
  period: z.string(),
  /** Empty unless a period has several events. */
  key: z.string(),
  value: z.nullable(z.number()),
  numerator: z.nullable(z.number()),
  denominator: z.nullable(z.number()),
  values: z.nullable(z.array(z.number())),
  /** When the source took the figure; of two batches the older loses. */
  asOf: z.number(),
  recordedAt: z.number(),
  /** Counts corrections, from 1. */
  revision: z.number(),
  /** Of a figure that is summed up: how many units it is of, and how many usually report. Fewer = not whole yet. */
  reported: z.optional(z.object({ units: z.number(), of: z.number() })),
});
export type StoredPoint = z.infer<typeof storedPoint>;
/** What a point says, apart from when it came. */
export type Point = Pick<StoredPoint, "period" | "key" | "value" | "numerator" | "denominator" | "values">;

export const measureView = z.object({
  id: measureId,
  unitId,
  unitName: z.string(),
  definition: measureDefinition,
  version: z.number(),
  archived: z.boolean(),
  /** The newest point of its own unit's series. */
  latest: z.nullable(z.object({ period: z.string(), recordedAt: z.number() })),
  /** What the one who asks may do with it: the buttons follow it. */
  may: z.array(z.string()),
});
export type MeasureView = z.infer<typeof measureView>;

const day = z.string().check(z.refine(isLocalDate));

/** A test of a card that aims at a series: where it began, and where it ended with what decision. */
export const testMark = z.object({
  boardId,
  cardId: z.string(),
  /** Which cycle of the card. */
  number: z.int(),
  /** Of the card. */
  title: z.string(),
  from: day,
  to: z.nullable(day),
  decision: z.nullable(testDecision),
});
export type TestMark = z.infer<typeof testMark>;

export const seriesView = z.object({
  measure: measureView,
  unitId,
  unitName: z.string(),
  zone: z.string(),
  reading: seriesReading,
  /** For compare-and-set of the reading. */
  version: z.number(),
  points: z.array(storedPoint),
  /** The points are the sum of those of units below, as the unit has none of its own: `summed.ts`. */
  summed: z.optional(z.object({ units: z.number(), of: z.number(), kind: z.nullable(unitKindSchema) })),
  /** Periods whose figures are hidden from this reader, as they rest on fewer than five: `smallNumbers.ts`. */
  hidden: z.optional(z.array(z.string())),
  /** Tests that aim at it, from boards that the one who asks may read. */
  marks: z._default(z.array(testMark), []),
  /** Those that are not closed. */
  signals: z._default(z.array(signalView), []),
});
export type SeriesView = z.infer<typeof seriesView>;

export const newMeasureBody = z.extend(measureDefinition, { unitId });
export const measureChangeBody = z.object({
  version: z.int(),
  definition: z.optional(measureDefinition),
  archived: z.optional(z.boolean()),
});
export const readingChangeBody = z.object({ version: z.int(), unitId: z.optional(unitId), reading: seriesReading });

/** A point that was, and who replaced it when. */
export const pointRevision = z.extend(storedPoint, { by: z.string(), replacedAt: z.number() });
export type PointRevision = z.infer<typeof pointRevision>;

export const measureIdList = z.array(measureId);
/** What a chart needs of each point. */
export type FigureShape = "value" | "values" | "ratio";

export function figureOf(chart: MeasureChart): FigureShape | "any" {
  switch (chart) {
    case "p":
    case "pp":
    case "np":
    case "u":
    case "up":
      return "ratio";
    case "xbar":
    case "s":
      return "values";
    case "t":
    case "g":
    case "c":
      return "value";
    case "run":
    case "i":
    case "mr":
    case "ip":
      return "any";
  }
}

/** Each event is a point of its own: the time, or the number of cases, since the one before. */
export function isBetween({ chart }: Pick<MeasureDefinition, "chart">): boolean {
  return chart === "t" || chart === "g";
}

/** Shares are stored as counts and shown as per cent where the unit says so. */
export function isPercent({ unit }: Pick<MeasureDefinition, "unit">): boolean {
  return unit === "%" || unit.startsWith("% ");
}

export interface ReadingInPoints {
  readonly phaseEnds: number[];
  readonly freeze: number | undefined;
  readonly excluded: number[];
}

/** A reading in periods, as places among the points: counted from 1, as the engine does. */
export function readingInPoints(
  reading: SeriesReading,
  periods: readonly Period[],
  compare: (a: Period, b: Period) => number,
): ReadingInPoints {
  const upTo = (period: Period) => periods.filter((each) => compare(each, period) <= 0).length;
  const before = (period: Period) => periods.filter((each) => compare(each, period) < 0).length;
  return {
    phaseEnds: reading.phases.map((phase) => before(phase.from)),
    freeze: reading.freeze === null ? undefined : upTo(reading.freeze),
    excluded: periods.flatMap((each, i) => (reading.excluded.some((gone) => gone.period === each) ? [i + 1] : [])),
  };
}
