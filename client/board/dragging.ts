import { halfByKeyboard, isSamePlace, type Lists, type Place, placeOf, placeOver } from "./dropPlace.ts";

export interface SortableWords {
  readonly instructions: string;
  start(label: string): string;
  over(label: string, list: string, place: number, of: number): string;
  end(label: string, list: string, place: number, of: number): string;
  same(label: string): string;
  cancel(label: string): string;
}

/** What is dragged in: the lists as shown now, and what a drop does. */
export interface Field {
  readonly lists: Lists;
  /** Name of a list, as it is said aloud. */
  readonly listName: (list: string) => string;
  readonly words: SortableWords;
  /** Rows run downwards; a grid is read along its lines. */
  readonly flow: "column" | "grid";
  readonly onDrop: (item: string, place: Place) => void;
}

export interface Drag {
  readonly item: string;
  readonly place: Place | undefined;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Of the library's operation what we read; `data` is what we gave it. */
interface Operation {
  readonly source: { readonly id: string | number; readonly data: Readonly<Record<string, unknown>> } | null;
  readonly target: {
    readonly id: string | number;
    readonly data: Readonly<Record<string, unknown>>;
    readonly shape?: { readonly center: Point } | undefined;
  } | null;
  readonly position: { readonly current: Point };
  readonly activatorEvent: Event | null;
}

export interface DragStep {
  readonly operation: Operation;
}

export interface DragEnd extends DragStep {
  readonly canceled: boolean;
}

/** One drag at a time over some lists: where it would land, what is said of it, and what it did. */
export class Dragging {
  private shown: Field;
  private drag: Drag | undefined;
  private focusNext: string | undefined;
  /** Nothing but the start has been said yet: to say at once where it already is would drown it. */
  private justStarted = false;
  private readonly listeners = new Set<() => void>();

  constructor(field: Field) {
    this.shown = field;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  current(): Drag | undefined {
    return this.drag;
  }

  field(): Field {
    return this.shown;
  }

  /** The lists may change during a drag: others work too. */
  show(field: Field): void {
    this.shown = field;
  }

  follow({ operation }: DragStep): void {
    const item = idOf(operation);
    if (item) this.set({ item, place: this.landing(operation) });
  }

  drop({ operation, canceled }: DragEnd): void {
    this.set(undefined);
    const item = idOf(operation);
    if (!item) return;
    if (operation.activatorEvent instanceof KeyboardEvent) this.focusNext = item;
    const place = this.landing(operation);
    if (canceled || !place || isSamePlace(place, placeOf(this.shown.lists, item))) return;
    this.shown.onDrop(item, place);
  }

  /** True once, for the item that was dropped by keyboard. */
  takesFocus(item: string): boolean {
    if (this.focusNext !== item) return false;
    this.focusNext = undefined;
    return true;
  }

  sayStart({ operation }: DragStep): string {
    this.justStarted = true;
    return this.shown.words.start(labelOf(operation));
  }

  sayOver({ operation }: DragStep): string | undefined {
    const at = this.spoken(operation);
    const isThere = isSamePlace(this.landing(operation), placeOf(this.shown.lists, idOf(operation) ?? ""));
    if (this.justStarted && isThere) return undefined;
    this.justStarted = false;
    return at && this.shown.words.over(labelOf(operation), at.list, at.place, at.of);
  }

  sayEnd({ operation, canceled }: DragEnd): string {
    const { words, lists } = this.shown;
    const label = labelOf(operation);
    if (canceled) return words.cancel(label);
    const at = this.spoken(operation);
    if (!at || isSamePlace(this.landing(operation), placeOf(lists, idOf(operation) ?? ""))) return words.same(label);
    return words.end(label, at.list, at.place, at.of);
  }

  private set(drag: Drag | undefined): void {
    if (drag?.item === this.drag?.item && isSamePlace(drag?.place, this.drag?.place)) return;
    this.drag = drag;
    for (const listener of this.listeners) listener();
  }

  private spoken(operation: Operation): { list: string; place: number; of: number } | undefined {
    const { lists, listName } = this.shown;
    const place = this.landing(operation);
    if (!place) return undefined;
    const items = lists.get(place.list) ?? [];
    const of = items.includes(idOf(operation) ?? "") ? items.length : items.length + 1;
    return { list: listName(place.list), place: place.index + 1, of };
  }

  private landing(operation: Operation): Place | undefined {
    const moved = idOf(operation);
    const { target } = operation;
    if (!moved || !target) return undefined;
    const { endOf } = target.data;
    if (typeof endOf === "string") return placeOver(this.shown.lists, moved, { endOf });
    const item = String(target.id);
    return placeOver(this.shown.lists, moved, { item, half: this.half(operation, moved, item) });
  }

  private half(operation: Operation, moved: string, item: string): "first" | "second" {
    const centre = operation.target?.shape?.center;
    if (!centre || operation.activatorEvent instanceof KeyboardEvent) {
      return halfByKeyboard(this.shown.lists, moved, item);
    }
    const { x, y } = operation.position.current;
    return (this.shown.flow === "column" ? y > centre.y : x > centre.x) ? "second" : "first";
  }
}

function idOf(operation: Operation): string | undefined {
  return operation.source ? String(operation.source.id) : undefined;
}

function labelOf(operation: Operation): string {
  const label = operation.source?.data.label;
  return typeof label === "string" ? label : "";
}
