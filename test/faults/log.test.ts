import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { addCard } from "../../shared/board/cards.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { cardsOfBoard } from "../../server/storage/cardView.ts";
import { openStorage } from "../../server/storage/database.ts";
import { logThread, openSqliteLog } from "../../server/storage/logSqlite.ts";
import type { UpdateLog } from "../../server/storage/updateLog.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { screen, startSyncServer, stockClient, type SyncServerUnderTest, until } from "../support/syncServer.ts";

const NEW = defaultLaneId("new");
const NOW = 1_795_000_000_000;
const random = seededRandom(5);

/** A disk that can be told to fail. */
function aDisk() {
  const disk = { isFull: false, isGone: false, isHeld: false, let: () => {} };
  const wrap = (log: UpdateLog): UpdateLog => ({
    ...log,
    async append(entry) {
      if (disk.isHeld) await new Promise<void>((go) => (disk.let = go));
      if (disk.isFull) throw new Error("disk full");
      await log.append(entry);
    },
    async load(boardId, epoch) {
      if (disk.isGone) throw new Error("disk gone");
      return await log.load(boardId, epoch);
    },
  });
  return { disk, wrap };
}

describe("a log that fails", () => {
  let server: SyncServerUnderTest;
  afterEach(() => server.close());

  test("is said to everybody at the board; nobody writes, all can read, and it heals by itself", async () => {
    const { disk, wrap } = aDisk();
    const clock = handClock(NOW);
    server = await startSyncServer({ wrapLog: wrap, clock });
    const [kari, wall] = [screen(server, server.board, "kari"), screen(server, server.board, "leser")];
    const before = kari.edit.addCard({ title: "Fra før", laneId: NEW });
    await until(() => kari.unsaved === 0 && wall.state.card(before) !== undefined);
    disk.isFull = true;
    const id = kari.edit.addCard({ title: "Ikke på disk", laneId: NEW });
    await until(() => kari.connection.state === "notSaving" && wall.connection.state === "notSaving");
    expect(kari.connection).toEqual({ state: "notSaving", unsaved: 1 });
    expect([kari.may.write, wall.may.write]).toEqual([false, false]);
    const late = screen(server, server.board, "ola");
    await until(() => late.state.card(before) !== undefined);
    expect([late.connection.state, late.state.card(id), wall.state.card(id)]).toEqual([
      "notSaving",
      undefined,
      undefined,
    ]);
    await expect(
      server.sync.edit(server.board, { kind: "system" }, (board) => board.cards.remove(before)),
    ).rejects.toThrow();
    // Still broken at the first try.
    clock.advance(2_000);
    await until(() => server.logged.filter((line) => line.includes("could not be written")).length >= 2);
    expect(kari.connection).toEqual({ state: "notSaving", unsaved: 1 });

    disk.isFull = false;
    await until(() => {
      clock.advance(2_000);
      return kari.connection.state === "live" && kari.unsaved === 0;
    });
    await until(() => wall.state.card(id) !== undefined && late.state.card(id) !== undefined);
    expect([wall.connection.state, late.may.write]).toEqual(["readOnly", true]);
    const digest = await server.sync.read(server.board, (board) => board.digest());
    expect(digest).toContain("Ikke på disk");
    expect((await server.updates.load(server.board, 1)).tail.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    for (const each of [kari, wall, late]) each.close();
  });

  test("keeps what a person wrote who has left before it could be written", async () => {
    const { disk, wrap } = aDisk();
    const clock = handClock(NOW);
    server = await startSyncServer({ wrapLog: wrap, clock });
    const [kari, ola] = [screen(server, server.board, "kari"), screen(server, server.board, "ola")];
    await until(() => kari.connection.state === "live" && ola.connection.state === "live");
    disk.isFull = true;
    const first = kari.edit.addCard({ title: "Først", laneId: NEW });
    const second = kari.edit.addCard({ title: "Så", laneId: NEW });
    await until(() => ola.connection.state === "notSaving");
    kari.close();
    disk.isFull = false;
    await until(() => {
      clock.advance(2_000);
      return ola.connection.state === "live";
    });
    await until(() => ola.state.card(first) !== undefined);
    // The second was on its way when the disk failed; it stands, or it was never taken: nothing in between.
    const titles = ola.state.cardsIn(NEW).map(({ title }) => title);
    expect(titles.slice(0, 1)).toEqual(["Først"]);
    expect([undefined, "Så"]).toContain(ola.state.card(second)?.title);
    ola.close();
  });

  test("a commit whose answer was lost is not written twice", async () => {
    const clock = handClock(NOW);
    const lost = { answers: false };
    server = await startSyncServer({
      clock,
      wrapLog: (log) => ({
        ...log,
        async append(entry) {
          await log.append(entry);
          if (lost.answers) throw new Error("connection lost");
        },
      }),
    });
    const kari = screen(server, server.board, "kari");
    await until(() => kari.connection.state === "live");
    lost.answers = true;
    const id = kari.edit.addCard({ title: "En gang", laneId: NEW });
    await until(() => kari.connection.state === "notSaving");
    lost.answers = false;
    await until(() => {
      clock.advance(2_000);
      return kari.connection.state === "live" && kari.unsaved === 0;
    });
    expect((await server.updates.load(server.board, 1)).tail.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(kari.state.card(id)?.title).toBe("En gang");
    kari.close();
  });

  test.each([1, 2, 3, 4])("comes and goes while four people write, and nothing is lost (seed %i)", async (seed) => {
    const clock = handClock(NOW);
    const number = seededRandom(seed);
    const below = (most: number) => (number(1)[0] ?? 0) % most;
    server = await startSyncServer({
      clock,
      wrapLog: (log) => ({
        ...log,
        async append(entry) {
          const luck = below(8);
          if (luck === 0) throw new Error("disk full");
          await log.append(entry);
          if (luck === 1) throw new Error("answer lost");
        },
      }),
    });
    const screens = ["kari", "ola", "kari", "ola"].map((who) => screen(server, server.board, who));
    await until(() => {
      clock.advance(500);
      return screens.every((each) => each.connection.state === "live");
    });
    const ids = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      const writer = screens[below(4)];
      if (writer?.may.write) ids.add(writer.edit.addCard({ title: `Kort ${step}`, laneId: NEW }));
      if (below(3) === 0) await new Promise((next) => setTimeout(next, 1));
      if (below(4) === 0) clock.advance(1_000);
    }
    await until(() => {
      clock.advance(500);
      return screens.every((each) => each.unsaved === 0 && each.state.cardCount === ids.size);
    });
    const loaded = await server.updates.load(server.board, 1);
    expect(loaded.cards.length).toBe(ids.size);
    expect(await server.sync.read(server.board, (board) => board.cards.rows.size)).toBe(ids.size);
    for (const each of screens) each.close();
  });

  test("whose thread dies goes on with another, and nothing is lost or written twice", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "tavle-thread-"));
    const storage = await openStorage({ dataDir, databaseUrl: undefined });
    const threads: Worker[] = [];
    const start = (path: string): Worker => {
      const thread = logThread(path);
      threads.push(thread);
      return thread;
    };
    const clock = handClock(NOW);
    server = await startSyncServer({ storage, clock, wrapLog: () => openSqliteLog(storage.location, start) });
    const kari = screen(server, server.board, "kari");
    const before = kari.edit.addCard({ title: "Før tråden døde", laneId: NEW });
    await until(() => kari.unsaved === 0);
    await threads.at(-1)?.terminate();
    const id = kari.edit.addCard({ title: "Mens den var død", laneId: NEW });
    await until(() => kari.connection.state === "notSaving");
    await until(() => {
      clock.advance(2_000);
      return kari.connection.state === "live" && kari.unsaved === 0;
    });
    expect(threads.length).toBeGreaterThan(1);
    const loaded = await server.updates.load(server.board, 1);
    expect(loaded.cards.map((card) => card.cardId).toSorted()).toEqual([before, id].toSorted());
    kari.close();
    await server.close();
    await storage.close();
    rmSync(dataDir, { recursive: true, force: true });
    // What `afterEach` closes.
    server = await startSyncServer();
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
    disk.isGone = true;
    const kari = stockClient(server, server.board, "kari");
    const code = await new Promise((closed) => kari.provider.on("connection-close", (event) => closed(event?.code)));
    expect([code, kari.provider.synced]).toEqual([1013, false]);
    disk.isGone = false;
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
