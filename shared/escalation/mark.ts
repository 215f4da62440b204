import * as z from "zod/mini";
import { boardId, cardId, measureId, unitId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { DAY, type Instant, MINUTE } from "../base/time.ts";
import { escalationId, LONGEST_MATTER } from "./escalation.ts";
import { type StepBy, stepBy } from "./step.ts";

/** A chart that was on the stage, or that goes with the card: it goes along when the matter is sent. */
const markChart = z.object({ measureId, unitId });

/**
 * A matter that the meeting has marked and somebody writes afterwards: *ikke sendt ennå*. It has the id that the matter will
 * have, so that the matter takes its place and there are never two.
 */
export const markSchema = z.object({
  id: escalationId,
  boardId,
  cardId: z.nullable(cardId),
  what: z.string(),
  chart: z.nullable(markChart),
  at: z.int(),
  by: stepBy,
  /** Dropped by a hand; for a while it can be fetched back. */
  droppedAt: z.nullable(z.int()),
});
export type Mark = z.infer<typeof markSchema>;

/** So soon after the meeting a mark should be a matter. It is not lost then: it says since when it waits. */
const MARK_LASTS = 30 * MINUTE;
/** How long a dropped one can be fetched back. */
export const DROPPED_FOR = DAY;
/** A board with more has stopped writing them. */
export const MOST_MARKS = 50;

export const markCommand = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("mark"),
    id: escalationId,
    cardId: z.nullable(cardId),
    what: z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_MATTER.what)),
    chart: z.optional(markChart),
  }),
  z.object({ do: z.literal("drop"), id: escalationId }),
  z.object({ do: z.literal("restore"), id: escalationId }),
]);
export type MarkCommand = z.infer<typeof markCommand>;

/** Until when it should be sent. */
export function markDue({ at }: Pick<Mark, "at">): Instant {
  return at + MARK_LASTS;
}

export function isLate(mark: Pick<Mark, "at">, now: Instant): boolean {
  return now >= markDue(mark);
}

/** What waits to be written, oldest first. */
export function openMarks(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(({ droppedAt }) => droppedAt === null).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** `sent`: it is a matter by now, or was dropped so long ago that it is gone. */
export interface MarkRefusal {
  readonly code: "sent" | "too-many";
}

/**
 * One step on the marks of a board; the same on the server and in a screen's outbox.
 * @returns the list itself when it is so already
 */
export function applyMark(
  marks: readonly Mark[],
  board: Mark["boardId"],
  command: MarkCommand,
  by: StepBy,
  at: Instant,
): Outcome<readonly Mark[], MarkRefusal> {
  const known = marks.find(({ id }) => id === command.id);
  if (command.do === "mark") {
    if (known) return ok(marks);
    if (openMarks(marks).length >= MOST_MARKS) return refused({ code: "too-many" });
    const { id, cardId: card, what, chart = null } = command;
    return ok([...marks, { id, boardId: board, cardId: card, what, chart, at, by, droppedAt: null }]);
  }
  if (!known) return command.do === "drop" ? ok(marks) : refused({ code: "sent" });
  const isDropped = known.droppedAt !== null;
  if (isDropped === (command.do === "drop")) return ok(marks);
  const changed = { ...known, droppedAt: command.do === "drop" ? at : null };
  return ok(marks.map((mark) => (mark === known ? changed : mark)));
}
