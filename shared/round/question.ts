import * as z from "zod/mini";
import { boardId, questionId, unitId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { DAY, type Instant } from "../base/time.ts";
import { unitKindSchema } from "../tier/tiers.ts";

/**
 * A question from a leader to a board below: it stands first in that board's next meeting, is answered there, and the
 * answer comes back to the board that asked. It has no clock: whoever needs an answer by a time raises a matter.
 */
export const MAX_QUESTION = 200;
export const MAX_ANSWER = 300;
/** How long an answer stands on the board that asked, when nobody puts it away. */
export const ANSWER_SHOWN_FOR = 7 * DAY;
/** A question that nobody answered is not asked for ever. */
export const ASKED_FOR = 30 * DAY;
/** Questions that wait on one board, from all who ask: more are a burden, not interest. */
export const MOST_OPEN = 12;

const place = z.object({ boardId, unitId, unitName: z.string(), kind: unitKindSchema });
export type AskPlace = z.infer<typeof place>;

export const questionSchema = z.object({
  id: questionId,
  from: place,
  to: place,
  text: z.string(),
  askedAt: z.int(),
  answer: z.nullable(z.string()),
  answeredAt: z.nullable(z.int()),
  /** When the board that asked put the answer away. */
  closedAt: z.nullable(z.int()),
});
export type Question = z.infer<typeof questionSchema>;

/** What others ask of a board, and what it has asked itself; each the oldest first. */
export const boardQuestions = z.object({ toUs: z.array(questionSchema), ours: z.array(questionSchema) });
export type BoardQuestions = z.infer<typeof boardQuestions>;

export const questionCommand = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("answer"),
    id: questionId,
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_ANSWER)),
  }),
  z.object({ do: z.literal("close"), id: questionId }),
  /** Ten seconds of undo, as with all that is one touch. */
  z.object({ do: z.literal("unclose"), id: questionId }),
]);
export type QuestionCommand = z.infer<typeof questionCommand>;

export type QuestionState = "open" | "answered" | "closed";

function stateOf({ answeredAt, closedAt }: Pick<Question, "answeredAt" | "closedAt">): QuestionState {
  if (closedAt !== null) return "closed";
  return answeredAt === null ? "open" : "answered";
}

/** Whether it is shown still: on the board asked until it is answered, on the one that asked until put away. */
export function isShown(question: Question, side: "toUs" | "ours", now: Instant): boolean {
  const state = stateOf(question);
  if (state === "open") return now - question.askedAt < ASKED_FOR;
  if (side === "toUs" || state === "closed") return false;
  return now - (question.answeredAt ?? 0) < ANSWER_SHOWN_FOR;
}

/** What of a question its commands change. */
export type QuestionMoves = Pick<Question, "answer" | "answeredAt" | "closedAt">;
export type QuestionRefusal = { readonly code: "answered-already" } | { readonly code: "not-answered" };

/** One command; pure. The first answer stands: who comes second is told what it was. */
export function move(
  question: QuestionMoves,
  command: QuestionCommand,
  at: Instant,
): Outcome<QuestionMoves, QuestionRefusal> {
  switch (command.do) {
    case "answer":
      if (question.answeredAt !== null) {
        return question.answer === command.text ? ok(question) : refused({ code: "answered-already" });
      }
      return ok({ ...question, answer: command.text, answeredAt: at });
    case "close":
      if (question.answeredAt === null) return refused({ code: "not-answered" });
      return ok(question.closedAt === null ? { ...question, closedAt: at } : question);
    case "unclose":
      return ok({ ...question, closedAt: null });
  }
}
