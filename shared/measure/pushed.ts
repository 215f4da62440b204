import * as z from "zod/mini";
import { unitId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import type { Instant } from "../base/time.ts";
import { looksLikeIdentity } from "../privacy/patientIdentity.ts";
import { figureOf, type MeasureChart, type MeasureDefinition, type Point } from "./measure.ts";
import { fitsRhythm, isFuture, type Period, readPeriod } from "./period.ts";

/**
 * Points as other systems push them. The schema is wide, since each row is answered in words of its own: a feed that
 * writes "1,5" must learn just that.
 */
const anything = z.optional(z.unknown());
const loosePoint = z.object({
  /** Id of the measure: where several come in one call. */
  measure: anything,
  /** Our id of the unit, or the code by which other systems know it. */
  unit: anything,
  period: anything,
  key: anything,
  value: anything,
  numerator: anything,
  denominator: anything,
  values: anything,
  asOf: anything,
});
export type RawPoint = z.infer<typeof loosePoint>;

/** Of one call. Stored in one transaction, which all others wait for, so it stays short; more is sent in more calls. */
export const MOST_ROWS = 1000;
const manyRows = z.array(loosePoint).check(z.minLength(1), z.maxLength(MOST_ROWS));
/** What becomes of a batch that holds rows which cannot be used: nothing of it is stored, or (`skip`) the other rows are. */
const wrongRows = z.optional(z.enum(["refuse", "skip"]));

/**
 * One point, or up to 1,000 in `points`. What stands beside `points` holds for every row that does not say otherwise;
 * `unitId` chooses the series, the measure's own unit if absent.
 */
export const pushBody = z.extend(loosePoint, {
  points: z.optional(manyRows),
  unitId: z.optional(unitId),
  wrongRows,
});
export type PushBody = z.infer<typeof pushBody>;

/** Points of several measures in one call: each row names its measure, and its unit if that is not the measure's own. */
export const pushManyBody = z.extend(loosePoint, { points: manyRows, wrongRows });
export type PushManyBody = z.infer<typeof pushManyBody>;

export const pushReply = z.object({
  /** New periods, corrections of old ones, repeats that changed nothing, and rows older than what is there. */
  stored: z.number(),
  corrected: z.number(),
  unchanged: z.number(),
  older: z.number(),
  /** Under `wrongRows: "skip"`: how many rows could not be used, and why, told as in a refusal. */
  refused: z.optional(z.number()),
  fields: z.optional(z.record(z.string(), z.string())),
});
export type PushReply = z.infer<typeof pushReply>;

/** Why one row cannot be used. Each code has words of its own on the page of the feed. */
export const ROW_CODES = [
  "bad-request",
  "patient-identity",
  "not-a-number",
  "bad-period",
  "future-period",
  "unknown-measure",
  "unknown-unit",
  "wrong-unit", // known, and neither the measure's own nor below it
  "not-allowed",
] as const;
export type RowCode = (typeof ROW_CODES)[number];

/** What is wrong with a row, and in which field. */
export interface Fault {
  readonly code: RowCode;
  readonly field: string;
  readonly message: string;
}

export interface ReadPoint extends Point {
  readonly asOf: Instant;
}

/** Reads one row for a measure. @param zone of the unit, which says when its days begin */
export function readRow(
  raw: RawPoint,
  definition: MeasureDefinition,
  now: Instant,
  zone: string,
): Outcome<ReadPoint, Fault> {
  const period = readOwnPeriod(raw.period, definition, now, zone);
  if (!period.ok) return period;
  const key = typeof raw.key === "number" ? String(raw.key) : (raw.key ?? "");
  if (typeof key !== "string" || !/^[\w.:-]{0,64}$/.test(key)) {
    return fault("bad-request", "key", "At most 64 letters, digits, and . : _ -");
  }
  const asOf = readAsOf(raw.asOf, now);
  if (asOf === undefined)
    return fault("bad-request", "asOf", "An instant such as 2026-11-21T05:30:00Z, not in the future.");
  const figure = readFigure(raw, definition);
  return figure.ok ? ok({ period: period.value, key, asOf, ...figure.value }) : figure;
}

const EXAMPLES = {
  day: "2026-11-21",
  week: "2026-W47",
  month: "2026-11",
  quarter: "2026-Q4",
  event: "2026-11-21T07:30:00Z",
};

function readOwnPeriod(
  raw: unknown,
  { rhythm }: MeasureDefinition,
  now: Instant,
  zone: string,
): Outcome<Period, Fault> {
  const period = readPeriod(raw);
  if (period === undefined || !fitsRhythm(period, rhythm)) {
    const given = raw === undefined ? "It is missing" : `${quoted(raw)} is not one`;
    return fault(
      "bad-period",
      "period",
      `${given}. This measure has a period such as "${EXAMPLES[rhythm]}", or an integer.`,
    );
  }
  if (isFuture(period, now, zone)) return fault("future-period", "period", `${period} has not begun yet.`);
  return ok(period);
}

function readAsOf(raw: unknown, now: Instant): Instant | undefined {
  if (raw === undefined || raw === null) return now;
  const period = typeof raw === "number" ? undefined : readPeriod(raw);
  const instant = typeof raw === "number" ? raw : period?.includes("T") ? Date.parse(period) : Number.NaN;
  return Number.isSafeInteger(instant) && instant >= 0 && instant <= now + 300_000 ? instant : undefined;
}

type Figure = Pick<Point, "value" | "numerator" | "denominator" | "values">;
const NO_FIGURE: Figure = { value: null, numerator: null, denominator: null, values: null };

/** A column that a row leaves empty comes as `null` from a database: only a row with no figure at all takes its point back. */
function readFigure(raw: RawPoint, definition: MeasureDefinition): Outcome<Figure, Fault> {
  const { value, numerator, denominator, values } = raw;
  const given = [value, numerator ?? denominator, values].filter((each) => each !== undefined && each !== null);
  if (given.length === 0 && value === null) return ok(NO_FIGURE);
  if (given.length !== 1) {
    return fault(
      "bad-request",
      "value",
      'Give "value", or "numerator" and "denominator", or "values": one of the three.',
    );
  }
  if (values !== undefined && values !== null) return readValues(values, definition);
  return value === undefined || value === null ? readRatio(raw, definition) : readValue(value, definition);
}

function readValue(raw: unknown, definition: MeasureDefinition): Outcome<Figure, Fault> {
  const { chart } = definition;
  if (figureOf(chart) === "ratio") {
    return fault("bad-request", "value", `A ${LETTERS[chart]} chart needs "numerator" and "denominator".`);
  }
  const value = readNumber(raw, "value");
  if (!value.ok) return value;
  const wrong = wrongFor(definition, value.value);
  if (wrong) return fault("bad-request", "value", wrong);
  // One figure of its kind: a subgroup of one.
  return ok(
    figureOf(chart) === "values" ? { ...NO_FIGURE, values: [value.value] } : { ...NO_FIGURE, value: value.value },
  );
}

/** What cannot be, whatever was measured. */
function wrongFor({ chart, countable }: MeasureDefinition, value: number): string | undefined {
  if (chart === "t" && value <= 0) return "Time between events must be greater than zero.";
  if (chart === "g" && !(Number.isInteger(value) && value >= 0)) return "Cases between events are whole, from 0 up.";
  const isCount = chart === "c" || countable === true;
  if (isCount && !(Number.isInteger(value) && value >= 0)) return "A count is whole, from 0 up.";
  return undefined;
}

/** Charts as people name them in messages of this door, which are English. */
const LETTERS: Readonly<Record<MeasureChart, string>> = {
  run: "run",
  i: "I",
  mr: "MR",
  ip: "I prime",
  xbar: "X-bar",
  s: "S",
  t: "T",
  p: "P",
  pp: "P prime",
  u: "U",
  up: "U prime",
  c: "C",
  g: "G",
  np: "NP",
};

function readValues(raw: unknown, { chart }: MeasureDefinition): Outcome<Figure, Fault> {
  const shape = figureOf(chart);
  if (shape !== "values" && shape !== "any") {
    return fault("bad-request", "values", "This chart has one figure a point.");
  }
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > 100) {
    return fault("bad-request", "values", "A list of 1 to 100 numbers.");
  }
  const values: number[] = [];
  for (const each of raw) {
    const value = readNumber(each, "values");
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok({ ...NO_FIGURE, values });
}

/** Shares count those of a group to whom it happened; rates count what may happen more than once to each. */
const SHARES: readonly MeasureChart[] = ["p", "pp", "np"];

function readRatio(raw: RawPoint, { chart }: MeasureDefinition): Outcome<Figure, Fault> {
  const shape = figureOf(chart);
  if (chart === "t")
    return fault("bad-request", "numerator", 'A T chart needs "value": the time since the event before.');
  if (shape !== "ratio" && shape !== "any") {
    return fault("bad-request", "numerator", `A chart of this kind (${LETTERS[chart]}) needs "${shape}".`);
  }
  const numerator = readNumber(raw.numerator, "numerator");
  if (!numerator.ok) return numerator;
  const denominator = readNumber(raw.denominator, "denominator");
  if (!denominator.ok) return denominator;
  const [counted, of] = [numerator.value, denominator.value];
  if (of < 0) return fault("bad-request", "denominator", "It cannot be below zero.");
  if (counted < 0 && shape === "ratio") return fault("bad-request", "numerator", "It cannot be below zero.");
  if (counted > of && SHARES.includes(chart))
    return fault("bad-request", "numerator", `${counted} of ${of}: more than there were.`);
  if (of === 0 && counted !== 0)
    return fault("bad-request", "denominator", `${counted} of 0: events without anybody to happen to.`);
  return ok({ ...NO_FIGURE, numerator: counted, denominator: of });
}

/** No figure of a hospital is larger, and the squares of larger ones would leave what a computer can count with. */
const LARGEST = 1e15;

function readNumber(raw: unknown, field: string): Outcome<number, Fault> {
  if (raw === undefined || raw === null) return fault("bad-request", field, "It is missing.");
  if (typeof raw !== "number" || !Number.isFinite(raw)) {
    const hint =
      typeof raw === "string" && /^-?\d+,\d+$/.test(raw.trim())
        ? `Write ${raw.trim().replace(",", ".")}, without quotes and with a point.`
        : "Write a finite number, without quotes.";
    return fault("not-a-number", field, `${quoted(raw)} is not a number. ${hint}`);
  }
  // A column too far to the left, and a person's number stands where a figure should. Its first digit may be zero.
  if (Number.isInteger(raw) && raw >= 1e9 && looksLikeIdentity(String(raw).padStart(11, "0"))) {
    return fault("patient-identity", field, "This looks like a national identity number.");
  }
  if (Math.abs(raw) > LARGEST) return fault("not-a-number", field, `${raw} is too large to be a figure.`);
  // Minus zero is zero: a correction from one to the other would correct nothing.
  return ok(raw === 0 ? 0 : raw);
}

/** What came, in a few letters. It may be anything, nested as deep as its sender liked: of lists and objects only the kind is told. */
export function quoted(raw: unknown): string {
  if (raw === null) return "null";
  if (typeof raw === "object") return Array.isArray(raw) ? "A list" : "An object";
  const text = typeof raw === "string" ? JSON.stringify(raw) : String(raw);
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

export function fault(code: RowCode, field: string, message: string): { readonly ok: false; readonly refusal: Fault } {
  return refused({ code, field, message });
}
