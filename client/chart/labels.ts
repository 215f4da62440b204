/** A text in a chart, at its baseline. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly role: "level" | "limit" | "target" | "date" | "note" | "better" | "axis" | "key";
}

/** Widths of the signs of Inter in parts of the font size; what is not here is as wide as most small letters. */
const WIDTHS: readonly (readonly [signs: RegExp, width: number])[] = [
  [/[0-9]/, 0.63],
  [/[.,:;'| ijl]/, 0.29],
  [/[frt()]/, 0.39],
  [/[mwMW%]/, 0.9],
  [/[A-ZÆØÅ]/, 0.71],
];

/** How wide a text is drawn, near enough to keep texts apart; there is no page to measure on where this runs. */
export function textWidth(text: string, font: number, bold: boolean): number {
  const width = Array.from(text).reduce(
    (sum, sign) => sum + (WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? 0.59),
    0,
  );
  return width * font * (bold ? 1.06 : 1);
}

interface Wanted {
  readonly text: string;
  /** Height at which the line that it names lies. */
  readonly at: number;
  readonly role: Label["role"];
  readonly rank: number;
}

interface Column {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly font: number;
}

/**
 * Texts of one column beside their lines, moved apart as little as it takes; where there is no room for all, those of the
 * highest rank number are left out.
 */
export function placeLabels(wanted: readonly Wanted[], column: Column): Label[] {
  const apart = column.font * 1.12;
  const room = Math.max(1, Math.floor((column.bottom - column.top) / apart) + 1);
  const kept = wanted
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, room)
    .toSorted((a, b) => a.at - b.at);
  const heights = spread(
    kept.map((label) => label.at),
    apart,
    column.top,
    column.bottom,
  );
  return kept.map(({ text, role }, i) => ({
    text,
    role,
    x: column.x,
    // Half of a capital's height below the line: the text stands in the middle of it.
    y: (heights[i] ?? 0) + column.font * 0.36,
    anchor: "start",
  }));
}

/** Sorted heights, at least `apart` from each other and within the column: pushed down, then back up. */
function spread(heights: readonly number[], apart: number, top: number, bottom: number): number[] {
  const placed = heights.map((height) => Math.min(bottom, Math.max(top, height)));
  for (let i = 1; i < placed.length; i += 1) {
    placed[i] = Math.max(placed[i] ?? 0, (placed[i - 1] ?? 0) + apart);
  }
  let limit = bottom;
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    placed[i] = Math.min(placed[i] ?? 0, limit);
    limit = (placed[i] ?? 0) - apart;
  }
  return placed;
}
