import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MeetingLink } from "../../client/moment/meetingLink.ts";
import type { MeetingId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { GRACE_MS, type MomentPicture, type Pointed } from "../../shared/moment/moment.ts";
import { handClock } from "../support/clock.ts";
import { PEOPLE, type PersonName } from "../support/hospital.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { until } from "../support/syncServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

/** A Monday at 07:45 in Oslo. */
const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
let server: TestServer;
let wall: Wall;
let meetingId: string;
const screens: Screen[] = [];

beforeAll(async () => {
  server = await startServer({ clock, seed: 41 });
  wall = await pairWall(server, "touch");
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.advance(MINUTE);
  const types = (await wall.asks("GET", `${board()}/meeting-types`)).body.items;
  const started = await wall.asks("POST", `${board()}/meetings`, { body: { typeId: types[0].id } });
  meetingId = started.body.meeting?.id ?? (await wall.asks("GET", `${board()}/meeting`)).body.running.id;
});
afterEach(async () => {
  for (const { live } of screens.splice(0)) live.close();
  await end();
});

const board = () => `/boards/${server.hospital.boardId}`;
const end = () => wall.asks("POST", `/meetings/${meetingId}/commands`, { body: { do: "end" } });

interface Screen {
  readonly live: Socket;
  readonly points: Pointed[];
  picture: MomentPicture | undefined;
}

async function open(cookie: string): Promise<Screen> {
  const extraHeaders = { origin: server.url, cookie };
  const live = io(server.url, { transports: ["websocket"], extraHeaders, forceNew: true, reconnection: false });
  const screen: Screen = { live, points: [], picture: undefined };
  live.on("moment", (picture) => {
    screen.picture = picture;
  });
  live.on("pointed", (pointed) => void screen.points.push(pointed));
  screens.push(screen);
  await once(live as never, "connect");
  return screen;
}

async function comeIn(who: PersonName, where = "remote"): Promise<Screen> {
  const screen = await open(await server.signIn(who));
  expect(await enter(screen, where)).toBe(true);
  return screen;
}

async function wallIn(): Promise<Screen> {
  const screen = await open(wall.cookie);
  expect(await enter(screen, "room")).toBe(true);
  return screen;
}

const enter = (screen: Screen, where = "remote", more: object = {}): Promise<boolean> =>
  screen.live.emitWithAck("enter", { boardId: server.hospital.boardId, meetingId, where, ...more });
const act = (screen: Screen, asked: object): Promise<boolean> =>
  screen.live.emitWithAck("act", { meetingId, ...asked });
const names = (screen: Screen) => screen.picture?.present.map(({ name }) => name) ?? [];
const hands = (screen: Screen) => screen.picture?.hands.map(({ name }) => name) ?? [];
const idOf = async (who: PersonName) => (await server.as(who, "GET", "/api/v1/session")).body.actor.id;
const at = { do: "point", target: "step:welcome" };

describe("who is here", () => {
  test("stands on all screens with name and role, the wall among those who hear and not among those who are", async () => {
    const room = await wallIn();
    await comeIn("participant");
    await comeIn("stranger");
    const leader = await comeIn("leader", "room");
    await until(() => names(room).length === 3, "three names");
    expect(room.picture?.present).toMatchObject([
      { name: PEOPLE.leader.name, role: "leader", where: "room" },
      { name: PEOPLE.participant.name, role: "participant", where: "remote" },
      { name: PEOPLE.stranger.name, role: null, where: "remote" },
    ]);
    await until(() => names(leader).length === 3, "the same at the desk");
  });

  test("is one person on two screens, and stays while one of them does", async () => {
    const room = await wallIn();
    const [first, second] = [await comeIn("participant"), await comeIn("participant")];
    await until(() => names(room).length === 1, "one name");
    first.live.emit("leave", { meetingId });
    first.live.close();
    expect(await act(second, at)).toBe(true);
    clock.advance(2 * GRACE_MS);
    await until(() => room.points.length === 1, "the ring");
    expect(names(room)).toEqual([PEOPLE.participant.name]);
  });

  test("outlives a broken line for a while and no longer", async () => {
    const room = await wallIn();
    const shaky = await comeIn("participant");
    const staying = await comeIn("leader");
    await until(() => names(room).length === 2, "two names");
    const gone = server.app.parts.live;
    shaky.live.close();
    await until(() => gone.connected().person === 1, "the server to notice");
    clock.advance(GRACE_MS - 1);
    await comeIn("participant");
    clock.advance(GRACE_MS);
    await act(staying, { do: "raise" });
    await until(() => hands(room).length === 1, "a later picture");
    expect(names(room)).toHaveLength(2);
    screens.at(-1)?.live.close();
    await until(() => gone.connected().person === 1, "the server to notice again");
    clock.advance(GRACE_MS);
    await until(() => names(room).length === 1, "one name");
  });

  test("goes at once when one leaves on purpose, and the hand with it", async () => {
    const room = await wallIn();
    const leaving = await comeIn("participant");
    await act(leaving, { do: "raise" });
    await until(() => hands(room).length === 1, "a hand");
    leaving.live.emit("leave", { meetingId });
    await until(() => names(room).length === 0 && hands(room).length === 0, "nobody");
  });

  test("is asked for by board and meeting together, and only while the meeting runs", async () => {
    const screen = await open(await server.signIn("participant"));
    expect(await enter(screen, "remote", { boardId: server.hospital.otherBoardId })).toBe(false);
    expect(await enter(screen, "remote", { meetingId: "a".repeat(26) })).toBe(false);
    for (const junk of [null, 7, "x", {}, { boardId: 1 }, [], { where: "moon" }]) {
      expect(await screen.live.emitWithAck("enter", junk)).toBe(false);
      expect(await screen.live.emitWithAck("act", junk)).toBe(false);
      screen.live.emit("leave", junk);
    }
    expect(await act(screen, at)).toBe(false);
  });

  test("no script comes in as often as it likes", async () => {
    const screen = await open(await server.signIn("participant"));
    const answers: boolean[] = [];
    for (let count = 0; count < 8; count += 1) answers.push(await enter(screen));
    expect(answers).toEqual([...Array.from({ length: 6 }, () => true), false, false]);
  });
});

test("a screen whose line breaks sees nobody meanwhile, and is in again by itself", async () => {
  await comeIn("leader");
  const extraHeaders = { origin: server.url, cookie: await server.signIn("participant") };
  const live = io(server.url, { transports: ["websocket"], extraHeaders, forceNew: true, reconnectionDelay: 10 });
  const link = new MeetingLink(server.hospital.boardId, meetingId as MeetingId, "remote");
  const leave = link.take(live);
  const here = () => link.get().picture.present.length;
  await until(() => here() === 2 && link.get().isIn, "two people");
  live.io.engine.close();
  await until(() => here() === 0 && !link.get().isIn, "nobody");
  await until(() => here() === 2 && link.get().isIn, "two people again");
  expect(await link.act({ do: "raise" })).toBe(true);
  await until(() => link.get().picture.hands.length === 1, "a hand");
  leave();
  live.close();
});

describe("pointing", () => {
  test("reaches every screen of this meeting with a name, and a reader may", async () => {
    const [room, reader] = [await wallIn(), await comeIn("reader")];
    expect(await act(reader, { do: "point", target: "day:2026-11-20" })).toBe(true);
    await until(() => room.points.length === 1 && reader.points.length === 1, "the ring");
    expect(room.points).toMatchObject([{ name: PEOPLE.reader.name, target: "day:2026-11-20", meetingId }]);
  });

  test("comes too often only once: the seventh in six seconds is let go", async () => {
    const [room, person] = [await wallIn(), await comeIn("participant")];
    const answers: boolean[] = [];
    for (let count = 0; count < 8; count += 1) answers.push(await act(person, at));
    expect(answers.filter(Boolean)).toHaveLength(6);
    clock.advance(6000);
    expect(await act(person, at)).toBe(true);
    await until(() => room.points.length === 7, "seven rings");
  });

  test("is done by people who are in the meeting: no wall, nobody outside, at nothing but things", async () => {
    const [room, outside] = [await wallIn(), await open(await server.signIn("participant"))];
    const inside = await comeIn("leader");
    expect(await act(room, at)).toBe(false);
    expect(await act(outside, at)).toBe(false);
    for (const target of ["40,60", "card:1", "<b>Kari</b>", 7, null]) {
      expect(await act(inside, { do: "point", target })).toBe(false);
    }
    expect(room.points).toEqual([]);
  });
});

describe("a raised hand", () => {
  test("waits in the order of asking, and the wall lowers it by one touch", async () => {
    const room = await wallIn();
    const [per, lise] = [await comeIn("participant"), await comeIn("leader")];
    await act(per, { do: "raise" });
    await act(lise, { do: "raise" });
    await act(per, { do: "raise" });
    await until(() => hands(room).length === 2, "two hands");
    expect(hands(room)).toEqual([PEOPLE.participant.name, PEOPLE.leader.name]);
    expect(await act(room, { do: "lower", personId: await idOf("participant") })).toBe(true);
    await until(() => hands(per).length === 1, "one hand");
    expect(hands(per)).toEqual([PEOPLE.leader.name]);
  });

  test("is lowered by oneself, and not by a reader in another's place", async () => {
    const [rita, per] = [await comeIn("reader"), await comeIn("participant")];
    await act(per, { do: "raise" });
    await until(() => hands(rita).length === 1, "a hand");
    expect(await act(rita, { do: "lower", personId: await idOf("participant") })).toBe(false);
    expect(await act(per, { do: "lower", personId: await idOf("participant") })).toBe(true);
    await until(() => hands(rita).length === 0, "no hand");
  });

  test("goes down with the meeting, and nobody is in it any more", async () => {
    const [room, per] = [await wallIn(), await comeIn("participant")];
    await act(per, { do: "raise" });
    await until(() => hands(room).length === 1, "a hand");
    await end();
    await until(() => hands(room).length === 0 && names(room).length === 0, "an empty picture");
    expect(await act(per, { do: "raise" })).toBe(false);
    expect(await enter(per)).toBe(false);
  });
});

test("who may not read the board any more is out of its meeting", async () => {
  const [room, siri] = [await wallIn(), await comeIn("stranger")];
  await until(() => names(room).length === 1, "one name");
  const path = `/api/v1${board()}`;
  const { version } = (await server.as("leader", "GET", path)).body;
  await server.as("leader", "PATCH", path, { body: { version, closed: true } });
  await until(() => names(room).length === 0, "nobody");
  expect(await act(siri, at)).toBe(false);
  expect(await enter(siri)).toBe(false);
});
