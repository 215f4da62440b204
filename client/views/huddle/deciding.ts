import type { LocalDate } from "../../../shared/base/time.ts";
import { LANE_OF, type Quadrant, QUADRANTS, type Spot } from "../../../shared/board/matrix.ts";
import type { Card, LaneMeaning } from "../../../shared/board/schema.ts";
import type { DateChoice } from "../../../shared/board/ageing.ts";
import type { NamedLane } from "../../huddle/ideasStage.tsx";

/** What an idea in hand is asked, beyond where it lies. Each has a way back, and none needs writing. */
export type Asking =
  /** *Gjør nå*: test first, or do it at once? */
  | { readonly what: "how"; readonly spot: Spot }
  /** *Ikke nå* has a reason, and whoever gave the idea reads it. `spot` is undefined for a test that is given up. */
  | { readonly what: "why"; readonly spot: Spot | undefined }
  /** Any of the coming working days. */
  | { readonly what: "day" };

/** An answer after which somebody has something to do. */
export const TO_DO = ["testing", "justDo", "exploring"] as const;
export type ToDo = (typeof TO_DO)[number];

export function isToDo(meaning: LaneMeaning | undefined): meaning is ToDo {
  return TO_DO.some((each) => each === meaning);
}

/** The lane of a meaning that is shown on this board; a board may have put it away. */
export function laneFor(lanes: readonly NamedLane[], meaning: LaneMeaning): NamedLane | undefined {
  return lanes.find((lane) => lane.meaning === meaning);
}

/** The answers that this board has lanes for. */
export function quadrantsFor(lanes: readonly NamedLane[]): readonly Quadrant[] {
  const has = (meaning: LaneMeaning) => laneFor(lanes, meaning) !== undefined;
  return QUADRANTS.filter((each) => (each === "doNow" ? has("testing") || has("justDo") : has(LANE_OF[each])));
}

/** The day that is written at once, so that nobody has to touch one: a small test takes a week, a look into it two. */
const USUAL: Readonly<Record<ToDo, DateChoice["kind"]>> = {
  testing: "oneWeek",
  justDo: "nextMeeting",
  exploring: "twoWeeks",
};

/** Which of a card's days the answer is about, and what it is when nobody has said. */
export function usualDay(
  meaning: ToDo,
  card: Pick<Card, "due" | "evaluateOn">,
  choices: readonly DateChoice[],
): Partial<Pick<Card, "due" | "evaluateOn">> {
  const usual = choices.find(({ kind }) => kind === USUAL[meaning]) ?? choices[0];
  const field = dayField(meaning);
  return { [field]: card[field] ?? usual?.date ?? null };
}

export function dayField(meaning: ToDo): "due" | "evaluateOn" {
  return meaning === "testing" ? "evaluateOn" : "due";
}

/** What a day says of an answer; the same field that `usualDay` fills. */
export function dayOf(card: Pick<Card, "due" | "evaluateOn">, meaning: ToDo): LocalDate | null {
  return card[dayField(meaning)];
}
