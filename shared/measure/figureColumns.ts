import * as z from "zod/mini";
import type { StoredPoint } from "./measure.ts";

/**
 * The figures of a long series, a column a field: a third of the size of rows, and read in a fraction of the time. In the
 * order of the storage, not of time. A column that nothing stands in is `null`.
 */
export const figureColumns = z.object({
  period: z.array(z.string()),
  key: z.nullable(z.array(z.string())),
  value: z.nullable(z.array(z.nullable(z.number()))),
  numerator: z.nullable(z.array(z.nullable(z.number()))),
  denominator: z.nullable(z.array(z.nullable(z.number()))),
  values: z.nullable(z.array(z.nullable(z.array(z.number())))),
  /** Where the next part begins; `null` = this was the last. */
  next: z.nullable(z.object({ period: z.string(), key: z.string() })),
});
export type FigureColumns = z.infer<typeof figureColumns>;

/** What a series says, without when it came. */
export type Figure = Pick<StoredPoint, "period" | "key" | "value" | "numerator" | "denominator" | "values">;

/** Rows -> columns. */
export function inColumns(figures: readonly Figure[], next: FigureColumns["next"]): FigureColumns {
  const column = <Field extends keyof Figure>(field: Field, nothing: Figure[Field]) =>
    figures.every((figure) => figure[field] === nothing) ? null : figures.map((figure) => figure[field]);
  return {
    period: figures.map(({ period }) => period),
    key: column("key", ""),
    value: column("value", null),
    numerator: column("numerator", null),
    denominator: column("denominator", null),
    values: column("values", null),
    next,
  };
}

/** Columns -> rows as they are stored; when they came is not told here. */
export function fromColumns(columns: FigureColumns): StoredPoint[] {
  return columns.period.map((period, i) => ({
    period,
    key: columns.key?.[i] ?? "",
    value: columns.value?.[i] ?? null,
    numerator: columns.numerator?.[i] ?? null,
    denominator: columns.denominator?.[i] ?? null,
    values: columns.values?.[i] ?? null,
    asOf: 0,
    recordedAt: 0,
    revision: 1,
  }));
}
