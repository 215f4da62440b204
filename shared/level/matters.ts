import type { BoardId } from "../base/ids.ts";
import type { Escalation, Place } from "../escalation/escalation.ts";
import { type LaneRow, receivedIn, rowsOf } from "../escalation/lanes.ts";
import { waitingHere } from "../escalation/lists.ts";
import { interimOf, isUnsolved, isUrged, stateOf } from "../escalation/state.ts";
import { briefly } from "./briefly.ts";
import type { LevelMatter, LevelMatters } from "./overview.ts";

/**
 * The matters of a board as the lists of its level: those of its lanes, so that each stands in one list and is counted once,
 * on the board as on the level's own page. A list is as long as the answers that are owed: what gets one answer is one line.
 */
export function levelMattersOf(matters: readonly Escalation[], board: BoardId): LevelMatters {
  const { missed, passed, answered } = receivedIn(matters, board);
  return {
    waiting: owedRows(matters, board).map(lineOf),
    missed: missed.map(lineOf),
    passed: passed.map(lineOf),
    answered: answered.map(lineOf),
  };
}

function owedRows(matters: readonly Escalation[], board: BoardId): readonly LaneRow[] {
  return rowsOf(waitingHere(matters, board));
}

/** How many answers are owed by a board, and how many of them are about safety. */
export function owedBy(
  matters: readonly Escalation[],
  board: BoardId,
): { readonly all: number; readonly safety: number } {
  const owed = owedRows(matters, board);
  return { all: owed.length, safety: owed.filter(({ matter }) => matter.safety).length };
}

function lineOf({ matter, members }: LaneRow): LevelMatter {
  const others: Place[] = members.flatMap(({ id, from: sender }) => (id === matter.id ? [] : [sender]));
  const { id, cardId, kind, safety, what, from, to, delegate, missed, passed, due } = matter;
  return {
    id,
    cardId,
    kind,
    safety,
    what,
    tried: briefly(matter.tried),
    chart: matter.chart?.title ?? null,
    from,
    to,
    delegate,
    missed,
    passed,
    others,
    state: stateOf(matter),
    interim: interimOf(matter) !== undefined,
    urged: isUrged(matter),
    unsolved: isUnsolved(matter),
    due,
  };
}
