import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { LaneMeaning } from "../../shared/board/schema.ts";

/** One accepted update of a board's document. `hash` covers the row and `previousHash`, so a gap or a change shows. */
export interface LogRow {
  readonly boardId: BoardId;
  readonly epoch: number;
  /** 1, 2, 3 ... within a board and epoch. */
  readonly seq: number;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly at: Instant;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly previousHash: string;
}

/** The whole document after update number `upto`. */
export interface Snapshot {
  readonly boardId: BoardId;
  readonly epoch: number;
  readonly upto: number;
  readonly at: Instant;
  readonly bytes: Uint8Array;
  /** Hash of row `upto`: what this snapshot covers. */
  readonly hash: string;
}

/** What the server must know of a card without opening its board. Made from the document alone. */
export interface CardView {
  readonly boardId: BoardId;
  readonly cardId: string;
  readonly kind: string;
  readonly title: string;
  readonly laneId: string;
  /** Meaning of its lane; `null` when the lane is gone. */
  readonly meaning: LaneMeaning | null;
  /** When it came into that lane, by the server's clock. */
  readonly since: Instant;
  readonly createdAt: Instant;
  readonly who: string;
  readonly reason: string;
  readonly due: string | null;
  readonly evaluateOn: string | null;
  readonly archived: boolean;
}

export interface CardViewChange {
  readonly boardId: BoardId;
  readonly put: readonly CardView[];
  readonly removed: readonly string[];
}

export interface LogEntry {
  /** Absent when only the view of the cards is mended. */
  readonly row?: LogRow;
  readonly cards?: CardViewChange;
}

export interface LoadedBoard {
  readonly snapshot: Snapshot | undefined;
  /** Rows after the snapshot, in order of `seq`. */
  readonly tail: readonly LogRow[];
  readonly cards: readonly CardView[];
}

/**
 * The log of all boards' updates. Every call is durable when its promise resolves, and rejects when it is not.
 * Entries of one call are written in one transaction; entries of calls made while a write runs share the next one.
 */
export interface UpdateLog {
  /** A row is only written behind the one that its `previousHash` names, so a failed write leaves no gap. */
  append(entry: LogEntry): Promise<void>;
  load(boardId: BoardId, epoch: number): Promise<LoadedBoard>;
  putSnapshot(snapshot: Snapshot): Promise<void>;
  /** Removes rows older than an instant that a snapshot covers. @returns how many */
  trim(before: Instant): Promise<number>;
  close(): Promise<void>;
}
