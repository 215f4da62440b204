import type { AgendaStep } from "../../shared/huddle/agenda.ts";
import type { MeetingKind } from "../../shared/huddle/meetingType.ts";
import type { Language } from "../../shared/access/actor.ts";
import type { Words } from "../words/catalogue.ts";
import { numberText } from "../words/dates.ts";

/** What a step is called: the board's own title, or the one of its meaning in the reader's language. */
export function stepName(step: Pick<AgendaStep, "title" | "meaning">, words: Words): string {
  return step.title ?? words.huddle.step[step.meaning];
}

export function meetingName(type: { readonly kind: MeetingKind; readonly name: string | null }, words: Words): string {
  return type.name ?? words.huddle.kind[type.kind];
}

/** "1½ min": half minutes are the finest there are, and nobody says nought point five. */
export function minutesText(minutes: number, words: Words, language: Language): string {
  const whole = Math.floor(minutes);
  if (minutes - whole !== 0.5) return words.huddle.header.minutes(numberText(minutes, language));
  return words.huddle.header.minutes(`${whole === 0 ? "" : numberText(whole, language)}½`);
}

/** "1:26", also for what has run over: the sign is said in words beside it. */
export function countdown(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
