import type { Language } from "../../shared/access/actor.ts";
import type { LocalDate } from "../../shared/base/time.ts";
import type { Words } from "../words/catalogue.ts";
import { dayText } from "../words/dates.ts";
import type { Age } from "../../shared/board/ageing.ts";

/** An age in words: "9 dager uten svar", "frist fredag". @param lane what the card's lane is called */
export function ageText(age: Age, lane: string, today: LocalDate, words: Words, language: Language): string {
  const say = words.board.age;
  switch (age.kind) {
    case "unanswered":
      return say.unanswered(age.days);
    case "still":
      return say.still(age.days, lane);
    case "overdue":
      return say.overdue(dayText(age.date, today, language));
    case "evaluateOverdue":
      return say.evaluateOverdue(dayText(age.date, today, language));
    case "due":
      return say.due(dayText(age.date, today, language));
    case "evaluate":
      return say.evaluate(dayText(age.date, today, language));
  }
}
