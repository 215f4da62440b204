import { type MdcPoint, type MdcRule, makingDataCount } from "../../shared/spc/makingDataCount.ts";
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

/** One call of NHSRplotthedots' `ptd_spc()`, without facets: the files have none. */
export function plotTheDots({ input }: SpcCase): Record<string, unknown> {
  const { improvement_direction, screen_outliers, target, rebase, fix_after_n_points } = input.options;
  const days = (input.x ?? []).map(String);
  const order = days.map((_, i) => i).toSorted((a, b) => (days[a] ?? "").localeCompare(days[b] ?? ""));
  const x = order.map((i) => days[i] ?? "");
  const y = numbers(input.y);
  const analysis = makingDataCount(
    order.map((i) => y[i] ?? Number.NaN),
    {
      better: BETTER[improvement_direction as keyof typeof BETTER],
      screened: screen_outliers !== false,
      rebaseAt: [rebase ?? []].flat().map((day) => x.findIndex((each) => each >= String(day))),
      ...(typeof target === "number" && { target }),
      ...(typeof fix_after_n_points === "number" && { baseline: fix_after_n_points }),
    },
  );
  const each = (value: (point: MdcPoint) => unknown) => cells(analysis.points.map(value));
  const limited = (point: MdcPoint, value: boolean) =>
    Number.isNaN(point.upper) || Number.isNaN(point.y) ? null : value;
  const last = analysis.points.at(-1);
  return {
    x,
    facet: each(() => "no facet"),
    rebase_group: each((point) => point.group),
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
    last_facet: ["no facet"],
    variation_type: [last && TYPES[last.type]],
    variation_icon: [analysis.variation?.replace("-", "_").replace(/^common$/, "common_cause")],
    assurance_type: target === undefined ? null : [analysis.assurance ? ASSURED[analysis.assurance] : null],
    assurance_icon: target === undefined ? null : [analysis.assurance ?? null],
  };
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
