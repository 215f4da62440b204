import { textWidth } from "../chart/labels.ts";

interface Place {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface Name {
  readonly name: string;
  /** Where its text begins, and its baseline. */
  readonly left: number;
  readonly top: number;
}

/** Names beside their points, right or left, never over each other; one without room is left to the table. */
export function namesOf(places: readonly Place[], font: number, right: number): Name[] {
  const taken: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  const isFree = (from: number, to: number, y: number) =>
    from >= 0 &&
    to <= right + font * 4 &&
    taken.every((each) => Math.abs(each.y - y) > font * 1.15 || each.to < from || each.from > to);
  return places.flatMap(({ name, x, y }) => {
    const width = textWidth(name, font, true);
    const gap = font * 0.55;
    const left = [x + gap, x - gap - width].find((from) => isFree(from, from + width, y));
    if (left === undefined) return [];
    taken.push({ from: left, to: left + width, y });
    return [{ name, left, top: y + font * 0.36 }];
  });
}
