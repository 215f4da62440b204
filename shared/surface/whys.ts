import type { ObjectId } from "../base/ids.ts";
import type { Point } from "./ink.ts";
import { NOTE_WIDTH } from "./geometry.ts";
import type { NewObject } from "./objects.ts";

export interface Laid {
  readonly object: NewObject;
  readonly text: string;
}

/** Down and to the right, so that the arrows are short and no note hides another. */
const STEP: Point = { x: NOTE_WIDTH + 64, y: 84 };
const WHYS = 5;

/**
 * *Fem ganger hvorfor*: what happened, five notes for why, joined by arrows, and one for the cause at the root. Source: the
 * five whys of Toyota's production system (Ohno 1988).
 * @param texts of the first and of the last note, and of each between
 */
export function fiveWhys(
  at: Point,
  texts: { readonly problem: string; readonly why: (number: number) => string; readonly cause: string },
  freshId: () => ObjectId,
): Laid[] {
  const notes = Array.from({ length: WHYS + 2 }, (_, index): Laid => {
    const isEnd = index === 0 || index === WHYS + 1;
    const text = index === 0 ? texts.problem : isEnd ? texts.cause : texts.why(index);
    const paper = index === 0 ? "pink" : isEnd ? "green" : "yellow";
    const place = { x: at.x + index * STEP.x, y: at.y + index * STEP.y };
    return { object: { kind: "note", id: freshId(), paper, ...place }, text };
  });
  const arrows = notes.slice(1).map(({ object: to }, index): Laid => {
    const from = notes[index]?.object ?? to;
    const lies = { x: from.x, y: from.y, dx: to.x - from.x, dy: to.y - from.y };
    const arrow = { kind: "arrow", id: freshId(), ink: "black", from: from.id, to: to.id, ...lies } as const;
    return { object: arrow, text: "" };
  });
  return [...notes, ...arrows];
}
