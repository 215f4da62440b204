import { afterEach, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { addCard } from "../../shared/board/cards.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { cardsOfBoard } from "../../server/storage/cardView.ts";
import type { UpdateLog } from "../../server/storage/updateLog.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { screen, startSyncServer, stockClient, type SyncServerUnderTest, until } from "../support/syncServer.ts";

const NEW = defaultLaneId("new");
const NOW = 1_795_000_000_000;
const random = seededRandom(5);

/** A disk that can be told to fail. */
function aDisk() {
  const disk = { isBroken: false, isHeld: false, let: () => {} };
  const wrap = (log: UpdateLog): UpdateLog => ({
    ...log,
    async append(entry) {
      if (disk.isHeld) await new Promise<void>((go) => (disk.let = go));
      if (disk.isBroken) throw new Error("disk full");
      await log.append(entry);
    },
    async load(boardId, epoch) {
      if (disk.isBroken) throw new Error("disk gone");
      return await log.load(boardId, epoch);
    },
  });
  return { disk, wrap };
}

describe("a log that fails", () => {
  let server: SyncServerUnderTest;
  afterEach(() => server.close());

  test("says nothing is saved, shows nobody what is not on disk, and takes it when it can write again", async () => {
    const { disk, wrap } = aDisk();
    server = await startSyncServer({ wrapLog: wrap });
    const [kari, ola] = [screen(server, server.board, "kari"), stockClient(server, server.board, "ola")];
    await until(() => kari.connection.state === "live" && ola.provider.synced);
    disk.isBroken = true;
    const id = kari.edit.addCard({ title: "Ikke på disk", laneId: NEW });
    await until(() => kari.connection.state === "offline");
    expect(kari.connection).toMatchObject({ state: "offline", unsaved: 1 });
    expect(ola.board.cards.has(id)).toBe(false);
    disk.isBroken = false;
    await until(() => kari.connection.state === "live" && kari.unsaved === 0);
    await until(() => ola.board.cards.has(id));
    kari.close();
    ola.close();
  });

  test("what waits for the disk is not shown to one who comes meanwhile", async () => {
    const { disk, wrap } = aDisk();
    server = await startSyncServer({ wrapLog: wrap });
    const kari = screen(server, server.board, "kari");
    await until(() => kari.connection.state === "live");
    disk.isHeld = true;
    const id = kari.edit.addCard({ title: "På vei", laneId: NEW });
    await until(() => server.sync.counts().sockets === 1 && kari.unsaved === 1);
    const late = stockClient(server, server.board, "ola");
    await until(() => late.provider.wsconnected);
    await new Promise((next) => setImmediate(next));
    expect([late.provider.synced, late.board.cards.has(id)]).toEqual([false, false]);
    disk.isHeld = false;
    disk.let();
    await until(() => late.provider.synced);
    expect(late.board.cards.has(id)).toBe(true);
    late.close();
    kari.close();
  });

  test("a board that cannot be loaded is closed, never shown empty", async () => {
    const { disk, wrap } = aDisk();
    server = await startSyncServer({ wrapLog: wrap });
    disk.isBroken = true;
    const kari = stockClient(server, server.board, "kari");
    const code = await new Promise((closed) => kari.provider.on("connection-close", (event) => closed(event?.code)));
    expect([code, kari.provider.synced]).toEqual([1013, false]);
    disk.isBroken = false;
    await until(() => kari.provider.synced);
    expect(kari.board.lanes.all().length).toBe(6);
    kari.close();
  });

  test("a row that was changed on disk closes its board", async () => {
    server = await startSyncServer();
    await server.sync.edit(server.board, { kind: "system" }, (board) => {
      addCard(board, { id: newId<"card">(random), title: "Ekte", laneId: NEW });
    });
    const wrong = server.aBoard();
    const [row] = (await server.updates.load(server.board, 1)).tail;
    if (!row) throw new Error("no row");
    await server.updates.append({ row: { ...row, boardId: wrong } });
    await expect(server.sync.read(wrong, (board) => board.digest())).rejects.toThrow(/broken at row 1/);
  });
});

describe("a server that stops and starts", () => {
  test("writes what has come, closes with 1012, and shows the same afterwards", async () => {
    const first = await startSyncServer();
    const kari = stockClient(first, first.board, "kari");
    await until(() => kari.provider.synced);
    const ids = Array.from({ length: 30 }, () => newId<"card">(random));
    for (const id of ids) kari.board.edit("me", (board) => addCard(board, { id, title: "Kort", laneId: NEW }));
    await until(async () => (await first.sync.read(first.board, (board) => board.cards.rows.size)) === ids.length);
    const code = new Promise((closed) => kari.provider.on("connection-close", (event) => closed(event?.code)));
    await first.sync.close();
    expect(await code).toBe(1012);
    const loaded = await first.updates.load(first.board, 1);
    expect(loaded.snapshot?.upto).toBe(31);
    expect(loaded.tail).toEqual([]);
    expect((await cardsOfBoard(first.storage.db, first.board)).length).toBe(ids.length);
    kari.close();
    await first.close();
  });

  test("lets a board go when nobody has looked at it for a minute, and loads it again", async () => {
    const clock = handClock(NOW);
    const server = await startSyncServer({ clock });
    const kari = stockClient(server, server.board, "kari");
    await until(() => kari.provider.synced);
    const id = newId<"card">(random);
    kari.board.edit("me", (board) => addCard(board, { id, title: "Blir", laneId: NEW }));
    await until(async () => (await server.updates.load(server.board, 1)).tail.length === 2);
    kari.close();
    await until(() => server.sync.counts().sockets === 0);
    clock.advance(61_000);
    await until(() => server.sync.counts().boards === 0);
    await until(async () => (await server.updates.load(server.board, 1)).snapshot?.upto === 2);
    expect(await server.sync.read(server.board, (board) => board.cards.has(id))).toBe(true);
    await server.close();
  });

  test("since when a card is in its lane is the server's to say, and survives a reload", async () => {
    const clock = handClock(NOW);
    const server = await startSyncServer({ clock });
    const kari = screen(server, server.board, "kari");
    await until(() => kari.connection.state === "live");
    const id = kari.edit.addCard({ title: "Eldes", laneId: NEW });
    await until(() => kari.unsaved === 0);
    clock.advance(40_000);
    kari.edit.patchCard(id, { who: "Ola" });
    await until(() => kari.unsaved === 0);
    const view = async () => (await cardsOfBoard(server.storage.db, server.board))[0];
    expect(await view()).toMatchObject({ meaning: "new", since: NOW, createdAt: NOW, who: "Ola" });
    kari.edit.moveCard(id, { laneId: defaultLaneId("testing"), beforeId: null });
    await until(() => kari.unsaved === 0);
    expect(await view()).toMatchObject({ meaning: "testing", since: NOW + 40_000, createdAt: NOW });
    kari.close();
    await server.close();
  });

  test("a new epoch closes the screens of the old one, and what they know of does not come into it", async () => {
    const clock = handClock(NOW);
    const server = await startSyncServer({ clock });
    const old = screen(server, server.board, "kari");
    await until(() => old.connection.state === "live");
    old.edit.addCard({ title: "Fra før", laneId: NEW });
    await until(() => old.unsaved === 0);
    const board = server.boards.get(server.board);
    if (board) server.boards.set(server.board, { ...board, epoch: 2 });
    await server.sync.touchChanged(server.board);
    await until(() => old.connection.state === "outdated");
    expect(await server.sync.read(server.board, (each) => each.cards.rows.size)).toBe(0);
    old.close();
    await server.close();
  });

  test("rows of cards that are lost are made again from the document at the next load", async () => {
    const server = await startSyncServer();
    await server.sync.edit(server.board, { kind: "system" }, (board) => {
      addCard(board, { id: newId<"card">(random), title: "Finnes", laneId: NEW });
    });
    await server.storage.db.deleteFrom("card_view").execute();
    await server.sync.close();
    const again = await startSyncServer({ storage: server.storage });
    again.boards.set(server.board, {
      kind: "board",
      id: server.board,
      path: [],
      closed: false,
      touchOpen: false,
      epoch: 1,
    });
    await again.sync.read(server.board, () => undefined);
    expect(await cardsOfBoard(server.storage.db, server.board)).toMatchObject([{ title: "Finnes", meaning: "new" }]);
    await again.close();
    await server.close();
  });
});
