import type { BoardId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import type { Escalation } from "./escalation.ts";
import { isUnanswered, stateOf } from "./state.ts";

/** Of what is for awareness nothing is owed once somebody has it. */
function isOwed(matter: Escalation): boolean {
  return isUnanswered(matter) && !(matter.kind === "awareness" && stateOf(matter) !== "sent");
}

/** What has come to a board and is not dealt with, by reply-by with safety first; also what it sees to for a unit above. */
export function waitingHere(matters: readonly Escalation[], board: BoardId): readonly Escalation[] {
  return matters
    .filter((matter) => (matter.to.boardId === board || matter.delegate?.boardId === board) && isOwed(matter))
    .toSorted(soonestFirst);
}

/** What rose from a board because nobody there answered: open there until it is answered somewhere. */
export function missedHere(matters: readonly Escalation[], board: BoardId): readonly Escalation[] {
  return matters
    .filter((matter) => matter.missed.some(({ boardId }) => boardId === board) && isOwed(matter))
    .toSorted(soonestFirst);
}

/** What a board took further and still waits for. */
export function passedOn(matters: readonly Escalation[], board: BoardId): readonly Escalation[] {
  return matters
    .filter((matter) => matter.passed.some(({ boardId }) => boardId === board) && isOwed(matter))
    .toSorted(soonestFirst);
}

/** What a board has raised and has no answer to yet. */
export function waitingAbove(matters: readonly Escalation[], board: BoardId): readonly Escalation[] {
  return matters.filter((matter) => matter.from.boardId === board && isOwed(matter)).toSorted(oldestFirst);
}

/** Answers that wait for a board to say whether they solve the matter: none is lost by a meeting that was not held. */
export function toJudge(matters: readonly Escalation[], board: BoardId): readonly Escalation[] {
  return matters
    .filter((matter) => matter.from.boardId === board && stateOf(matter) === "answered")
    .toSorted(oldestFirst);
}

/**
 * What the step *Svar siden sist* shows: every answer that waits to be judged, and what was moved since an instant by
 * the units above, or judged here.
 */
export function newsSince(matters: readonly Escalation[], board: BoardId, since: Instant): readonly Escalation[] {
  const isNews = (matter: Escalation): boolean =>
    stateOf(matter) === "answered" ||
    matter.history.some(({ what, at }) => at >= since && what !== "sent" && what !== "withdrawn");
  return matters
    .filter((matter) => matter.from.boardId === board && stateOf(matter) !== "withdrawn" && isNews(matter))
    .toSorted(oldestFirst);
}

/** Safety first, then by the time that is left; what promises nothing comes last. */
export function soonestFirst(a: Escalation, b: Escalation): number {
  const byDue = (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY);
  return Number(b.safety) - Number(a.safety) || (Number.isNaN(byDue) ? 0 : byDue) || oldestFirst(a, b);
}

function oldestFirst(a: Escalation, b: Escalation): number {
  return (a.history[0]?.at ?? 0) - (b.history[0]?.at ?? 0) || (a.id < b.id ? -1 : 1);
}
