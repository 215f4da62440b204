import type * as z from "zod/mini";
import * as Y from "yjs";

/** A schema whose rows have an id. */
export type RowSchema = z.ZodMiniType<{ id: string }>;
export type Row<S extends RowSchema> = z.output<S>;
/** Some fields of a row; of a row of several kinds, some fields of one kind. */
export type RowChange<R> = R extends unknown ? Partial<Omit<R, "id">> : never;

/**
 * One collection of a board: a typed view of one `Y.Map` from id to row, one entry per field, so that edits of different
 * fields never clash. Writes belong inside `BoardDocument.edit`.
 */
export class Records<S extends RowSchema> {
  readonly rows: Y.Map<unknown>;
  readonly schema: S;

  constructor(rows: Y.Map<unknown>, schema: S) {
    this.rows = rows;
    this.schema = schema;
  }

  /** The row as Yjs holds it; undefined when there is none, or when a peer put something else in its place. */
  row(id: string): Y.Map<unknown> | undefined {
    const found = this.rows.get(id);
    return found instanceof Y.Map ? found : undefined;
  }

  /** Undefined also for a row that a peer made unreadable: a wall never crashes. */
  get(id: string): Row<S> | undefined {
    const row = this.row(id);
    if (!row) return undefined;
    const parsed = this.schema.safeParse(fieldsOf(row));
    return parsed.success && parsed.data.id === id ? parsed.data : undefined;
  }

  /** All readable rows, in no order. */
  all(): Row<S>[] {
    return Array.from(this.rows.keys(), (id) => this.get(id)).filter((row) => row !== undefined);
  }

  has(id: string): boolean {
    return this.row(id) !== undefined;
  }

  /** Adds a row, whole; does nothing when the id stands there already: its writer was first. */
  add(row: Row<S>, texts: readonly string[] = []): void {
    if (this.rows.has(row.id)) return;
    const made = new Y.Map<unknown>(Object.entries(row));
    for (const key of texts) made.set(key, new Y.Text());
    this.rows.set(row.id, made);
  }

  /** Writes only the fields named, and of these only what differs; of a row removed meanwhile, the removal stands. */
  patch(id: string, change: RowChange<Row<S>>): void {
    const row = this.row(id);
    if (!row) return;
    for (const [field, value] of Object.entries(change)) {
      if (value !== undefined && row.get(field) !== value) row.set(field, value);
    }
  }

  remove(id: string): void {
    this.rows.delete(id);
  }
}

/** The plain values of a row; a text that it holds is no field. */
export function fieldsOf(row: Y.Map<unknown>): Record<string, unknown> {
  return Object.fromEntries([...row.entries()].filter(([, value]) => !(value instanceof Y.AbstractType)));
}
