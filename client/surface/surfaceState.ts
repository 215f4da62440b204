import type { Changed } from "../../shared/board/rowsDocument.ts";
import type { SurfaceDocument } from "../../shared/surface/document.ts";
import { readingOrder } from "../../shared/surface/geometry.ts";
import { hasText, type Stroke, type SurfaceObject } from "../../shared/surface/schema.ts";

/** A note, a line of text, an arrow or a card: what one reads and tabs to. */
export type Thing = Exclude<SurfaceObject, Stroke>;

/** A surface as plain data at one moment. What did not change keeps its identity from one picture to the next. */
export interface SurfaceState {
  readonly objects: readonly SurfaceObject[];
  /** As one reads them. */
  readonly things: readonly Thing[];
  readonly strokes: readonly Stroke[];
  object(id: string): SurfaceObject | undefined;
  /** The text of a note or line of text. */
  textOf(id: string): string;
}

class Picture implements SurfaceState {
  readonly objects: readonly SurfaceObject[];
  readonly things: readonly Thing[];
  readonly strokes: readonly Stroke[];
  private readonly byId: ReadonlyMap<string, SurfaceObject>;
  private readonly texts: ReadonlyMap<string, string>;

  constructor(byId: ReadonlyMap<string, SurfaceObject>, texts: ReadonlyMap<string, string>, before?: Picture) {
    this.byId = byId;
    this.texts = texts;
    this.objects = [...byId.values()];
    const strokes = this.objects.filter((object) => object.kind === "stroke");
    const things = this.objects.filter((object) => object.kind !== "stroke");
    this.strokes = sameList(strokes, before?.strokes);
    this.things = sameList(ordered(things, before?.things), before?.things);
  }

  object(id: string): SurfaceObject | undefined {
    return this.byId.get(id);
  }

  textOf(id: string): string {
    return this.texts.get(id) ?? "";
  }
}

/** Sorted anew only when something came or went: one who moves a note by keys must not lose it from under the hand. */
function ordered(things: readonly Thing[], before: readonly Thing[] | undefined): readonly Thing[] {
  const now = new Map(things.map((thing) => [thing.id, thing]));
  const isSame = before?.length === things.length && before.every(({ id }) => now.has(id));
  if (!isSame || !before) return readingOrder(things);
  return before.flatMap(({ id }) => now.get(id) ?? []);
}

/** Keeps the picture of a surface: each change reads again only the objects that it touched. */
export class SurfaceKeeper {
  private readonly surface: SurfaceDocument;
  private objects: ReadonlyMap<string, SurfaceObject>;
  private texts: ReadonlyMap<string, string>;
  current: SurfaceState & Picture;

  constructor(surface: SurfaceDocument) {
    this.surface = surface;
    const all = surface.objects.all();
    this.objects = new Map(all.map((object) => [object.id, object]));
    this.texts = new Map(all.filter(({ kind }) => hasText(kind)).map(({ id }) => [id, this.readText(id)]));
    this.current = new Picture(this.objects, this.texts);
  }

  take(changed: Changed): void {
    const [objects, texts] = [new Map(this.objects), new Map(this.texts)];
    for (const id of changed.allOf("objects")) {
      const object = this.surface.objects.get(id);
      if (object) {
        const before = objects.get(id);
        objects.set(id, before && sameFields(before, object) ? before : object);
        if (hasText(object.kind)) texts.set(id, this.readText(id));
      } else {
        objects.delete(id);
        texts.delete(id);
      }
    }
    this.objects = objects;
    this.texts = texts;
    this.current = new Picture(objects, texts, this.current);
  }

  private readText(id: string): string {
    return this.surface.text(id)?.toString() ?? "";
  }
}

function sameFields(a: object, b: object): boolean {
  const left = new Map<string, unknown>(Object.entries(a));
  const right = Object.entries(b);
  return left.size === right.length && right.every(([key, value]) => left.get(key) === value);
}

function sameList<T>(list: readonly T[], before: readonly T[] | undefined): readonly T[] {
  const same = before?.length === list.length && list.every((item, at) => item === before[at]);
  return same && before ? before : list;
}
