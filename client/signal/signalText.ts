import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { SignalStep } from "../../shared/measure/signal.ts";
import { findingOf } from "../../shared/measure/signalFinding.ts";
import type { SignalHistory, SignalItem } from "../../shared/measure/signalItem.ts";
import { thaw } from "../../shared/measure/signalPicture.ts";
import { findingText } from "../measure/sentence.ts";
import { catalogue } from "../words/catalogue.ts";
import { momentText } from "../words/dates.ts";

/** One calm sentence: what the signal is, with its numbers and its period, as a tile would say it. */
export function signalSentence(item: SignalItem, language: Language, now: Instant): string {
  const reading = { language, zone: item.zone, now };
  return findingText(findingOf(item, item.picture), thaw(item.picture), item.definition, reading);
}

interface StepLine {
  readonly key: number;
  readonly text: string;
}

/** What was done at one time by one is one line: "funnet, bekreftet · i dag 07:45", "sett · tavlen Gangen, i dag 07:46". */
export function stepLines(
  { steps, zone }: Pick<SignalHistory, "steps" | "zone">,
  language: Language,
  now: Instant,
): StepLine[] {
  const words = catalogue[language].signal;
  const together: SignalStep[][] = [];
  for (const step of steps) {
    const last = together.at(-1)?.[0];
    const isSame = last?.at === step.at && last.by.kind === step.by.kind && last.by.name === step.by.name;
    if (isSame) together.at(-1)?.push(step);
    else together.push([step]);
  }
  return together.map((group, key) => {
    const what = group.map(({ step }) => words.steps[step]).join(", ");
    const [first] = group;
    const who = first && first.by.kind !== "system" ? words.by[first.by.kind](first.by.name) : "";
    const when = first ? momentText(first.at, now, language, zone) : "";
    const why = group.map((step) => whyOf(step, language)).filter(Boolean);
    return { key, text: [what, [who, when].filter(Boolean).join(", "), ...why].join(" · ") };
  });
}

function whyOf({ line, closing }: SignalStep, language: Language): string {
  if (line) return `«${line}»`;
  return closing && closing !== "person" ? catalogue[language].signal.closings[closing] : "";
}
