import type { MeasureId } from "../../shared/base/ids.ts";
import type { BoardDocument } from "../../shared/board/document.ts";

/**
 * Which measures each open board shows. A feed asks for every batch of points, a thousand open boards at a time, so the
 * tiles of a board are read once and again only after they have changed.
 */
export class ShownMeasures {
  private readonly known = new WeakMap<BoardDocument, ReadonlySet<MeasureId>>();
  private readonly watched = new WeakSet<BoardDocument>();

  of(document: BoardDocument): ReadonlySet<MeasureId> {
    const known = this.known.get(document);
    if (known) return known;
    if (!this.watched.has(document)) {
      this.watched.add(document);
      document.tiles.rows.observeDeep(() => this.known.delete(document));
    }
    const shown = new Set(document.tiles.all().map((tile) => tile.measureId));
    this.known.set(document, shown);
    return shown;
  }
}
