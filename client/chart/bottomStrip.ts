import { type Label, textWidth } from "./labels.ts";

/** What stands below a chart: its first and last date, which way is better, and names that had no room above. */
export interface BottomStrip {
  readonly labels: readonly Label[];
  /** How much it takes of the height. */
  readonly height: number;
}

interface Below {
  readonly head: string;
  readonly tail: string;
  /** Which way is better, in words; empty for neither. */
  readonly better: string;
  readonly key: readonly string[];
}

interface Room {
  readonly left: number;
  readonly right: number;
  /** Where the last point stands. */
  readonly last: number;
  readonly width: number;
  readonly height: number;
  readonly font: number;
}

/** In font sizes. */
const DATES = 1.7;
const KEY_ROW = 1.25;
const APART = 1.3;
const MOST_ROWS = 3;

/** The first date gives way where both have no room, and the better way where it has none between them. */
export function placeBottom({ head, tail, better, key }: Below, room: Room): BottomStrip {
  const rows = keyRows(key, room);
  const height = room.font * (DATES + (rows.length > 0 ? 0.2 + KEY_ROW * rows.length : 0));
  const y = room.height - height + room.font * 1.35;
  return { labels: [...dates({ head, tail, better }, room, y), ...keyLabels(rows, room, y)], height };
}

function dates({ head, tail, better }: Omit<Below, "key">, room: Room, y: number): Label[] {
  if (tail === "") return [];
  const width = (text: string) => textWidth(text, room.font, false);
  // The last date ends under its point, but never begins left of the chart.
  const right = Math.max(room.left + width(tail), Math.min(room.width, room.last + room.font * 0.5));
  const end = { text: tail, x: right, y, anchor: "end", role: "date" } as const;
  const start = { text: head, x: room.left, y, anchor: "start", role: "date" } as const;
  const isBoth = head !== "" && end.x - width(tail) - width(head) - room.left > room.font;
  const [from, to] = [room.left + (isBoth ? width(head) : 0) + room.font, end.x - width(tail) - room.font];
  const isToldBetter = better !== "" && isBoth && width(better) <= to - from;
  const middle = { text: better, x: (from + to - width(better)) / 2, y, anchor: "start", role: "better" } as const;
  return [...(isBoth ? [start] : []), ...(isToldBetter ? [middle] : []), end];
}

/** Names in rows; what has no room even there is left to the table. */
function keyRows(key: readonly string[], { width, left, height, font }: Room): string[][] {
  const most = Math.min(MOST_ROWS, Math.floor((height * 0.28) / (font * KEY_ROW)));
  const rows: string[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const text of key) {
    const takes = textWidth(text, font, false) + font * APART;
    if (used + takes > width - left + font * APART) {
      if (rows.length >= most) return rows;
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(text);
    used += takes;
  }
  return rows;
}

function keyLabels(rows: readonly (readonly string[])[], { left, font }: Room, dateLine: number): Label[] {
  return rows.flatMap((row, i) => {
    let x = left;
    return row.map((text): Label => {
      const label = { text, x, y: dateLine + font * (0.2 + KEY_ROW * (i + 1)), anchor: "start", role: "key" } as const;
      x += textWidth(text, font, false) + font * APART;
      return label;
    });
  });
}
