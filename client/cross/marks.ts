import type { CellState } from "../../shared/cross/greenCross.ts";

/** Each colour has its mark, so that the cross reads in greyscale and for those who do not see the colours apart. */
export const MARKS: Readonly<Record<CellState, string>> = {
  green: "✓",
  yellow: "■",
  orange: "◆",
  red: "▲",
  waiting: "?",
  closed: "–",
  blank: "",
  future: "",
};

/**
 * The rows of the cross: 31 days in the shape of a cross, as the boards on paper have it.
 * @returns the first and last day of each row; a row is centred
 */
export const ROWS: readonly (readonly [number, number])[] = [
  [1, 3],
  [4, 6],
  [7, 13],
  [14, 20],
  [21, 27],
  [28, 31],
];
