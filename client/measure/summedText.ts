import type { Language } from "../../shared/access/actor.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { catalogue } from "../words/catalogue.ts";

/** "summert fra 4 seksjoner", "summert fra 3 av 4 seksjoner, flere tall ventes"; nothing for figures of a unit's own. */
export function summedText(summed: SeriesView["summed"], language: Language): string {
  if (!summed) return "";
  const words = catalogue[language].multiples;
  const [one, many] = words.units[summed.kind ?? "mixed"];
  const count = `${summed.of} ${summed.of === 1 ? one : many}`;
  return summed.units < summed.of ? words.partly(String(summed.units), count) : words.summed(count);
}
