import * as z from "zod/mini";
import { measureId, pullRunId, pullSourceId, unitId } from "../base/ids.ts";
import { ROW_CODES } from "../import/rows.ts";
import { pullReason } from "./reasons.ts";
import { scheduleSchema } from "./schedule.ts";

export const PULL_KINDS = ["url-json", "url-csv", "sql"] as const;
export type PullKind = (typeof PULL_KINDS)[number];

/** Rows of one pull; a longer history goes in as a file. */
export const MOST_PULLED_ROWS = 10_000;

const line = (most: number) => z.string().check(z.trim(), z.maxLength(most));
/** What the operator calls a secret or a database: `PULL_SECRET_DV` is DV here. */
const operatorName = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,39}$/));

const column = z._default(line(120), "");
/**
 * Which column holds what, by its name: a feed that gets a new column in the middle is still read right. In JSON a name is a
 * path inside the row, such as `tall.antall`. Empty = there is none.
 */
export const pullMapping = z.object({
  /** Path to the list of rows in JSON, such as `data.items`; empty = the answer is the list. */
  rows: z._default(line(200), ""),
  period: column,
  /** For periods such as "47" with the year beside. */
  year: column,
  value: column,
  numerator: column,
  denominator: column,
  key: column,
  /** A unit below the source's own, by its code, id or name. */
  unit: column,
  /** A measure, by its id or name. */
  measure: column,
  decimal: z._default(z.enum(["comma", "point"]), "point"),
  /** 11/21/2026 and not 21/11/2026. */
  monthFirst: z._default(z.boolean(), false),
  /** Figures between 0 and 1 of a measure in per cent. */
  times100: z._default(z.boolean(), false),
});
export type PullMapping = z.infer<typeof pullMapping>;

const common = {
  name: line(80).check(z.minLength(1)),
  schedule: scheduleSchema,
  mapping: pullMapping,
  /** The one measure that all rows are of; `null` = the mapping's column says. */
  measureId: z.nullable(measureId),
};
const address = line(2000).check(z.regex(/^https?:\/\/\S+$/i, "an address that begins with https:// or http://"));

/** Where figures are fetched, how often, and what is what in the answer. */
export const pullDefinition = z.discriminatedUnion("kind", [
  z.object({ ...common, kind: z.literal("url-json"), address, secret: z.nullable(operatorName) }),
  z.object({ ...common, kind: z.literal("url-csv"), address, secret: z.nullable(operatorName) }),
  z.object({ ...common, kind: z.literal("sql"), connection: operatorName, query: line(8000).check(z.minLength(1)) }),
]);
export type PullDefinition = z.infer<typeof pullDefinition>;

/** Whether it uses what only the operator can open: then only an administrator may define it. */
export function usesOperatorsKeys(definition: PullDefinition): boolean {
  return definition.kind === "sql" || definition.secret !== null;
}

/** Why a row cannot be used: as of a file that is handed in, and two of its own. */
export const PULLED_ROW_CODES = [...ROW_CODES, "unknown-measure", "two-measures"] as const;
export type PulledRowCode = (typeof PULLED_ROW_CODES)[number];
/** A row that cannot be used: which (from 1, as people count), in which column, what stood there, and why. */
export const pullRowFault = z.object({
  row: z.int(),
  column: z.string(),
  code: z.enum(PULLED_ROW_CODES),
  raw: z.string(),
  /** For rows that contradict each other: the other one. */
  other: z.nullable(z.int()),
});
export type PullRowFault = z.infer<typeof pullRowFault>;

const counts = z.object({
  rows: z.int(),
  stored: z.int(),
  corrected: z.int(),
  unchanged: z.int(),
  older: z.int(),
  /** Rows without a figure yet: nothing was said, so nothing was changed. */
  empty: z.int(),
  refused: z.int(),
});
export type PullCounts = z.infer<typeof counts>;
export const NO_COUNTS: PullCounts = {
  rows: 0,
  stored: 0,
  corrected: 0,
  unchanged: 0,
  older: 0,
  empty: 0,
  refused: 0,
};

/** `partly` = some rows could not be used; the others are stored. */
export const RUN_OUTCOMES = ["running", "good", "partly", "failed"] as const;

export const pullRun = z.object({
  id: pullRunId,
  startedAt: z.number(),
  endedAt: z.nullable(z.number()),
  /** By its schedule, or because somebody asked. */
  by: z.enum(["schedule", "person"]),
  outcome: z.enum(RUN_OUTCOMES),
  reason: z.nullable(pullReason),
  detail: z.string(),
  counts,
  /** The first of those that could not be used. */
  faults: z.array(pullRowFault),
});
export type PullRun = z.infer<typeof pullRun>;

export const pullSourceView = z.object({
  id: pullSourceId,
  unitId,
  definition: pullDefinition,
  version: z.int(),
  paused: z.boolean(),
  nextAt: z.nullable(z.number()),
  last: z.nullable(pullRun),
  /** When the figures that stand were last fetched whole. */
  goodAt: z.nullable(z.number()),
  /** When a fetch last brought something new. */
  newsAt: z.nullable(z.number()),
  /** The first that failed since the last good one. */
  failingSince: z.nullable(z.number()),
  /** What the one who asks may do with it: the buttons follow it. */
  may: z.array(z.string()),
});
export type PullSourceView = z.infer<typeof pullSourceView>;

export const newPullBody = z.object({ unitId, definition: pullDefinition });
export const pullChangeBody = z.object({
  version: z.int(),
  definition: z.optional(pullDefinition),
  paused: z.optional(z.boolean()),
});
export const pullsQuery = z.object({ unitId });
export const pullRunsReply = z.object({ items: z.array(pullRun) });

/** What the operator has opened: names alone, and where a secret goes. */
export const pullConnections = z.object({
  databases: z.array(z.string()),
  secrets: z.array(z.object({ name: z.string(), origin: z.string() })),
});

/** As a source, but what is what may still be unknown: the answer says which columns there are. */
export const pullTrialBody = z.object({ unitId, definition: pullDefinition });

/** A row as it was understood. */
const understood = z.object({
  measureName: z.string(),
  unitName: z.string(),
  period: z.string(),
  value: z.nullable(z.number()),
  numerator: z.nullable(z.number()),
  denominator: z.nullable(z.number()),
});
export const pullTrial = z.object({
  reason: z.nullable(pullReason),
  detail: z.string(),
  columns: z.array(z.string()),
  /** What the columns most likely mean, where nobody has said it. */
  suggested: z.nullable(pullMapping),
  /** The first rows as they came, by column. */
  sample: z.array(z.array(z.string())),
  points: z.array(understood),
  counts,
  faults: z.array(pullRowFault),
});
export type PullTrial = z.infer<typeof pullTrial>;
