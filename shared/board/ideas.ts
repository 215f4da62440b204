import type { Instant } from "../base/time.ts";
import type { Card, LaneMeaning } from "./schema.ts";

/** What an idea is answered with: everywhere but where new ones come, and the lanes that a section has made itself. */
export const ANSWERS: readonly LaneMeaning[] = ["testing", "justDo", "exploring", "inUse", "notNow"];

/** An idea in line, and whether the meeting before had no time for it. */
export interface InLine {
  readonly card: Card;
  readonly isLeftOver: boolean;
}

/**
 * New ideas in the order in which they are taken: what the meeting before had no time for comes first, then what has come
 * since. Within each the order of the lane holds.
 * @param since when each card came to its lane, by the server's clock
 * @param lastEnd when the meeting of this kind before ended; null when there was none
 */
export function inLine(
  ideas: readonly Card[],
  since: ReadonlyMap<string, Instant>,
  lastEnd: Instant | null,
): readonly InLine[] {
  const line = ideas.map((card): InLine => {
    const came = since.get(card.id);
    return { card, isLeftOver: lastEnd !== null && came !== undefined && came < lastEnd };
  });
  return [...line.filter(({ isLeftOver }) => isLeftOver), ...line.filter(({ isLeftOver }) => !isLeftOver)];
}

/** What is known of an idea's answer. */
export interface Answered {
  readonly card: Card;
  readonly meaning: LaneMeaning;
  /** When it came to the lane that is its answer, and when it was given, by the server's clock. */
  readonly since: Instant;
  readonly createdAt: Instant;
}

/**
 * Ideas that have got an answer outside this meeting and since the one before, the oldest answer first. What was made where
 * it stands was never in line: that is work, not an answer.
 */
export function answeredBetween(ideas: readonly Answered[], lastEnd: Instant, startedAt: Instant): readonly Answered[] {
  return ideas
    .filter(({ card, meaning }) => card.kind === "idea" && ANSWERS.includes(meaning))
    .filter(({ since, createdAt }) => since > createdAt && since >= lastEnd && since < startedAt)
    .toSorted((a, b) => a.since - b.since || (a.card.id < b.card.id ? -1 : 1));
}
