import * as z from "zod/mini";
import { MOST_COLUMNS } from "./limits.ts";

/** What the columns of a file mean: columns count from 0, `null` = none. What a person chose is remembered as this. */
const column = z.int().check(z.gte(0), z.lt(MOST_COLUMNS));
export const importPlan = z.object({
  sheet: z.int().check(z.gte(0), z.lt(1000)),
  /** Rows above the figures. */
  header: z.int().check(z.gte(0), z.lte(20)),
  period: column,
  /** For periods such as "47" or "uke 47" with the year beside. */
  year: z.nullable(column),
  /** One column, or the several figures of a subgroup; empty when there are numerators and denominators. */
  values: z.array(column).check(z.maxLength(MOST_COLUMNS)),
  numerator: z.nullable(column),
  denominator: z.nullable(column),
  unit: z.nullable(column),
  key: z.nullable(column),
  decimal: z.enum(["comma", "point"]),
  monthFirst: z.boolean(),
  /** Figures between 0 and 1 of a measure in per cent: 0.125 is 12.5 %. */
  times100: z.boolean(),
});
export type ImportPlan = z.infer<typeof importPlan>;

const digits = z.optional(z.string().check(z.regex(/^\d{1,3}$/)));
const flag = z.optional(z.enum(["0", "1"]));

/** The same in an address: `?header=1&period=0&values=2`. Without `period` the columns are guessed, or remembered. */
export const planQuery = z.object({
  sheet: digits,
  header: digits,
  period: digits,
  year: digits,
  values: z.optional(z.string().check(z.regex(/^\d{1,3}(,\d{1,3}){0,199}$/))),
  numerator: digits,
  denominator: digits,
  unit: digits,
  key: digits,
  decimal: z.optional(z.enum(["comma", "point"])),
  monthFirst: flag,
  times100: flag,
});
export type PlanQuery = z.infer<typeof planQuery>;

/** @returns the plan that somebody chose; undefined when the columns are left to us, or make no plan */
export function planIn(query: PlanQuery): ImportPlan | undefined {
  if (query.period === undefined) return undefined;
  const place = (text: string | undefined) => (text === undefined ? null : Number(text));
  const read = importPlan.safeParse({
    sheet: Number(query.sheet ?? 0),
    header: Number(query.header ?? 1),
    period: Number(query.period),
    year: place(query.year),
    values: query.values?.split(",").map(Number) ?? [],
    numerator: place(query.numerator),
    denominator: place(query.denominator),
    unit: place(query.unit),
    key: place(query.key),
    decimal: query.decimal ?? "comma",
    monthFirst: query.monthFirst === "1",
    times100: query.times100 === "1",
  });
  return read.success ? read.data : undefined;
}

export function inAddress(plan: ImportPlan): string {
  const search = new URLSearchParams();
  const { values, monthFirst, times100, ...rest } = plan;
  for (const [name, value] of Object.entries(rest)) if (value !== null) search.set(name, String(value));
  if (values.length > 0) search.set("values", values.join(","));
  if (monthFirst) search.set("monthFirst", "1");
  if (times100) search.set("times100", "1");
  return search.toString();
}
