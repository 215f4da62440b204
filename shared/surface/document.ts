import type * as Y from "yjs";
import { Records } from "../board/records.ts";
import { type RootRules, RowsDocument } from "../board/rowsDocument.ts";
import { hasText, LONGEST_TEXT, MOST_OBJECTS, OBJECT_FIELDS, objectSchema, TEXT } from "./schema.ts";

const OBJECTS: RootRules<typeof objectSchema> = {
  schema: objectSchema,
  fields: OBJECT_FIELDS,
  most: MOST_OBJECTS,
  text: { key: TEXT, longest: LONGEST_TEXT, of: (row) => hasText(objectSchema.parse(row).kind) },
};
const SURFACE_RULES: ReadonlyMap<"objects", RootRules> = new Map([["objects", OBJECTS]]);

/** The document of a free surface: what lies on it, in one root, so that it is selected, moved and counted as one. */
export class SurfaceDocument extends RowsDocument<"objects"> {
  readonly objects: Records<typeof objectSchema>;

  constructor(doc: Y.Doc) {
    super(doc, SURFACE_RULES);
    this.objects = new Records(doc.getMap("objects"), objectSchema);
  }

  /** The shared text of a note or a line of text; undefined for everything else, and when it is gone. */
  text(id: string): Y.Text | undefined {
    return this.textOf("objects", id);
  }
}
