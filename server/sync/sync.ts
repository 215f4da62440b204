import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import type { Actor } from "../../shared/access/actor.ts";
import type { BoardThing } from "../../shared/access/policy.ts";
import type { BoardId, RandomBytes } from "../../shared/base/ids.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import type { Clock } from "../clock.ts";
import type { UpdateLog } from "../storage/updateLog.ts";

/** Who sent an upgrade: from its cookie alone. */
export interface Asker {
  readonly actor: Actor;
  readonly sessionId: string | undefined;
}

export interface SyncParts {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  readonly updates: UpdateLog;
  readonly sessions: {
    whoAsks(request: IncomingMessage): Promise<Asker>;
    resume(sessionId: string): Promise<Asker>;
  };
  readonly authority: { board(id: BoardId): (BoardThing & { readonly epoch: number }) | undefined };
  readonly origins: () => ReadonlySet<string>;
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
  /** After a change of rights or sessions: every open socket is asked again who it is and what it may. */
  recheck(): Promise<void>;
  /** Touch on a board was opened or closed, or its settings changed: its sockets are asked again at once. */
  touchChanged(boardId: BoardId): Promise<void>;
  /** How many sockets and boards are open. */
  counts(): { readonly sockets: number; readonly boards: number };
  /** Takes no more, writes what has come, closes every socket with 1012. */
  close(): Promise<void>;
}
