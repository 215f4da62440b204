import * as z from "zod/mini";
import { boardId, cardId, idSchema, measureId, meetingId, meetingTypeId, personId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { type Instant, isLocalDate, MINUTE } from "../base/time.ts";
import { type Agenda, type AgendaStep, agendaMs, agendaSchema, stepMs } from "./agenda.ts";

/**
 * One meeting in front of the board. Steps never advance alone: a person presses, and the command names the step it
 * leaves, so that two who press at once go one step on and not two.
 */
export const leaderSchema = z.object({
  /** null for a name that was written: a substitute needs no account to lead. */
  personId: z.nullable(personId),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
});
export type Leader = z.infer<typeof leaderSchema>;

const MOST_HEADS = 500;
const headCount = z.int().check(z.minimum(0), z.maximum(MOST_HEADS));
export const headsSchema = z.object({ room: headCount, remote: headCount });
export type Heads = z.infer<typeof headsSchema>;

/** What the room has open; remote people who follow see the same. */
export const focusSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("measure"), id: measureId }),
  z.object({ kind: z.literal("card"), id: cardId }),
  /** A matter that has come to the board. */
  z.object({ kind: z.literal("matter"), id: idSchema<"escalation">() }),
  /** The free surface of the board. */
  z.object({ kind: z.literal("surface"), id: boardId }),
  z.object({ kind: z.literal("day"), id: z.string().check(z.refine(isLocalDate)) }),
]);
export type Focus = z.infer<typeof focusSchema>;

const pressId = idSchema<"press">();
const decisionId = idSchema<"decision">();
/**
 * Which press it is, and on which move it was made: a screen that was cut off sends them later, and whether somebody else
 * has moved the meeting meanwhile is seen by them (`late.ts`).
 */
const inOrder = { id: z.optional(pressId), after: z.optional(z.nullable(pressId)) };
const decisionFields = {
  id: decisionId,
  /**
   * One touch but for `text`, which has been written. `confirmed` and `reopened` are of an idea's answer; those of a matter
   * are in its own history.
   */
  kind: z.enum(["noAction", "done", "text", "confirmed", "reopened"]),
  text: z.string().check(z.trim(), z.maxLength(200)),
  about: z.nullable(focusSchema),
};
export const decisionSchema = z.object({ ...decisionFields, step: z.string(), at: z.int() });
export type Decision = z.infer<typeof decisionSchema>;

const shared = {
  id: meetingId,
  typeId: meetingTypeId,
  /** The planned time that this meeting keeps; null when it was started at another time. */
  plannedAt: z.nullable(z.int()),
};
const held = {
  ...shared,
  startedAt: z.int(),
  /** When it shall end. An overrun step eats of the rest; this stays. */
  endsAt: z.int(),
  leader: z.nullable(leaderSchema),
  heads: headsSchema,
  /** The agenda as it was at the start: a change of the meeting type does not move a running meeting. */
  steps: agendaSchema,
  /** Milliseconds spent in each step, the current visit not counted. */
  spent: z.array(z.int()),
  seen: z.array(measureId),
  decisions: z.array(decisionSchema),
  /** The first moment at which the server heard of something that a screen without network had done here. */
  lateSince: z.optional(z.int()),
  /** Until when a wall that was cut off may hand in what was done here; said by the server alone. */
  lateUntil: z.optional(z.int()),
};
/** Where a meeting stands while it runs. */
const standing = {
  step: z.int(),
  stepStartedAt: z.int(),
  focus: z.nullable(focusSchema),
  /** The last presses of plus and minus that are in `heads`. */
  counted: z.array(pressId),
  /** The press that last moved the meeting, and whose it was; absent before the first. */
  moved: z.optional(z.object({ id: z.nullable(pressId), by: z.string() })),
};

export const runningSchema = z.object({ ...held, state: z.literal("running"), ...standing });
export const endedSchema = z.object({
  ...held,
  state: z.literal("ended"),
  endedAt: z.int(),
  /** Nobody ended it, the server did: where it stood, so that a screen that was cut off can still tell how it went on. */
  left: z.optional(z.object(standing)),
});
export const notHeldSchema = z.object({
  ...shared,
  state: z.literal("notHeld"),
  plannedAt: z.int(),
  reason: z.nullable(z.string()),
});
export type Running = z.infer<typeof runningSchema>;
export type Ended = z.infer<typeof endedSchema>;
export type NotHeld = z.infer<typeof notHeldSchema>;

export const huddleSchema = z.discriminatedUnion("state", [runningSchema, endedSchema, notHeldSchema]);
export type Huddle = z.infer<typeof huddleSchema>;

const stepNumber = z.int().check(z.minimum(0), z.maximum(15));
export const huddleCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("next"), from: stepNumber, ...inOrder }),
  z.object({ do: z.literal("back"), from: stepNumber, ...inOrder }),
  z.object({ do: z.literal("goTo"), to: stepNumber, ...inOrder }),
  /** Pluses and minuses, not totals: two who count at once both count, and each press once. */
  z.object({
    do: z.literal("heads"),
    /** Of this one press: a screen may lay it on a picture that holds it already. */
    id: pressId,
    where: z.enum(["room", "remote"]),
    by: z.int().check(z.minimum(-MOST_HEADS), z.maximum(MOST_HEADS)),
  }),
  /** So many are seen to be here: counted up to that and no further, however many screens say it. */
  z.object({ do: z.literal("headsAtLeast"), where: z.enum(["room", "remote"]), count: headCount }),
  z.object({ do: z.literal("takeLead"), leader: leaderSchema, ...inOrder }),
  z.object({ do: z.literal("show"), focus: z.nullable(focusSchema), ...inOrder }),
  z.object({ do: z.literal("decide"), ...decisionFields }),
  z.object({ do: z.literal("undecide"), id: decisionId }),
  z.object({ do: z.literal("end"), ...inOrder }),
  /** Why a planned meeting was not held. */
  z.object({ do: z.literal("explain"), reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) }),
]);
export type HuddleCommand = z.infer<typeof huddleCommand>;

export type HuddleRefusal =
  | { readonly code: "meeting-over" }
  | { readonly code: "no-such-step" }
  | { readonly code: "was-held" };

/** What a meeting starts from. */
export interface Start {
  readonly id: Running["id"];
  readonly typeId: Running["typeId"];
  readonly plannedAt: Instant | null;
  readonly steps: Agenda;
  readonly leader: Leader | null;
  readonly heads: Heads;
}

/** Begins a meeting at its first step. */
export function start(from: Start, at: Instant): Running {
  return {
    state: "running",
    ...from,
    steps: [...from.steps],
    startedAt: at,
    endsAt: plannedEnd(from.plannedAt, from.steps, at),
    step: 0,
    stepStartedAt: at,
    spent: from.steps.map(() => 0),
    seen: [],
    focus: null,
    counted: [],
    decisions: [],
  };
}

/**
 * Whoever starts late ends on time all the same, and whoever starts early is done early; only a meeting begun after its
 * planned end gets its whole length.
 */
function plannedEnd(plannedAt: Instant | null, steps: Agenda, at: Instant): Instant {
  const length = agendaMs(steps);
  if (plannedAt === null || at >= plannedAt + length) return at + length;
  return Math.min(at, plannedAt) + length;
}

/**
 * One command on a meeting; pure, and the same on the server and in a screen's outbox.
 * @param at when it was received: the clock of a step starts where the server heard of it. Of one that waited for the
 *   network, when it was given (`applyLate`)
 * @param by who gave it, for whoever finds the meeting moved
 */
export function apply(huddle: Huddle, command: HuddleCommand, at: Instant, by = ""): Outcome<Huddle, HuddleRefusal> {
  if (command.do === "explain") {
    return huddle.state === "notHeld" ? ok({ ...huddle, reason: command.reason }) : refused({ code: "was-held" });
  }
  if (huddle.state !== "running") return refused({ code: "meeting-over" });
  switch (command.do) {
    case "next":
      return ok(command.from === huddle.step ? moveTo(huddle, huddle.step + 1, at, moveOf(command, by)) : huddle);
    case "back":
      return ok(command.from === huddle.step ? moveTo(huddle, huddle.step - 1, at, moveOf(command, by)) : huddle);
    case "goTo":
      if (command.to >= huddle.steps.length) return refused({ code: "no-such-step" });
      return ok(moveTo(huddle, command.to, at, moveOf(command, by)));
    case "heads":
      return ok(count(huddle, command));
    case "headsAtLeast":
      return ok(countUpTo(huddle, command));
    case "takeLead":
      return ok({ ...huddle, leader: command.leader });
    case "show":
      return ok(show(huddle, command.focus));
    case "decide":
      return ok(decide(huddle, command, at));
    case "undecide":
      return ok({ ...huddle, decisions: huddle.decisions.filter(({ id }) => id !== command.id) });
    case "end":
      return ok(end(huddle, at));
  }
}

type Move = NonNullable<Running["moved"]>;

function moveOf({ id }: { readonly id?: Move["id"] | undefined }, by: string): Move {
  return { id: id ?? null, by };
}

function moveTo(huddle: Running, step: number, at: Instant, moved: Move): Running {
  if (step === huddle.step || step < 0 || step >= huddle.steps.length) return huddle;
  return { ...huddle, spent: spentUntil(huddle, at), step, stepStartedAt: at, focus: null, moved };
}

/** A screen's clock may lie behind the server's; time spent is never negative. */
function spentUntil(huddle: Running, at: Instant): number[] {
  const visit = Math.max(0, at - huddle.stepStartedAt);
  return huddle.spent.map((ms, index) => (index === huddle.step ? ms + visit : ms));
}

const PRESSES_KEPT = 40;

function count(huddle: Running, { id, where, by }: HuddleCommand & { do: "heads" }): Running {
  if (huddle.counted.includes(id)) return huddle;
  const heads = { ...huddle.heads, [where]: Math.min(MOST_HEADS, Math.max(0, huddle.heads[where] + by)) };
  return { ...huddle, heads, counted: [...huddle.counted, id].slice(-PRESSES_KEPT) };
}

function countUpTo(huddle: Running, { where, count: seen }: HuddleCommand & { do: "headsAtLeast" }): Running {
  return seen <= huddle.heads[where] ? huddle : { ...huddle, heads: { ...huddle.heads, [where]: seen } };
}

function show(huddle: Running, focus: Focus | null): Running {
  if (focus?.kind !== "measure" || huddle.seen.includes(focus.id)) return { ...huddle, focus };
  return { ...huddle, focus, seen: [...huddle.seen, focus.id] };
}

function decide(huddle: Running, command: HuddleCommand & { do: "decide" }, at: Instant): Running {
  const { id, kind, text, about } = command;
  const decision: Decision = { id, kind, text, about, step: currentStep(huddle).id, at };
  return { ...huddle, decisions: [...huddle.decisions.filter((known) => known.id !== id), decision] };
}

export function end(huddle: Running, at: Instant): Ended {
  const { step: _step, stepStartedAt: _since, focus: _focus, counted: _counted, moved: _moved, ...rest } = huddle;
  return { ...rest, state: "ended", spent: spentUntil(huddle, at), endedAt: Math.max(at, huddle.startedAt) };
}

export function currentStep(huddle: Running): AgendaStep {
  const step = huddle.steps[huddle.step];
  if (!step) throw new RangeError(`meeting ${huddle.id} stands in step ${huddle.step} of ${huddle.steps.length}`);
  return step;
}

/** Milliseconds left of the current step; negative when it is over time. Earlier visits to the step count. */
export function leftOfStep(huddle: Running, now: Instant): number {
  return stepMs(currentStep(huddle)) - (spentUntil(huddle, now)[huddle.step] ?? 0);
}

/** When it ends if every step that remains takes its minutes; not before `now`. */
export function expectedEnd(huddle: Running, now: Instant): Instant {
  const later = huddle.steps.slice(huddle.step + 1).reduce((sum, step, index) => {
    return sum + Math.max(0, stepMs(step) - (huddle.spent[huddle.step + 1 + index] ?? 0));
  }, 0);
  return now + Math.max(0, leftOfStep(huddle, now)) + later;
}

/** How much of a step's minutes is used, 0 to 1: the fill of its bar. */
export function usedShare(huddle: Running, index: number, now: Instant): number {
  const step = huddle.steps[index];
  if (!step) return 0;
  if (index < huddle.step) return 1;
  return Math.min(1, (spentUntil(huddle, now)[index] ?? 0) / stepMs(step));
}

/** A wall starts without the board's PIN this near to the planned time. */
export const FREE_START_MS = 30 * MINUTE;
/** How long a touch wall stays open after the meeting, for what was forgotten. */
export const TOUCH_AFTER_MS = 5 * MINUTE;

/** A meeting that nobody ended is ended so long after its planned end: everybody has gone to work. */
export const FORGOTTEN_MS = 30 * MINUTE;

export function startsFreely(plannedAt: Instant, now: Instant): boolean {
  return Math.abs(now - plannedAt) <= FREE_START_MS;
}

/** The usual number of people: the median of the last meetings, else what the meeting type says. */
export function usualHeads(last: readonly Heads[], otherwise: Heads): Heads {
  if (last.length === 0) return otherwise;
  return { room: median(last.map(({ room }) => room)), remote: median(last.map(({ remote }) => remote)) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
