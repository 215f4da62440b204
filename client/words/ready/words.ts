import type { ReadyWords } from "../../../shared/measure/catalogue.ts";

/** The words of one ready definition, in the order in which people ask: what, of what, in which unit, from where. */
export function words(
  name: string,
  counts: string,
  of: string,
  unit: string,
  source: string,
  /** Of rare events alone: the event in one word. */
  event = "",
): ReadyWords {
  return { name, counts, of, unit, source, event };
}
