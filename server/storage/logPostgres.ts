import pg from "pg";
import { asCardView, asRow, CARD_VIEW_COLUMNS, type CardViewRow } from "./cardView.ts";
import { GroupCommit } from "./groupCommit.ts";
import { asTestRow, asTestView, TEST_VIEW_COLUMNS, type TestViewRow } from "./testView.ts";
import type { DocumentId } from "../../shared/base/ids.ts";
import type { CardView, LoadedBoard, LogEntry, LogRow, Snapshot, TestView, UpdateLog } from "./updateLog.ts";

interface UpdateRow {
  board_id: DocumentId;
  epoch: number;
  seq: number;
  actor_kind: string;
  actor_id: string | null;
  /** A bigint, which arrives as text. */
  at: string;
  bytes: Buffer;
  hash: string;
  previous_hash: string;
}
type SnapshotRow = Omit<UpdateRow, "seq" | "actor_kind" | "actor_id" | "previous_hash"> & { upto: number };

/** The log in PostgreSQL: one multi-row insert for all that arrived while the write before it ran. */
export function openPostgresLog(url: string): UpdateLog {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // A connection that breaks while idle says so here; the next query opens another.
  pool.on("error", () => undefined);
  const commits = new GroupCommit<LogEntry>((entries) => append(pool, entries));
  return {
    append: (entry) => commits.add(entry),
    load: (boardId, epoch) => load(pool, boardId, epoch),
    putSnapshot: (snapshot) => putSnapshot(pool, snapshot),
    async trim(before) {
      const done = await pool.query(
        `delete from board_updates u using board_snapshots s
         where s.board_id = u.board_id and s.epoch = u.epoch and u.seq <= s.upto and u.at < $1`,
        [before],
      );
      return done.rowCount ?? 0;
    },
    async erase(documentId) {
      await commits.idle();
      let removed = 0;
      for (const table of ["board_updates", "board_snapshots", "card_view", "test_view"]) {
        removed += (await pool.query(`delete from ${table} where board_id = $1`, [documentId])).rowCount ?? 0;
      }
      // Else what was deleted stands in the file until autovacuum comes by.
      await pool.query("vacuum board_updates, board_snapshots");
      return removed;
    },
    async close() {
      await commits.idle();
      await pool.end();
    },
  };
}

async function append(pool: pg.Pool, entries: readonly LogEntry[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const rows = entries.map(({ row }) => row).filter((row) => row !== undefined);
    if (rows.length > 0) await insertRows(client, rows);
    await changeCards(client, entries);
    await changeTests(client, entries);
    await client.query("commit");
    client.release();
  } catch (error) {
    // A connection whose transaction broke is not used again: nobody knows in what state it is.
    client.release(true);
    throw error;
  }
}

async function insertRows(client: pg.PoolClient, rows: readonly LogRow[]): Promise<void> {
  const written = await client.query(
    `with given as (
       select * from unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[], $6::bigint[], $7::bytea[],
         $8::text[], $9::text[]) as g(board_id, epoch, seq, actor_kind, actor_id, at, bytes, hash, previous_hash))
     insert into board_updates (board_id, epoch, seq, actor_kind, actor_id, at, bytes, hash, previous_hash)
     select g.* from given g where g.seq = 1
       or exists (select 1 from given b where b.board_id = g.board_id and b.epoch = g.epoch and b.seq = g.seq - 1
         and b.hash = g.previous_hash)
       or exists (select 1 from board_updates b where b.board_id = g.board_id and b.epoch = g.epoch
         and b.seq = g.seq - 1 and b.hash = g.previous_hash)
       or exists (select 1 from board_snapshots s where s.board_id = g.board_id and s.epoch = g.epoch
         and s.upto = g.seq - 1 and s.hash = g.previous_hash)`,
    [
      rows.map((row) => row.boardId),
      rows.map((row) => row.epoch),
      rows.map((row) => row.seq),
      rows.map((row) => row.actorKind),
      rows.map((row) => row.actorId),
      rows.map((row) => row.at),
      rows.map((row) => Buffer.from(row.bytes)),
      rows.map((row) => row.hash),
      rows.map((row) => row.previousHash),
    ],
  );
  // The one before it could not be written: a gap would close the board for good.
  if (written.rowCount !== rows.length) throw new Error("a row follows nothing that is on disk");
}

/** Within one flush the last word about a card counts: one statement may not touch a row twice. */
async function changeCards(client: pg.PoolClient, entries: readonly LogEntry[]): Promise<void> {
  const last = new Map<string, { boardId: string; cardId: string; card: CardView | undefined }>();
  for (const { cards } of entries) {
    if (!cards) continue;
    const { boardId } = cards;
    for (const card of cards.put) last.set(`${boardId}/${card.cardId}`, { boardId, cardId: card.cardId, card });
    for (const cardId of cards.removed) last.set(`${boardId}/${cardId}`, { boardId, cardId, card: undefined });
  }
  const put = [...last.values()].flatMap(({ card }) => (card ? [card] : []));
  const removed = [...last.values()].filter(({ card }) => card === undefined);
  if (put.length > 0) await client.query(PUT_CARDS, [JSON.stringify(put.map(asRow))]);
  for (const { boardId, cardId } of removed) {
    await client.query("delete from card_view where board_id = $1 and card_id = $2", [boardId, cardId]);
  }
}

/** As with cards: the last word about a test counts. */
async function changeTests(client: pg.PoolClient, entries: readonly LogEntry[]): Promise<void> {
  const last = new Map<string, { key: [string, string, number]; test: TestView | undefined }>();
  for (const { cards } of entries) {
    if (!cards?.tests) continue;
    const keyOf = ({ cardId, number }: Pick<TestView, "cardId" | "number">) => {
      const key: [string, string, number] = [cards.boardId, cardId, number];
      return { key, name: key.join("/") };
    };
    for (const test of cards.tests.put) last.set(keyOf(test).name, { key: keyOf(test).key, test });
    for (const gone of cards.tests.removed) last.set(keyOf(gone).name, { key: keyOf(gone).key, test: undefined });
  }
  const put = [...last.values()].flatMap(({ test }) => (test ? [test] : []));
  if (put.length > 0) await client.query(PUT_TESTS, [JSON.stringify(put.map(asTestRow))]);
  for (const { key, test } of last.values()) {
    if (!test) await client.query("delete from test_view where board_id = $1 and card_id = $2 and number = $3", key);
  }
}

const PUT_CARDS = putting("card_view", CARD_VIEW_COLUMNS, 2);
const PUT_TESTS = putting("test_view", TEST_VIEW_COLUMNS, 3);

/** @param keys how many of the columns, counted from the first, are the key */
function putting(table: string, columns: readonly string[], keys: number): string {
  const names = columns.join(", ");
  const rest = columns.slice(keys).map((column) => `${column} = excluded.${column}`);
  return `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1::json)
    on conflict (${columns.slice(0, keys).join(", ")}) do update set ${rest.join(", ")}`;
}

async function load(pool: pg.Pool, boardId: DocumentId, epoch: number): Promise<LoadedBoard> {
  const snapshots = await pool.query<SnapshotRow>("select * from board_snapshots where board_id = $1 and epoch = $2", [
    boardId,
    epoch,
  ]);
  const kept = snapshots.rows[0];
  const updates = await pool.query<UpdateRow>(
    "select * from board_updates where board_id = $1 and epoch = $2 and seq > $3 order by seq",
    [boardId, epoch, kept?.upto ?? 0],
  );
  const cards = await pool.query<CardViewRow>("select * from card_view where board_id = $1", [boardId]);
  const tests = await pool.query<TestViewRow>("select * from test_view where board_id = $1", [boardId]);
  return {
    snapshot: kept && { boardId, epoch, upto: kept.upto, at: Number(kept.at), bytes: kept.bytes, hash: kept.hash },
    tail: updates.rows.map(asLogRow),
    cards: cards.rows.map((row) =>
      asCardView({ ...row, since: Number(row.since), created_at: Number(row.created_at) }),
    ),
    tests: tests.rows.map(asTestView),
  };
}

async function putSnapshot(pool: pg.Pool, { boardId, epoch, upto, at, bytes, hash }: Snapshot): Promise<void> {
  await pool.query(
    `insert into board_snapshots (board_id, epoch, upto, at, bytes, hash) values ($1, $2, $3, $4, $5, $6)
     on conflict (board_id, epoch) do update set upto = excluded.upto, at = excluded.at, bytes = excluded.bytes,
     hash = excluded.hash where excluded.upto > board_snapshots.upto`,
    [boardId, epoch, upto, at, Buffer.from(bytes), hash],
  );
}

function asLogRow(row: UpdateRow): LogRow {
  return {
    boardId: row.board_id,
    epoch: row.epoch,
    seq: row.seq,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    at: Number(row.at),
    bytes: row.bytes,
    hash: row.hash,
    previousHash: row.previous_hash,
  };
}
