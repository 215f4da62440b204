import { isChart } from "../../shared/spc/chart.ts";
import type { SpcCase } from "./cells.ts";
import { plotTheDots } from "./plotTheDots.ts";
import { qcc } from "./qcc.ts";
import { bernoulli, paretoBars, qicharts } from "./qicharts.ts";

export type { SpcCase };

/**
 * Runs one reference case. Returns an object with the keys of `expected` in that case's file, same shapes, same order;
 * throws where the case expects `error`. It only translates: the computing is `shared/spc`'s.
 */
export function runCase(spcCase: SpcCase): Record<string, unknown> {
  const all = allOf(spcCase);
  return Object.fromEntries(Object.keys(spcCase.expected).map((key) => [key, all[key]]));
}

function allOf(spcCase: SpcCase): Record<string, unknown> {
  const tool = spcCase.tool.split(" ")[0];
  if (tool === "qcc") return qcc(spcCase);
  if (tool === "NHSRplotthedots") return plotTheDots(spcCase);
  if (spcCase.chart === "pareto") return paretoBars(spcCase);
  if (spcCase.chart === "bcusum") return bernoulli(spcCase);
  if (tool === "qicharts2" && isChart(spcCase.chart)) return qicharts(spcCase);
  throw new Error(`no such chart: ${tool} ${spcCase.chart}`);
}
