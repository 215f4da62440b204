import { type MeasureId, measureId } from "../base/ids.ts";
import type { MeasureDefinition } from "../measure/measure.ts";

/**
 * The measures of the meeting itself: what a team sees of its own board as of any other process. Source of the list:
 * domain/practice.md 2.6. Each is drawn by the one engine and follows from rows that are kept anyway; nobody types anything.
 */
export const HEALTH_IDS = [
  "held",
  "onTime",
  "length",
  "heads",
  "fresh",
  "ideaDays",
  "answered",
  "solvedHere",
  "discussed",
] as const;
export type HealthId = (typeof HEALTH_IDS)[number];

/** A measure apart from its name, which is worded by whoever shows it. */
export type Unnamed = Omit<MeasureDefinition, "name">;

const PLAIN = {
  unit: "",
  direction: "up",
  target: null,
  chart: "run",
  rhythm: "week",
  decimals: 0,
  responsible: "",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
} as const satisfies Unnamed;

const SHARE = { ...PLAIN, unit: "%", chart: "p" } as const satisfies Unnamed;
/** One figure a meeting: they come when they come, so the last one never grows old. */
const EACH_MEETING = { ...PLAIN, rhythm: "event" } as const satisfies Unnamed;

/**
 * How each is drawn and which way is better. Length and share solved here have no better way: a meeting is as long as it
 * needs to be, and a section that raises nothing is not therefore a good one. What `worse` says is when a test of the meeting
 * is worth a thought.
 */
export const HEALTH_MEASURES: Readonly<Record<HealthId, Unnamed & { readonly worse: "above" | "below" | null }>> = {
  held: { ...SHARE, worse: "below" },
  onTime: { ...SHARE, worse: "below" },
  length: { ...EACH_MEETING, chart: "i", unit: "min", direction: "neutral", worse: "above" },
  heads: { ...EACH_MEETING, unit: "personer", worse: "below" },
  // The same cards and tiles are counted week after week: not the independent trials that a P chart's limits are for.
  fresh: { ...PLAIN, unit: "%", worse: "below" },
  ideaDays: { ...PLAIN, unit: "dager", direction: "down", worse: "above" },
  answered: { ...SHARE, rhythm: "month", worse: "below" },
  solvedHere: { ...SHARE, rhythm: "month", direction: "neutral", worse: null },
  discussed: { ...SHARE, rhythm: "month", worse: "below" },
};

/** How long the matters that come to a level wait for its answer, one by one in the order in which they were answered. */
export const ANSWERING: Unnamed = {
  ...EACH_MEETING,
  unit: "timer",
  direction: "down",
  decimals: 1,
};
/** And the share of them that was answered within svarfrist. */
export const ANSWERED_IN_TIME: Unnamed = { ...SHARE, rhythm: "week" };

/** The id that a screen draws one of them under: the same everywhere, and no row's. */
export function healthMeasureId(name: string): MeasureId {
  return measureId.parse(`health${name.toLowerCase()}`.padEnd(26, "2"));
}
