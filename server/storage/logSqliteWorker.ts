import type { DatabaseSync, StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { DocumentId } from "../../shared/base/ids.ts";
import { asCardView, asRow, CARD_VIEW_COLUMNS, type CardViewRow } from "./cardView.ts";
import { openSqliteFile } from "./sqliteFile.ts";
import { asTestRow, asTestView, TEST_VIEW_COLUMNS, type TestViewRow } from "./testView.ts";
import type { Answer, Ask, Question } from "./logSqlite.ts";
import type { CardViewChange, LoadedBoard, LogRow, Snapshot } from "./updateLog.ts";

interface UpdateRow {
  board_id: DocumentId;
  epoch: number;
  seq: number;
  actor_kind: string;
  actor_id: string | null;
  at: number;
  bytes: Uint8Array;
  hash: string;
  previous_hash: string;
}
type SnapshotRow = Omit<UpdateRow, "seq" | "actor_kind" | "actor_id" | "previous_hash"> & { upto: number };

class SqliteLog {
  private readonly database: DatabaseSync;
  private readonly insert: StatementSync;
  private readonly putCard: StatementSync;
  private readonly removeCard: StatementSync;
  private readonly putTest: StatementSync;
  private readonly removeTest: StatementSync;
  private readonly oldest: StatementSync;

  constructor(path: string) {
    this.database = openSqliteFile(path);
    this.insert = this.database.prepare(
      `insert into board_updates (board_id, epoch, seq, actor_kind, actor_id, at, bytes, hash, previous_hash)
       select :boardId, :epoch, :seq, :actorKind, :actorId, :at, :bytes, :hash, :previousHash where :seq = 1
       or exists (select 1 from board_updates
         where board_id = :boardId and epoch = :epoch and seq = :seq - 1 and hash = :previousHash)
       or exists (select 1 from board_snapshots
         where board_id = :boardId and epoch = :epoch and upto = :seq - 1 and hash = :previousHash)`,
    );
    this.putCard = this.database.prepare(putting("card_view", CARD_VIEW_COLUMNS));
    this.putTest = this.database.prepare(putting("test_view", TEST_VIEW_COLUMNS));
    this.oldest = this.database.prepare(
      "select at from board_updates where board_id = ? and epoch = ? order by seq limit 1",
    );
    this.removeCard = this.database.prepare("delete from card_view where board_id = ? and card_id = ?");
    this.removeTest = this.database.prepare("delete from test_view where board_id = ? and card_id = ? and number = ?");
  }

  answer(ask: Ask): unknown {
    switch (ask.kind) {
      case "append":
        return this.inTransaction(() => {
          for (const { row, cards } of ask.entries) {
            if (row) this.insertRow(row);
            if (cards) this.changeCards(cards);
          }
        });
      case "load":
        return this.load(ask.boardId, ask.epoch);
      case "putSnapshot":
        return this.inTransaction(() => this.putSnapshot(ask.snapshot));
      case "trim":
        return this.trim(ask.before);
      case "erase":
        return this.erase(ask.documentId);
      case "close":
        return this.database.close();
    }
  }

  private inTransaction(write: () => void): void {
    this.database.exec("begin immediate");
    try {
      write();
      this.database.exec("commit");
    } catch (error) {
      if (this.database.isTransaction) this.database.exec("rollback");
      throw error;
    }
  }

  private insertRow(row: LogRow): void {
    const { boardId, epoch, seq, actorKind, actorId, at, bytes, hash, previousHash } = row;
    const written = this.insert.run({ boardId, epoch, seq, actorKind, actorId, at, bytes, hash, previousHash });
    // The one before it could not be written: a gap would close the board for good.
    if (written.changes === 0) throw new Error(`row ${seq} of board ${boardId} follows nothing that is on disk`);
  }

  private changeCards(cards: CardViewChange): void {
    for (const card of cards.put) {
      const row = asRow(card);
      this.putCard.run(...CARD_VIEW_COLUMNS.map((column) => row[column]));
    }
    for (const id of cards.removed) this.removeCard.run(cards.boardId, id);
    for (const test of cards.tests?.put ?? []) {
      const row = asTestRow(test);
      this.putTest.run(...TEST_VIEW_COLUMNS.map((column) => row[column]));
    }
    for (const { cardId, number } of cards.tests?.removed ?? []) this.removeTest.run(cards.boardId, cardId, number);
  }

  private load(boardId: string, epoch: number): LoadedBoard {
    // What SQLite gives back is of the shape that the migration made.
    const kept = this.database
      .prepare("select * from board_snapshots where board_id = ? and epoch = ?")
      .get(boardId, epoch) as SnapshotRow | undefined;
    const rows = this.database
      .prepare("select * from board_updates where board_id = ? and epoch = ? and seq > ? order by seq")
      .all(boardId, epoch, kept?.upto ?? 0) as unknown as UpdateRow[];
    const cards = this.database
      .prepare("select * from card_view where board_id = ?")
      .all(boardId) as unknown as CardViewRow[];
    const tests = this.database
      .prepare("select * from test_view where board_id = ?")
      .all(boardId) as unknown as TestViewRow[];
    return {
      snapshot: kept && {
        boardId: kept.board_id,
        epoch,
        upto: kept.upto,
        at: kept.at,
        bytes: kept.bytes,
        hash: kept.hash,
      },
      tail: rows.map(asLogRow),
      cards: cards.map(asCardView),
      tests: tests.map(asTestView),
    };
  }

  private putSnapshot({ boardId, epoch, upto, at, bytes, hash }: Snapshot): void {
    this.database
      .prepare(
        `insert into board_snapshots (board_id, epoch, upto, at, bytes, hash) values (?, ?, ?, ?, ?, ?)
         on conflict (board_id, epoch) do update set upto = excluded.upto, at = excluded.at, bytes = excluded.bytes,
         hash = excluded.hash where excluded.upto > board_snapshots.upto`,
      )
      .run(boardId, epoch, upto, at, bytes, hash);
  }

  /** Board by board, oldest first: a look at all rows at once would keep every write waiting. */
  private trim(before: number): number {
    const boards = this.database.prepare("select board_id, epoch, upto from board_snapshots").all();
    const remove = this.database.prepare(
      "delete from board_updates where board_id = ? and epoch = ? and seq <= ? and at < ?",
    );
    let removed = 0;
    for (const { board_id: boardId, epoch, upto } of boards) {
      const oldest = this.oldest.get(boardId ?? null, epoch ?? null);
      if (Number(oldest?.at ?? before) >= before) continue;
      removed += Number(remove.run(boardId ?? null, epoch ?? null, upto ?? null, before).changes);
    }
    return removed;
  }

  /**
   * Overwrites with zeros what it removes, and empties the journal that still holds it: in a file that somebody carries
   * away nothing of it is to be found. While a backup reads the file the journal stays, until the next erasure or restart.
   */
  private erase(documentId: string): number {
    let removed = 0;
    this.database.exec("pragma secure_delete = on");
    this.inTransaction(() => {
      for (const table of ["board_updates", "board_snapshots", "card_view", "test_view"]) {
        removed += Number(this.database.prepare(`delete from ${table} where board_id = ?`).run(documentId).changes);
      }
    });
    this.database.exec("pragma secure_delete = off; pragma wal_checkpoint(truncate)");
    return removed;
  }
}

function putting(table: string, columns: readonly string[]): string {
  const marks = columns.map(() => "?").join(", ");
  return `insert or replace into ${table} (${columns.join(", ")}) values (${marks})`;
}

function asLogRow(row: UpdateRow): LogRow {
  return {
    boardId: row.board_id,
    epoch: row.epoch,
    seq: row.seq,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    at: row.at,
    bytes: row.bytes,
    hash: row.hash,
    previousHash: row.previous_hash,
  };
}

const log = new SqliteLog(String(workerData));

parentPort?.on("message", ({ number, ask }: Question) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(reply(number, ask));
});

function reply(number: number, ask: Ask): Answer {
  try {
    return { number, ok: true, value: log.answer(ask) };
  } catch (error) {
    return { number, ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
