import type { BoardId } from "../base/ids.ts";
import type { Escalation } from "./escalation.ts";
import { missedHere, passedOn, soonestFirst, waitingHere } from "./lists.ts";
import { lastAnswer, stateOf } from "./state.ts";

/** The lanes of a board that receives, in the order of the work; `missed` is what rose from here without an answer. */
export const RECEIVING_LANES = ["toUs", "working", "missed", "answered", "passed"] as const;
export type ReceivingLane = (typeof RECEIVING_LANES)[number];

/** What stands as one in a lane: a matter, or several of one group that get one answer. */
export interface LaneRow {
  /** The one that its acts are sent about: of a group the soonest. */
  readonly matter: Escalation;
  /** All of the row, soonest first; the matter itself among them. */
  readonly members: readonly Escalation[];
}

/**
 * What a board has received, lane by lane, soonest first with safety before all else. A matter stands in one lane only:
 * what a board sees to for a unit above is its own work, even where it had missed it before.
 */
export function receivedIn(
  matters: readonly Escalation[],
  board: BoardId,
): Readonly<Record<ReceivingLane, readonly LaneRow[]>> {
  const here = waitingHere(matters, board);
  const placed = new Set(here.map(({ id }) => id));
  const notYet = (matter: Escalation): boolean => !placed.has(matter.id);
  const missed = missedHere(matters, board).filter(notYet);
  for (const { id } of missed) placed.add(id);
  const passed = passedOn(matters, board).filter(notYet);
  // One answer is begun on once, also where another matter joined its group afterwards.
  const isWorking = ({ members }: LaneRow): boolean => members.some((matter) => stateOf(matter) === "started");
  const rows = rowsOf(here);
  return {
    toUs: rows.filter((row) => !isWorking(row)),
    working: rows.filter(isWorking),
    missed: rowsOf(missed),
    answered: rowsOf(answeredFrom(matters, board)),
    passed: rowsOf(passed),
  };
}

/** What was answered by a board, or for it by one that it had asked, and is not judged yet. */
function answeredFrom(matters: readonly Escalation[], board: BoardId): readonly Escalation[] {
  return matters
    .filter((matter) => stateOf(matter) === "answered")
    .filter((matter) => matter.to.boardId === board || lastAnswer(matter)?.board === board)
    .toSorted(soonestFirst);
}

/** Folds those that get one answer into one row, at the place of the soonest of them. */
export function rowsOf(matters: readonly Escalation[]): readonly LaneRow[] {
  const rows = new Map<string, Escalation[]>();
  for (const matter of matters.toSorted(soonestFirst)) {
    const key = matter.group ?? matter.id;
    rows.set(key, [...(rows.get(key) ?? []), matter]);
  }
  return [...rows.values()].flatMap((members) => {
    const [matter] = members;
    return matter ? [{ matter, members }] : [];
  });
}

/** All that get one answer together with a matter, it first; those that have been judged too. */
export function groupWith(matters: readonly Escalation[], matter: Escalation): readonly Escalation[] {
  if (matter.group === null) return [matter];
  return [matter, ...matters.filter(({ id, group }) => group === matter.group && id !== matter.id)];
}
