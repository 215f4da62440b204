import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CardId, newId } from "../../shared/base/ids.ts";
import { BoardDocument } from "../../shared/board/document.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import type { OpenBoard } from "../../client/board/openBoard.ts";
import { cardsOfBoard } from "../../server/storage/cardView.ts";
import { seededRandom } from "../support/ids.ts";
import { freshDatabase } from "../support/postgres.ts";
import { openStorage } from "../../server/storage/database.ts";
import {
  aPerson,
  screen,
  socketAs,
  startSyncServer,
  stockClient,
  type SyncServerUnderTest,
  until,
} from "../support/syncServer.ts";

const NEW = defaultLaneId("new");
const TESTING = defaultLaneId("testing");

let server: SyncServerUnderTest;
beforeAll(async () => {
  server = await startSyncServer();
});
afterAll(() => server.close());

/** A network that can be cut: sockets on it close, and no new one opens. */
function aNetwork(who: string) {
  const Socket = socketAs(server, who);
  const open = new Set<WebSocket>();
  const network = {
    isCut: false,
    cut() {
      network.isCut = true;
      for (const socket of open) socket.close();
    },
    mend() {
      network.isCut = false;
    },
  };
  class Cuttable extends Socket {
    constructor(url: string | URL) {
      super(network.isCut ? "ws://127.0.0.1:1" : url);
      open.add(this);
    }
  }
  return { network, Socket: Cuttable };
}

const isSaved = (board: OpenBoard) => board.connection.state === "live" && board.unsaved === 0;

describe("two people without network", () => {
  test("change different fields of one card and the same note, and everything is there on all screens", async () => {
    const board = server.aBoard();
    const [a, b] = [aNetwork("kari"), aNetwork("ola")];
    const kari = screen(server, board, "kari", { Socket: a.Socket });
    const ola = screen(server, board, "ola", { Socket: b.Socket });
    const wall = stockClient(server, board, "leser");
    const id = kari.edit.addCard({ title: "Sjekkliste", laneId: NEW });
    await until(() => isSaved(kari) && ola.state.card(id) !== undefined && wall.board.cards.has(id));

    a.network.cut();
    b.network.cut();
    await until(() => kari.connection.state === "offline" && ola.connection.state === "offline");
    kari.edit.patchCard(id, { title: "Sjekkliste ved overflytting" });
    kari.note(id).splice(0, 0, "Kari skriver. ");
    ola.edit.patchCard(id, { who: "Fagsykepleier", due: "2026-12-01" });
    ola.edit.moveCard(id, { laneId: TESTING, beforeId: null });
    ola.note(id).splice(0, 0, "Ola skriver. ");
    expect(kari.connection).toMatchObject({ state: "offline", unsaved: 2 });

    a.network.mend();
    b.network.mend();
    await until(() => isSaved(kari) && isSaved(ola));
    await until(() => [kari, ola].every((each) => each.note(id).read().length === 27));
    const expected = { title: "Sjekkliste ved overflytting", who: "Fagsykepleier", due: "2026-12-01", laneId: TESTING };
    for (const each of [kari, ola]) expect(each.state.card(id)).toMatchObject(expected);
    expect(kari.note(id).read()).toBe(ola.note(id).read());
    await until(() => wall.board.note(id)?.toString() === kari.note(id).read());
    expect(await server.sync.read(board, (each) => each.digest())).toBe(wall.board.digest());
    kari.close();
    ola.close();
    wall.close();
  });

  test("an undo takes back one's own last act and nobody else's", async () => {
    const board = server.aBoard();
    const [kari, ola] = [screen(server, board, "kari"), screen(server, board, "ola")];
    await until(() => isSaved(kari) && isSaved(ola));
    const id = kari.edit.addCard({ title: "Av Kari", laneId: NEW });
    await until(() => ola.state.card(id) !== undefined);
    kari.edit.patchCard(id, { who: "Kari" });
    ola.edit.patchCard(id, { due: "2026-12-24" });
    await until(() => kari.state.card(id)?.due === "2026-12-24");
    expect(kari.canUndo).toBe(true);
    kari.undo();
    await until(() => ola.state.card(id)?.who === "");
    expect(ola.state.card(id)).toMatchObject({ title: "Av Kari", due: "2026-12-24" });
    kari.redo();
    await until(() => ola.state.card(id)?.who === "Kari");
    kari.close();
    ola.close();
  });

  test("not now asks for a reason, and a card that is archived comes back as it was", async () => {
    const board = server.aBoard();
    const kari = screen(server, board, "kari");
    await until(() => isSaved(kari));
    const id = kari.edit.addCard({ title: "Ny kaffemaskin", laneId: NEW });
    const notNow = defaultLaneId("notNow");
    expect(kari.edit.moveCard(id, { laneId: notNow, beforeId: null })).toEqual({
      ok: false,
      refusal: { code: "needs-reason" },
    });
    expect(kari.edit.moveCard(id, { laneId: notNow, beforeId: null, reason: "Ikke penger i år" }).ok).toBe(true);
    kari.edit.archiveCard(id);
    expect([kari.state.cardsIn(notNow), kari.state.archived.map((card) => card.id)]).toEqual([[], [id]]);
    kari.edit.restoreCard(id);
    expect(kari.state.cardsIn(notNow)[0]).toMatchObject({ id, reason: "Ikke penger i år", archived: false });
    await until(() => isSaved(kari));
    expect(await cardsOfBoard(server.storage.db, board)).toMatchObject([
      { cardId: id, meaning: "notNow", reason: "Ikke penger i år", archived: false },
    ]);
    kari.close();
  });

  test("what the gate refuses is kept for its writer to copy, and the board goes on", async () => {
    const board = server.aBoard();
    const [kari, ola] = [screen(server, board, "kari"), screen(server, board, "ola")];
    await until(() => isSaved(kari) && isSaved(ola));
    const id = kari.edit.addCard({ title: "Oppfølging", laneId: NEW });
    await until(() => isSaved(kari) && ola.state.card(id) !== undefined);
    // Past the binding that would have held it back.
    kari.note(id).splice(0, 0, "Pas. 15918012364 ringte");
    await until(() => kari.connection.state === "refused");
    expect(kari.connection).toMatchObject({ reason: "patient-identity", text: "Oppfølging\nPas. 15918012364 ringte" });
    kari.dismissRefusal();
    await until(() => isSaved(kari));
    expect([kari.note(id).read(), ola.note(id).read()]).toEqual(["", ""]);
    kari.edit.patchCard(id, { title: "Videre" });
    await until(() => ola.state.card(id)?.title === "Videre");
    kari.close();
    ola.close();
  });

  test("who is signed out is told so, and does not knock for ever", async () => {
    const board = server.aBoard();
    let asked = 0;
    const askSession = () => {
      asked += 1;
      return Promise.resolve("signedOut" as const);
    };
    const stranger = screen(server, board, "nobody-we-know", { askSession });
    await until(() => stranger.connection.state === "signedOut");
    expect(asked).toBe(1);
    stranger.close();
  });

  test("whose session ended signs in again, and what was not sent is delivered once; then the wire mends itself as before", async () => {
    const board = server.aBoard();
    server.people.set("vikar", aPerson("Vikar"));
    const { network, Socket } = aNetwork("vikar");
    const { id: as } = aPerson("Vikar") as { id: string };
    const askSession = () =>
      Promise.resolve(server.people.has("vikar") ? ("signedIn" as const) : ("signedOut" as const));
    const page = screen(server, board, "vikar", { Socket, askSession }, { as });
    await until(() => isSaved(page));
    network.cut();
    await until(() => page.connection.state === "offline");
    const first = page.edit.addCard({ title: "Skrevet i mørket", laneId: NEW });
    server.people.delete("vikar");
    const ended = new Promise<void>((heard) => page.subscribe(() => page.connection.state === "signedOut" && heard()));
    network.mend();
    // The session is gone at the upgrade: 401, and the page asks who it is.
    await ended;
    expect([page.connection, page.unsavedText]).toEqual([{ state: "signedOut", unsaved: 1 }, "Skrevet i mørket"]);
    server.people.set("vikar", aPerson("Vikar"));
    page.rejoin();
    await until(() => isSaved(page));
    // It mends itself again, as any other.
    network.cut();
    await until(() => page.connection.state === "offline");
    const second = page.edit.addCard({ title: "Enda en gang", laneId: NEW });
    network.mend();
    await until(() => isSaved(page));
    const ids = await server.sync.read(board, (each) => [...each.cards.rows.keys()]);
    expect(ids.toSorted()).toEqual([first, second].toSorted());
    page.close();
  });

  test("a page is not carried on by somebody else who signs in beside it", async () => {
    const board = server.aBoard();
    let who = "kari";
    const network = { isCut: false };
    const people = new Map(["kari", "ola"].map((name) => [name, socketAs(server, name)]));
    // Called with `new`, as y-websocket does; whose browser it is then, the cookie says.
    function Shared(url: string | URL): WebSocket {
      const Socket = people.get(who);
      if (!Socket) throw new Error("nobody");
      return new Socket(network.isCut ? "ws://127.0.0.1:1" : url);
    }
    const { id: as } = aPerson("Kari") as { id: string };
    const page = screen(server, board, "kari", { Socket: Shared as unknown as typeof WebSocket }, { as });
    await until(() => isSaved(page));
    const sockets = server.sync.counts().sockets;
    network.isCut = true;
    server.people.delete("kari");
    await server.sync.recheck();
    await until(() => server.sync.counts().sockets === sockets - 1);
    page.edit.addCard({ title: "Karis kort", laneId: NEW });
    // Kari comes back to life, but the browser has become Ola's.
    server.people.set("kari", aPerson("Kari"));
    who = "ola";
    network.isCut = false;
    page.rejoin();
    await until(() => page.connection.state === "signedOut");
    expect(page.unsavedText).toBe("Karis kort");
    expect(await server.sync.read(board, (each) => each.cards.rows.size)).toBe(0);
    page.close();
  });

  test("what did not change keeps its identity from picture to picture", async () => {
    const kari = screen(server, server.aBoard(), "kari");
    await until(() => isSaved(kari));
    kari.edit.addCard({ title: "I ro", laneId: NEW });
    const before = kari.state.cardsIn(NEW);
    kari.edit.addCard({ title: "I en annen", laneId: TESTING });
    expect(kari.state.cardsIn(NEW)).toBe(before);
    expect(kari.state.cardsIn(TESTING).length).toBe(1);
    kari.close();
  });
});

/** Mulberry32 as whole numbers below a bound. */
function seededNumbers(seed: number): (below: number) => number {
  const random = seededRandom(seed);
  return (below) => {
    const [high = 0, low = 0] = random(2);
    return (high * 256 + low) % below;
  };
}

describe.each(["SQLite", "PostgreSQL"])("screens that edit at random, with cuts, on %s", (engine) => {
  test.each([1, 2, 3, 4, 5, 6])("show the same in the end (seed %i), also after a reload", async (seed) => {
    const storage =
      engine === "SQLite" ? undefined : await openStorage({ dataDir: "", databaseUrl: await freshDatabase() });
    const peers = await startSyncServer(storage ? { storage } : {});
    const number = seededNumbers(seed);
    const clients = ["kari", "ola", "kari", "ola"].map((who) => stockClient(peers, peers.board, who));
    const refused: unknown[] = [];
    for (const { provider } of clients) {
      provider.on("connection-close", (event) => void (event && event.code >= 4400 && refused.push(event.reason)));
    }
    await until(() => clients.every((client) => client.provider.synced));
    const ids: CardId[] = [];
    for (let step = 0; step < 120; step += 1) {
      const client = clients[number(clients.length)];
      if (!client) continue;
      if (number(12) === 0) client.provider.disconnect();
      else if (number(6) === 0) client.provider.connect();
      editAtRandom(client.board, ids, number, seed * 1_000 + step);
      if (number(4) === 0) await new Promise((next) => setImmediate(next));
    }
    for (const client of clients) client.provider.connect();
    const digests = async () => [
      await peers.sync.read(peers.board, (board) => board.digest()),
      ...clients.map((client) => client.board.digest()),
    ];
    await until(async () => clients.every((client) => client.provider.synced) && new Set(await digests()).size === 1);
    // Nobody who edits in good faith is cut off for good, however it falls together.
    expect(refused).toEqual([]);
    const loaded = await peers.updates.load(peers.board, 1);
    expect(loaded.cards.length).toBe(clients[0]?.board.cards.all().length);
    for (const client of clients) client.close();
    await peers.close();
    await storage?.close();
  });
});

function editAtRandom(board: BoardDocument, ids: CardId[], number: (below: number) => number, seed: number): void {
  board.edit("me", () => {
    const id = ids[number(Math.max(1, ids.length))];
    const what = number(6);
    if (!id || what === 0) {
      const fresh = newId<"card">(seededRandom(seed));
      ids.push(fresh);
      const texts = { title: `Kort ${seed}`, who: "", reason: "", rank: "i" };
      const rest = {
        kind: "idea",
        whoKind: null,
        due: null,
        evaluateOn: null,
        effect: null,
        effort: null,
        archived: false,
      } as const;
      board.cards.add({ ...texts, ...rest, id: fresh, laneId: NEW }, ["note"]);
    } else if (what === 1) board.cards.remove(id);
    else if (what === 2) board.cards.patch(id, { laneId: TESTING, title: `Ny ${seed}` });
    else if (what === 3) board.cards.patch(id, { archived: number(2) === 0 });
    else board.note(id)?.insert(number((board.note(id)?.length ?? 0) + 1), "ord ");
  });
}
