import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { SignalStep } from "../../shared/measure/signal.ts";
import { findingOf } from "../../shared/measure/signalFinding.ts";
import type { SignalItem } from "../../shared/measure/signalItem.ts";
import { thaw } from "../../shared/measure/signalPicture.ts";
import { findingText } from "../measure/sentence.ts";
import { catalogue } from "../words/catalogue.ts";
import { momentText } from "../words/dates.ts";

/** One calm sentence: what the signal is, with its numbers and its period, as a tile would say it. */
export function signalSentence(item: SignalItem, language: Language, now: Instant): string {
  const reading = { language, zone: item.zone, now };
  return findingText(findingOf(item, item.picture), thaw(item.picture), item.definition, reading);
}

/** "sett av Kari Nordmann i dag 07:45", "avsluttet i går: tallet ble rettet". */
export function stepText(step: SignalStep, zone: string, language: Language, now: Instant): string {
  const words = catalogue[language].signal;
  const who = step.by.kind === "system" ? "" : words.by[step.by.kind](step.by.name);
  const when = momentText(step.at, now, language, zone);
  const why = step.line || (step.closing && step.closing !== "person" ? words.closings[step.closing] : "");
  return [words.steps[step.step], [who, when].filter(Boolean).join(", "), why && `«${why}»`]
    .filter(Boolean)
    .join(" · ");
}
