import type { Instant } from "../../shared/base/time.ts";
import { DEFAULT_ZONE } from "../../shared/base/time.ts";
import { figureOf, type MeasureView } from "../../shared/measure/measure.ts";
import { likelyPeriod } from "../../shared/measure/period.ts";

const FIGURES = {
  ratio: { numerator: 12, denominator: 93 },
  values: { values: [11, 12, 14] },
  value: { value: 12 },
  any: { value: 12 },
};

/** One line that reads a measure as its chart does. */
export function readLine(origin: string, secret: string, { id }: Pick<MeasureView, "id">): string {
  return `curl "${origin}/api/v1/measures/${id}/analysis?format=csv" -H 'Authorization: Bearer ${secret}'`;
}

/** One line that pushes one likely point of this measure: it works as it stands, also pasted into a terminal. */
export function curlLine(origin: string, secret: string, { id, definition }: MeasureView, now: Instant): string {
  const period = likelyPeriod(definition.rhythm, now, DEFAULT_ZONE);
  const body = JSON.stringify({ period, ...FIGURES[figureOf(definition.chart)] });
  const url = `${origin}/api/v1/measures/${id}/points`;
  return `curl ${url} -H 'Authorization: Bearer ${secret}' -H 'Content-Type: application/json' -d '${body}'`;
}
