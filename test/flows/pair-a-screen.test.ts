import { once } from "node:events";
import { io } from "socket.io-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { screenId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { WebSocket } from "ws";
import { countRightsChange } from "../../server/storage/organisation.ts";
import { revokeScreen } from "../../server/storage/screens.ts";
import { call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { PASSWORD, PEOPLE, type PersonName } from "../support/hospital.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const clock = handClock(Date.UTC(2026, 10, 23, 6, 0));
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ clock, seed: 11 });
});
afterAll(() => server.close());

interface Opened {
  readonly code: string;
  readonly secret: string;
  readonly expiresAt: number;
}

async function openPairing(): Promise<Opened> {
  const answer = await call(server.url, "POST", "/api/v1/pairings");
  expect(answer.status).toBe(200);
  return answer.body;
}

function confirm(who: PersonName, code: string, more: Record<string, unknown> = {}) {
  const body = { code, name: "Gangen", mode: "look", inches: 65, distance: 4, ...more };
  return server.as(who, "POST", `/api/v1/boards/${server.hospital.boardId}/screens`, { body });
}

function claim(secret: string) {
  return call(server.url, "POST", "/api/v1/pairings/claim", { body: { secret } });
}

/** A paired wall: its id and its cookie. */
async function pairedWall(more: Record<string, unknown> = {}) {
  const { code, secret } = await openPairing();
  expect((await confirm("leader", code, more)).status).toBe(200);
  const claimed = await claim(secret);
  expect(claimed.body.state).toBe("paired");
  return { id: claimed.body.screenId as string, cookie: claimed.cookie, secret };
}

function wallAsks(cookie: string | undefined, method: string, path: string, body?: unknown) {
  return call(server.url, method, `/api/v1${path}`, { cookie, ...(body !== undefined && { body }) });
}

const SIGN = { build: "b1", resting: true };

describe("pairing a wall", () => {
  test("the wall shows a code, a leader types it, and the wall is that screen from then on", async () => {
    const { code, secret, expiresAt } = await openPairing();
    expect(expiresAt).toBe(clock.now() + 10 * MINUTE);
    expect((await claim(secret)).body).toEqual({ state: "waiting", expiresAt });
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();
    const screen = (await confirm("leader", typed, { name: "Gangen 3", mode: "touch" })).body;
    expect(screen).toMatchObject({ name: "Gangen 3", mode: "touch", unitName: "Sengepost 3", lastSeen: null });
    const claimed = await claim(secret);
    expect(claimed.body).toEqual({ state: "paired", screenId: screen.id, boardId: server.hospital.boardId });
    expect(claimed.headers.get("set-cookie")).toMatch(/Max-Age=7776000; .*HttpOnly; Secure; SameSite=Lax/);
    const session = await wallAsks(claimed.cookie, "GET", "/session");
    expect(session.body.actor).toEqual({
      kind: "screen",
      id: screen.id,
      name: "Gangen 3",
      boardId: server.hospital.boardId,
      touch: true,
    });
    const own = await wallAsks(claimed.cookie, "GET", "/screens/mine");
    expect(own.body).toMatchObject({ id: screen.id, language: "nb", zone: "Europe/Oslo", inches: 65 });
  });

  test("a claim whose answer was lost is answered again, until the wall has shown its cookie", async () => {
    const first = await pairedWall();
    const again = await claim(first.secret);
    expect(again.body).toMatchObject({ state: "paired", screenId: first.id });
    expect((await wallAsks(first.cookie, "GET", "/session")).status).toBe(401);
    expect((await wallAsks(again.cookie, "POST", "/screens/mine/sign", SIGN)).body).toEqual({ renewed: false });
    expect((await claim(first.secret)).body).toEqual({ state: "expired" });
    expect((await wallAsks(again.cookie, "GET", "/session")).status).toBe(200);
  });

  test("a code holds for ten minutes and is used once", async () => {
    const late = await openPairing();
    clock.advance(10 * MINUTE);
    expect((await claim(late.secret)).body).toEqual({ state: "expired" });
    expect((await confirm("leader", late.code)).body.code).toBe("code-unknown");
    const used = await openPairing();
    expect((await confirm("leader", used.code)).status).toBe(200);
    expect((await confirm("leader", used.code)).body.code).toBe("code-unknown");
    clock.advance(10 * MINUTE);
  });

  test("of two leaders who type one code at once, one gets the screen", async () => {
    const { code } = await openPairing();
    const answers = await Promise.all([confirm("leader", code), confirm("admin", code)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  });

  test("a leader who guesses is stopped after five, also with guesses side by side, and others are not", async () => {
    clock.advance(10 * MINUTE);
    const guesses = Array.from({ length: 12 }, (_, at) => `AAAAAAA${"ABCDEFGHJKLM"[at]}`);
    const answers = await Promise.all(guesses.map((guess) => confirm("leader", guess)));
    const codes = answers.map(({ body }) => body.code as string);
    expect(codes.filter((code) => code === "code-unknown").length).toBeLessThanOrEqual(5);
    expect(codes.every((code) => code === "code-unknown" || code === "too-many")).toBe(true);
    for (let at = 0; at < 5; at += 1) await confirm("leader", "BBBBBBBB");
    const { code } = await openPairing();
    expect((await confirm("leader", code)).body.code).toBe("too-many");
    expect((await confirm("admin", code)).status).toBe(200);
    clock.advance(10 * MINUTE);
    expect((await confirm("leader", (await openPairing()).code)).status).toBe(200);
  });

  test("what cannot be a code is said so and not counted as a guess", async () => {
    for (let at = 0; at < 8; at += 1) {
      const answer = await confirm("leader", "ABC");
      expect([answer.status, answer.body.fields]).toEqual([400, { code: "eight letters and digits" }]);
    }
    expect((await confirm("leader", (await openPairing()).code)).status).toBe(200);
  });

  test("only a leader of the board's unit pairs, and nobody hears whether the code was right", async () => {
    const { code } = await openPairing();
    for (const who of ["participant", "reader", "stranger"] as const) {
      expect((await confirm(who, code)).body.code).toBe("not-allowed");
    }
    expect((await confirm("leader", code)).status).toBe(200);
  });

  test("a name that holds a patient's number is refused", async () => {
    const { code } = await openPairing();
    expect((await confirm("leader", code, { name: "Rom 13097248022" })).body.code).toBe("patient-identity");
  });

  test("an address gets only so many codes", async () => {
    const flood = await startServer({ clock, seed: 12 });
    const statuses: number[] = [];
    for (let at = 0; at <= 300; at += 1) statuses.push((await call(flood.url, "POST", "/api/v1/pairings")).status);
    expect([statuses[0], statuses[299], statuses[300]]).toEqual([200, 200, 429]);
    await flood.close();
  });
});

describe("a paired wall", () => {
  test("reads its own board and no closed one, and is no person", async () => {
    const wall = await pairedWall({ mode: "touch" });
    const { boardId, otherBoardId, unitId } = server.hospital;
    expect((await wallAsks(wall.cookie, "GET", `/boards/${boardId}`)).body.may).toEqual([
      "board:read",
      "meeting:read",
      "meeting:start",
    ]);
    expect((await wallAsks(wall.cookie, "GET", `/boards/${otherBoardId}`)).status).toBe(404);
    expect((await wallAsks(wall.cookie, "GET", "/screens")).body.items).toEqual([]);
    expect((await wallAsks(wall.cookie, "GET", `/units/${unitId}/people`)).status).toBe(403);
    const signIn = { name: PEOPLE.leader.login, password: PASSWORD };
    expect((await wallAsks(wall.cookie, "POST", "/session", signIn)).body.code).toBe("screen-session");
    expect((await server.as("leader", "GET", "/api/v1/screens/mine")).status).toBe(403);
  });

  test("is listed for those who lead its unit, with when it was last seen and what it runs", async () => {
    const wall = await pairedWall({ name: "Listet" });
    await wallAsks(wall.cookie, "POST", "/screens/mine/sign", { build: "b7", resting: true });
    const listed = await server.as("leader", "GET", `/api/v1/screens?unitId=${server.hospital.unitId}`);
    const found = listed.body.items.find(({ id }: { id: string }) => id === wall.id);
    expect(found).toMatchObject({ name: "Listet", lastSeen: clock.now(), build: "b7" });
    for (const who of ["participant", "stranger"] as const) {
      expect((await server.as(who, "GET", "/api/v1/screens")).body.items).toEqual([]);
    }
  });

  test("is changed from the version that was read, and not onto a board one does not lead", async () => {
    const wall = await pairedWall();
    const path = `/api/v1/screens/${wall.id}`;
    const change = { version: 1, inches: 86, distance: 5.5, theme: "dark" };
    expect((await server.as("leader", "PATCH", path, { body: change })).body).toMatchObject({ inches: 86, version: 2 });
    const lost = await server.as("leader", "PATCH", path, { body: { version: 1, name: "For sent" } });
    expect([lost.body.code, lost.body.current.version]).toEqual(["changed-meanwhile", 2]);
    const away = { version: 2, boardId: server.hospital.otherBoardId };
    expect((await server.as("leader", "PATCH", path, { body: away })).status).toBe(403);
    expect((await server.as("admin", "PATCH", path, { body: away })).body.boardName).toBe("Sengepost 4");
    expect((await wallAsks(wall.cookie, "GET", `/boards/${server.hospital.boardId}`)).status).toBe(404);
    expect((await wallAsks(wall.cookie, "GET", `/boards/${server.hospital.otherBoardId}`)).status).toBe(200);
  });

  test("shows its name for ten seconds when somebody looks for it", async () => {
    const wall = await pairedWall();
    expect((await server.as("leader", "POST", `/api/v1/screens/${wall.id}/identify`)).status).toBe(200);
    const own = await wallAsks(wall.cookie, "GET", "/screens/mine");
    expect(own.body.identifyUntil).toBe(clock.now() + 10_000);
    expect((await server.as("stranger", "POST", `/api/v1/screens/${wall.id}/identify`)).status).toBe(403);
  });

  test("is nothing any more once it is revoked", async () => {
    const wall = await pairedWall();
    expect((await server.as("participant", "DELETE", `/api/v1/screens/${wall.id}`)).status).toBe(403);
    expect((await server.as("leader", "DELETE", `/api/v1/screens/${wall.id}`)).status).toBe(200);
    expect((await wallAsks(wall.cookie, "GET", "/session")).status).toBe(401);
    expect((await claim(wall.secret)).body).toEqual({ state: "expired" });
    expect((await server.as("leader", "DELETE", `/api/v1/screens/${wall.id}`)).status).toBe(404);
  });
});

describe("the wires of a wall", () => {
  /** Both wires of a wall, and how each ends. */
  async function wires(cookie: string | undefined) {
    const headers = { cookie, origin: new URL(server.url).origin };
    const board = new WebSocket(`${server.url.replace("http", "ws")}/sync/${server.hospital.boardId}`, { headers });
    const live = io(server.url, { transports: ["websocket"], extraHeaders: { ...headers, cookie: cookie ?? "" } });
    const ended = Promise.all([
      once(board, "close").then(([code]) => code as number),
      new Promise((resolve) => live.on("disconnect", resolve)),
    ]);
    await Promise.all([once(board, "open"), new Promise((resolve) => live.on("hello", resolve))]);
    return { ended, close: () => live.close() };
  }

  test("end at once when it is revoked", async () => {
    const wall = await pairedWall({ mode: "touch" });
    const { ended, close } = await wires(wall.cookie);
    await server.as("leader", "DELETE", `/api/v1/screens/${wall.id}`);
    expect(await ended).toEqual([4401, "io server disconnect"]);
    close();
  });

  test("end within five seconds when another process has revoked it", async () => {
    const wall = await pairedWall();
    const { ended, close } = await wires(wall.cookie);
    await server.app.parts.storage.transaction(async (tx) => {
      await revokeScreen(tx, screenId.parse(wall.id), clock.now());
      await countRightsChange(tx);
    });
    clock.advance(5000);
    expect(await ended).toEqual([4401, "io server disconnect"]);
    close();
  });
});

describe("a wall over weeks", () => {
  // People's sessions do not last that long: each test begins with new ones.
  beforeEach(async () => {
    await server.close();
    server = await startServer({ clock, seed: 13 });
  });

  test("stays signed in for 90 days after it was last seen, however long ago it was paired", async () => {
    const wall = await pairedWall();
    for (let month = 0; month < 5; month += 1) {
      clock.advance(80 * DAY);
      expect((await wallAsks(wall.cookie, "GET", "/session")).status).toBe(200);
    }
    clock.advance(90 * DAY);
    expect((await wallAsks(wall.cookie, "GET", "/session")).status).toBe(401);
  });

  test("gets a new secret after a week, and the old one holds until the new one has been used", async () => {
    const wall = await pairedWall();
    expect((await wallAsks(wall.cookie, "POST", "/screens/mine/sign", SIGN)).body.renewed).toBe(false);
    clock.advance(7 * DAY);
    const busy = await wallAsks(wall.cookie, "POST", "/screens/mine/sign", { ...SIGN, resting: false });
    expect([busy.body.renewed, busy.cookie]).toEqual([false, undefined]);
    const lost = await wallAsks(wall.cookie, "POST", "/screens/mine/sign", SIGN);
    expect(lost.body.renewed).toBe(true);
    const renewed = await wallAsks(wall.cookie, "POST", "/screens/mine/sign", SIGN);
    expect((await wallAsks(lost.cookie, "GET", "/session")).status).toBe(401);
    expect((await wallAsks(wall.cookie, "GET", "/session")).status).toBe(200);
    clock.advance(2 * MINUTE);
    expect((await wallAsks(renewed.cookie, "GET", "/session")).status).toBe(200);
    expect((await wallAsks(wall.cookie, "GET", "/session")).status).toBe(401);
  });
});
