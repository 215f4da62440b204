import type { Place } from "../../shared/escalation/escalation.ts";
import type { Lists } from "./dropPlace.ts";

const LEVEL = "level ";

/** The list of a drag that a level's lane is: it holds no card, and takes any. */
export function levelList(boardId: string): string {
  return `${LEVEL}${boardId}`;
}

/** The level whose lane a list is; undefined for a lane of the board itself. */
export function levelOf(list: string, levels: readonly Place[]): Place | undefined {
  return levels.find(({ boardId }) => list === levelList(boardId));
}

/** The lists of a drag with those of the levels, which are always empty: a card stays where it is when it is raised. */
export function withLevels(lists: Lists, levels: readonly Place[]): Lists {
  return new Map([...lists, ...levels.map(({ boardId }): [string, readonly string[]] => [levelList(boardId), []])]);
}
