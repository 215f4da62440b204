import * as Y from "yjs";
import { cardSchema, isRootName, laneSchema, NOTE, ROOTS, type RootName, tileSchema } from "./schema.ts";
import { Records } from "./records.ts";

/** Which rows one transaction touched, and whether it was made here. */
export interface Changed {
  readonly cards: ReadonlySet<string>;
  readonly lanes: ReadonlySet<string>;
  readonly tiles: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  readonly local: boolean;
}

/** The only door to a board's `Y.Doc`. Who made a change is the origin here and the connection's actor on the server. */
export class BoardDocument {
  readonly doc: Y.Doc;
  readonly cards: Records<typeof cardSchema>;
  readonly lanes: Records<typeof laneSchema>;
  readonly tiles: Records<typeof tileSchema>;

  constructor(doc: Y.Doc = new Y.Doc()) {
    this.doc = doc;
    this.cards = new Records(doc.getMap("cards"), cardSchema);
    this.lanes = new Records(doc.getMap("lanes"), laneSchema);
    this.tiles = new Records(doc.getMap("tiles"), tileSchema);
  }

  /** One transaction, one update. */
  edit<T>(origin: unknown, change: (board: BoardDocument) => T): T {
    return this.doc.transact(() => change(this), origin);
  }

  /** The shared text of a card; undefined when the card is gone. */
  note(cardId: string): Y.Text | undefined {
    const note = this.cards.row(cardId)?.get(NOTE);
    return note instanceof Y.Text ? note : undefined;
  }

  /** Hears each transaction that touched a row. @returns how to stop */
  observe(listener: (changed: Changed) => void): () => void {
    const heard = (transaction: Y.Transaction) => {
      const changed = this.changed(transaction);
      if (changed) listener(changed);
    };
    this.doc.on("afterTransaction", heard);
    return () => this.doc.off("afterTransaction", heard);
  }

  private changed(transaction: Y.Transaction): Changed | undefined {
    if (transaction.changed.size === 0) return undefined;
    const touched = { cards: new Set<string>(), lanes: new Set<string>(), tiles: new Set<string>() };
    const notes = new Set<string>();
    for (const [type, keys] of transaction.changed) {
      const place = this.placeOf(type);
      if (!place) continue;
      if (place.rowId === undefined) for (const key of keys) touched[place.root].add(String(key));
      else if (place.isText) notes.add(place.rowId);
      else touched[place.root].add(place.rowId);
    }
    return { ...touched, notes, local: transaction.local };
  }

  /** Where a shared type stands: a root, a row of it, or the text of a row. */
  placeOf(type: unknown): { root: RootName; rowId?: string; isText: boolean } | undefined {
    if (!(type instanceof Y.AbstractType)) return undefined;
    for (const root of Object.keys(ROOTS).filter(isRootName)) {
      if (type === this[root].rows) return { root, isText: false };
    }
    // oxlint-disable-next-line no-underscore-dangle -- the one way from a shared type to its key in its parent
    const item = type._item;
    if (!item) return undefined;
    const above = this.placeOf(item.parent);
    if (!above) return undefined;
    const rowId = above.rowId ?? item.parentSub ?? undefined;
    return rowId === undefined ? undefined : { root: above.root, rowId, isText: type instanceof Y.Text };
  }

  /** The whole board as plain data, notes included, in no order. */
  picture(): { cards: object[]; lanes: object[]; tiles: object[] } {
    const cards = this.cards.all().map((card) => ({ ...card, note: this.note(card.id)?.toString() ?? "" }));
    return { cards, lanes: this.lanes.all(), tiles: this.tiles.all() };
  }

  /** Canonical text of the board with sorted keys: equal on two screens exactly when their documents show the same. */
  digest(): string {
    return canonicalJson({
      cards: this.doc.getMap("cards").toJSON(),
      lanes: this.doc.getMap("lanes").toJSON(),
      tiles: this.doc.getMap("tiles").toJSON(),
    });
  }
}

/** JSON with the keys of every object in code-unit order: the order of a `Y.Map` differs between screens. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
}
