import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { revokeScreen } from "../../server/storage/screens.ts";
import { screenId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { CODE_LIFE, PHONE_WIRE, type PhoneSays, type RemoteCode, type Stage } from "../../shared/remote/remote.ts";
import { type Answer, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

/** 07:43 in Oslo on a Monday. */
const clock = handClock(Date.UTC(2026, 10, 23, 6, 43));
let server: TestServer;
let wall: Wall;
let screen: Socket;
/** What the wall heard its phone say. */
let said: PhoneSays[] = [];
let meetingId: string;
const open: Socket[] = [];

beforeAll(async () => {
  server = await startServer({ clock, seed: 31 });
  wall = await pairWall(server, "touch");
  meetingId = await startMeeting();
  screen = connect("", { cookie: wall.cookie });
  screen.on("phone", (what: PhoneSays) => said.push(what));
  await new Promise((heard) => screen.once("hello", heard));
});
afterEach(() => {
  said = [];
  for (const socket of open.splice(0)) socket.disconnect();
});
afterAll(async () => {
  screen.disconnect();
  await server.close();
});

function connect(path: string, headers: Record<string, string>, auth: object = {}): Socket {
  const extraHeaders = { origin: server.url, ...headers };
  return io(server.url + path, { transports: ["websocket"], extraHeaders, auth, forceNew: true, reconnection: false });
}

const board = () => `/boards/${server.hospital.boardId}`;

async function startMeeting(): Promise<string> {
  const { items } = (await wall.asks("GET", `${board()}/meeting-types`)).body;
  const started = await server.as("leader", "POST", `/api/v1${board()}/meetings`, { body: { typeId: items[0].id } });
  expect(started.status).toBe(200);
  return started.body.meeting.id;
}

const command = (body: object): Promise<Answer> => wall.asks("POST", `/meetings/${meetingId}/commands`, { body });
const code = async (): Promise<RemoteCode> => (await wall.asks("POST", `${board()}/remote-codes`)).body;
const take = (body: object): Promise<Answer> => call(server.url, "POST", "/api/v1/remotes", { body });

interface Phone {
  readonly socket: Socket;
  readonly token: string;
  readonly over: Promise<string>;
  say(what: object): Promise<string>;
}

async function lend(): Promise<Phone> {
  const { secret } = await code();
  const { body } = await take({ secret });
  return await phoneWith(body.token);
}

async function phoneWith(token: string): Promise<Phone> {
  const socket = connect(PHONE_WIRE, {}, { token });
  open.push(socket);
  const over = new Promise<string>((ended) => {
    socket.on("over", ended);
    socket.on("connect_error", ({ message }) => ended(message));
  });
  await Promise.race([new Promise((there) => socket.once("wall", there)), over]);
  return { socket, token, over, say: (what) => socket.emitWithAck("say", what) };
}

const lent = async () => (await wall.asks("GET", `${board()}/remote`)).body.lent;

describe("a phone lent to a wall", () => {
  test("takes the code once: a second phone with the same code is told to look at the wall", async () => {
    const shown = await code();
    expect(shown.address).toMatch(/\/f$/);
    const first = await take({ secret: shown.secret });
    expect([first.status, first.body.unitName, first.body.screenName]).toEqual([200, "Sengepost 3", "Gangen"]);
    const again = await take({ secret: shown.secret });
    expect([again.status, again.body.code]).toEqual([404, "code-unknown"]);
  });

  test("may type the six letters with a space and in capitals", async () => {
    const shown = await code();
    const typed = `${shown.code.slice(0, 3)} ${shown.code.slice(3)}`.toUpperCase();
    expect((await take({ code: typed })).status).toBe(200);
  });

  test("comes too late after two minutes, and after the wall has shown another code", async () => {
    const old = await code();
    clock.advance(CODE_LIFE);
    expect((await take({ secret: old.secret })).body.code).toBe("code-unknown");
    const first = await code();
    await code();
    expect((await take({ secret: first.secret })).body.code).toBe("code-unknown");
  });

  test("relays text and touches to its wall, and is shown what the wall shows", async () => {
    const phone = await lend();
    const seen = new Promise<Stage>((shown) => phone.socket.once("stage", shown));
    const stage = { step: "Grønt kors", question: "Hva skjedde?", acts: [], fields: [], open: null };
    screen.emit("stage", stage);
    expect(await seen).toEqual(stage);
    expect(await phone.say({ do: "type", field: "f1", text: "Glatt gulv", seq: 1 })).toBe("heard");
    expect(await phone.say({ do: "press", key: "next" })).toBe("heard");
    await expect
      .poll(() => said)
      .toEqual([
        { do: "type", field: "f1", text: "Glatt gulv", seq: 1 },
        { do: "press", key: "next" },
      ]);
    expect(await lent()).toMatchObject({ screenName: "Gangen", isThere: true });
  });

  test("asks the wall to show itself when it comes back after its screen was locked", async () => {
    const phone = await lend();
    phone.socket.disconnect();
    await expect.poll(async () => (await lent()).isThere).toBe(false);
    const asked = new Promise((shown) => screen.once("show", () => shown(true)));
    await phoneWith(phone.token);
    expect(await asked).toBe(true);
  });

  test("never hands on what looks like a patient", async () => {
    const phone = await lend();
    expect(await phone.say({ do: "type", field: "f1", text: "01010750160", seq: 1 })).toBe("patient-identity");
    const other = new Promise<Stage>((shown) => phone.socket.once("stage", shown));
    const field = { id: "f1", label: "Linje", text: "01010750160", longest: 200, isLong: false, heard: 1 };
    screen.emit("stage", { step: "1", question: "", acts: [], fields: [], open: field });
    screen.emit("stage", { step: "2", question: "", acts: [], fields: [], open: null });
    expect((await other).step).toBe("2");
    expect(said).toEqual([]);
  });

  test("is slowed down when it says more than a thumb can", async () => {
    const phone = await lend();
    const answers = await Promise.all(Array.from({ length: 40 }, () => phone.say({ do: "press", key: "next" })));
    expect(answers.filter((answer) => answer === "too-fast")).toHaveLength(10);
    clock.advance(1000);
    expect(await phone.say({ do: "press", key: "next" })).toBe("heard");
  });

  test("gives way to the next phone, and is told so", async () => {
    const first = await lend();
    const second = await lend();
    expect(await first.over).toBe("another-phone");
    expect(await second.say({ do: "press", key: "back" })).toBe("heard");
    expect(await (await phoneWith(first.token)).over).toBe("over");
  });

  test("is ended by the wall, and by whoever may run the meeting, but not by a reader", async () => {
    const first = await lend();
    expect((await wall.asks("DELETE", `${board()}/remote`)).status).toBe(200);
    expect(await first.over).toBe("ended");
    const second = await lend();
    expect((await server.as("reader", "DELETE", `/api/v1${board()}/remote`)).status).toBe(403);
    expect((await server.as("participant", "DELETE", `/api/v1${board()}/remote`)).status).toBe(200);
    expect(await second.over).toBe("ended");
    expect(await lent()).toBeNull();
  });

  test("leaves when its owner is done", async () => {
    const phone = await lend();
    phone.socket.emit("leave");
    expect(await phone.over).toBe("ended");
  });

  test("may do nothing else: no page of the API, no other part of the wire", async () => {
    const { token } = await lend();
    const { paths } = (await call(server.url, "GET", "/api/v1/openapi.json")).body;
    const opened: string[] = [];
    for (const [path, methods] of Object.entries<Record<string, { "x-action": string }>>(paths)) {
      for (const [method, { "x-action": action }] of Object.entries(methods)) {
        if (action === "public") continue;
        const at = path.replaceAll(/\{\w+\}/g, server.hospital.boardId);
        const body = method === "get" ? {} : { body: {} };
        for (const how of [{ bearer: token }, { cookie: `__Host-tavle=${token}` }]) {
          const { status } = await call(server.url, method.toUpperCase(), at, { ...how, ...body });
          if (status < 400) opened.push(`${method} ${path}: ${status}`);
        }
      }
    }
    expect(opened).toEqual([]);
    const main = connect("", {}, { token });
    open.push(main);
    const refused = await new Promise<string>((told) => main.once("connect_error", ({ message }) => told(message)));
    expect(refused).toBe("not-signed-in");
    expect(server.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  test("is heard by nothing when it talks nonsense", async () => {
    const phone = await lend();
    for (const what of [null, "next", { do: "erase" }, { do: "type", field: "f", text: "x".repeat(3000), seq: 1 }]) {
      expect(await phone.socket.emitWithAck("say", what)).toBe("refused");
    }
    expect(said).toEqual([]);
  });

  test("is lent by a touch wall in a meeting alone", async () => {
    const looks = await pairWall(server, "look");
    expect((await looks.asks("POST", `${board()}/remote-codes`)).status).toBe(403);
    expect((await server.as("leader", "POST", `/api/v1${board()}/remote-codes`)).status).toBe(403);
    const other = `/boards/${server.hospital.otherBoardId}/remote-codes`;
    expect((await wall.asks("POST", other)).status).toBe(404);
  });

  test("another wall cannot show itself to the phone, nor hear it", async () => {
    const beside = await pairWall(server, "touch");
    const socket = connect("", { cookie: beside.cookie });
    open.push(socket);
    const overheard: PhoneSays[] = [];
    socket.on("phone", (what: PhoneSays) => overheard.push(what));
    await new Promise((heard) => socket.once("hello", heard));
    const phone = await lend();
    const seen: Stage[] = [];
    phone.socket.on("stage", (stage: Stage) => seen.push(stage));
    socket.emit("stage", { step: "false", question: "", acts: [], fields: [], open: null });
    await socket.emitWithAck("watch", { kind: "board", id: server.hospital.boardId });
    screen.emit("stage", { step: "right", question: "", acts: [], fields: [], open: null });
    await phone.say({ do: "press", key: "next" });
    await expect.poll(() => seen.map(({ step }) => step)).toEqual(["right"]);
    expect(overheard).toEqual([]);
  });

  test("guesses at the letters are counted, and a scan is not held up by them", async () => {
    const guess = () => take({ code: "bcdfgh" });
    const answers: number[] = [];
    for (let at = 0; at < 25; at += 1) answers.push((await guess()).status);
    expect(answers.filter((status) => status === 429).length).toBeGreaterThan(0);
    const { secret } = await code();
    expect((await take({ secret })).status).toBe(200);
    clock.advance(10 * MINUTE);
    expect((await guess()).status).toBe(404);
  });

  test("ends with its meeting, at once", async () => {
    const phone = await lend();
    expect((await command({ do: "end" })).status).toBe(200);
    expect(await phone.over).toBe("meeting-over");
    expect((await wall.asks("POST", `${board()}/remote-codes`)).body.code).toBe("no-meeting");
    meetingId = await startMeeting();
  });

  test("ends within five seconds when its wall is taken away from outside this process", async () => {
    const phone = await lend();
    const { storage } = server.app.parts;
    await storage.transaction((tx) => revokeScreen(tx, screenId.parse(wall.id), clock.now()));
    clock.advance(2000);
    expect(await phone.over).toBe("ended");
  });
});
