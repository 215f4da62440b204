import * as z from "zod/mini";
import { boardId, messageId, unitId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { addDays, daysBetween, type Instant, instantAt, type LocalDate } from "../base/time.ts";
import { localDateSchema } from "../cross/greenCross.ts";
import { unitKindSchema } from "../tier/tiers.ts";

/**
 * A message down: from a unit to units below it, with the last day on which it is shown. Who has read it is known of each
 * unit and of no person: a unit has read it when its meeting has shown it, or when somebody there said so.
 */
export const MAX_TEXT = 300;
/** How many stand on a board at once; the others are one touch behind. */
const AT_ONCE = 3;
/** A message that shall last for ever is a routine, and belongs elsewhere. */
export const LONGEST_DAYS = 90;
/** What one unit may have on the boards below it at a time: more is read by nobody. */
export const MOST_IN_FORCE = 10;

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_TEXT));

/** The unit that says it; which person wrote it stands in the audit. */
export const sender = z.object({ unitId, unitName: z.string(), kind: unitKindSchema });

/** A message as a board that got it shows it. */
export const boardMessage = z.object({
  id: messageId,
  from: sender,
  /** How many units up it comes from; 1 = the one straight above. */
  distance: z.int(),
  text: z.string(),
  sentAt: z.int(),
  /** The last day on which it is shown, and the instant after which no screen shows it. */
  until: localDateSchema,
  endsAt: z.int(),
  /** When the board's unit read it; null while it has not. */
  readAt: z.nullable(z.int()),
});
export type BoardMessage = z.infer<typeof boardMessage>;

/** Unread first, then the nearest sender, then the newest. */
export const boardMessages = z.object({ items: z.array(boardMessage) });
export type BoardMessages = z.infer<typeof boardMessages>;

/** What a board answers with: that its unit has read one. */
export const readCommand = z.object({ do: z.literal("read"), id: messageId });
export type ReadCommand = z.infer<typeof readCommand>;

/** One unit that a message went to. */
const reached = z.object({
  unitId,
  name: z.string(),
  kind: unitKindSchema,
  /** Its first board, to open. */
  boardId: z.nullable(boardId),
  /** How far below the sender: the list is drawn as the tree. */
  depth: z.int(),
  readAt: z.nullable(z.int()),
});
export type Reached = z.infer<typeof reached>;

/** A message as its sender sees it. */
export const sentMessage = z.object({
  id: messageId,
  text: z.string(),
  sentAt: z.int(),
  until: localDateSchema,
  endsAt: z.int(),
  /** When it was taken down before its time. */
  endedAt: z.nullable(z.int()),
  version: z.int(),
  /** In the order of the tree, never by who read it first. */
  units: z.array(reached),
});
export type SentMessage = z.infer<typeof sentMessage>;
export const sentMessages = z.object({ items: z.array(sentMessage) });
export type SentMessages = z.infer<typeof sentMessages>;

const version = z.int();
export const messageCommand = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("send"),
    id: messageId,
    text,
    until: localDateSchema,
    /** Units below; each brings those below it along. null = all. */
    to: z.nullable(z.array(unitId).check(z.minLength(1), z.maxLength(500))),
  }),
  /** Possible until the first unit has read it: what was read shall not say something else afterwards. */
  z.object({ do: z.literal("change"), id: messageId, version, text }),
  z.object({ do: z.literal("extend"), id: messageId, version, until: localDateSchema }),
  z.object({ do: z.literal("end"), id: messageId, version }),
  z.object({ do: z.literal("resume"), id: messageId, version }),
]);
export type MessageCommand = z.infer<typeof messageCommand>;
export type ChangeCommand = Exclude<MessageCommand, { do: "send" }>;

/** What of a message its commands change. */
export interface MessageState {
  readonly text: string;
  readonly until: LocalDate;
  readonly endedAt: Instant | null;
}

export type MessageRefusal =
  | { readonly code: "read-already" }
  | { readonly code: "over" }
  | { readonly code: "bad-day" };

/** The first instant after its last day, by the sender's own clock: summer time included. */
export function endOf(until: LocalDate, zone: string): Instant {
  return instantAt(addDays(until, 1), "00:00", zone);
}

/** Whether a last day may be chosen on a day: today at the earliest. */
export function mayLastUntil(until: LocalDate, today: LocalDate): boolean {
  const days = daysBetween(today, until);
  return days >= 0 && days <= LONGEST_DAYS;
}

/** Whether a screen may show it; by the clock, so also one that is cut off takes it down in time. */
export function isInForce({ endsAt }: { readonly endsAt: Instant }, now: Instant): boolean {
  return now < endsAt;
}

/**
 * One change by the sender; pure.
 * @param isRead whether any unit has read it
 * @param today by the sender's clock
 */
export function change(
  state: MessageState,
  command: ChangeCommand,
  { isRead, today, now }: { readonly isRead: boolean; readonly today: LocalDate; readonly now: Instant },
): Outcome<MessageState, MessageRefusal> {
  const isPast = state.until < today;
  switch (command.do) {
    case "change":
      if (isRead) return refused({ code: "read-already" });
      return isPast || state.endedAt !== null ? refused({ code: "over" }) : ok({ ...state, text: command.text });
    case "extend":
      if (!mayLastUntil(command.until, today)) return refused({ code: "bad-day" });
      return state.endedAt !== null ? refused({ code: "over" }) : ok({ ...state, until: command.until });
    case "end":
      return isPast ? refused({ code: "over" }) : ok({ ...state, endedAt: state.endedAt ?? now });
    case "resume":
      return isPast ? refused({ code: "over" }) : ok({ ...state, endedAt: null });
  }
}

/** The order on a board: what its unit has not read, then the nearest sender, then the newest; ties fall to the id. */
export function inOrder(messages: readonly BoardMessage[]): BoardMessage[] {
  return messages.toSorted(
    (a, b) =>
      Number(a.readAt !== null) - Number(b.readAt !== null) ||
      a.distance - b.distance ||
      b.sentAt - a.sentAt ||
      (a.id < b.id ? -1 : 1),
  );
}

/** What is shown at once, and how many more there are. */
export function atOnce(
  messages: readonly BoardMessage[],
  now: Instant,
  most = AT_ONCE,
): { readonly shown: readonly BoardMessage[]; readonly more: number } {
  const inForce = inOrder(messages.filter((each) => isInForce(each, now)));
  return { shown: inForce.slice(0, most), more: Math.max(0, inForce.length - most) };
}

/** *Lest av 9 av 12 enheter*: counted from the list that is shown, so that they cannot differ. */
export function readBy(units: readonly Reached[]): { readonly read: number; readonly of: number } {
  return { read: units.filter(({ readAt }) => readAt !== null).length, of: units.length };
}

interface Step {
  readonly meaning: string;
}

/** The step of a meeting that shows messages, visits and questions: the welcome; the first where there is none. */
export function greetingStep(steps: readonly Step[]): number {
  return Math.max(
    0,
    steps.findIndex(({ meaning }) => meaning === "welcome"),
  );
}

interface Where {
  readonly state: string;
  readonly step?: number;
  readonly steps?: readonly Step[];
}

/** Whether a press has left the step in which messages are shown: they have then been on the stage. */
export function hasGreeted(before: Where, after: Where): boolean {
  if (before.state !== "running" || before.steps === undefined) return false;
  const at = greetingStep(before.steps);
  return before.step === at && (after.state !== "running" || after.step !== at);
}
