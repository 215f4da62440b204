import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import type { Timer } from "../clock.ts";
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
  private readonly epochOf: (boardId: BoardId) => number | undefined;
  private readonly open = new Map<BoardId, OpenRoom>();
  private readonly closing = new Map<BoardId, Promise<void>>();

  constructor(parts: RoomParts, epochOf: (boardId: BoardId) => number | undefined) {
    this.parts = parts;
    this.epochOf = epochOf;
  }

  get size(): number {
    return this.open.size;
  }

  /** Holds a board open until `release`. @throws Error when it cannot be loaded; then nothing is held */
  async enter(boardId: BoardId): Promise<Room> {
    const entry = this.open.get(boardId) ?? this.load(boardId);
    entry.users += 1;
    entry.idle?.cancel();
    try {
      entry.room = await entry.loading;
      if (entry.room.epoch === this.epochOf(boardId)) return entry.room;
    } catch (error) {
      this.forget(boardId, entry);
      throw error;
    }
    // A new epoch has begun: what is on disk now is loaded anew.
    this.forget(boardId, entry);
    return await this.enter(boardId);
  }

  release(room: Room): void {
    const entry = this.open.get(room.boardId);
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
      else void this.unload(room.boardId, entry);
    });
  }

  async edit<T>(boardId: BoardId, actor: Actor, change: (board: BoardDocument) => T): Promise<T> {
    const room = await this.enter(boardId);
    try {
      return await room.edit(actor, change);
    } finally {
      this.release(room);
    }
  }

  async read<T>(boardId: BoardId, read: (board: BoardDocument) => T): Promise<T> {
    const room = await this.enter(boardId);
    try {
      await room.written();
      return read(room.board);
    } finally {
      this.release(room);
    }
  }

  /** The boards that somebody has open and that are so: asked of the documents in memory, nothing is loaded for it. */
  openWhere(isSo: (board: BoardDocument) => boolean): BoardId[] {
    return [...this.open].flatMap(([boardId, { room }]) => (room && isSo(room.board) ? [boardId] : []));
  }

  /** Writes what has come and closes all. */
  async close(): Promise<void> {
    await Promise.all([...this.open].map(([boardId, entry]) => this.unload(boardId, entry)));
    await Promise.all(this.closing.values());
  }

  private load(boardId: BoardId): OpenRoom {
    const entry: OpenRoom = { loading: this.loadRoom(boardId), room: undefined, users: 0, idle: undefined };
    this.open.set(boardId, entry);
    return entry;
  }

  private async loadRoom(boardId: BoardId): Promise<Room> {
    const epoch = this.epochOf(boardId);
    if (epoch === undefined) throw new Error(`there is no board ${boardId}`);
    // What is being closed is still writing its snapshot.
    await this.closing.get(boardId);
    const room = new Room(boardId, epoch, await this.parts.updates.load(boardId, epoch), this.parts);
    try {
      await room.prepare();
      return room;
    } catch (error) {
      // What could not be prepared is shown to nobody, and tries nothing by itself.
      await room.close();
      throw error;
    }
  }

  private forget(boardId: BoardId, entry: OpenRoom): void {
    entry.idle?.cancel();
    if (this.open.get(boardId) === entry) this.open.delete(boardId);
  }

  private async unload(boardId: BoardId, entry: OpenRoom): Promise<void> {
    this.forget(boardId, entry);
    const closed = entry.loading.then(
      (room) => room.close(),
      // It was never open, and whoever asked for it has been told so.
      () => undefined,
    );
    this.closing.set(boardId, closed);
    try {
      await closed;
    } catch (error) {
      this.parts.log.error({ boardId, error: String(error) }, "a board could not be closed");
    } finally {
      if (this.closing.get(boardId) === closed) this.closing.delete(boardId);
    }
  }
}
