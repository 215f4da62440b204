import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import type { Storage } from "../../server/storage/database.ts";
import { cardsOfBoard } from "../../server/storage/cardView.ts";
import { testsDecidedBetween, testsOfMeasure } from "../../server/storage/testView.ts";
import { openUpdateLog } from "../../server/storage/openLog.ts";
import type { CardView, LogRow, TestView, UpdateLog } from "../../server/storage/updateLog.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

function aRow(boardId: BoardId, seq: number, epoch = 1): LogRow {
  const bytes = Uint8Array.from([0, seq & 0xff, 255, 7]);
  const actor = { actorKind: "person", actorId: "a person" };
  return { boardId, epoch, seq, ...actor, at: NOW + seq, bytes, hash: `hash ${seq}`, previousHash: `hash ${seq - 1}` };
}

function aCard(boardId: BoardId, cardId: string, title: string): CardView {
  return {
    boardId,
    cardId,
    kind: "idea",
    title,
    laneId: "a lane",
    meaning: "testing",
    since: NOW,
    createdAt: NOW,
    answeredAt: null,
    who: "",
    reason: "",
    due: null,
    evaluateOn: "2026-12-01",
    archived: false,
  };
}

function aTest(boardId: BoardId, number: number, change: Partial<TestView> = {}): TestView {
  return {
    boardId,
    cardId: "a card",
    number,
    title: "Tilsyn om natten",
    plan: "Runde kl. 3",
    who: "Nattevakten",
    measureId: null,
    unitId: null,
    from: "2026-11-02",
    endedOn: null,
    outcome: null,
    happened: "",
    decision: null,
    seenAt: NOW,
    decidedAt: null,
    ...change,
  };
}

describeStorages("the log of updates", (open) => {
  const random = seededRandom(2);
  let storage: Storage;
  let log: UpdateLog;

  beforeAll(async () => {
    storage = await open();
    log = openUpdateLog(storage);
  });
  afterAll(() => log.close());

  const seqs = async (boardId: BoardId, epoch = 1) => (await log.load(boardId, epoch)).tail.map((row) => row.seq);

  test("gives back what was written, byte for byte and in order", async () => {
    const board = newId<"board">(random);
    await Promise.all([1, 2, 3].map((seq) => log.append({ row: aRow(board, seq) })));
    const loaded = await log.load(board, 1);
    expect(loaded.tail.map((row) => ({ ...row, bytes: [...row.bytes] }))).toEqual(
      [1, 2, 3].map((seq) => ({ ...aRow(board, seq), bytes: [0, seq, 255, 7] })),
    );
    expect(loaded.snapshot).toBeUndefined();
  });

  test("knows nothing of a board that was never written", async () => {
    expect(await log.load(newId<"board">(random), 1)).toEqual({
      snapshot: undefined,
      tail: [],
      cards: [],
      tests: [],
    });
  });

  test("a second row of one number is refused, and those around it are written", async () => {
    const board = newId<"board">(random);
    await log.append({ row: aRow(board, 1) });
    const outcomes = await Promise.allSettled([2, 1, 3].map((seq) => log.append({ row: aRow(board, seq) })));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await seqs(board)).toEqual([1, 2, 3]);
  });

  test("a row whose predecessor is missing, or is another one, is refused", async () => {
    const board = newId<"board">(random);
    const outcomes = await Promise.allSettled([
      log.append({ row: aRow(board, 1) }),
      log.append({ row: aRow(board, 3) }),
      log.append({ row: { ...aRow(board, 2), previousHash: "another" } }),
      log.append({ row: aRow(board, 2) }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(await seqs(board)).toEqual([1, 2]);
  });

  test("epochs are apart", async () => {
    const board = newId<"board">(random);
    await log.append({ row: aRow(board, 1, 1) });
    await log.append({ row: aRow(board, 1, 2) });
    expect([await seqs(board, 1), await seqs(board, 2)]).toEqual([[1], [1]]);
  });

  test("a snapshot leaves only what came after it, and an older one does not come back over it", async () => {
    const board = newId<"board">(random);
    for (const seq of [1, 2, 3]) await log.append({ row: aRow(board, seq) });
    const snapshot = { boardId: board, epoch: 1, at: NOW, bytes: Uint8Array.from([9, 8]), hash: "hash" };
    await log.putSnapshot({ ...snapshot, upto: 2 });
    await log.putSnapshot({ ...snapshot, upto: 1 });
    const loaded = await log.load(board, 1);
    expect(loaded.snapshot?.upto).toBe(2);
    expect([...(loaded.snapshot?.bytes ?? [])]).toEqual([9, 8]);
    expect(loaded.tail.map((row) => row.seq)).toEqual([3]);
    const covered = newId<"board">(random);
    await log.putSnapshot({ ...snapshot, boardId: covered, upto: 7, hash: "hash 7" });
    await log.append({ row: aRow(covered, 8) });
    expect(await seqs(covered)).toEqual([8]);
  });

  test("only old rows that a snapshot covers are trimmed", async () => {
    const board = newId<"board">(random);
    for (const seq of [1, 2, 3]) await log.append({ row: aRow(board, seq) });
    await log.putSnapshot({ boardId: board, epoch: 1, upto: 2, at: NOW, bytes: Uint8Array.of(1), hash: "hash" });
    expect(await log.trim(NOW + 2)).toBeGreaterThanOrEqual(1);
    await log.trim(NOW + 1_000);
    expect(await seqs(board)).toEqual([3]);
  });

  test("the cards are seen by the rest of the server as soon as their update is", async () => {
    const board = newId<"board">(random);
    const put = [aCard(board, "one", "Sjekkliste"), aCard(board, "two", "Sengetun")];
    await log.append({ row: aRow(board, 1), cards: { boardId: board, put, removed: [], moved: [] } });
    await Promise.all([
      log.append({ cards: { boardId: board, put: [aCard(board, "one", "Ny tittel")], removed: [], moved: [] } }),
      log.append({ cards: { boardId: board, put: [], removed: ["two"], moved: [] } }),
    ]);
    const seen = await cardsOfBoard(storage.db, board);
    expect(seen).toEqual([aCard(board, "one", "Ny tittel")]);
    expect((await log.load(board, 1)).cards).toEqual(seen);
  });

  test("the tests of cards are written with the update, found by their measure, and by when they were decided", async () => {
    const [board, other] = [newId<"board">(random), newId<"board">(random)];
    const measureId = newId<"measure">(random);
    const first = aTest(board, 1, { measureId, decision: "adapt", outcome: "partly", decidedAt: NOW + 5 });
    const change = (put: TestView[], removed: Pick<TestView, "cardId" | "number">[] = []) => ({
      cards: {
        boardId: put[0]?.boardId ?? board,
        put: [],
        removed: [],
        moved: [],
        tests: { put, removed, measures: [] },
      },
    });
    await log.append({ row: aRow(board, 1), ...change([first, aTest(board, 2, { measureId })]) });
    await log.append(change([aTest(other, 1, { measureId, decision: "adopt", decidedAt: NOW + 5 })]));
    // Two writes of one flush: the last word counts.
    await Promise.all([
      log.append(change([aTest(board, 2, { plan: "Runde kl. 2" }), aTest(board, 3)])),
      log.append(change([aTest(board, 2, { plan: "Runde kl. 4", measureId })], [{ cardId: "a card", number: 3 }])),
    ]);
    const second = aTest(board, 2, { plan: "Runde kl. 4", measureId });
    expect((await log.load(board, 1)).tests).toEqual([first, second]);
    const found = await testsOfMeasure(storage.db, measureId);
    expect(found.map(({ boardId, number }) => [boardId, number]).toSorted()).toEqual(
      [
        [board, 1],
        [board, 2],
        [other, 1],
      ].toSorted(),
    );
    expect(await testsDecidedBetween(storage.db, board, NOW, NOW + 5)).toEqual([first]);
    expect(await testsDecidedBetween(storage.db, board, NOW + 6, NOW + 9)).toEqual([]);
  });

  test("what is erased is gone with its snapshot, and from the file", async () => {
    const [emptied, other] = [newId<"surface">(random), newId<"board">(random)];
    const secret = Buffer.from("noe som ikke skulle stått der");
    await log.append({ row: { ...aRow(other, 1), boardId: emptied, bytes: secret } });
    await log.append({ row: aRow(other, 1) });
    await log.putSnapshot({ boardId: emptied, epoch: 1, upto: 1, at: NOW, bytes: secret, hash: "hash 1" });
    expect(await log.erase(emptied)).toBe(2);
    expect(await log.load(emptied, 1)).toMatchObject({ snapshot: undefined, tail: [] });
    expect(await seqs(other)).toEqual([1]);
    if (storage.dialect !== "sqlite") return;
    const files = ["", "-wal"].map((end) => storage.location + end).filter((file) => existsSync(file));
    expect(files.some((file) => readFileSync(file).includes(secret))).toBe(false);
  });
});

describe("a log that cannot be opened", () => {
  test("says so at the first write instead of losing it", async () => {
    const log = openUpdateLog({ dialect: "sqlite", location: "/nowhere/at/all.sqlite" });
    const board = newId<"board">(seededRandom(3));
    await expect(log.append({ row: aRow(board, 1) })).rejects.toThrow(/unable to open/);
    await log.close();
  });
});
