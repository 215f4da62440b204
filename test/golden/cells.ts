import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Cell = number | string | null;

/** A reference case as it stands in its file. `null` = missing, "Inf" and "-Inf" = infinite. */
export interface SpcCase {
  readonly name: string;
  readonly chart: string;
  readonly tool: string;
  readonly input: {
    readonly x: readonly Cell[] | null;
    readonly y: readonly Cell[] | null;
    readonly n?: readonly Cell[] | null;
    readonly facet?: readonly string[];
    readonly facet1?: readonly string[];
    readonly facet2?: readonly string[];
    readonly subgroups?: readonly (readonly Cell[])[];
    readonly options: Readonly<Record<string, unknown>>;
  };
  readonly expected: Readonly<Record<string, unknown>>;
}

export function cell(value: unknown): unknown {
  if (value === undefined || Number.isNaN(value)) return null;
  if (value === Number.POSITIVE_INFINITY) return "Inf";
  if (value === Number.NEGATIVE_INFINITY) return "-Inf";
  return value === 0 ? 0 : value;
}

export function cells(values: readonly unknown[]): unknown[] {
  return values.map(cell);
}

export function number(value: unknown): number {
  if (value === "Inf") return Number.POSITIVE_INFINITY;
  if (value === "-Inf") return Number.NEGATIVE_INFINITY;
  return typeof value === "number" ? value : Number.NaN;
}

export function numbers(values: readonly unknown[] | null | undefined): number[] {
  return (values ?? []).map(number);
}

export function casesIn(folder: string): SpcCase[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .map((path) => JSON.parse(readFileSync(join(folder, path), "utf8")) as SpcCase);
}
