import type { Language } from "../../shared/access/actor.ts";
import type { Schedule } from "../../shared/pull/schedule.ts";
import type { PullCounts, PullDefinition, PullRowFault } from "../../shared/pull/source.ts";
import { numberText } from "../words/dates.ts";
import type { Words } from "../words/catalogue.ts";

export function scheduleText(schedule: Schedule, words: Words["pull"]["schedule"]): string {
  switch (schedule.every) {
    case "hour":
      return schedule.minute === 0 ? words.wholeHour : words.hour(String(schedule.minute));
    case "cron":
      return words.cron(schedule.pattern);
    default:
      return words[schedule.every](schedule.at);
  }
}

/** Where a source lies, short: the host alone, since the rest of an address says nothing to most. */
export function placeText(definition: PullDefinition, words: Words["pull"]): string {
  if (definition.kind === "sql") return words.database(definition.connection);
  return URL.canParse(definition.address) ? new URL(definition.address).host : definition.address;
}

/** "24 rader: 1 nye, 0 rettet, 23 som før · 2 uten tall ennå · 1 kan ikke brukes" */
export function countsText(counts: PullCounts, words: Words["pull"], language: Language): string {
  const number = (value: number) => numberText(value, language, 0);
  const { rows, stored, corrected, unchanged, older, empty, refused } = counts;
  const parts = [words.counts(number(rows), number(stored), number(corrected), number(unchanged + older))];
  if (empty > 0) parts.push(words.empty(number(empty)));
  if (refused > 0) parts.push(words.refused(number(refused)));
  return parts.join(" · ");
}

export function faultText({ code }: PullRowFault, words: Words): string {
  if (code === "unknown-measure") return words.pull.unknownMeasure;
  return code === "two-measures" ? words.pull.twoMeasures : words.import.faults.codes[code];
}
