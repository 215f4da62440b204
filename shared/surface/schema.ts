import * as z from "zod/mini";
import { cardId, objectId } from "../base/ids.ts";
import { isInk, LONGEST_INK } from "./ink.ts";

/**
 * What lies on a free surface. Lengths and places are in units of the surface: a note is `NOTE_WIDTH` of them wide, whatever
 * the zoom of a screen. A client states this number when it connects; one that differs is closed with 4426.
 */
export const SURFACE_SCHEMA_VERSION = 1;

/** Growth stops here. An afternoon of ten people is a few hundred. */
export const MOST_OBJECTS = 2_000;
/** Longest text of a note or a line of text, in UTF-16 units. */
export const LONGEST_TEXT = 1_000;
/** The one key of a note's or text's row that is a shared text and not a plain value. */
export const TEXT = "text";
/** So far from the middle an object may lie: far beyond what anybody fills, and exact in a number. */
const FARTHEST = 100_000;

export const PAPERS = ["yellow", "pink", "blue", "green", "white"] as const;
export type Paper = (typeof PAPERS)[number];
export const INKS = ["black", "blue", "red", "green"] as const;
export type Ink = (typeof INKS)[number];
export const TEXT_SIZES = ["small", "large"] as const;

const place = z.number().check(z.minimum(-FARTHEST), z.maximum(FARTHEST));
/** The upper left corner, and what lies over what; equal heights fall to the id. */
const lying = { id: objectId, x: place, y: place, z: z.int().check(z.minimum(0), z.maximum(2 ** 31)) };
const ink = z.enum(INKS);

const noteSchema = z.strictObject({ ...lying, kind: z.literal("note"), paper: z.enum(PAPERS) });
const textSchema = z.strictObject({ ...lying, kind: z.literal("text"), size: z.enum(TEXT_SIZES), ink });
/** One movement of finger or pen, from down to up. Its place is that of its first point. */
const strokeSchema = z.strictObject({
  ...lying,
  kind: z.literal("stroke"),
  ink,
  width: z.number().check(z.minimum(1), z.maximum(40)),
  /** See `ink.ts`. */
  points: z.string().check(z.maxLength(LONGEST_INK), z.refine(isInk, "points of ink")),
});
/** An end that is fastened follows its object; its own point is where it lay when it was drawn. */
const arrowSchema = z.strictObject({
  ...lying,
  kind: z.literal("arrow"),
  ink,
  /** From the place to the point of the arrow. */
  dx: place,
  dy: place,
  from: z.nullable(objectId),
  to: z.nullable(objectId),
});
/** A card of the board: which, and nothing of what stands on it. */
const cardSchema = z.strictObject({ ...lying, kind: z.literal("card"), cardId });

/** Strict: a field of one kind means nothing on another, and would stand there unseen. */
export const objectSchema = z.discriminatedUnion("kind", [
  noteSchema,
  textSchema,
  strokeSchema,
  arrowSchema,
  cardSchema,
]);
export type SurfaceObject = z.infer<typeof objectSchema>;
export type Kind = SurfaceObject["kind"];
export type Note = z.infer<typeof noteSchema>;
export type TextLine = z.infer<typeof textSchema>;
export type Stroke = z.infer<typeof strokeSchema>;
export type Arrow = z.infer<typeof arrowSchema>;
export type CardPiece = z.infer<typeof cardSchema>;

/** The plain fields that some object may have. */
export const OBJECT_FIELDS: ReadonlySet<string> = new Set(
  [noteSchema, textSchema, strokeSchema, arrowSchema, cardSchema].flatMap(({ shape }) => Object.keys(shape)),
);

/** Whether objects of this kind hold a shared text. */
export function hasText(kind: Kind): boolean {
  return kind === "note" || kind === "text";
}
