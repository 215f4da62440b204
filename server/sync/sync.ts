import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId, DocumentId, MeasureId, RandomBytes, SurfaceId } from "../../shared/base/ids.ts";
import { DAY } from "../../shared/base/time.ts";
import { BoardDocument } from "../../shared/board/document.ts";
import { type WebSocket, WebSocketServer } from "ws";
import { CLOSE, STORAGE_FAILS, SYNC_PATH } from "../../shared/protocol/sync.ts";
import { SurfaceDocument } from "../../shared/surface/document.ts";
import type { DocumentFacts } from "../access/authority.ts";
import { type Clock, every } from "../clock.ts";
import type { UpdateLog } from "../storage/updateLog.ts";
import { Compactor, type Log } from "./compactor.ts";
import { Connection } from "./connection.ts";
import { Rooms } from "./rooms.ts";
import { ShownMeasures } from "./shownMeasures.ts";
import { type Asker, readUpgrade, turn, turnAway, type Wanted } from "./upgrade.ts";

export interface SyncParts {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  readonly updates: UpdateLog;
  readonly sessions: {
    whoAsks(request: IncomingMessage): Promise<Asker>;
    resume(sessionId: string): Promise<Asker>;
  };
  readonly authority: { document(id: DocumentId): DocumentFacts | undefined };
  readonly origins: () => ReadonlySet<string>;
  /** Tests on a board mark the charts of these measures otherwise than before. */
  readonly marked: (boardId: BoardId, measures: readonly MeasureId[]) => void;
  /** Cards of a board came, went or stand otherwise than before. */
  readonly moved: (boardId: BoardId, cards: readonly string[]) => void;
}

/** The boards' documents: over the wire for screens, and by call for the server's own features. */
export interface Sync {
  /** Takes an upgrade under `/sync/`; false for any other path, which is then somebody else's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /**
   * A change by the server, written and fanned out like anybody's; done when it is on disk.
   * @throws Error when the log cannot be written
   */
  edit<T>(boardId: BoardId, actor: Actor, change: (board: BoardDocument) => T): Promise<T>;
  /** Reads a document; the answer holds only what is on disk or about to be. */
  read<T>(boardId: BoardId, read: (board: BoardDocument) => T): Promise<T>;
  /** As `edit`, on a free surface. */
  editSurface<T>(surfaceId: SurfaceId, actor: Actor, change: (surface: SurfaceDocument) => T): Promise<T>;
  readSurface<T>(surfaceId: SurfaceId, read: (surface: SurfaceDocument) => T): Promise<T>;
  /** A document is no longer to be had: whoever has it open is sent away. */
  gone(documentId: DocumentId): Promise<void>;
  /** Removes all that was kept of a document that is gone, for good. */
  erase(documentId: DocumentId): Promise<void>;
  /** After a change of rights or sessions: every open socket is asked again who it is and what it may. */
  recheck(): Promise<void>;
  /** Touch on a board was opened or closed, or its settings changed: its sockets are asked again at once. */
  touchChanged(boardId: BoardId): Promise<void>;
  /** The boards that are open somewhere and show a measure on a tile; a closed board asks when it is opened. */
  showing(measureId: MeasureId): BoardId[];
  /** The same for many measures at once: each such board, with those of the measures that it shows. */
  showingAny(measureIds: ReadonlySet<MeasureId>): Map<BoardId, MeasureId[]>;
  /** How many sockets and boards are open. */
  readonly counts: () => { readonly sockets: number; readonly boards: number };
  /** Takes no more, writes what has come, closes every socket with 1012. */
  close(): Promise<void>;
}

/** A whole board in one sync message, and its frame. */
const LARGEST_FRAME = 1024 * 1024 + 64 * 1024;
const TICK = 5_000;
/** Sessions end by the clock too: every so many ticks each socket is asked again who it is. */
const RECHECK_TICKS = 12;
/** Updates that a snapshot covers are kept so long: who wrote what, for as long as somebody may ask. */
const KEPT_FOR = 90 * DAY;

export function createSync(parts: SyncParts): Sync {
  return new SyncServer(parts);
}

class SyncServer implements Sync {
  private readonly parts: SyncParts;
  private readonly rooms: Rooms;
  private readonly compactor = new Compactor();
  private readonly shown = new ShownMeasures();
  private readonly connections = new Set<Connection>();
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
  });
  private readonly ticking: { cancel(): void };
  private readonly trimming: { cancel(): void };
  private ticks = 0;
  private isClosing = false;
  /** A property, so that it can be handed on alone. */
  readonly counts = () => ({ sockets: this.connections.size, boards: this.rooms.size });

  constructor(parts: SyncParts) {
    this.parts = parts;
    const compact = (log: Log) => this.compactor.compact(log);
    this.rooms = new Rooms({ ...parts, compact }, (documentId) => parts.authority.document(documentId));
    this.server.on("wsClientError", (_error, socket) => turn(socket, 400));
    this.ticking = every(parts.clock, TICK, () => this.tick());
    this.trimming = every(parts.clock, DAY, () => this.trim());
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (!(request.url ?? "").startsWith(SYNC_PATH)) return false;
    // Until ws has it, a socket that breaks would be an error that nobody listens to.
    const broken = () => socket.destroy();
    socket.on("error", broken);
    const wanted = readUpgrade(request, this.parts.origins());
    if (this.isClosing) turn(socket, 503);
    else if ("status" in wanted) {
      const { origin, host } = request.headers;
      this.parts.log.warn({ status: wanted.status, origin, host }, "an upgrade was turned away");
      turn(socket, wanted.status);
    } else {
      this.admit(request, socket, head, wanted).catch((error: unknown) => {
        this.parts.log.error({ error: String(error) }, "an upgrade could not be admitted");
        turn(socket, 503);
      });
    }
    return true;
  }

  showing(measureId: MeasureId): BoardId[] {
    return [...this.showingAny(new Set([measureId])).keys()];
  }

  showingAny(measureIds: ReadonlySet<MeasureId>): Map<BoardId, MeasureId[]> {
    const boards = new Map<BoardId, MeasureId[]>();
    for (const { documentId, document } of this.rooms.openNow()) {
      if (!(document instanceof BoardDocument)) continue;
      const found = [...this.shown.of(document)].filter((id) => measureIds.has(id));
      const boardId = found.length > 0 ? this.parts.authority.document(documentId)?.id : undefined;
      if (boardId) boards.set(boardId, found);
    }
    return boards;
  }

  edit<T>(boardId: BoardId, actor: Actor, change: (board: BoardDocument) => T): Promise<T> {
    return this.rooms.edit(boardId, actor, (document) => change(asBoard(document)));
  }

  read<T>(boardId: BoardId, read: (board: BoardDocument) => T): Promise<T> {
    return this.rooms.read(boardId, (document) => read(asBoard(document)));
  }

  editSurface<T>(surfaceId: SurfaceId, actor: Actor, change: (surface: SurfaceDocument) => T): Promise<T> {
    return this.rooms.edit(surfaceId, actor, (document) => change(asSurface(document)));
  }

  readSurface<T>(surfaceId: SurfaceId, read: (surface: SurfaceDocument) => T): Promise<T> {
    return this.rooms.read(surfaceId, (document) => read(asSurface(document)));
  }

  async gone(documentId: DocumentId): Promise<void> {
    const open = [...this.connections].filter((connection) => connection.documentId === documentId);
    for (const connection of open) connection.close(CLOSE.gone, "gone");
    await this.rooms.shut(documentId);
  }

  async erase(documentId: DocumentId): Promise<void> {
    await this.gone(documentId);
    await this.parts.updates.erase(documentId);
  }

  async recheck(): Promise<void> {
    await this.askAgain([...this.connections]);
  }

  async touchChanged(boardId: BoardId): Promise<void> {
    const isOfBoard = ({ documentId }: Connection) => this.parts.authority.document(documentId)?.id === boardId;
    await this.askAgain([...this.connections].filter(isOfBoard));
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.ticking.cancel();
    this.trimming.cancel();
    // What has come is written, and said to be, before the sockets go.
    const rooms = new Set([...this.connections].map((connection) => connection.openRoom));
    await Promise.all([...rooms].map(async (room) => room?.written()));
    for (const connection of this.connections) connection.close(CLOSE.restarting, "restarting");
    await this.rooms.close();
    await this.compactor.close();
    this.server.close();
  }

  private async admit(request: IncomingMessage, socket: Duplex, head: Buffer, wanted: Wanted): Promise<void> {
    const asker = await this.parts.sessions.whoAsks(request);
    if (asker.actor.kind === "nobody") return turn(socket, 401);
    this.server.handleUpgrade(request, socket, head, (opened) => {
      const away = turnAway(asker, wanted, this.parts.authority.document(wanted.documentId));
      if (!away && !this.isClosing) return this.welcome(opened, asker, wanted.documentId);
      opened.on("error", () => opened.terminate());
      opened.close(away?.code ?? CLOSE.restarting, away?.reason);
    });
  }

  private welcome(socket: WebSocket, asker: Asker, documentId: DocumentId): void {
    const { clock, log, authority } = this.parts;
    const ended = (connection: Connection) => {
      this.connections.delete(connection);
      if (connection.openRoom) this.rooms.release(connection.openRoom);
    };
    const connection = new Connection(socket, { ...asker, documentId }, { clock, log, authority, ended });
    this.connections.add(connection);
    this.rooms.enter(documentId).then(
      (room) => {
        // It may have left while the board was loaded.
        if (this.connections.has(connection)) connection.begin(room);
        else this.rooms.release(room);
      },
      (error: unknown) => {
        log.error({ boardId: documentId, error: String(error) }, "a board could not be loaded");
        connection.close(CLOSE.tryLater, STORAGE_FAILS);
      },
    );
  }

  private async tick(): Promise<void> {
    this.ticks += 1;
    const now = this.parts.clock.now();
    for (const connection of this.connections) connection.tick(now);
    if (this.ticks % RECHECK_TICKS !== 0) return;
    try {
      await this.recheck();
    } catch (error) {
      // The next round asks again; until then everybody is who they were.
      this.parts.log.error({ error: String(error) }, "open sockets could not be asked again who they are");
    }
  }

  private async trim(): Promise<void> {
    try {
      await this.parts.updates.trim(this.parts.clock.now() - KEPT_FOR);
    } catch (error) {
      this.parts.log.error({ error: String(error) }, "old updates could not be trimmed");
    }
  }

  private async askAgain(connections: readonly Connection[]): Promise<void> {
    await Promise.all(
      connections.map(async (connection) => {
        const { sessionId } = connection;
        const asker = sessionId === undefined ? undefined : await this.parts.sessions.resume(sessionId);
        connection.become(asker?.actor ?? { kind: "nobody" });
      }),
    );
  }
}

function asBoard(document: unknown): BoardDocument {
  if (document instanceof BoardDocument) return document;
  throw new Error("that is no board");
}

function asSurface(document: unknown): SurfaceDocument {
  if (document instanceof SurfaceDocument) return document;
  throw new Error("that is no surface");
}
