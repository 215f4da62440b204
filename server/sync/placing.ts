import * as Y from "yjs";
import { isId } from "../../shared/base/ids.ts";
import type { RootRules, RowsDocument } from "../../shared/board/rowsDocument.ts";

/** What a new item of an update is put into; `type` is the one shared type that it is, in the document or in the update. */
type Container =
  | { readonly kind: "root"; readonly root: string; readonly type: unknown }
  /** `fresh`: the row itself comes with this update. */
  | { readonly kind: "row"; readonly root: string; readonly type: unknown; readonly fresh: boolean }
  | { readonly kind: "text"; readonly type: unknown }
  /** Something removed meanwhile: what is put there vanishes with it. */
  | { readonly kind: "gone" };

interface Place {
  readonly container: Container;
  readonly key: string | null;
}

/** Deeper than root, row and text nothing may go. */
const DEEPEST = 3;
const GONE: Place = { container: { kind: "gone" }, key: null };

export class Misplaced extends Error {}

/**
 * Finds where each new item of an update belongs, before it is applied: Yjs leaves the parent out where it follows from a
 * neighbour, and an item put where a map's entries are expected would be invisible and still there.
 */
export class Placing {
  private readonly document: RowsDocument;
  private readonly fresh = new Map<number, Y.Item[]>();
  private readonly found = new Map<Y.Item, Place>();

  constructor(document: RowsDocument, items: readonly Y.Item[]) {
    this.document = document;
    for (const item of items) {
      const ofClient = this.fresh.get(item.id.client);
      if (ofClient) ofClient.push(item);
      else this.fresh.set(item.id.client, [item]);
    }
  }

  /** @throws Misplaced when the item stands where nothing may stand, or holds what may not stand there */
  check(item: Y.Item): void {
    const { container, key } = this.placeOf(item, 0);
    if (item.origin && item.rightOrigin) this.checkRight(container, key, item.rightOrigin);
    const { content } = item;
    const isDeleted = content instanceof Y.ContentDeleted;
    switch (container.kind) {
      case "gone":
        return;
      case "root":
        if (key === null || !isId(key)) throw new Misplaced(`${container.root}:id`);
        if (!isDeleted && !isTypeOf(content, Y.Map)) throw new Misplaced(container.root);
        return;
      case "row":
        return checkField(container, this.document.rules.get(container.root), key, content);
      case "text":
        if (key !== null || !(isDeleted || content instanceof Y.ContentString)) throw new Misplaced("text");
    }
  }

  /** Neighbours in different places would be put together differently on different screens. */
  private checkRight(container: Container, key: string | null, rightId: Y.ID): void {
    const right = this.lookUp(rightId);
    if (right === "gone" || container.kind === "gone") return;
    const place = this.placeOf(right, 0);
    if (place.container.kind === "gone") return;
    if (place.container.type !== container.type || place.key !== key) throw new Misplaced("neighbours");
  }

  private placeOf(item: Y.Item, depth: number): Place {
    if (depth > DEEPEST) throw new Misplaced("too deep");
    // Neighbours share their place: follow them until one is known, then all on the way are.
    const way: Y.Item[] = [];
    let at: Y.Item | undefined = item;
    let place: Place | undefined;
    const seen = new Set<Y.Item>();
    while (!place) {
      if (!at || seen.has(at)) throw new Misplaced("neighbours in a round");
      seen.add(at);
      way.push(at);
      place = this.found.get(at) ?? this.ownPlace(at, depth);
      if (!place) {
        const next: Y.Item | "gone" = this.neighbour(at);
        if (next === "gone") place = GONE;
        else at = next;
      }
    }
    for (const each of way) this.found.set(each, place);
    return place;
  }

  /** The place that an item itself states, or that the document knows; undefined when it follows from a neighbour. */
  private ownPlace(item: Y.Item, depth: number): Place | undefined {
    // Before an update is applied, Yjs holds the name of a root here, or an id, or nothing.
    const parent: unknown = item.parent;
    if (typeof parent === "string") {
      const root = this.document.rootNamed(parent);
      if (root === undefined) throw new Misplaced("root");
      return { container: { kind: "root", root, type: this.document.records(root).rows }, key: item.parentSub };
    }
    if (parent instanceof Y.AbstractType) return { container: this.containerOfType(parent), key: item.parentSub };
    if (parent instanceof Y.ID) return { container: this.containerOfItem(parent, depth), key: item.parentSub };
    return undefined;
  }

  private neighbour(item: Y.Item): Y.Item | "gone" {
    const id = item.origin ?? item.rightOrigin;
    if (!id) throw new Misplaced("no parent");
    return this.lookUp(id);
  }

  private containerOfType(type: Y.AbstractType<unknown>): Container {
    const place = this.document.placeOf(type);
    if (!place) return { kind: "gone" };
    if (place.rowId === undefined) return { kind: "root", root: place.root, type };
    return place.isText ? { kind: "text", type } : { kind: "row", root: place.root, type, fresh: false };
  }

  private containerOfItem(id: Y.ID, depth: number): Container {
    const holder = this.lookUp(id);
    if (holder === "gone" || holder.content instanceof Y.ContentDeleted) return { kind: "gone" };
    if (!(holder.content instanceof Y.ContentType)) throw new Misplaced("parent");
    const { type } = holder.content;
    if (holder.parent instanceof Y.AbstractType) return this.containerOfType(type);
    const above = this.placeOf(holder, depth + 1).container;
    if (above.kind === "root") return { kind: "row", root: above.root, type, fresh: true };
    if (above.kind === "row" && type instanceof Y.Text) return { kind: "text", type };
    if (above.kind === "gone") return above;
    throw new Misplaced("too deep");
  }

  private lookUp(id: Y.ID): Y.Item | "gone" {
    const fresh = itemAt(this.fresh.get(id.client) ?? [], id.clock);
    if (fresh) return fresh;
    const { store } = this.document.doc;
    if (id.clock >= Y.getState(store, id.client)) return "gone"; // a GC of this same update
    const known: unknown = Y.getItem(store, id);
    return known instanceof Y.Item ? known : "gone";
  }
}

/** The item of one client that covers a clock; they come in order of their clocks. */
function itemAt(items: readonly Y.Item[], clock: number): Y.Item | undefined {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (!item) return undefined;
    if (clock < item.id.clock) high = middle - 1;
    else if (clock >= item.id.clock + item.length) low = middle + 1;
    else return item;
  }
  return undefined;
}

function checkField(
  row: Container & { kind: "row" },
  rules: RootRules | undefined,
  key: string | null,
  content: unknown,
): void {
  const deleted = content instanceof Y.ContentDeleted;
  if (key !== null && key === rules?.text?.key) {
    // A text set anew would take away what others are typing in it.
    if (!deleted && !(row.fresh && isTypeOf(content, Y.Text))) throw new Misplaced(key);
    return;
  }
  if (key === null || !rules?.fields.has(key)) throw new Misplaced(`${row.root}:key`);
  if (deleted) return;
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1 || !isScalar(content.arr[0])) {
    throw new Misplaced(`${row.root}:${key}`);
  }
}

function isTypeOf(content: unknown, Kind: typeof Y.Map | typeof Y.Text): boolean {
  // An XML hook is a map and an XML text is a text, to instanceof.
  return content instanceof Y.ContentType && content.type.constructor === Kind;
}

function isScalar(value: unknown): boolean {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
