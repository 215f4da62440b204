import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { PASSWORD, PEOPLE, type PersonName } from "../support/hospital.ts";
import { rawFrame, rawWire, upgradeHead } from "../support/rawWire.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { until } from "../support/syncServer.ts";
import { pairWall } from "../support/wall.ts";

/** Numbers in names are those of the abuse tests. All over real sockets, against the whole product. */
const clock = handClock(Date.UTC(2026, 10, 23, 6, 0));
const dataDir = mkdtempSync(join(tmpdir(), "tavle-wires-"));
let server: TestServer;
/** Someone who has the board open all the while, and must notice nothing. */
let witness: Wires;

beforeAll(async () => {
  server = await startServer({ clock, dataDir });
  witness = await wires(await server.signIn("reader"));
});
afterAll(async () => {
  expect(witness.endings).toEqual([]);
  witness.close();
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => () => {
  expect(witness.endings).toEqual([]);
  expect(server.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

const boardPath = () => `/sync/${server.hospital.boardId}`;
const LIVE = "/socket.io/?EIO=4&transport=websocket";

function liveSocket(cookie: string | undefined, path = "", at = server): Socket {
  const extraHeaders = { origin: at.url, ...(cookie && { cookie }) };
  return io(at.url + path, { transports: ["websocket"], extraHeaders, forceNew: true, reconnection: false });
}

function boardSocket(cookie: string, at: TestServer, boardId: string): WebSocket {
  const address = `${at.url.replace("http", "ws")}/sync/${boardId}`;
  return new WebSocket(address, { headers: { cookie, origin: at.url } });
}

interface Wires {
  readonly board: WebSocket;
  readonly live: Socket;
  /** The sync wire's close code, the live wire's reason, in that order once both have ended. */
  readonly ended: Promise<[number, string]>;
  readonly endings: (number | string)[];
  close(): void;
}

/** Both wires of one who has the board open. */
async function wires(cookie: string, at = server, boardId: string = at.hospital.boardId): Promise<Wires> {
  const [board, live] = [boardSocket(cookie, at, boardId), liveSocket(cookie, "", at)];
  const endings: (number | string)[] = [];
  const ended = Promise.all([
    new Promise<number>((over) => board.on("close", over)),
    new Promise<string>((over) => live.on("disconnect", over)),
  ]);
  board.on("close", (code) => endings.push(code));
  live.on("disconnect", (reason) => endings.push(reason));
  await Promise.all([once(board, "message"), new Promise((heard) => live.on("hello", heard))]);
  return { board, live, ended, endings, close: () => (board.close(), live.close()) };
}

/** A session of its own, so that ending it concerns nobody else. */
async function signInAgain(who: PersonName): Promise<string> {
  const body = { name: PEOPLE[who].login, password: PASSWORD };
  return (await call(server.url, "POST", "/api/v1/session", { body })).cookie ?? "";
}

async function statusOf(head: string): Promise<number> {
  const wire = await rawWire(server.url, head);
  wire.socket.destroy();
  return wire.status;
}

function ask(live: Socket, what: unknown): Promise<boolean> {
  return live.emitWithAck("watch", what);
}

describe("upgrades", () => {
  test("1-3, 7: no foreign origin gets a wire, over websocket or polling, whoever is signed in", async () => {
    const cookie = await server.signIn("admin");
    const port = new URL(server.url).port;
    const foreign = ["https://evil.example", "null", `http://localhost.evil.example:${port}`, `http://localhost:1`];
    for (const [path, turnedAway] of [
      [boardPath(), 403],
      [LIVE, 400],
    ] as const) {
      expect(await statusOf(upgradeHead(path, server.url, cookie))).toBe(101);
      for (const origin of foreign) {
        const head = upgradeHead(path, server.url, cookie).replace(/Origin: .*/, `Origin: ${origin}`);
        expect([path, origin, await statusOf(head)]).toEqual([path, origin, turnedAway]);
      }
      expect(await statusOf(upgradeHead(path, server.url, cookie).replace(/Origin: .*\r\n/, ""))).toBe(turnedAway);
      const twice = upgradeHead(path, server.url, cookie, [`Origin: ${server.url}`]);
      expect([path, await statusOf(twice)]).toEqual([path, turnedAway]);
    }
    for (const origin of [...foreign, server.url]) {
      const headers = { cookie, origin };
      const polled = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers });
      expect([400, 403]).toContain(polled.status);
    }
  });

  test("4, 6: without a session, or with one that is none any more, neither wire opens", async () => {
    const ended = await signInAgain("participant");
    await call(server.url, "DELETE", "/api/v1/session", { cookie: ended });
    const [name = ""] = ended.split("=");
    for (const cookie of [undefined, `${name}=`, `${name}=abc`, ended, ended.slice(0, -1), `${ended}; ${ended}`]) {
      expect([cookie, await statusOf(upgradeHead(boardPath(), server.url, cookie))]).toEqual([cookie, 401]);
      const live = liveSocket(cookie);
      const [error] = await new Promise<[Error]>((refused) => live.on("connect_error", (...with_) => refused(with_)));
      expect(error.message).toBe("not-signed-in");
      live.close();
    }
  });

  test("5: a token in the address is refused, and stands in no log", async () => {
    const cookie = await server.signIn("reader");
    expect(await statusOf(upgradeHead(`${boardPath()}?token=geheim`, server.url, cookie))).toBe(400);
    expect(server.logged.join("")).not.toContain("geheim");
  });

  test("8: heads that are no upgrade are refused, and what else stands in them is harmless", async () => {
    const cookie = await server.signIn("reader");
    const good = upgradeHead(boardPath(), server.url, cookie);
    const many = Array.from({ length: 3_000 }, (_, at) => `X-${at}: 1`);
    const heads = [
      upgradeHead(boardPath(), server.url, cookie, many),
      upgradeHead(boardPath(), server.url, cookie, [`X-Long: ${"x".repeat(64 * 1024)}`]),
      good.replace("GET", "POST"),
      good.replace(/Sec-WebSocket-Key: .*/, "Sec-WebSocket-Key: short"),
      good.replace(/Sec-WebSocket-Version: .*/, "Sec-WebSocket-Version: 99"),
      good.replace(/Sec-WebSocket-Key: .*\r\n/, ""),
      good.replace("Upgrade: websocket", "Upgrade: h2c"),
      good.replace("Upgrade: websocket\r\n", "").replace("Connection: Upgrade", "Connection: keep-alive"),
    ];
    const statuses: number[] = [];
    for (const head of heads) statuses.push(await statusOf(head));
    expect(statuses).toEqual([431, 431, 400, 400, 400, 400, 426, 426]);
    expect((await fetch(server.url + boardPath(), { method: "POST" })).status).toBe(426);
  });

  test("8: a client that offers HTTP/2 in passing gets the answer it asked for", async () => {
    const { host } = new URL(server.url);
    const offer = ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"];
    const head = [`GET /healthz HTTP/1.1`, `Host: ${host}`, ...offer].join("\r\n");
    expect(await statusOf(`${head}\r\n\r\n`)).toBe(200);
  });
});

describe("frames", () => {
  const bytes = (...each: number[]) => Uint8Array.from(each);
  const BROKEN: [string, Buffer, number][] = [
    ["a reserved bit", rawFrame({ first: 0xc2, payload: bytes(0) }), 1002],
    ["an opcode that there is not", rawFrame({ first: 0x83, payload: bytes(0) }), 1002],
    ["a frame without a mask", rawFrame({ first: 0x82, payload: bytes(0), isMasked: false }), 1002],
    ["a ping in pieces", rawFrame({ first: 0x09, payload: bytes(0) }), 1002],
    ["a ping of 126 bytes", rawFrame({ first: 0x89, payload: new Uint8Array(126) }), 1002],
    ["the close code 1006", rawFrame({ first: 0x88, payload: bytes(0x03, 0xee) }), 1002],
    ["text that is no UTF-8", rawFrame({ first: 0x81, payload: bytes(0xff, 0xfe) }), 1007],
    ["2^62 bytes announced", rawFrame({ first: 0x82, claims: 2n ** 62n }), 1009],
    ["101 MiB announced", rawFrame({ first: 0x82, claims: 101n * 1024n * 1024n }), 1009],
    ["one byte too many announced", rawFrame({ first: 0x82, claims: 1024n * 1024n + 64n * 1024n + 1n }), 1009],
  ];

  test.each(BROKEN)("13, 14: %s costs its sender that socket alone", async (_name, frame, code) => {
    for (const path of [boardPath(), LIVE]) {
      const wire = await rawWire(server.url, upgradeHead(path, server.url, await server.signIn("participant")));
      expect(wire.status).toBe(101);
      wire.socket.write(frame);
      expect([path, await wire.closed]).toEqual([path, code]);
    }
  });

  test.each(["/sync/", "/socket.io/"])("15: a message in a thousand pieces is cut at the limit (%s)", async (which) => {
    const path = which === "/sync/" ? boardPath() : LIVE;
    const wire = await rawWire(server.url, upgradeHead(path, server.url, await server.signIn("participant")));
    const piece = new Uint8Array(100 * 1024);
    let sent = 0;
    wire.socket.write(rawFrame({ first: 0x02, payload: piece }));
    while (sent < 1_000 && !wire.socket.destroyed && wire.socket.writable) {
      sent += 1;
      await new Promise((written) => wire.socket.write(rawFrame({ first: 0x00, payload: piece }), written));
    }
    wire.socket.destroy();
    await wire.closed;
    expect(sent).toBeLessThan(1_000);
  });

  test("16: compression that could hide a gigabyte is not agreed to", async () => {
    const offer = ["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"];
    for (const path of [boardPath(), LIVE]) {
      const wire = await rawWire(server.url, upgradeHead(path, server.url, await server.signIn("participant"), offer));
      expect([wire.status, /extensions/i.test(wire.head)]).toEqual([101, false]);
      wire.socket.destroy();
    }
  });
});

describe("live news", () => {
  test("66: nobody hears of a board, unit or room that is not theirs to hear of", async () => {
    const { hospital } = server;
    const board = (await server.as("stranger", "GET", `/api/v1/boards/${hospital.otherBoardId}`)).body;
    const path = `/api/v1/boards/${hospital.otherBoardId}`;
    const closed = await server.as("stranger", "PATCH", path, { body: { version: board.version, closed: true } });
    expect(closed.status).toBe(200);
    const live = liveSocket(await server.signIn("participant"));
    const heard: unknown[] = [];
    live.on("news", (news) => heard.push(news));
    await once(live as never, "connect");
    expect(await ask(live, { kind: "board", id: hospital.boardId })).toBe(true);
    expect(await ask(live, { kind: "board", id: hospital.otherBoardId })).toBe(false);
    for (const kind of ["person", "screen", "room", "", null]) {
      expect(await ask(live, { kind, id: hospital.boardId })).toBe(false);
    }
    live.emit("join", `board:${hospital.otherBoardId}`);
    live.emit("subscribe", { room: `board:${hospital.otherBoardId}` });
    server.app.parts.live.tell(`board:${hospital.otherBoardId}`, { kind: "board:changed", id: hospital.otherBoardId });
    server.app.parts.live.tell(`board:${hospital.boardId}`, { kind: "board:changed", id: hospital.boardId });
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ kind: "board:changed", id: hospital.boardId }]);
    live.close();
  });

  test("66: there is no namespace but the one", async () => {
    for (const name of ["/admin", "/board", "/x%00y", `/${"n".repeat(5_000)}`]) {
      const live = liveSocket(await server.signIn("admin"), name);
      const error = await new Promise<Error>((refused) => live.on("connect_error", refused));
      expect(error.message).toBe("Invalid namespace");
      live.close();
    }
  });

  test("66: who has watched fifty things is told no, and what is let go makes room", async () => {
    const live = liveSocket(await server.signIn("participant"));
    await once(live as never, "connect");
    const what = { kind: "board", id: server.hospital.boardId };
    const answers: boolean[] = [];
    for (let count = 0; count < 51; count += 1) answers.push(await ask(live, what));
    expect([answers.filter(Boolean).length, answers.at(-1)]).toEqual([50, false]);
    live.emit("unwatch", what);
    expect(await ask(live, what)).toBe(true);
    live.close();
  });

  /** An array in an array in an array ... */
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  const JUNK = [
    '42["watch"]',
    '42["watch",null]',
    '42["watch",1,2,3,4,5]',
    '421["watch"]',
    '421["watch",null,null]',
    '42["unwatch"]',
    '42["unwatch",{"kind":"board"}]',
    '42["nothing-of-ours",{}]',
    '42["__proto__",{}]',
    '42["constructor",{"prototype":{}}]',
    `42["watch",${nested(1_000)}]`,
    '42["disconnect"]',
    '42["disconnecting","x"]',
    '42["connect"]',
    '42["connect_error"]',
    '42["newListener"]',
    '42["removeListener"]',
    "42[null]",
    '42{"watch":1}',
    "42",
    "42[",
    "4299999999999999999999[]",
    '451000000000-["watch",{"_placeholder":true,"num":0}]',
    '451-["watch",{"_placeholder":true,"num":7}]',
    '45-["watch"]',
    "4",
    "49",
    "z",
    "",
    "43[]",
    "431[1]",
    "40/admin,",
    "40{",
    "44",
    `42["watch",${JSON.stringify("x".repeat(300_000))}]`,
  ];
  test("67: junk of every kind ends its own socket at most", async () => {
    const cookie = await server.signIn("participant");
    for (const packet of JUNK) {
      const wire = new WebSocket(`${server.url.replace("http", "ws")}${LIVE}`, {
        headers: { cookie, origin: server.url },
      });
      wire.on("error", () => undefined);
      const over = once(wire, "close");
      const heard: string[] = [];
      wire.on("message", (data: Buffer) => heard.push(data.toString()));
      await once(wire, "open");
      wire.send("40");
      await until(() => heard.some((each) => each.startsWith("40")), "the namespace");
      wire.send(packet);
      // Whoever still stands answers a question; who does not is closed.
      wire.send('427["watch",{}]');
      await Promise.race([
        over,
        until(() => heard.some((each) => each.startsWith("437")), `an end of ${packet.slice(0, 40)}`),
      ]);
      wire.terminate();
    }
    for (let count = 0; count < 2_000; count += 1) witness.live.emit("watch", null, () => undefined);
    expect(await ask(witness.live, { kind: "board", id: server.hospital.boardId })).toBe(true);
  });
});

describe("rights that change under open wires", () => {
  test("55: signing out ends both wires of that session with 4401, and no other", async () => {
    const [one, other] = [await signInAgain("participant"), await signInAgain("participant")];
    const [ending, staying] = [await wires(one), await wires(other)];
    await call(server.url, "DELETE", "/api/v1/session", { cookie: one });
    expect(await ending.ended).toEqual([4401, "io server disconnect"]);
    ending.live.connect();
    const error = await new Promise<Error>((refused) => ending.live.on("connect_error", refused));
    expect(error.message).toBe("not-signed-in");
    expect(staying.endings).toEqual([]);
    ending.close();
    staying.close();
  });

  test("55: a role that is taken away is felt on both wires at once", async () => {
    const { hospital } = server;
    const path = `/api/v1/boards/${hospital.boardId}`;
    const { version } = (await server.as("leader", "GET", path)).body;
    // Only a role lets one see a closed board.
    expect((await server.as("leader", "PATCH", path, { body: { version, closed: true } })).status).toBe(200);
    const people = `/api/v1/units/${hospital.unitId}/people`;
    const { items } = (await server.as("leader", "GET", people)).body;
    const per = items.find(({ name }: { name: string }) => name === PEOPLE.participant.name);
    const open = await wires(await signInAgain("participant"));
    const heard: unknown[] = [];
    open.live.on("news", (news) => heard.push(news));
    expect(await ask(open.live, { kind: "board", id: hospital.boardId })).toBe(true);
    const ended = new Promise((over) => open.board.on("close", over));
    const taken = await server.as("leader", "PUT", `${people}/${per.personId}`, { body: { role: null } });
    expect(taken.status).toBe(200);
    expect(await ended).toBe(4404);
    server.app.parts.live.tell(`board:${hospital.boardId}`, { kind: "board:changed", id: hospital.boardId });
    expect(await ask(open.live, { kind: "board", id: hospital.boardId })).toBe(false);
    expect(heard).not.toContainEqual({ kind: "board:changed", id: hospital.boardId });
    expect(open.live.connected).toBe(true);
    open.close();
  });
});

describe("wires that end without anybody in this process", () => {
  const hands = handClock(Date.UTC(2026, 10, 23, 6, 0));
  const folder = mkdtempSync(join(tmpdir(), "tavle-alone-"));
  let alone: TestServer;
  beforeAll(async () => {
    alone = await startServer({ clock: hands, dataDir: folder });
  });
  afterAll(async () => {
    await alone.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("55: npx tavle screen revoke ends both wires of a wall within five seconds", async () => {
    const wall = await pairWall(alone, "touch");
    const open = await wires(wall.cookie, alone);
    const program = join(import.meta.dirname, "../../server/cli.ts");
    const { env } = process;
    const done = await promisify(execFile)(process.execPath, [program, "screen", "revoke", wall.id], {
      env: { PATH: env["PATH"], DATA_DIR: folder },
    });
    expect(done.stdout).toContain("Revoked");
    expect(open.endings).toEqual([]);
    hands.advance(5_000);
    expect(await open.ended).toEqual([4401, "io server disconnect"]);
    open.close();
  });

  test("55: a session that runs out by the clock ends both wires", async () => {
    const cookie = await alone.signIn("participant");
    const open = await wires(cookie, alone);
    hands.advance(13 * 60 * 60 * 1000);
    await until(() => {
      hands.advance(5_000);
      return open.endings.length === 2;
    });
    expect(open.endings).toContain("io server disconnect");
    open.close();
  });
});
