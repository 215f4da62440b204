import { type Analysis, analyse, type ChartDefinition } from "../../shared/spc/analyse.ts";
import type { RuleSet } from "../../shared/spc/ruleSets.ts";
import { type Row, subgroups } from "../../shared/spc/series.ts";

/**
 * What no reference tool can be asked: how a board reads a series, and where it differs from qicharts2 on purpose. Sentences
 * with a check, so that the search for deliberate faults (`faults.test.ts`) runs them on faulty copies of the engine too.
 */
export type Fact = readonly [sentence: string, holds: () => boolean];

export const calm = [12, 15, 9, 14, 11, 16, 8, 13, 10, 15, 12, 9, 14, 11, 13, 10, 16, 8, 12, 14, 9, 15, 11, 13];
export const values = (ys: readonly number[]): Row[] => ys.map((y, x) => ({ x, y }));
export const shares = (pairs: readonly (readonly [y: number, n: number])[]): Row[] =>
  pairs.map(([y, n], x) => ({ x, y, n }));

export function read(rows: readonly Row[], definition: Partial<ChartDefinition> = {}): Analysis {
  const { compat } = definition;
  return analyse(subgroups(rows, compat ? { compat } : {}), { chart: "i", ...definition });
}
export const R = { compat: "qicharts2" } as const;
export const near = (a: number | undefined, b: number) =>
  Math.abs((a ?? Number.NaN) - b) <= 1e-9 * Math.max(1, Math.abs(b));
export const broken = ({ points }: Analysis, at: number) =>
  points
    .at(at)
    ?.broken.map(({ number, side }) => `${number} ${side}`)
    .join() ?? "";
export const by = (rules: RuleSet, ys: readonly number[]) => read(values(ys), { rules, freeze: calm.length });
