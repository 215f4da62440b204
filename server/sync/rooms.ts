import type { Actor } from "../../shared/access/actor.ts";
import type { DocumentId } from "../../shared/base/ids.ts";
import type { RowsDocument } from "../../shared/board/rowsDocument.ts";
import type { DocumentFacts } from "../access/authority.ts";
import type { Timer } from "../clock.ts";
import { KINDS } from "./kinds.ts";
import { Room, type RoomParts } from "./room.ts";

/** A board that nobody looks at stays open so long: whoever reloads the page finds it warm. */
const IDLE = 60_000;

interface OpenRoom {
  readonly loading: Promise<Room>;
  room: Room | undefined;
  users: number;
  idle: Timer | undefined;
}

/** The open boards. Each is loaded once: the promise of it is kept, so that all who come meanwhile wait for the same. */
export class Rooms {
  private readonly parts: RoomParts;
  private readonly find: (documentId: DocumentId) => DocumentFacts | undefined;
  private readonly open = new Map<DocumentId, OpenRoom>();
  private readonly closing = new Map<DocumentId, Promise<void>>();

  constructor(parts: RoomParts, find: (documentId: DocumentId) => DocumentFacts | undefined) {
    this.parts = parts;
    this.find = find;
  }

  get size(): number {
    return this.open.size;
  }

  /** Holds a board open until `release`. @throws Error when it cannot be loaded; then nothing is held */
  async enter(documentId: DocumentId): Promise<Room> {
    const entry = this.open.get(documentId) ?? this.load(documentId);
    entry.users += 1;
    entry.idle?.cancel();
    try {
      entry.room = await entry.loading;
      if (entry.room.epoch === this.find(documentId)?.epoch) return entry.room;
    } catch (error) {
      this.forget(documentId, entry);
      throw error;
    }
    // A new epoch has begun: what is on disk now is loaded anew.
    this.forget(documentId, entry);
    return await this.enter(documentId);
  }

  release(room: Room): void {
    const entry = this.open.get(room.documentId);
    // A room of an old epoch has made way for another one.
    if (entry?.room !== room) return;
    entry.users -= 1;
    if (entry.users > 0) return;
    this.unloadLater(room, entry);
  }

  private unloadLater(room: Room, entry: OpenRoom): void {
    entry.idle = this.parts.clock.after(IDLE, () => {
      // What it could not write would go with it.
      if (room.isStuck) this.unloadLater(room, entry);
      else void this.unload(room.documentId, entry);
    });
  }

  async edit<T>(documentId: DocumentId, actor: Actor, change: (document: RowsDocument) => T): Promise<T> {
    const room = await this.enter(documentId);
    try {
      return await room.edit(actor, change);
    } finally {
      this.release(room);
    }
  }

  async read<T>(documentId: DocumentId, read: (document: RowsDocument) => T): Promise<T> {
    const room = await this.enter(documentId);
    try {
      await room.written();
      return read(room.document);
    } finally {
      this.release(room);
    }
  }

  /** The documents that are open and loaded. */
  openNow(): { readonly documentId: DocumentId; readonly document: RowsDocument }[] {
    return [...this.open].flatMap(([documentId, { room }]) => (room ? [{ documentId, document: room.document }] : []));
  }

  /** Closes a document that may be opened no more. @returns when nothing of it is being written */
  async shut(documentId: DocumentId): Promise<void> {
    const entry = this.open.get(documentId);
    if (entry) await this.unload(documentId, entry);
    await this.closing.get(documentId);
  }

  /** Writes what has come and closes all. */
  async close(): Promise<void> {
    await Promise.all([...this.open].map(([documentId, entry]) => this.unload(documentId, entry)));
    await Promise.all(this.closing.values());
  }

  private load(documentId: DocumentId): OpenRoom {
    const entry: OpenRoom = { loading: this.loadRoom(documentId), room: undefined, users: 0, idle: undefined };
    this.open.set(documentId, entry);
    return entry;
  }

  private async loadRoom(documentId: DocumentId): Promise<Room> {
    const found = this.find(documentId);
    if (!found) throw new Error(`there is no document ${documentId}`);
    const { id: boardId, epoch, document } = found;
    // What is being closed is still writing its snapshot.
    await this.closing.get(documentId);
    const opening = { documentId, boardId, epoch, kind: KINDS[document] };
    const room = new Room(opening, await this.parts.updates.load(documentId, epoch), this.parts);
    try {
      await room.prepare();
      return room;
    } catch (error) {
      // What could not be prepared is shown to nobody, and tries nothing by itself.
      await room.close();
      throw error;
    }
  }

  private forget(documentId: DocumentId, entry: OpenRoom): void {
    entry.idle?.cancel();
    if (this.open.get(documentId) === entry) this.open.delete(documentId);
  }

  private async unload(documentId: DocumentId, entry: OpenRoom): Promise<void> {
    this.forget(documentId, entry);
    const closed = entry.loading.then(
      (room) => room.close(),
      // It was never open, and whoever asked for it has been told so.
      () => undefined,
    );
    this.closing.set(documentId, closed);
    try {
      await closed;
    } catch (error) {
      this.parts.log.error({ boardId: documentId, error: String(error) }, "a document could not be closed");
    } finally {
      if (this.closing.get(documentId) === closed) this.closing.delete(documentId);
    }
  }
}
