import * as Y from "yjs";
import { BoardDocument } from "../../shared/board/document.ts";
import { migrate } from "../../shared/board/migrations.ts";
import type { RowsDocument } from "../../shared/board/rowsDocument.ts";
import { SCHEMA_VERSION } from "../../shared/board/schema.ts";
import { applyTemplate } from "../../shared/board/templates.ts";
import { SurfaceDocument } from "../../shared/surface/document.ts";
import { SURFACE_SCHEMA_VERSION } from "../../shared/surface/schema.ts";

/** The kinds of documents that people write in. */
export type KindName = "board" | "surface";

/** What the server must know of a kind of document to admit to it and to keep it. */
export interface DocumentKind {
  readonly name: KindName;
  /** What a client states when it connects. */
  readonly schemaVersion: number;
  open(doc?: Y.Doc): RowsDocument;
  /** What the server alone writes, at load: default content, and migrations. */
  prepare(document: RowsDocument, isNew: boolean): void;
}

const board: DocumentKind = {
  name: "board",
  schemaVersion: SCHEMA_VERSION,
  open: (doc) => new BoardDocument(doc),
  prepare(document, isNew) {
    if (isNew && document instanceof BoardDocument) applyTemplate(document);
    migrate(document.doc);
  },
};

const surface: DocumentKind = {
  name: "surface",
  schemaVersion: SURFACE_SCHEMA_VERSION,
  open: (doc = new Y.Doc()) => new SurfaceDocument(doc),
  // It begins blank, and its first schema is number 1.
  prepare: () => undefined,
};

export const KINDS: Readonly<Record<KindName, DocumentKind>> = { board, surface };
