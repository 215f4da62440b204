import { addDays, type LocalDate, weekday } from "../../../shared/base/time.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import type { DateChoice } from "../../../shared/board/ageing.ts";
import type { Who } from "./who.ts";

/** Who, as large buttons of the row of a meeting. */
export function whoActs(choices: readonly Who[], value: string, onChoose: (who: Who) => void): Act[] {
  return choices.map((choice) => ({
    key: `who ${choice.who}`,
    label: choice.who,
    isOn: choice.who === value,
    onPress: () => onChoose(choice),
  }));
}

/** When, as large buttons; the one that holds is pressed, and pressed again it is taken away. */
export function whenActs(
  choices: readonly DateChoice[],
  value: LocalDate | null,
  words: Readonly<Record<DateChoice["kind"], string>>,
  onChoose: (date: LocalDate | null) => void,
): Act[] {
  return choices.map(({ kind, date }) => ({
    key: kind,
    label: words[kind],
    isOn: value === date,
    onPress: () => onChoose(value === date ? null : date),
  }));
}

const WEEKS_AHEAD = 4;

/** The working days of the coming weeks: any other day is for the card at a desk. */
export function comingDays(today: LocalDate): readonly LocalDate[] {
  const days = Array.from({ length: WEEKS_AHEAD * 7 }, (_, after) => addDays(today, after + 1));
  return days.filter((day) => weekday(day) <= 5);
}
