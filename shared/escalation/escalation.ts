import * as z from "zod/mini";
import { boardId, type BoardId, cardId, idSchema } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import type { Instant } from "../base/time.ts";
import { unitKindSchema } from "../tier/tiers.ts";

/**
 * A matter that a section cannot solve itself: it goes up to a board above, and its answer comes back. What has happened to
 * it is a list that only grows; the state is the last thing that happened, so the two cannot disagree.
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

/** Who did it, by the name at that time: a wall has done what the people before it pressed. */
export const stepBy = z.object({ kind: z.enum(["person", "screen", "system"]), name: z.string() });
export type StepBy = z.infer<typeof stepBy>;

const happened = { at: z.int(), by: stepBy };
export const matterStep = z.discriminatedUnion("what", [
  z.object({ what: z.literal("sent"), ...happened }),
  /** Somebody in the receiving unit has it; that is no answer. */
  z.object({ what: z.literal("received"), ...happened }),
  z.object({ what: z.literal("answered"), ...happened, text: z.string() }),
  z.object({ what: z.literal("confirmed"), ...happened }),
  /** The sender found that the answer did not solve it. */
  z.object({ what: z.literal("reopened"), ...happened }),
  z.object({ what: z.literal("withdrawn"), ...happened }),
]);
export type MatterStep = z.infer<typeof matterStep>;
export type MatterState = MatterStep["what"];

/** A board as the other end of a matter sees it. */
export const placeSchema = z.object({ boardId, unitName: z.string(), unitKind: unitKindSchema });
export type Place = z.infer<typeof placeSchema>;

const said = {
  id: escalationId,
  /** The card that it came from; the card itself knows nothing of it. */
  cardId: z.nullable(cardId),
  kind: escalationKind,
  what: filled(LONGEST_MATTER.what),
  tried: line(LONGEST_MATTER.tried),
  asked: line(LONGEST_MATTER.asked),
};
export const escalationSchema = z.object({
  ...said,
  from: placeSchema,
  to: placeSchema,
  history: z.array(matterStep).check(z.minLength(1)),
});
export type Escalation = z.infer<typeof escalationSchema>;

/** What is sent to raise a matter. The id is the sender's, so that one sent twice is there once. */
export const raiseBody = z.object({ ...said, to: boardId }).check(
  z.refine(({ kind, asked }) => kind === "awareness" || asked !== "", {
    path: ["asked"],
    error: "say what you ask for",
  }),
);
export type Raise = z.infer<typeof raiseBody>;

export const answerBody = z.object({ text: filled(LONGEST_MATTER.answer) });

/** Which answer is judged: its place in the history, so that nobody confirms an answer that they have not seen. */
const judged = z.int().check(z.minimum(1));
/** How it stood when it was pressed: a slip is mended, but nobody else's judgement is turned unseen. */
const stood = z.enum(["answered", "confirmed", "reopened"]);
export const judgeBody = z.object({ do: z.enum(["confirm", "reopen"]), answer: judged, was: stood });
export type Judge = z.infer<typeof judgeBody>;

export type MatterCommand =
  | { readonly do: "receive" }
  | { readonly do: "answer"; readonly text: string }
  | { readonly do: "withdraw" }
  | Judge;

/** Somebody else moved it on first; `current` says where it is now. */
export interface MovedOn {
  readonly code: "moved-on";
  readonly state: MatterState;
}

/** What has a history: the row as it is kept, and the matter as it is shown. */
interface Moving {
  readonly history: readonly MatterStep[];
}

/** @throws RangeError for a matter to which nothing has happened: none is made so */
export function lastStep({ history }: Moving): MatterStep {
  const last = history.at(-1);
  if (!last) throw new RangeError("a matter without history");
  return last;
}

export function stateOf(matter: Moving): MatterState {
  return lastStep(matter).what;
}

const UNANSWERED: readonly MatterState[] = ["sent", "received", "reopened"];

/** Whether an answer is still to come. */
export function isUnanswered(matter: Moving): boolean {
  return UNANSWERED.includes(stateOf(matter));
}

/** The first thing that happens to a matter. */
export function sent(by: StepBy, at: Instant): MatterStep {
  return { what: "sent", at, by };
}

/**
 * One step of a matter; pure, and the same on the server and in a screen's outbox. A command that is already done changes
 * nothing, so it may come twice; of two that answer at once the second is told that it has moved on.
 */
export function apply<Matter extends Moving>(
  matter: Matter,
  command: MatterCommand,
  by: StepBy,
  at: Instant,
): Outcome<Matter, MovedOn> {
  const state = stateOf(matter);
  const movedOn = refused({ code: "moved-on", state } as const);
  // A screen's clock may lie behind the server's; what happened later never stands as earlier.
  const when = { at: Math.max(at, lastStep(matter).at), by };
  switch (command.do) {
    case "receive":
      if (state === "withdrawn") return movedOn;
      return ok(state === "sent" || state === "reopened" ? add(matter, { what: "received", ...when }) : matter);
    case "answer":
      return isUnanswered(matter) ? ok(add(matter, { what: "answered", ...when, text: command.text })) : movedOn;
    case "withdraw":
      if (state === "withdrawn") return ok(matter);
      return isUnanswered(matter) ? ok(add(matter, { what: "withdrawn", ...when })) : movedOn;
    case "confirm":
    case "reopen":
      return judge(matter, command, when) ?? movedOn;
  }
}

/**
 * The sender ends a matter or opens it again, and may think better of it until the receiver has moved it on.
 * @returns undefined when this answer does not stand as it was seen
 */
function judge<Matter extends Moving>(
  matter: Matter,
  { do: verdict, answer, was }: Judge,
  when: Pick<MatterStep, "at" | "by">,
): Outcome<Matter, MovedOn> | undefined {
  if (matter.history[answer]?.what !== "answered") return undefined;
  const isOurs = ({ what }: MatterStep): boolean => what === "confirmed" || what === "reopened";
  if (!matter.history.slice(answer + 1).every(isOurs)) return undefined;
  const what = verdict === "confirm" ? "confirmed" : "reopened";
  if (stateOf(matter) === what) return ok(matter);
  return stateOf(matter) === was ? ok(add(matter, { what, ...when })) : undefined;
}

function add<Matter extends Moving>(matter: Matter, step: MatterStep): Matter {
  return { ...matter, history: [...matter.history, step] };
}

/**
 * The judgement that a press makes of the answer that now stands.
 * @returns undefined while there is none to judge, also when the receiver has gone on with one that was not solved
 */
export function judgement(matter: Moving, verdict: Judge["do"]): Judge | undefined {
  const was = stood.safeParse(stateOf(matter));
  const answer = matter.history.findLastIndex(({ what }) => what === "answered");
  return was.success && answer > 0 ? { do: verdict, answer, was: was.data } : undefined;
}

/** The answer that was given last, whether or not it still stands. */
export function lastAnswer({ history }: Moving): (MatterStep & { what: "answered" }) | undefined {
  return history.findLast((step) => step.what === "answered");
}

/** What has come to a board and is not dealt with; what is for awareness waits only until somebody has it. */
export function waitingHere(matters: readonly Escalation[], board: BoardId): readonly Escalation[] {
  const isOurs = (matter: Escalation): boolean =>
    matter.to.boardId === board &&
    isUnanswered(matter) &&
    !(matter.kind === "awareness" && stateOf(matter) === "received");
  return matters.filter(isOurs).toSorted(oldestFirst);
}

/** What a board has raised and has no answer to yet. */
export function waitingAbove(matters: readonly Escalation[], board: BoardId): readonly Escalation[] {
  return matters
    .filter((matter) => matter.from.boardId === board && isUnanswered(matter))
    .filter((matter) => !(matter.kind === "awareness" && stateOf(matter) === "received"))
    .toSorted(oldestFirst);
}

/** Answers that wait for a board to say whether they solve the matter: none is lost by a meeting that was not held. */
export function toJudge(matters: readonly Escalation[], board: BoardId): readonly Escalation[] {
  return matters
    .filter((matter) => matter.from.boardId === board && stateOf(matter) === "answered")
    .toSorted(oldestFirst);
}

/**
 * What the step *Svar siden sist* shows: every answer that waits to be judged, and what was moved since an instant by
 * the unit above, or judged here.
 */
export function newsSince(matters: readonly Escalation[], board: BoardId, since: Instant): readonly Escalation[] {
  const isNews = (matter: Escalation): boolean =>
    stateOf(matter) === "answered" ||
    matter.history.some(({ what, at }) => at >= since && what !== "sent" && what !== "withdrawn");
  return matters
    .filter((matter) => matter.from.boardId === board && stateOf(matter) !== "withdrawn" && isNews(matter))
    .toSorted(oldestFirst);
}

function oldestFirst(a: Escalation, b: Escalation): number {
  return (a.history[0]?.at ?? 0) - (b.history[0]?.at ?? 0) || (a.id < b.id ? -1 : 1);
}
