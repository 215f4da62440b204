import { request } from "node:http";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { newId } from "../../shared/base/ids.ts";
import { addCard, patchCard } from "../../shared/board/cards.ts";
import { BoardDocument } from "../../shared/board/document.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { syncFrame } from "../../server/sync/messages.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import {
  aPerson,
  rawSocket,
  type StockClient,
  startSyncServer,
  stockClient,
  type SyncServerUnderTest,
  until,
} from "../support/syncServer.ts";

/** Numbers in names are those of the abuse tests. Synthetic number: born 15 November (+ 80) 1980. */
const NUMBER = "15918012364";
const NEW = defaultLaneId("new");
const random = seededRandom(29);

let server: SyncServerUnderTest;
let board: ReturnType<SyncServerUnderTest["aBoard"]>;
/** Someone who sits at the board all the while, and must notice nothing. */
let witness: StockClient;
let disconnects = 0;

beforeAll(async () => {
  server = await startSyncServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  witness?.close();
  board = server.aBoard();
  witness = stockClient(server, board, "ola");
  disconnects = 0;
  await until(() => witness.provider.synced);
  witness.provider.on("status", ({ status }) => {
    if (status !== "connected") disconnects += 1;
  });
  return () => {
    expect(disconnects).toBe(0);
    expect(witness.provider.wsconnected).toBe(true);
    expect(server.logged.join("")).not.toContain(NUMBER.slice(0, 9));
  };
});

/** How an upgrade is answered: 101, or the status before it. */
function upgrade(path: string, headers: Record<string, string | string[]>): Promise<number> {
  const given = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    "sec-websocket-version": "13",
  };
  return new Promise((answered, failed) => {
    // The path as it is: an address that is parsed first would be tidied up.
    const sent = request(server.origin, { path, headers: { ...given, ...headers } });
    sent.on("response", (response) => {
      response.resume();
      answered(response.statusCode ?? 0);
    });
    sent.on("upgrade", (_response, socket) => {
      socket.destroy();
      answered(101);
    });
    sent.on("error", failed);
    sent.end();
  });
}

/** The code with which the server ends a socket that sends these frames. */
function closeCode(frames: (string | Uint8Array)[], who = "kari"): Promise<number> {
  const socket = rawSocket(server, board, who);
  socket.on("error", () => undefined);
  socket.on("open", () => {
    for (const frame of frames) socket.send(frame);
  });
  return new Promise((closed) => socket.on("close", closed));
}

describe("upgrades", () => {
  const cookie = "who=kari";
  test("1-3: an origin that is not exactly ours is turned away before 101", async () => {
    const { origin } = server;
    const path = `/sync/${board}`;
    expect(await upgrade(path, { cookie, origin })).toBe(101);
    const foreign = [
      "https://evil.example",
      "null",
      `${origin}.evil.example`,
      origin.replace("http", "https"),
      `${origin}.`,
    ];
    for (const other of [...foreign, origin.toUpperCase(), "http://127.0.0.1:1"]) {
      expect(await upgrade(path, { cookie, origin: other })).toBe(403);
    }
    expect(await upgrade(path, { cookie })).toBe(403);
    expect(await upgrade(path, { cookie, origin: [origin, origin] })).toBe(403);
  });
  test("4, 6: without a session, or with one that is none, 401", async () => {
    const { origin } = server;
    expect(await upgrade(`/sync/${board}`, { origin })).toBe(401);
    expect(await upgrade(`/sync/${board}`, { origin, cookie: "who=nobody-we-know" })).toBe(401);
  });
  test("5: a token in the address", async () => {
    const { origin } = server;
    expect(await upgrade(`/sync/${board}?token=abc`, { origin, cookie })).toBe(400);
  });
  test("9, 12: names that are no board's", async () => {
    const { origin } = server;
    const names = [
      "../../etc/passwd",
      "%2e%2e%2f",
      "%00",
      "x".repeat(10_000),
      "",
      "__proto__",
      "a/b",
      "x';%20DROP%20TABLE",
    ];
    const before = server.sync.counts().boards;
    for (const name of [...names, board.toUpperCase(), `/${board}`]) {
      expect(await upgrade(`/sync/${name}`, { origin, cookie })).toBe(400);
    }
    expect(server.sync.counts().boards).toBe(before);
  });
  test("10, 11: a board that does not exist, and one that one may not know of, get the same answer and nothing is made", async () => {
    const unknown = newId<"board">(random);
    const closed = server.aBoard();
    const found = server.boards.get(closed);
    if (found) server.boards.set(closed, { ...found, closed: true, path: [newId<"unit">(random)] });
    const before = server.sync.counts().boards;
    const answers = await Promise.all(
      [unknown, closed].map(
        (id) => new Promise((ended) => rawSocket(server, id).on("close", (code, why) => ended([code, String(why)]))),
      ),
    );
    expect(answers).toEqual([
      [4404, "gone"],
      [4404, "gone"],
    ]);
    expect(server.sync.counts().boards).toBe(before);
    expect((await server.updates.load(unknown, 1)).tail).toEqual([]);
  });
  test("another epoch is 4409, another schema 4426; a client that says neither is welcome", async () => {
    const ended = (query: string) =>
      new Promise((closed) =>
        new WebSocket(`${server.url}/sync/${board}?${query}`, { origin: server.origin, headers: { cookie } }).on(
          "close",
          closed,
        ),
      );
    expect(await ended("epoch=7")).toBe(4409);
    expect(await ended("schema=99")).toBe(4426);
  });
});

describe("frames", () => {
  test("13, 17: a text frame is 1003, a broken one 1002", async () => {
    expect(await closeCode(["hei"])).toBe(1003);
    const socket = rawSocket(server, board);
    socket.on("error", () => undefined);
    const code = new Promise((closed) => socket.on("close", closed));
    // Reserved bits set, and no mask.
    socket.on("open", () => Reflect.get(socket, "_socket").write(Buffer.from([0xf2, 0x01, 0x00])));
    expect(await code).toBe(1002);
    await until(() => server.sync.counts().sockets === 1);
  });
  test("14: a frame of 2 MB is 1009", async () => {
    expect(await closeCode([new Uint8Array(2 * 1024 * 1024)])).toBe(1009);
  });
  test("18, 20, 21, 25: what is no message is 4400 at the first offence", async () => {
    const frames = [
      [],
      [0],
      [2, 0],
      [4],
      [121, 1],
      [255, 1],
      [0, 3, 0],
      [0, 2, 5, 1],
      [0, 2, 1, 0, 9],
      [0, 0, 5, 255, 255, 255, 255, 127],
    ];
    for (const frame of [...frames, [0, 2, 2, 0, 0, 0], Array.from({ length: 12 }, () => 255)]) {
      expect(await closeCode([Uint8Array.from(frame)])).toBe(4400);
    }
  });
  test("19: an update cut at every byte changes nothing", async () => {
    const copy = stockClient(server, board);
    await until(() => copy.provider.synced);
    const before = Y.encodeStateVector(copy.doc);
    copy.provider.disconnect();
    copy.board.edit("me", (each) => addCard(each, { id: newId<"card">(random), title: "Hel", laneId: NEW }));
    const update = Y.encodeStateAsUpdate(copy.doc, before);
    copy.close();
    const digest = witness.board.digest();
    for (let length = 1; length < update.length; length += 7) {
      expect(await closeCode([syncFrame("update", update.slice(0, length))])).toBe(4400);
    }
    expect(witness.board.digest()).toBe(digest);
  });
  test("22: structs by the million in seven bytes", async () => {
    expect(await closeCode([syncFrame("update", Uint8Array.of(1, 0x80, 0xce, 0xda, 0x0e, 1, 0))])).toBe(4400);
  });
  test("23, 24: who goes on asking for everything waits, and is then told to come back later; nobody else waits", async () => {
    const clock = handClock(1_795_000_000_000);
    const slow = await startSyncServer({ clock });
    const other = stockClient(slow, slow.board, "ola");
    await until(() => other.provider.synced);
    const socket = rawSocket(slow, slow.board);
    let answers = 0;
    let code: number | undefined;
    socket.on("message", (data: Buffer) => {
      if (data[0] === 0 && data[1] === 1) answers += 1;
    });
    socket.on("close", (ended) => {
      code = ended;
    });
    await new Promise((open) => socket.on("open", open));
    for (let count = 0; count < 100; count += 1) socket.send(syncFrame("step1", Uint8Array.of(0)));
    // Where all hundred come in one piece, it is closed before the first is answered.
    await until(() => answers >= 5 || code !== undefined);
    other.board.edit("me", (each) => each.lanes.patch(NEW, { name: "Uforstyrret" }));
    await until(() => slow.sync.counts().boards === 1 && other.provider.wsconnected);
    await until(() => {
      clock.advance(1_000);
      return code !== undefined;
    });
    expect(code).toBe(1013);
    expect(answers).toBeLessThan(12);
    expect(other.provider.wsconnected).toBe(true);
    other.close();
    await slow.close();
  });
  test("a screen that is silent hears something before it would give up", async () => {
    const clock = handClock(1_795_000_000_000);
    const quiet = await startSyncServer({ clock });
    const socket = rawSocket(quiet, quiet.board);
    const heard: number[][] = [];
    socket.on("message", (data: Buffer) => heard.push([...data]));
    await until(() => heard.length >= 2);
    const before = heard.length;
    for (let seconds = 0; seconds < 20; seconds += 5) {
      clock.advance(5_000);
      // The next round is set when this one is done.
      await new Promise((next) => setImmediate(next));
    }
    await until(() => heard.length > before);
    expect(heard.at(-1)).toEqual([1, 1, 0]);
    socket.close();
    await quiet.close();
  });
});

describe("frames that ask for nothing", () => {
  test.each(["ping", "pong"] as const)(
    "28: who goes on sending a %s is cut off, and nobody else notices",
    async (kind) => {
      const clock = handClock(1_795_000_000_000);
      const slow = await startSyncServer({ clock });
      const other = stockClient(slow, slow.board, "ola");
      await until(() => other.provider.synced);
      const socket = rawSocket(slow, slow.board);
      let code: number | undefined;
      socket.on("error", () => undefined);
      socket.on("close", (ended) => {
        code = ended;
      });
      await new Promise((open) => socket.on("open", open));
      await until(() => {
        for (let count = 0; count < 200; count += 1) if (socket.readyState === WebSocket.OPEN) socket[kind]();
        // In small steps: the wire is slower than a clock that is turned by hand.
        clock.advance(100);
        return code !== undefined;
      });
      // ws itself hangs up on pings that come faster than it can answer.
      expect([1013, 1006]).toContain(code);
      expect(other.provider.wsconnected).toBe(true);
      other.close();
      await slow.close();
    },
  );

  test("26: who never answers a ping is taken for dead after a minute", async () => {
    const clock = handClock(1_795_000_000_000);
    const quiet = await startSyncServer({ clock });
    const headers = { cookie: "who=kari" };
    const dead = new WebSocket(`${quiet.url}/sync/${quiet.board}`, { origin: quiet.origin, headers, autoPong: false });
    const ended = new Promise((over) => dead.on("close", over));
    let pings = 0;
    dead.on("ping", () => {
      pings += 1;
    });
    await until(() => quiet.sync.counts().sockets === 1);
    await until(() => {
      clock.advance(1_000);
      return quiet.sync.counts().sockets === 0;
    });
    expect(await ended).toBe(1006);
    expect(pings).toBeGreaterThan(0);
    await quiet.close();
  });
});

describe("a screen that does not read", () => {
  test("27: is cut when too much waits for it, and comes back to the whole board", async () => {
    const id = newId<"card">(random);
    await server.sync.edit(board, { kind: "system" }, (each) => addCard(each, { id, title: "Lang", laneId: NEW }));
    const slow = rawSocket(server, board, "leser");
    await new Promise((open) => slow.on("open", open));
    await until(() => server.sync.counts().sockets === 2);
    slow.pause();
    let written = 0;
    while (server.sync.counts().sockets === 2 && written < 20_000) {
      written += 20;
      await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          server.sync.edit(board, { kind: "system" }, (each) => {
            each.note(id)?.delete(0, each.note(id)?.length ?? 0);
            each.note(id)?.insert(0, String.fromCharCode(97 + (at % 26)).repeat(4_000));
          }),
        ),
      );
    }
    expect(server.sync.counts().sockets).toBe(1);
    slow.terminate();
    const back = stockClient(server, board, "leser");
    await until(() => back.provider.synced);
    await until(() => back.board.digest() === witness.board.digest());
    back.close();
  });
});

describe("what one may write", () => {
  test("29, 30: who only reads may answer honestly, and nothing more", async () => {
    const reader = stockClient(server, board, "leser");
    await until(() => reader.provider.synced);
    reader.board.edit("me", (each) => addCard(each, { id: newId<"card">(random), title: "Smuglet", laneId: NEW }));
    expect((await reader.closed).code).toBe(4403);
    expect(witness.board.cards.all()).toEqual([]);
    reader.close();
  });
  test("31-35: awareness is dropped, whatever it says", async () => {
    const heard: unknown[] = [];
    witness.provider.awareness.on(
      "change",
      (change: unknown, from: unknown) => from === witness.provider && heard.push(change),
    );
    const other = stockClient(server, board, "kari");
    await until(() => other.provider.synced);
    other.provider.awareness.setLocalState({ user: { name: "Klinikksjef", role: "admin" } });
    const id = newId<"card">(random);
    other.board.edit("me", (each) => addCard(each, { id, title: "Etter", laneId: NEW }));
    await until(() => witness.board.cards.has(id));
    expect(heard).toEqual([]);
    other.close();
  });
  test("36: an edit under a colleague's client id is refused, and hers survives, also after a restart", async () => {
    const id = newId<"card">(random);
    witness.board.edit("me", (each) => addCard(each, { id, title: "Olas kort", laneId: NEW }));
    await until(async () => (await server.updates.load(board, 1)).tail.length === 2);
    const forgery = (): Uint8Array => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(witness.doc));
      const before = Y.encodeStateVector(copy);
      copy.clientID = witness.doc.clientID;
      copy.getMap<Y.Map<unknown>>("cards").get(id)?.set("title", "Forfalsket");
      return syncFrame("update", Y.encodeStateAsUpdate(copy, before));
    };
    expect(await closeCode([forgery()], "kari")).toBe(4422);
    expect(server.logged.join("")).toContain("not-valid:client");
    patchCard(witness.board, id, { title: "Olas eget" });
    await until(async () => (await server.updates.load(board, 1)).cards[0]?.title === "Olas eget");
    const again = await startSyncServer({ storage: server.storage });
    const facts = server.boards.get(board);
    if (facts) again.boards.set(board, facts);
    const socket = rawSocket(again, board, "kari");
    const ended = new Promise((over) => socket.on("close", over));
    socket.on("open", () => socket.send(forgery()));
    expect(await ended).toBe(4422);
    await again.close();
    expect(witness.board.cards.get(id)?.title).toBe("Olas eget");
  });
  test("38: nothing stands beside what a board is made of", async () => {
    const digest = witness.board.digest();
    const forgeries: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getMap("escalations").set("x", { state: "answered" }),
      (doc) => doc.getMap("measures").set("x", new Y.Map()),
      (doc) => doc.getMap("meeting").set("step", 7),
      (doc) => doc.getArray("audit").push(["I did it"]),
      (doc) => doc.getText("audit").insert(0, "I did it"),
      (doc) => doc.getMap("lanes").delete(NEW),
    ];
    for (const forge of forgeries) {
      const client = stockClient(server, board, "kari");
      await until(() => client.provider.synced);
      client.doc.transact(() => forge(client.doc));
      expect((await client.closed).code).toBe(4422);
      client.close();
    }
    const fresh = stockClient(server, board, "kari");
    await until(() => fresh.provider.synced);
    expect([witness.board.digest(), fresh.board.digest()]).toEqual([digest, digest]);
    expect([...fresh.doc.share.keys()].toSorted()).toEqual(["cards", "lanes", "tests", "tiles"]);
    fresh.close();
  });
  test("47: items in a round or beside themselves are refused, and a reload shows what is live", async () => {
    const id = newId<"card">(random);
    witness.board.edit("me", (each) => addCard(each, { id, title: "Kort", laneId: NEW }));
    witness.board.edit("me", (each) => each.note(id)?.insert(0, "abc"));
    const note = witness.board.note(id);
    await until(async () => (await server.updates.load(board, 1)).tail.length === 3);
    const start = note && Y.createRelativePositionFromTypeIndex(note, 0).item;
    if (!start) throw new Error("no note");
    const first: Y.ID = start;
    const client = 77_777;
    const items: [origin: Y.ID | null, right: Y.ID | null][] = [
      [Y.createID(client, 0), null],
      [null, Y.createID(client, 0)],
      [Y.createID(first.client, first.clock + 2), Y.createID(first.client, first.clock)],
    ];
    for (const [origin, right] of items) {
      const forged = new Y.Item(Y.createID(client, 0), null, origin, null, right, null, null, new Y.ContentString("x"));
      const encoder = new Y.UpdateEncoderV1();
      const { restEncoder } = encoder;
      for (const number of [1, 1, client, 0]) encoding.writeVarUint(restEncoder, number);
      forged.write(encoder, 0);
      encoding.writeVarUint(restEncoder, 0);
      const code = await Promise.race([
        closeCode([syncFrame("update", encoder.toUint8Array())]),
        until(async () => (await server.updates.load(board, 1)).tail.length > 3).then(() => 0),
      ]);
      // Out of order, but in one text: Yjs can place it, and must do so alike everywhere.
      if (code !== 0) expect([4400, 4422]).toContain(code);
    }
    const { tail } = await server.updates.load(board, 1);
    const reloaded = new Y.Doc();
    for (const { bytes } of tail) Y.applyUpdate(reloaded, bytes);
    const live = await server.sync.read(board, (each) => each.digest());
    expect(new BoardDocument(reloaded).digest()).toBe(live);
    await until(() => witness.board.digest() === live);
  });
  test("40: an update that leans on a missing one waits until both have come, and only then is saved", async () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(witness.doc));
    const updates: Uint8Array[] = [];
    copy.on("update", (update: Uint8Array) => updates.push(update));
    for (const name of ["en", "to"])
      copy.transact(() => copy.getMap<Y.Map<unknown>>("lanes").get(NEW)?.set("name", name));
    const [, second = new Uint8Array()] = updates;
    const socket = rawSocket(server, board);
    const saved: number[] = [];
    const asked: number[] = [];
    socket.on("message", (data: Buffer) => {
      if (data[0] === 121) saved.push(data[1] ?? 0);
      if (data[0] === 0 && data[1] === 0) asked.push(asked.length);
      // Asked for the second time, it says everything it has.
      if (asked.length === 2) socket.send(syncFrame("step2", Y.encodeStateAsUpdate(copy)));
    });
    await new Promise((open) => socket.on("open", open));
    await until(() => asked.length === 1);
    socket.send(syncFrame("update", second));
    await until(() => saved.length > 0);
    expect(saved[0]).toBe(2);
    expect(witness.board.lanes.get(NEW)?.name).toBe("to");
    socket.close();
  });
  test("40: a delete of what was written without network comes before it, and waits for it alike", async () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(witness.doc));
    const id = newId<"card">(random);
    const offline = new BoardDocument(copy);
    offline.edit("me", (each) => {
      addCard(each, { id, title: "Uten nett", laneId: NEW });
      each.note(id)?.insert(0, "ord");
    });
    const updates: Uint8Array[] = [];
    copy.on("update", (update: Uint8Array) => updates.push(update));
    offline.edit("me", (each) => each.note(id)?.delete(0, 1));
    const [onlyDeletes = new Uint8Array()] = updates;
    expect(Y.decodeUpdate(onlyDeletes).structs).toEqual([]);
    const socket = rawSocket(server, board);
    const saved: number[] = [];
    let asked = 0;
    let code = 0;
    socket.on("close", (closed) => (code = closed));
    socket.on("message", (data: Buffer) => {
      if (data[0] === 121) saved.push(data[1] ?? 0);
      if (data[0] === 0 && data[1] === 0) asked += 1;
      if (data[0] === 0 && data[1] === 0 && asked === 2) socket.send(syncFrame("step2", Y.encodeStateAsUpdate(copy)));
    });
    await new Promise((open) => socket.on("open", open));
    await until(() => asked === 1);
    socket.send(syncFrame("update", onlyDeletes));
    await until(() => saved.length > 0 || code !== 0);
    expect(code).toBe(0);
    expect(witness.board.note(id)?.toString()).toBe("rd");
    socket.close();
  });
  test("40: who says again that what was never written is deleted is refused, and nothing is kept", async () => {
    const socket = rawSocket(server, board);
    // No structs; one client; one range: clock 5, length 9, of a client that nobody has heard of.
    const future = Uint8Array.of(0, 1, 77, 1, 5, 9);
    let asked = 0;
    socket.on("message", (data: Buffer) => {
      if (data[0] !== 0 || data[1] !== 0) return;
      asked += 1;
      socket.send(syncFrame(asked === 1 ? "update" : "step2", future));
    });
    const code = await new Promise((closed) => socket.on("close", closed));
    expect(code).toBe(4422);
    expect(asked).toBe(2);
    expect((await server.updates.load(board, 1)).tail.length).toBe(1);
  });
  test("48: an update again and again is saved and changes nothing", async () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(witness.doc));
    const before = Y.encodeStateVector(copy);
    copy.getMap<Y.Map<unknown>>("lanes").get(NEW)?.set("name", "Idébanken");
    const frame = syncFrame("update", Y.encodeStateAsUpdate(copy, before));
    const socket = rawSocket(server, board);
    let saved = 0;
    socket.on("message", (data: Buffer) => {
      if (data[0] === 121) saved = data[1] ?? 0;
    });
    await new Promise((open) => socket.on("open", open));
    for (let count = 0; count < 50; count += 1) socket.send(frame);
    await until(() => saved === 50);
    expect((await server.updates.load(board, 1)).tail.length).toBe(2);
    socket.close();
  });
  test("49: snapshots made while people go on writing change nothing", async () => {
    const id = newId<"card">(random);
    witness.board.edit("me", (each) => addCard(each, { id, title: "Ofte endret", laneId: NEW }));
    const seen = stockClient(server, board, "kari");
    await until(() => seen.board.cards.has(id));
    for (let edit = 0; edit < 1_600; edit += 1) {
      await server.sync.edit(board, { kind: "system" }, (each) => {
        each.cards.patch(id, { title: `Endret ${edit}` });
        if (edit % 3 === 0) each.note(id)?.insert(0, "ord ");
        if (edit % 7 === 0) each.note(id)?.delete(0, 2);
      });
    }
    await until(async () => ((await server.updates.load(board, 1)).snapshot?.upto ?? 0) >= 1_000);
    const { snapshot, tail } = await server.updates.load(board, 1);
    const reloaded = new Y.Doc();
    if (snapshot) Y.applyUpdate(reloaded, snapshot.bytes);
    for (const { bytes } of tail) Y.applyUpdate(reloaded, bytes);
    const live = await server.sync.read(board, (each) => each.digest());
    expect(new BoardDocument(reloaded).digest()).toBe(live);
    await until(() => seen.board.digest() === live);
    seen.close();
  });
  test("50: a number pasted or typed by a stock client is 4422; nobody sees it and no row holds it", async () => {
    const id = newId<"card">(random);
    witness.board.edit("me", (each) => addCard(each, { id, title: "Kort", laneId: NEW }));
    const ways: ((client: StockClient) => void)[] = [
      (client) => patchCard(client.board, id, { title: `Pas. ${NUMBER}` }),
      (client) => client.board.note(id)?.insert(0, "159180 12364"),
      (client) => {
        for (const [at, digit] of [...NUMBER].entries()) client.board.note(id)?.insert(at, digit);
      },
    ];
    for (const write of ways) {
      const client = stockClient(server, board, "kari");
      await until(() => client.board.cards.has(id) && client.provider.synced);
      write(client);
      const { code, reason } = await client.closed;
      expect([code, reason]).toEqual([4422, "patient-identity"]);
      client.close();
    }
    const seen = witness.board.digest();
    expect(seen).not.toMatch(/159180\D?123/);
    const rows = (await server.updates.load(board, 1)).tail.map(({ bytes }) => Buffer.from(bytes).toString("latin1"));
    expect(rows.join("")).not.toMatch(/159180\D?1/);
    expect((await server.updates.load(board, 1)).cards[0]?.title).toBe("Kort");
  });
  test("51: two who open a new board at once see one set of lanes", async () => {
    const fresh = server.aBoard();
    const both = [stockClient(server, fresh, "kari"), stockClient(server, fresh, "ola")];
    await until(() => both.every((client) => client.provider.synced));
    expect(both.map((client) => client.board.lanes.all().length)).toEqual([6, 6]);
    for (const client of both) client.close();
  });
});

describe("rights that change under an open socket", () => {
  test("55: a session that ends closes the socket with 4401 at once", async () => {
    server.people.set("vikar", aPerson("Vikar"));
    const client = stockClient(server, board, "vikar");
    await until(() => client.provider.synced);
    server.people.delete("vikar");
    await server.sync.recheck();
    expect((await client.closed).code).toBe(4401);
    client.close();
  });
  test("a right to write that ends is said, and the next edit is 4403", async () => {
    server.people.set("vikar", aPerson("Vikar"));
    const client = stockClient(server, board, "vikar");
    let may: number | undefined;
    client.provider.messageHandlers[122] = (_encoder, decoder) => {
      may = decoder.arr[decoder.pos];
    };
    await until(() => may === 1);
    server.people.set("vikar", aPerson("Vikar", "reader"));
    await server.sync.touchChanged(board);
    await until(() => may === 0);
    client.board.edit("me", (each) => each.lanes.patch(NEW, { name: "Nei" }));
    expect((await client.closed).code).toBe(4403);
    client.close();
  });
});
