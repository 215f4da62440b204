import type { ObjectId } from "../base/ids.ts";
import type { SurfaceDocument } from "./document.ts";
import { hasText, type Paper, type SurfaceObject, TEXT } from "./schema.ts";

/** A kind of object without what the surface itself gives it. */
type Without<T, Keys extends string> = T extends unknown ? Omit<T, Keys> : never;
export type NewObject = Without<SurfaceObject, "z">;

/** Places are kept in half units, as ink is. */
export function onGrid(length: number): number {
  return Math.round(length * 2) / 2;
}

/** Above everything that lies there. */
export function topmost(objects: readonly SurfaceObject[]): number {
  return objects.reduce((highest, { z }) => Math.max(highest, z), 0);
}

/** Lays an object on top of all others; a note or text with the text given. */
export function addObject(surface: SurfaceDocument, object: NewObject, text = ""): void {
  const made = { ...object, x: onGrid(object.x), y: onGrid(object.y), z: topmost(surface.objects.all()) + 1 };
  surface.objects.add(made, hasText(object.kind) ? [TEXT] : []);
  if (text !== "") surface.text(object.id)?.insert(0, text);
}

/** Moves them together. What was removed meanwhile stays removed. */
export function moveObjects(surface: SurfaceDocument, ids: readonly ObjectId[], by: { dx: number; dy: number }): void {
  for (const id of ids) {
    const object = surface.objects.get(id);
    if (object) surface.objects.patch(id, { x: onGrid(object.x + by.dx), y: onGrid(object.y + by.dy) });
  }
}

/** Lays them over everything else, in the order they have among themselves. */
export function raiseObjects(surface: SurfaceDocument, ids: readonly ObjectId[]): void {
  const all = surface.objects.all();
  const raised = all.filter(({ id }) => ids.includes(id)).toSorted((a, b) => a.z - b.z);
  const top = topmost(all);
  const isOnTop = raised.every(({ z }) => z > top - raised.length);
  if (!isOnTop) for (const [at, { id }] of raised.entries()) surface.objects.patch(id, { z: top + 1 + at });
}

export function removeObjects(surface: SurfaceDocument, ids: readonly ObjectId[]): void {
  for (const id of ids) surface.objects.remove(id);
}

export function paintNote(surface: SurfaceDocument, id: ObjectId, paper: Paper): void {
  if (surface.objects.get(id)?.kind === "note") surface.objects.patch(id, { paper });
}
