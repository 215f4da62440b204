import { figureOf, type MeasureDefinition } from "../../shared/measure/measure.ts";
import type { ImportPlan } from "../../shared/import/plan.ts";

export const ROLES = ["none", "period", "year", "value", "numerator", "denominator", "unit", "key"] as const;
export type Role = (typeof ROLES)[number];

/** The roles that columns of a measure can have. */
export function rolesFor({ chart, rhythm }: MeasureDefinition): readonly Role[] {
  const shape = figureOf(chart);
  return ROLES.filter((role) => {
    if (role === "value") return shape !== "ratio";
    if (role === "numerator" || role === "denominator") return shape === "ratio" || shape === "any";
    return role !== "key" || rhythm === "event";
  });
}

export function roleOf(plan: ImportPlan, column: number): Role {
  if (plan.period === column) return "period";
  if (plan.values.includes(column)) return "value";
  const role = (["year", "numerator", "denominator", "unit", "key"] as const).find((each) => plan[each] === column);
  return role ?? "none";
}

/** Gives a column its role, and takes the role from the column that had it; only a subgroup has several values. */
export function withRole(plan: ImportPlan, column: number, role: Role, hasSeveral: boolean): ImportPlan {
  const free = withoutColumn(plan, column);
  switch (role) {
    case "none":
      return free;
    case "period":
      return { ...free, period: column };
    case "value": {
      const values = hasSeveral ? [...free.values, column].toSorted((a, b) => a - b) : [column];
      return { ...free, values, numerator: null, denominator: null };
    }
    case "numerator":
    case "denominator":
      return { ...free, values: [], [role]: column };
    default:
      return { ...free, [role]: column };
  }
}

function withoutColumn(plan: ImportPlan, column: number): ImportPlan {
  const unless = (at: number | null) => (at === column ? null : at);
  return {
    ...plan,
    year: unless(plan.year),
    values: plan.values.filter((each) => each !== column),
    numerator: unless(plan.numerator),
    denominator: unless(plan.denominator),
    unit: unless(plan.unit),
    key: unless(plan.key),
  };
}
