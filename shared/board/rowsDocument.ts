import * as Y from "yjs";
import { Records, type Row, type RowSchema } from "./records.ts";

/** What the rows of one root must be, whoever writes them. */
export interface RootRules<S extends RowSchema = RowSchema> {
  readonly schema: S;
  /** The plain fields that a row may have. */
  readonly fields: ReadonlySet<string>;
  /** Growth stops at so many rows; what shrinks it is always allowed. */
  readonly most: number;
  /** The one key of a row that is a shared text and not a plain value. */
  readonly text?: TextRules;
}

export interface TextRules {
  readonly key: string;
  /** In UTF-16 units. */
  readonly longest: number;
  /** Whether this row must have one. */
  of(row: Row<RowSchema>): boolean;
}

const NONE: ReadonlySet<string> = new Set();
type Touched<Root extends string> = ReadonlyMap<Root, ReadonlySet<string>>;

/** Which rows one transaction touched, by root, and whether it was made here. */
export class Changed<Root extends string = string> {
  readonly local: boolean;
  private readonly rows: Touched<Root>;
  private readonly texts: Touched<Root>;

  constructor(local: boolean, rows: Touched<Root> = new Map(), texts: Touched<Root> = new Map()) {
    this.local = local;
    this.rows = rows;
    this.texts = texts;
  }

  /** Ids of the rows that came, went or have another value in a field. */
  rowsOf(root: Root): ReadonlySet<string> {
    return this.rows.get(root) ?? NONE;
  }

  /** Ids of the rows in whose text something was written. */
  textsOf(root: Root): ReadonlySet<string> {
    return this.texts.get(root) ?? NONE;
  }

  /** Ids of all rows of a root in which anything changed. */
  allOf(root: Root): ReadonlySet<string> {
    return new Set([...this.rowsOf(root), ...this.textsOf(root)]);
  }
}

/** Where a shared type stands: a root, a row of it, or the text of a row. */
export interface Place<Root extends string> {
  readonly root: Root;
  readonly rowId?: string;
  readonly isText: boolean;
}

/**
 * A document of rows: one `Y.Map` from id to row for each root, and nothing beside them. The only door to its `Y.Doc`. Who
 * made a change is the origin here and the connection's actor on the server.
 */
export class RowsDocument<Root extends string = string> {
  readonly doc: Y.Doc;
  readonly rules: ReadonlyMap<Root, RootRules>;
  private readonly roots: ReadonlyMap<Root, Records<RowSchema>>;

  constructor(doc: Y.Doc, rules: ReadonlyMap<Root, RootRules>) {
    this.doc = doc;
    this.rules = rules;
    this.roots = new Map([...rules].map(([root, { schema }]) => [root, new Records(doc.getMap(root), schema)]));
  }

  /** The root of that name; undefined when the document has none. */
  rootNamed(name: string): Root | undefined {
    for (const root of this.roots.keys()) if (root === name) return root;
    return undefined;
  }

  /** The rows of a root, known only as rows. */
  records(root: Root): Records<RowSchema> {
    const found = this.roots.get(root);
    if (!found) throw new Error(`a document without ${root}`);
    return found;
  }

  /** One transaction, one update. */
  edit<T>(origin: unknown, change: (document: this) => T): T {
    return this.doc.transact(() => change(this), origin);
  }

  /** The shared text of a row; undefined when the row is gone or has none. */
  textOf(root: Root, id: string): Y.Text | undefined {
    const key = this.rules.get(root)?.text?.key;
    const text = key === undefined ? undefined : this.records(root).row(id)?.get(key);
    return text instanceof Y.Text ? text : undefined;
  }

  /** Hears each transaction that touched a row. @returns how to stop */
  observe(listener: (changed: Changed<Root>) => void): () => void {
    const heard = (transaction: Y.Transaction) => {
      if (transaction.changed.size > 0) listener(this.changed(transaction));
    };
    this.doc.on("afterTransaction", heard);
    return () => this.doc.off("afterTransaction", heard);
  }

  private changed(transaction: Y.Transaction): Changed<Root> {
    const rows = new Map<Root, Set<string>>();
    const texts = new Map<Root, Set<string>>();
    const note = (to: Map<Root, Set<string>>, root: Root, id: string) => {
      const known = to.get(root);
      if (known) known.add(id);
      else to.set(root, new Set([id]));
    };
    for (const [type, keys] of transaction.changed) {
      const place = this.placeOf(type);
      if (!place) continue;
      if (place.rowId === undefined) for (const key of keys) note(rows, place.root, String(key));
      else note(place.isText ? texts : rows, place.root, place.rowId);
    }
    return new Changed(transaction.local, rows, texts);
  }

  placeOf(type: unknown): Place<Root> | undefined {
    if (!(type instanceof Y.AbstractType)) return undefined;
    for (const [root, records] of this.roots) {
      if (type === records.rows) return { root, isText: false };
    }
    // oxlint-disable-next-line no-underscore-dangle -- the one way from a shared type to its key in its parent
    const item = type._item;
    if (!item) return undefined;
    const above = this.placeOf(item.parent);
    if (!above) return undefined;
    const rowId = above.rowId ?? item.parentSub ?? undefined;
    return rowId === undefined ? undefined : { root: above.root, rowId, isText: type instanceof Y.Text };
  }

  /** Canonical text of the document with sorted keys: equal on two screens exactly when they show the same. */
  digest(): string {
    const roots = [...this.roots.keys()].map((root) => [root, this.doc.getMap(root).toJSON()]);
    return canonicalJson(Object.fromEntries(roots));
  }
}

/** JSON with the keys of every object in code-unit order: the order of a `Y.Map` differs between screens. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
}
