import * as z from "zod/mini";
import { importId, measureId, unitId } from "../base/ids.ts";
import { ENCODINGS } from "../import/cells.ts";
import { importPlan, planQuery } from "../import/plan.ts";
import { ROW_CODES } from "../import/rows.ts";

/** Whose series rows are of, where no column says the unit; the file's name; and what its columns mean. */
export const importQuery = z.extend(planQuery, {
  unitId: z.optional(unitId),
  name: z.optional(z.string().check(z.maxLength(200))),
});
export type ImportQuery = z.infer<typeof importQuery>;

/** Whose reports they are, whatever they say themselves; and which of their groups. */
export const fhirQuery = z.object({
  unitId: z.optional(unitId),
  group: z.optional(z.string().check(z.maxLength(100))),
});

const pointInFile = z.object({
  period: z.string(),
  key: z.string(),
  value: z.nullable(z.number()),
  numerator: z.nullable(z.number()),
  denominator: z.nullable(z.number()),
  values: z.nullable(z.array(z.number())),
});

export const rowState = z.enum(["new", "corrected", "unchanged"]);

/** What a file was understood to say, before anything is saved. */
export const importPreview = z.object({
  file: z.object({
    kind: z.enum(["text", "workbook"]),
    encoding: z.nullable(z.enum(ENCODINGS)),
    delimiter: z.nullable(z.enum([";", ",", "\t", "|"])),
    sheets: z.array(z.string()),
    rows: z.number(),
    /** Its periods stand beside each other: the columns are those left of them, and then period and value. */
    isAcross: z.boolean(),
    /** What stands over the columns of the file itself. */
    heads: z.array(z.string()),
  }),
  plan: importPlan,
  /** The columns are as somebody chose them for such a file before. */
  remembered: z.boolean(),
  /** What stands in each, and which sign it has before decimals. */
  columns: z.array(z.object({ head: z.string(), samples: z.array(z.string()), decimal: z.enum(["comma", "point"]) })),
  /** Rows with anything in them; `usable` of them become points. */
  read: z.number(),
  usable: z.number(),
  repeats: z.number(),
  unusable: z.number(),
  stored: z.number(),
  corrected: z.number(),
  unchanged: z.number(),
  /** Figures of a measure in per cent that all lie between 0 and 1. */
  looksLikeShares: z.boolean(),
  units: z.array(z.object({ id: unitId, name: z.string(), points: z.number() })),
  /** The first rows as they will be stored, with what stands there now. */
  first: z.array(
    z.object({
      row: z.number(),
      unitName: z.string(),
      state: rowState,
      point: pointInFile,
      was: z.nullable(pointInFile),
    }),
  ),
  /** Rows that cannot be used, with what stands in them, so that they can be mended. */
  faults: z.array(
    z.object({
      row: z.number(),
      column: z.nullable(z.number()),
      code: z.enum(ROW_CODES),
      other: z.nullable(z.number()),
      cells: z.array(z.string()),
    }),
  ),
});
export type ImportPreview = z.infer<typeof importPreview>;
export type PreviewRow = ImportPreview["first"][number];
export type UnusableRow = ImportPreview["faults"][number];

/** One file that was brought in. */
export const importView = z.object({
  id: importId,
  measureId,
  at: z.number(),
  by: z.string(),
  fileName: z.string(),
  read: z.number(),
  stored: z.number(),
  corrected: z.number(),
  unchanged: z.number(),
  unusable: z.number(),
  units: z.number(),
  takenBackAt: z.nullable(z.number()),
  mayTakeBack: z.boolean(),
});
export type ImportView = z.infer<typeof importView>;

export const takenBack = z.object({
  import: importView,
  /** Points that stand again as they did, or are gone again. */
  restored: z.number(),
  /** Points that somebody has changed since: theirs stand. */
  kept: z.number(),
});
