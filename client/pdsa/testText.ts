import type { Language } from "../../shared/access/actor.ts";
import type { LocalDate } from "../../shared/base/time.ts";
import type { TestState } from "../../shared/board/pdsa.ts";
import type { Words } from "../words/catalogue.ts";
import { dayText } from "../words/dates.ts";
import type { CardTests } from "./readTests.ts";

/** A test in one line: what it is and how it stands. The mark says the state without colour. */
export interface TestText {
  readonly mark: string;
  readonly text: string;
  /** It waits for somebody. */
  readonly isDue: boolean;
}

export const STATE_MARKS: Readonly<Record<TestState, string>> = {
  unplanned: "○",
  planned: "○",
  running: "▸",
  due: "▲",
  paused: "‖",
  adopt: "✓",
  adapt: "↻",
  abandon: "✕",
};

interface About {
  readonly tests: CardTests;
  readonly evaluateOn: LocalDate | null;
  /** Who has the card. */
  readonly who: string;
  readonly today: LocalDate;
}

/** "Test 2 pågår · til fredag · Pleie-assistent". */
export function testText({ tests, evaluateOn, who, today }: About, words: Words, language: Language): TestText {
  const { current, state } = tests;
  const say = words.pdsa.state;
  const name = words.pdsa.test(current.number);
  const day = (date: LocalDate) => dayText(date, today, language);
  const until = evaluateOn === null ? "" : say.until(day(evaluateOn));
  const line = (...parts: readonly string[]): TestText => ({
    mark: STATE_MARKS[state],
    text: [...parts, who.trim()].filter((part) => part !== "").join(" · "),
    isDue: state === "due",
  });
  switch (state) {
    case "unplanned":
      return line(`${name} ${say.unplanned}`, until);
    case "planned":
      return line(`${name} ${say.planned(day(current.from ?? today))}`, until);
    case "running":
      return line(until === "" ? `${name} ${say.running}` : name, until);
    case "due":
      return line(`${name} ${say.due}`, evaluateOn === null || evaluateOn === today ? "" : say.since(day(evaluateOn)));
    case "paused":
      return line(`${name} ${say.paused}`);
    case "adapt":
      return line(`${name} ${say.adapt}`);
    case "adopt":
    case "abandon":
      return line(say[state](tests.cycles.length));
  }
}
