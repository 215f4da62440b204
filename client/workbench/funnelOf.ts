import { isPercent, type MeasureDefinition } from "../../shared/measure/measure.ts";
import { comparePeriods, type Period } from "../../shared/measure/period.ts";
import { isWithdrawn } from "../../shared/measure/readSeries.ts";
import type { Panel } from "../../shared/protocol/measures.ts";
import { type Funnel, funnel } from "../../shared/spc/funnel.ts";

type UnitFigures = Pick<Panel, "unitName" | "points">;

/** The periods that at least two units have counted of how many, the newest first. */
export function funnelPeriods(panels: readonly UnitFigures[]): Period[] {
  const units = new Map<Period, number>();
  for (const { points } of panels) {
    const counted = points.filter((point) => point.denominator !== null && !isWithdrawn(point));
    for (const period of new Set(counted.map((point) => point.period))) units.set(period, (units.get(period) ?? 0) + 1);
  }
  return [...units]
    .filter(([, count]) => count >= 2)
    .map(([period]) => period)
    .toSorted((a, b) => comparePeriods(b, a));
}

/** Shares have their own limits, rates theirs; the Laney forms stay what they are. */
function funnelChart(definition: MeasureDefinition): "p" | "pp" | "u" | "up" {
  switch (definition.chart) {
    case "p":
    case "pp":
    case "u":
    case "up":
      return definition.chart;
    case "np":
      return "p";
    default:
      return isPercent(definition) ? "p" : "u";
  }
}

/** The units of one period against their common level, each with the limits that its size gives. */
export function funnelOf(panels: readonly UnitFigures[], definition: MeasureDefinition, period: Period): Funnel {
  const units = panels.flatMap(({ unitName, points }) => {
    const mine = points.filter((point) => point.period === period && point.denominator !== null);
    if (mine.length === 0) return [];
    const sum = (value: (point: (typeof mine)[number]) => number | null) =>
      mine.reduce((total, point) => total + (value(point) ?? 0), 0);
    return [{ name: unitName, count: sum((point) => point.numerator), size: sum((point) => point.denominator) }];
  });
  return funnel(units, {
    chart: funnelChart(definition),
    multiply: isPercent(definition) ? 100 : (definition.per ?? 1),
  });
}
