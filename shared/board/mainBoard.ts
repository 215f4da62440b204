import type { BoardKind } from "./settings.ts";

interface OfUnit {
  readonly name: string;
  readonly closed: boolean;
  readonly boardKind: BoardKind;
}

/**
 * The board of a unit that matters come to: the open one with its name, else its first open one that units meet at each day,
 * else its first open one.
 * @param boards of one unit that is in use, in the one order in which boards are listed everywhere
 */
export function mainOf<Board extends OfUnit>(
  boards: readonly Board[],
  unitName: string | undefined,
): Board | undefined {
  const open = boards.filter(({ closed }) => !closed);
  return open.find(({ name }) => name === unitName) ?? open.find(({ boardKind }) => isDaily(boardKind)) ?? open[0];
}

/** Whether units meet at a board of the kind each day; at those for risks and for improvement they do so now and then. */
export function isDaily(kind: BoardKind): boolean {
  return kind === "huddle" || kind === "management";
}
