import type { ObjectId, SurfaceId } from "../../shared/base/ids.ts";
import { SurfaceDocument } from "../../shared/surface/document.ts";
import {
  addObject,
  moveObjects,
  type NewObject,
  paintNote,
  raiseObjects,
  removeObjects,
} from "../../shared/surface/objects.ts";
import { type Paper, SURFACE_SCHEMA_VERSION } from "../../shared/surface/schema.ts";
import type { Laid } from "../../shared/surface/whys.ts";
import type { DocumentOf, OpenDocumentOptions } from "../board/documentOf.ts";
import { type OpenDocument, OpenedDocument } from "../board/openDocument.ts";
import type { SharedText } from "../board/sharedText.ts";
import { SurfaceKeeper, type SurfaceState } from "./surfaceState.ts";

/** Every act on what lies there. Each is one undo step and one update. */
export interface SurfaceEdits {
  /** Several at once, in their order; what a long line of ink or a template is made of. */
  add(...laid: readonly Laid[]): void;
  move(ids: readonly ObjectId[], by: { readonly dx: number; readonly dy: number }): void;
  remove(ids: readonly ObjectId[]): void;
  paint(ids: readonly ObjectId[], paper: Paper): void;
  /** Lays one object in the place of another. */
  replace(id: ObjectId, object: NewObject): void;
}

export interface OpenSurface extends OpenDocument<SurfaceState> {
  readonly surfaceId: SurfaceId;
  readonly edit: SurfaceEdits;
  text(id: ObjectId): SharedText;
}

export interface OpenSurfaceOptions extends Omit<OpenDocumentOptions, "documentId"> {
  readonly surfaceId: SurfaceId;
}

const SURFACE: DocumentOf<SurfaceDocument, SurfaceState> = {
  schemaVersion: SURFACE_SCHEMA_VERSION,
  open: (doc) => new SurfaceDocument(doc),
  picture: (surface) => new SurfaceKeeper(surface),
  textOf: (surface, _root, id) => surface.text(id)?.toString() ?? "",
};

export function openSurface(options: OpenSurfaceOptions): OpenSurface {
  return new OpenedSurface(options);
}

class OpenedSurface extends OpenedDocument<SurfaceDocument, SurfaceState> implements OpenSurface {
  readonly surfaceId: SurfaceId;
  readonly edit: SurfaceEdits;

  constructor({ surfaceId, ...options }: OpenSurfaceOptions) {
    super(SURFACE, { ...options, documentId: surfaceId });
    this.surfaceId = surfaceId;
    this.edit = {
      add: (...laid) =>
        this.act((surface) => {
          for (const { object, text } of laid) addObject(surface, object, text);
        }),
      move: (ids, by) =>
        this.act((surface) => {
          moveObjects(surface, ids, by);
          raiseObjects(surface, ids);
        }),
      remove: (ids) => this.act((surface) => removeObjects(surface, ids)),
      paint: (ids, paper) =>
        this.act((surface) => {
          for (const id of ids) paintNote(surface, id, paper);
        }),
      replace: (id, object) =>
        this.act((surface) => {
          removeObjects(surface, [id]);
          addObject(surface, object);
        }),
    };
  }

  text(id: ObjectId): SharedText {
    return this.sharedText((surface) => surface.text(id));
  }
}
