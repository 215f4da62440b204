import type { BoardId } from "../base/ids.ts";
import type { Escalation, Place } from "../escalation/escalation.ts";
import { answeredHere, missedHere, passedOn, waitingHere } from "../escalation/lists.ts";
import { interimOf, stateOf } from "../escalation/state.ts";
import type { LevelMatter, LevelMatters } from "./overview.ts";

/** The matters of a board as the lists of its level; each stands in the first list that it belongs to, and is counted once. */
export function levelMattersOf(matters: readonly Escalation[], board: BoardId): LevelMatters {
  const told = new Set<Escalation["id"]>();
  const rest = (list: readonly Escalation[]): LevelMatter[] => {
    const fresh = list.filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    return lines(fresh);
  };
  return {
    waiting: rest(waitingHere(matters, board)),
    missed: rest(missedHere(matters, board)),
    passed: rest(passedOn(matters, board)),
    answered: rest(answeredHere(matters, board)),
  };
}

/**
 * Lines of a list: what gets one answer is one line, in the place of the one that is due first. So a list is as long as the
 * answers that are owed.
 */
export function lines(matters: readonly Escalation[]): LevelMatter[] {
  const told = new Set<string>();
  return matters.flatMap((matter) => {
    if (matter.group === null) return [lineOf(matter, [])];
    if (told.has(matter.group)) return [];
    told.add(matter.group);
    const others = matters.filter(({ id, group }) => group === matter.group && id !== matter.id);
    return [
      lineOf(
        matter,
        others.map(({ from }) => from),
      ),
    ];
  });
}

/** How many answers are owed by a board, and how many of them are about safety. */
export function owedBy(
  matters: readonly Escalation[],
  board: BoardId,
): { readonly all: number; readonly safety: number } {
  const owed = lines(waitingHere(matters, board));
  return { all: owed.length, safety: owed.filter(({ safety }) => safety).length };
}

function lineOf(matter: Escalation, others: Place[]): LevelMatter {
  const { id, cardId, kind, safety, what, tried, asked, from, to, delegate, missed, passed, group, due, onCall } =
    matter;
  return {
    id,
    cardId,
    kind,
    safety,
    what,
    tried,
    asked,
    chart: matter.chart?.title ?? null,
    from,
    to,
    delegate,
    missed,
    passed,
    group,
    others,
    state: stateOf(matter),
    interim: interimOf(matter) !== undefined,
    due,
    onCall,
    sentAt: matter.history[0]?.at ?? 0,
  };
}
