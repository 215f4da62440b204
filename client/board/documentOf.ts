import type * as Y from "yjs";
import type { DocumentId } from "../../shared/base/ids.ts";
import type { Changed, RowsDocument } from "../../shared/board/rowsDocument.ts";
import type { BoardEnvironment } from "./environment.ts";

/** What a screen must know of a kind of document to open it. */
export interface DocumentOf<D extends RowsDocument, State> {
  readonly schemaVersion: number;
  open(doc: Y.Doc): D;
  /** @param before the picture of the document in whose place this one comes: what is the same keeps its identity */
  picture(document: D, before: State | undefined): Keeper<State>;
  /** What people wrote in a row, for its writer to copy where it cannot be sent; empty for none. */
  textOf(document: D, root: string, id: string): string;
}

/** Keeps the plain picture of a document that views draw. */
export interface Keeper<State> {
  readonly current: State;
  take(changed: Changed): unknown;
}

export interface OpenDocumentOptions {
  readonly documentId: DocumentId;
  /** Keeps a copy in this browser, only where it belongs to one person or wall; the key names that person or wall. */
  readonly offlineCopyOf?: string | undefined;
  readonly epoch?: number | undefined;
  /** The person or wall that this page belongs to; when the browser is somebody else's by now, nothing is sent. */
  readonly as?: string | undefined;
  readonly environment?: Partial<BoardEnvironment> | undefined;
}
