import type { Card, LaneMeaning } from "./schema.ts";

/**
 * The priority matrix in the orientation of the Norwegian template: expected effect upwards, less demanding to the right,
 * so that the best ideas lie top right. Source: I trygge hender 24-7, Prioriteringsmatrise.
 */
export const QUADRANTS = ["doNow", "test", "explore", "notNow"] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** Where a card lies, in hundredths of each axis: what its two fields say. */
export interface Spot {
  readonly effect: number;
  readonly effort: number;
}

/** A point of the drawn matrix, as shares of its width and height from the top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const MIDDLE = 50;
const LARGE = 75;
const SMALL = 25;

const MIDDLES: Readonly<Record<Quadrant, Spot>> = {
  doNow: { effect: LARGE, effort: SMALL },
  explore: { effect: LARGE, effort: LARGE },
  test: { effect: SMALL, effort: SMALL },
  notNow: { effect: SMALL, effort: LARGE },
};

/** In the middle of an axis a card is given the benefit of the doubt: as large an effect, and as little demanding. */
export function quadrantOf({ effect, effort }: Spot): Quadrant {
  if (effect >= MIDDLE) return effort <= MIDDLE ? "doNow" : "explore";
  return effort <= MIDDLE ? "test" : "notNow";
}

/** Where the button of a quadrant puts a card. */
export function spotOf(quadrant: Quadrant): Spot {
  return MIDDLES[quadrant];
}

/** Undefined until both axes have been said: two people may say one each. */
export function spotOfCard({ effect, effort }: Pick<Card, "effect" | "effort">): Spot | undefined {
  return effect === null || effort === null ? undefined : { effect, effort };
}

export function pointOf({ effect, effort }: Spot): Point {
  return { x: 1 - effort / 100, y: 1 - effect / 100 };
}

/** What a point outside the matrix means is the nearest place within it. */
export function spotAt({ x, y }: Point): Spot {
  return { effect: hundredths(1 - y), effort: hundredths(1 - x) };
}

function hundredths(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}

/** What an answer in each quadrant makes of an idea. *Gjør nå* is asked about: most things are worth a small test first. */
export const LANE_OF: Readonly<Record<Exclude<Quadrant, "doNow">, LaneMeaning>> = {
  test: "testing",
  explore: "exploring",
  notNow: "notNow",
};
