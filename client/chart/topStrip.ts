import { type Label, textWidth } from "./labels.ts";

/** What stands above a chart at one place of it: the name of a phase, where a test began or ended, what people noted. */
export interface TopMark {
  readonly key: string;
  readonly kind: "phase" | "begin" | "end" | "note";
  readonly x: number;
  /** The longest first; one that has no room whole is cut short, and then the next is tried. */
  readonly texts: readonly string[];
  /** Lower is placed first, and so keeps its text where there is no room for all. */
  readonly rank: number;
}

export interface TopStrip {
  readonly labels: readonly Label[];
  /** Where the line of each mark begins, by its key: beside its text, or just above the chart. */
  readonly tops: ReadonlyMap<string, number>;
  /** How much it takes of the height. */
  readonly height: number;
  /** Names that had no room: their marks have a number, and these stand below the chart. */
  readonly key: readonly string[];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Placed extends Span {
  readonly row: number;
  readonly label: Label;
}

/** Heights are in font sizes. */
const FIRST_BASELINE = 0.9;
const ROW = 1.15;
const BARE = 0.7;
const UNDER = 0.35;
/** A text cut shorter than this says nothing. */
const LEAST = 9;
/** Lower than this the curve needs the room more than any name does. */
const LOW = 7;
/** A second row takes room that a low chart has not. */
const TALL = 13;
/** Names below the chart, too. */
const KEYED = 14;

/**
 * Texts of the marks above a chart, beside their lines, never over each other: in the row next to the chart, and in a tall
 * chart in one above it. A name that has no room is a number there, and stands below the chart; in a low chart it is a line alone.
 */
export function placeTop(
  marks: readonly TopMark[],
  room: { readonly left: number; readonly right: number; readonly height: number; readonly font: number },
): TopStrip {
  const { font } = room;
  if (marks.length === 0 || room.height < LOW * font) {
    return { labels: [], tops: new Map(marks.map(({ key }) => [key, font * BARE])), height: font * BARE, key: [] };
  }
  const one = pack(marks, 1, room);
  const isTight = one.size < marks.length || [...one.values()].some(({ label }) => label.text.endsWith("…"));
  const rows = isTight && room.height > TALL * font ? 2 : 1;
  const { placed, key } = numbered(marks, rows, room);
  const height = font * (UNDER + ROW * rows);
  const tops = marks.map(({ key: name }): [string, number] => {
    const at = placed.get(name);
    return [name, at ? at.label.y - font * 0.7 : height - font * 0.22];
  });
  return { labels: [...placed.values()].map(({ label }) => label), tops: new Map(tops), height, key };
}

/** Numbers, from the left, in place of the names that have no room; they are placed first, as they take least. */
function numbered(marks: readonly TopMark[], rows: number, room: Room & { readonly height: number }) {
  let placed = pack(marks, rows, room);
  const lost = new Set<string>();
  for (;;) {
    const more = marks.filter(({ key, kind }) => isNamed(kind) && !lost.has(key) && !placed.has(key));
    if (more.length === 0 || room.height < KEYED * room.font) break;
    for (const { key } of more) lost.add(key);
    const inOrder = marks.filter(({ key }) => lost.has(key)).toSorted((a, b) => a.x - b.x);
    const numbers = new Map(inOrder.map(({ key }, i) => [key, i + 1]));
    const tried = marks.map((mark): TopMark => {
      const number = numbers.get(mark.key);
      return number === undefined ? mark : { ...mark, texts: [String(number)], rank: mark.rank - marks.length * 4 };
    });
    placed = pack(tried, rows, room);
  }
  const key = marks
    .filter((mark) => lost.has(mark.key) && placed.has(mark.key))
    .toSorted((a, b) => a.x - b.x)
    .map((mark) => `${placed.get(mark.key)?.label.text ?? ""} ${mark.texts[0] ?? ""}`);
  return { placed, key };
}

function isNamed(kind: TopMark["kind"]): boolean {
  return kind === "begin" || kind === "note";
}

interface Room extends Readonly<Record<"left" | "right" | "font", number>> {}

function pack(marks: readonly TopMark[], rows: number, room: Room): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const mark of marks.toSorted((a, b) => a.rank - b.rank)) {
    const found = place(mark, rows, [...placed.values()], room);
    if (found) placed.set(mark.key, found);
  }
  return placed;
}

/** The first text that fits: whole in any row, before or behind the line; then cut short; then the next. */
function place(mark: TopMark, rows: number, placed: readonly Placed[], room: Room): Placed | undefined {
  const { font } = room;
  // The row next to the chart first, where a text stands closest to what it is about; before a line only where it must.
  const free = Array.from({ length: rows }, (_, i) => rows - 1 - i).flatMap((row) => {
    const taken = placed.filter((each) => each.row === row);
    // Its line goes down through the rows below.
    const isCrossed = placed.some((each) => each.row > row && each.from < mark.x && mark.x < each.to);
    return isCrossed ? [] : sides(mark.x, taken, room).map((side) => ({ ...side, row }));
  });
  const inOrder = free.toSorted((a, b) => Number(a.anchor === "end") - Number(b.anchor === "end"));
  const bold = mark.kind !== "end" && mark.kind !== "note";
  for (const text of mark.texts) {
    const whole = inOrder.find(({ space }) => textWidth(text, font, bold) <= space);
    if (whole) return placedAt(mark, text, whole, font, bold);
    const widest = free.toSorted((a, b) => b.space - a.space)[0];
    const cut = widest && shortened(text, widest.space, font, bold);
    if (widest && cut) return placedAt(mark, cut, widest, font, bold);
  }
  return undefined;
}

interface Side {
  readonly anchor: "start" | "end";
  readonly row: number;
  readonly space: number;
}

/** How much room there is right and left of a line, up to what stands there already. */
function sides(x: number, taken: readonly Span[], { left, right, font }: Room): Omit<Side, "row">[] {
  if (taken.some(({ from, to }) => from <= x && x <= to)) return [];
  const next = Math.min(right, ...taken.filter(({ from }) => from > x).map(({ from }) => from - font * 0.6));
  const before = Math.max(left, ...taken.filter(({ to }) => to < x).map(({ to }) => to + font * 0.6));
  return [
    { anchor: "start", space: next - x - font * 0.35 },
    { anchor: "end", space: x - before - font * 0.35 },
  ];
}

function placedAt(mark: TopMark, text: string, { anchor, row }: Side, font: number, bold: boolean): Placed {
  const gap = font * 0.35;
  const width = textWidth(text, font, bold) + gap;
  const x = anchor === "start" ? mark.x + gap : mark.x - gap;
  const y = font * (FIRST_BASELINE + ROW * row);
  const role = bold ? "note" : "date";
  const span = anchor === "start" ? { from: mark.x, to: mark.x + width } : { from: mark.x - width, to: mark.x };
  return { ...span, row, label: { text, x, y, anchor, role } };
}

/** Cut to the room that there is; empty where nothing would be left to read. */
function shortened(text: string, room: number, font: number, bold: boolean): string {
  const letters = Array.from(text);
  if (letters.length <= LEAST) return "";
  while (letters.length > LEAST && textWidth(`${letters.join("")}…`, font, bold) > room) letters.pop();
  return textWidth(`${letters.join("")}…`, font, bold) <= room ? `${letters.join("").trimEnd()}…` : "";
}
