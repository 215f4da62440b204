import type { BoardId, DocumentId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant, LocalDate } from "../../shared/base/time.ts";
import type { LaneMeaning, TestDecision, TestOutcome } from "../../shared/board/schema.ts";

/** What is read of the log with the other tables; it is written by its own thread alone. */
export interface UpdateTables {
  board_updates: {
    board_id: DocumentId;
    epoch: number;
    seq: number;
    actor_kind: string;
    at: number;
  };
}

/** One accepted update of a board's document. `hash` covers the row and `previousHash`, so a gap or a change shows. */
export interface LogRow {
  /** Whose document it is: a board's own, or the free surface's beside it. */
  readonly boardId: DocumentId;
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
  readonly boardId: DocumentId;
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
  /** When it first left the lane for what is new, or was made in another; null while it waits there. */
  readonly answeredAt: Instant | null;
}

/** One cycle of the test of a card, as charts and records need it. Made from the document alone. */
export interface TestView {
  readonly boardId: BoardId;
  readonly cardId: string;
  readonly number: number;
  /** Of its card. */
  readonly title: string;
  readonly plan: string;
  readonly who: string;
  /** What it aims at; `unitId` is null for the measure's own series. */
  readonly measureId: MeasureId | null;
  readonly unitId: UnitId | null;
  readonly from: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly outcome: TestOutcome | null;
  readonly happened: string;
  readonly decision: TestDecision | null;
  /** When the server first saw it, and saw it decided. */
  readonly seenAt: Instant;
  readonly decidedAt: Instant | null;
}

export interface TestViewChange {
  readonly put: readonly TestView[];
  readonly removed: readonly Pick<TestView, "cardId" | "number">[];
  /** Whose charts mark them otherwise than before: to be told, and not kept. */
  readonly measures: readonly MeasureId[];
}

export interface CardViewChange {
  readonly boardId: BoardId;
  readonly put: readonly CardView[];
  readonly removed: readonly string[];
  /** Cards that came, went or stand otherwise than before: to be told, and not kept. */
  readonly moved: readonly string[];
  readonly tests?: TestViewChange;
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
  readonly tests: readonly TestView[];
}

/**
 * The log of all boards' updates. Every call is durable when its promise resolves, and rejects when it is not.
 * Entries of one call are written in one transaction; entries of calls made while a write runs share the next one.
 */
export interface UpdateLog {
  /** A row is only written behind the one that its `previousHash` names, so a failed write leaves no gap. */
  append(entry: LogEntry): Promise<void>;
  load(boardId: DocumentId, epoch: number): Promise<LoadedBoard>;
  putSnapshot(snapshot: Snapshot): Promise<void>;
  /** Removes rows older than an instant that a snapshot covers. @returns how many */
  trim(before: Instant): Promise<number>;
  /**
   * Removes all that was ever kept of a document, from the disk too as far as the engine goes: what was emptied must not be
   * found in the file. Nobody may have it open. @returns how many rows
   */
  erase(documentId: DocumentId): Promise<number>;
  close(): Promise<void>;
}
