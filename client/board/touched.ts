import * as Y from "yjs";
import type { RowsDocument } from "../../shared/board/rowsDocument.ts";

/** What one step of undo concerns, for naming it; `fields` is empty when the row itself came or went, and for a text. */
export interface Touched {
  readonly root: string;
  readonly id: string;
  readonly part: "row" | "text" | "fields";
  readonly fields: ReadonlySet<string>;
}

const TOUCHED = "touched";

/** What the next step of a stack concerns; undefined when there is none. */
export function touchedBy(stack: readonly { readonly meta: Map<unknown, unknown> }[]): Touched | undefined {
  const touched = stack.at(-1)?.meta.get(TOUCHED);
  return isTouched(touched) ? touched : undefined;
}

function isTouched(value: unknown): value is Touched {
  return typeof value === "object" && value !== null && "root" in value;
}

/** The one row that a step concerns: that it came or went says more than its fields. */
function touchedIn(document: RowsDocument, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Touched | undefined {
  const all = events.flatMap((event): Touched[] => {
    const place = document.placeOf(event.target);
    if (!place) return [];
    const keys = event instanceof Y.YMapEvent ? event.keysChanged : new Set<string>();
    if (place.rowId === undefined) {
      return [...keys].map((id) => ({ root: place.root, id, part: "row", fields: new Set() }));
    }
    const part = place.isText ? "text" : "fields";
    return [{ root: place.root, id: place.rowId, part, fields: new Set([...keys].map(String)) }];
  });
  return all.find(({ part }) => part === "row") ?? all[0];
}

/** From now on each step of undo and redo knows what it concerns. */
export function noteTouched(undo: Y.UndoManager, document: RowsDocument): void {
  for (const event of ["stack-item-added", "stack-item-updated"] as const) {
    undo.on(event, ({ stackItem, changedParentTypes }) => {
      const touched = touchedIn(document, [...changedParentTypes.values()].flat());
      if (touched) stackItem.meta.set(TOUCHED, touched);
    });
  }
}
