interface OfUnit {
  readonly name: string;
  readonly closed: boolean;
}

/**
 * The board of a unit that matters come to: the open one with its name, or its first open one.
 * @param boards of one unit that is in use, in the one order in which boards are listed everywhere
 */
export function mainOf<Board extends OfUnit>(
  boards: readonly Board[],
  unitName: string | undefined,
): Board | undefined {
  const open = boards.filter(({ closed }) => !closed);
  return open.find(({ name }) => name === unitName) ?? open[0];
}
