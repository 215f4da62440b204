import type { BoardId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import { lastAnswer, type Moving, stateOf } from "./state.ts";

/** So many meetings of the sender a matter may wait to be confirmed before both sides are told. */
const MEETINGS_TO_CONFIRM = 3;

/**
 * Whether an answer has stood unjudged through three meetings of the unit that asked. It is told to both and never closed by
 * itself: only the sender knows whether it is solved.
 * @param meetingsSince meetings that the sender has held since the answer came
 */
export function isUnconfirmed(matter: Moving, meetingsSince: number): boolean {
  return stateOf(matter) === "answered" && meetingsSince >= MEETINGS_TO_CONFIRM;
}

interface Sent extends Moving {
  readonly id: string;
  readonly from: { readonly boardId: BoardId };
}

/** Which answers wait to be judged, and since when: what meetings are counted for. */
export function waitsForSender(matters: readonly Sent[]): { id: string; board: BoardId; since: Instant }[] {
  return matters.flatMap((matter) => {
    const answer = stateOf(matter) === "answered" ? lastAnswer(matter) : undefined;
    return answer ? [{ id: matter.id, board: matter.from.boardId, since: answer.at }] : [];
  });
}

/**
 * How many meetings the sender of each answered matter has held since the answer.
 * @param held meetings that were held to their end
 */
export function meetingsSinceAnswer(
  matters: readonly Sent[],
  held: readonly { readonly boardId: BoardId; readonly startedAt: Instant }[],
): Record<string, number> {
  const counted = waitsForSender(matters).map(({ id, board, since }): [string, number] => [
    id,
    held.filter(({ boardId, startedAt }) => boardId === board && startedAt >= since).length,
  ]);
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}
