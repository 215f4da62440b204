import { type MdcPoint, type MdcRule, makingDataCount } from "../../shared/spc/makingDataCount.ts";
import { byCodePoint } from "../../shared/spc/series.ts";
import { cells, numbers, type SpcCase } from "./cells.ts";

const BETTER = { increase: "up", decrease: "down", neutral: "neutral" } as const;
const TYPES = {
  common: "common_cause",
  improvement: "special_cause_improvement",
  concern: "special_cause_concern",
  "neutral-high": "special_cause_neutral_high",
  "neutral-low": "special_cause_neutral_low",
} as const;
const ASSURED = { pass: "consistent_pass", fail: "consistent_fail", inconsistent: "inconsistent" } as const;

/** One call of NHSRplotthedots' `ptd_spc()`: each facet by itself, in order of its name. */
export function plotTheDots({ input }: SpcCase): Record<string, unknown> {
  const names = input.facet1 ?? input.facet ?? (input.x ?? []).map(() => "no facet");
  const facets = [...new Set(names)].toSorted(byCodePoint).map((name) => facetOf(input, name, names));
  const points = facets.flatMap(({ name, x, first, analysis }) =>
    analysis.points.map((point, i) => ({ ...point, name, x: x[i], rebased: point.group + first })),
  );
  const each = (value: (point: (typeof points)[number]) => unknown) => cells(points.map(value));
  const limited = (point: MdcPoint, value: boolean) =>
    Number.isNaN(point.upper) || Number.isNaN(point.y) ? null : value;
  const lasts = (value: (facet: (typeof facets)[number]) => unknown) => facets.map((facet) => value(facet) ?? null);
  const hasTarget = input.options.target !== undefined && input.options.target !== null;
  return {
    x: each((point) => point.x),
    facet: each((point) => point.name),
    rebase_group: each((point) => point.rebased),
    y: each((point) => point.y),
    mean: each((point) => point.mean),
    lpl: each((point) => point.lower),
    upl: each((point) => point.upper),
    outside_limits: each((point) => limited(point, point.outside)),
    close_to_limits: each((point) => limited(point, point.near)),
    relative_to_mean: each((point) => point.side),
    special_cause_type: each((point) => nameOf(point.rule)),
    point_type: each((point) => TYPES[point.type]),
    short_group_warning: each((point) => point.short),
    last_facet: lasts(({ name }) => name),
    variation_type: lasts(({ analysis }) => TYPES[analysis.points.at(-1)?.type ?? "common"]),
    variation_icon: lasts(({ analysis }) => analysis.variation?.replace("-", "_").replace(/^common$/, "common_cause")),
    assurance_type: hasTarget ? lasts(({ analysis: { assurance } }) => (assurance ? ASSURED[assurance] : null)) : null,
    assurance_icon: hasTarget ? lasts(({ analysis: { assurance } }) => assurance ?? null) : null,
  };
}

function facetOf(input: SpcCase["input"], name: string, names: readonly string[]) {
  const { improvement_direction, screen_outliers, target, rebase, fix_after_n_points } = input.options;
  const days = (input.x ?? []).map(String);
  const order = days
    .flatMap((_, i) => (names[i] === name ? [i] : []))
    .toSorted((a, b) => byCodePoint(days[a] ?? "", days[b] ?? ""));
  const x = order.map((i) => days[i] ?? "");
  const y = numbers(input.y);
  // A date that no point has is none to the reference either.
  const rebaseAt = [rebase ?? []].flat().flatMap((day) => (x.includes(String(day)) ? [x.indexOf(String(day))] : []));
  const analysis = makingDataCount(
    order.map((i) => y[i] ?? Number.NaN),
    {
      compat: "NHSRplotthedots",
      better: BETTER[improvement_direction as keyof typeof BETTER],
      screened: screen_outliers !== false,
      rebaseAt,
      ...(typeof target === "number" && { target }),
      ...(typeof fix_after_n_points === "number" && { baseline: fix_after_n_points }),
    },
  );
  // Groups count the dates that have passed: one on the first point makes it the second group.
  return { name, x, first: rebaseAt.includes(0) ? 1 : 0, analysis };
}

function nameOf(rule: MdcRule): string {
  switch (rule.kind) {
    case "common":
      return "Common Cause";
    case "outside":
      return rule.side === "above" ? "Above UCL" : "Below LCL";
    case "trend":
      return `7 Point Trend (${rule.side === "rising" ? "Increasing" : "Decreasing"})`;
    case "two-in-three":
      return `2 in 3 ${rule.side === "above" ? "Above" : "Below"} CL`;
    case "seven":
      return `7 Points ${rule.side === "above" ? "Above" : "Below"} CL`;
  }
}
