import * as z from "zod/mini";
import { type BoardId, unitId } from "../base/ids.ts";
import { HOUR, type Instant, localDate } from "../base/time.ts";
import type { Moving } from "../escalation/state.ts";
import type { MatterStep } from "../escalation/step.ts";
import { type StoredPoint, storedPoint } from "../measure/measure.ts";
import { periodOf } from "../measure/period.ts";
import { oneByOne, shares } from "./points.ts";

/** What a level did with one matter that came to it. */
export interface Dealt {
  readonly at: Instant;
  /** From when it came until the answer; null where it rose unanswered. */
  readonly hours: number | null;
  /** null where nothing had been promised. */
  readonly isInTime: boolean | null;
}

interface Waiting {
  readonly at: Instant;
  readonly due: Instant | null;
  /** The level has it; else it rose from there, and may still be answered there. */
  readonly isHeld: boolean;
}

/**
 * How a level dealt with a matter, once for each time that it came. Whoever sees to it for the level answers for the level.
 * What rises unanswered counts as not in time when it rises: a level that never answers would else look as good as one that
 * does. What is taken further is neither.
 */
export function dealtBy({ history }: Moving, boards: ReadonlySet<BoardId>): readonly Dealt[] {
  const dealt: Dealt[] = [];
  let waiting: Waiting | undefined;
  for (const step of history) {
    const to = handedTo(step);
    if (to !== undefined) {
      const rose = step.what === "risen" && waiting?.isHeld === true;
      if (rose) dealt.push({ at: step.at, hours: null, isInTime: false });
      if (boards.has(to)) waiting = { at: step.at, due: dueOf(step), isHeld: true };
      else waiting = waiting && step.what === "risen" ? { ...waiting, isHeld: false } : undefined;
    } else if (step.what === "reopened" && waiting?.isHeld) {
      waiting = { at: step.at, due: step.due, isHeld: true };
    } else if (step.what === "answered" && waiting && (waiting.isHeld || boards.has(step.board))) {
      dealt.push(answerTo(waiting, step.at));
    }
  }
  return dealt;
}

function answerTo({ at: came, due, isHeld }: Waiting, at: Instant): Dealt {
  // That it was not in time was counted when it rose.
  const isInTime = due === null || !isHeld ? null : at <= due;
  return { at, hours: (at - came) / HOUR, isInTime };
}

function handedTo(step: MatterStep): BoardId | undefined {
  switch (step.what) {
    case "sent":
    case "forwarded":
    case "risen":
      return step.to;
    case "rerouted":
      return step.to ?? undefined;
    default:
      return undefined;
  }
}

function dueOf(step: MatterStep): Instant | null {
  return "due" in step ? step.due : null;
}

/** Older answers say little of how long one waits now. */
const LAST_ANSWERS = 60;

/** The two series of a level: hours until the answer, matter by matter, and the share in time, by week. */
export function answeringSeries(
  dealt: readonly Dealt[],
  zone: string,
): { hours: StoredPoint[]; inTime: StoredPoint[] } {
  const inOrder = dealt.toSorted((a, b) => a.at - b.at);
  const answered = inOrder.flatMap(({ at, hours }) => (hours === null ? [] : [{ at, value: hours }]));
  const judged = inOrder.flatMap(({ at, isInTime }) =>
    isInTime === null ? [] : [{ at, isYes: isInTime, period: periodOf(localDate(at, zone), "week") }],
  );
  return { hours: oneByOne(answered.slice(-LAST_ANSWERS)), inTime: shares(judged) };
}

/** What `GET /units/:unitId/answering` answers: readable by all who send matters there. */
export const answeringReply = z.object({
  unitId,
  unitName: z.string(),
  zone: z.string(),
  hours: z.array(storedPoint),
  inTime: z.array(storedPoint),
});
export type Answering = z.infer<typeof answeringReply>;
