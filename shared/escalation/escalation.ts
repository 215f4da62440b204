import * as z from "zod/mini";
import { boardId, type BoardId, cardId, idSchema, measureId, unitId } from "../base/ids.ts";
import { unitKindSchema } from "../tier/tiers.ts";
import type { Judge } from "./apply.ts";
import { isOnlySeen } from "./onlySeen.ts";
import { clockOf, delegateOf, groupOf, holderOf, missedBy, passedBy, senderOf } from "./state.ts";
import { groupId, matterStep } from "./step.ts";

/**
 * A matter that a section cannot solve itself: it goes up to a board above, and its answer comes back. What has happened to
 * it is a list that only grows (`step.ts`); who has it, where it stands and what is promised follow from that list
 * (`state.ts`), so they cannot disagree.
 */
export const escalationId = idSchema<"escalation">();
export type EscalationId = z.infer<typeof escalationId>;

/** `awareness` asks for nothing but that it is read. */
export const escalationKind = z.enum(["action", "awareness"]);
export type EscalationKind = z.infer<typeof escalationKind>;

/** Longest texts, in UTF-16 units. */
export const LONGEST_MATTER = { what: 300, tried: 1000, asked: 300, answer: 1000 } as const;
const line = (longest: number) => z.string().check(z.trim(), z.maxLength(longest));
const filled = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

/** A board as the other end of a matter sees it. */
export const placeSchema = z.object({ boardId, unitName: z.string(), unitKind: unitKindSchema });
export type Place = z.infer<typeof placeSchema>;

/** Which series goes along. */
const chartOf = { measureId, unitId };
/** A chart that goes along; its picture, as the series was when the matter was sent, is asked for by itself. */
export const matterChart = z.object({ ...chartOf, title: z.string() });
export type MatterChart = z.infer<typeof matterChart>;

const saidFields = {
  id: escalationId,
  /** The card that it came from; the card itself knows nothing of it. */
  cardId: z.nullable(cardId),
  kind: escalationKind,
  /** Somebody may come to harm: it goes first, and up sooner. */
  safety: z._default(z.boolean(), false),
  what: filled(LONGEST_MATTER.what),
  tried: line(LONGEST_MATTER.tried),
  asked: line(LONGEST_MATTER.asked),
};

export const escalationSchema = z.object({
  ...saidFields,
  chart: z.nullable(matterChart),
  /** The unit that sent it, as it is called now. */
  from: placeSchema,
  /** Who has it now. */
  to: placeSchema,
  /** Who below sees to it. */
  delegate: z.nullable(placeSchema),
  /** Levels that did not answer in time: it is still open there. */
  missed: z.array(placeSchema),
  /** Levels that took it further. */
  passed: z.array(placeSchema),
  group: z.nullable(groupId),
  /** Until when an answer is promised, and from when it goes up by itself. */
  due: z.nullable(z.int()),
  rises: z.nullable(z.int()),
  onCall: z.boolean(),
  history: z.array(matterStep).check(z.minLength(1)),
  /** Every board that the history names, as its unit is called now. */
  places: z.array(placeSchema),
});
export type Escalation = z.infer<typeof escalationSchema>;

/** What of a matter is not said by its history. */
type Said = Pick<Escalation, "id" | "cardId" | "kind" | "safety" | "what" | "tried" | "asked" | "chart" | "history">;

/**
 * A matter as it is shown: all that follows from its history, worked out in one place.
 * @param first the board that sent it
 * @param placeOf how a board is called
 */
export function shownMatter(
  said: Said,
  first: BoardId,
  placeOf: (board: BoardId) => Place,
  boards: readonly BoardId[],
): Escalation {
  const delegate = delegateOf(said);
  return {
    ...said,
    ...clockOf(said),
    from: placeOf(senderOf(said, first)),
    to: placeOf(holderOf(said)),
    delegate: delegate === null ? null : placeOf(delegate),
    missed: missedBy(said).map(placeOf),
    passed: passedBy(said).map(placeOf),
    group: groupOf(said),
    places: boards.map(placeOf),
  };
}

/** The same after a step that a screen has taken itself. */
export function shownAgain(matter: Escalation): Escalation {
  const placeOf = (board: BoardId): Place =>
    matter.places.find((place) => place.boardId === board) ?? { boardId: board, unitName: "", unitKind: "section" };
  const boards = matter.places.map(({ boardId: id }) => id);
  return shownMatter(matter, matter.from.boardId, placeOf, boards);
}

/** What is sent to raise a matter. The id is the sender's, so that one sent twice is there once. */
export const raiseBody = z
  .object({ ...saidFields, to: boardId, chart: z._default(z.nullable(z.object(chartOf)), null) })
  .check(
    z.refine(({ kind, asked }) => kind === "awareness" || asked !== "", {
      path: ["asked"],
      error: "say what you ask for",
    }),
  );
export type Raise = z.infer<typeof raiseBody>;

/** An answer is what is done or decided: that it was seen is none. */
const answerText = filled(LONGEST_MATTER.answer).check(
  z.refine((text) => !isOnlySeen(text), { error: "say what you do or have decided" }),
);
export const answerBody = z.object({ text: answerText });
/** @property until promised now: a later time, at most ninety days ahead */
export const interimBody = z.object({ text: filled(LONGEST_MATTER.answer), until: z.int() });
export const delegateBody = z.object({ to: z.nullable(boardId) });
export const forwardBody = z.object({ to: boardId });
/** Matters at the same holder that get one answer; the first of them may stand in a group already. */
export const mergeBody = z.object({ with: z.array(escalationId).check(z.minLength(1), z.maxLength(50)) });

/** Which answer is judged: its place in the history, so that nobody confirms an answer that they have not seen. */
const judgedAnswer = z.int().check(z.minimum(1));
const stood = z.enum(["answered", "confirmed", "reopened"]);
export const judgeBody = z.object({
  do: z.enum(["confirm", "reopen"]),
  answer: judgedAnswer,
  was: stood,
}) satisfies z.ZodMiniType<Judge>;
