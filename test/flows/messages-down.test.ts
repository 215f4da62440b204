import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { MOST_IN_FORCE } from "../../shared/message/message.ts";
import type { News } from "../../shared/protocol/live.ts";
import { handClock } from "../support/clock.ts";
import type { PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

/** A Monday at 07:00 in Oslo. */
const clock = handClock(Date.parse("2026-11-23T06:00:00Z"));
const random = seededRandom(28);
const sockets: Socket[] = [];
let server: TestServer;
let wall: Wall;

beforeAll(async () => {
  server = await startServer({ clock, seed: 28 });
  wall = await pairWall(server, "touch");
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await server.close();
});

const as = (who: PersonName, method: string, path: string, body?: unknown, key?: string) =>
  server.as(who, method, `/api/v1${path}`, { ...(body !== undefined && { body }), ...(key && { key }) });
const down = () => `/units/${server.hospital.trustId}/messages`;
const tell = (body: object, key?: string, who: PersonName = "admin") =>
  as(who, "POST", `${down()}/commands`, body, key);
const message = (change: object = {}) => ({
  do: "send",
  id: newId<"message">(random),
  text: "Ny rutine for nøkler fra i dag",
  until: "2026-11-27",
  to: null,
  ...change,
});
const onBoard = async (who: PersonName, boardId: string) =>
  (await as(who, "GET", `/boards/${boardId}/messages`)).body.items;
const ours = () => server.hospital.boardId;
const theirs = () => server.hospital.otherBoardId;
const sentList = async () => (await as("admin", "GET", down())).body.items;
const takeDown = async () => {
  for (const { id, version, endedAt } of await sentList()) if (endedAt === null) await tell({ do: "end", id, version });
};

async function listen(cookie: string, boardId: string): Promise<News[]> {
  const heard: News[] = [];
  const socket = io(server.url, { transports: ["websocket"], extraHeaders: { cookie, origin: server.url } });
  sockets.push(socket);
  socket.on("news", (news: News) => heard.push(news));
  await expect(socket.emitWithAck("watch", { kind: "board", id: boardId })).resolves.toBe(true);
  return heard;
}

async function hold(press: "next" | "none"): Promise<string> {
  const [type] = (await wall.asks("GET", `/boards/${ours()}/meeting-types`)).body.items;
  const { meeting } = (await as("leader", "POST", `/boards/${ours()}/meetings`, { typeId: type.id })).body;
  const command = (body: object) => wall.asks("POST", `/meetings/${meeting.id}/commands`, { body });
  if (press === "next") await command({ do: "next", from: 0 });
  return meeting.id;
}
const end = (id: string) => wall.asks("POST", `/meetings/${id}/commands`, { body: { do: "end" } });

describe("a message down", () => {
  test("comes at once to all boards below, and the walls are told", async () => {
    const heard = [await listen(wall.cookie, ours()), await listen(await server.signIn("stranger"), theirs())];
    const sent = await tell(message());
    expect(sent.status).toBe(200);
    expect(sent.body.units.map(({ name }: { name: string }) => name)).toEqual(["Sengepost 3", "Sengepost 4"]);
    await expect.poll(() => heard[0]).toContainEqual({ kind: "messages:changed", id: ours() });
    await expect.poll(() => heard[1]).toContainEqual({ kind: "messages:changed", id: theirs() });
    const [shown] = (await wall.asks("GET", `/boards/${ours()}/messages`)).body.items;
    expect(shown).toMatchObject({ text: "Ny rutine for nøkler fra i dag", readAt: null, distance: 1 });
    expect(shown.from.unitName).toBe("Prøve HF");
    // Friday is its last day: no screen shows it from midnight on.
    expect(shown.endsAt).toBe(Date.parse("2026-11-27T23:00:00Z"));
  });

  test("sent again under the same key or with the same id, it is there once", async () => {
    await takeDown();
    const body = message({ text: "Bare én gang" });
    await Promise.all([tell(body, "once"), tell(body, "once"), tell(body, "other")]);
    expect((await onBoard("reader", ours())).map(({ text }: { text: string }) => text)).toEqual(["Bare én gang"]);
    expect((await tell({ ...body, text: "En annen" }, "once")).body.code).toBe("key-reused");
  });

  test("its text can be changed until the first unit has read it; then it can be prolonged and ended", async () => {
    await takeDown();
    const { id } = (await tell(message())).body;
    expect((await tell({ do: "change", id, version: 1, text: "Rettet" })).body).toMatchObject({
      text: "Rettet",
      version: 2,
    });
    expect((await tell({ do: "change", id, version: 1, text: "For sent" })).body.code).toBe("changed-meanwhile");
    expect((await as("leader", "POST", `/boards/${ours()}/messages/commands`, { do: "read", id })).status).toBe(200);
    expect((await tell({ do: "change", id, version: 2, text: "Lest alt" })).body.fields).toEqual({
      text: "read already",
    });
    expect((await tell({ do: "extend", id, version: 2, until: "2026-12-04" })).body.until).toBe("2026-12-04");
    const ended = (await tell({ do: "end", id, version: 3 })).body;
    expect(ended.endedAt).toBe(clock.now());
    expect(await onBoard("reader", ours())).toEqual([]);
    await tell({ do: "resume", id, version: ended.version });
    expect(await onBoard("reader", ours())).toHaveLength(1);
  });

  test("is read by the unit, by whoever speaks for it, and the sender's count is that of the list", async () => {
    await takeDown();
    const { id } = (await tell(message())).body;
    const read = (who: PersonName, board: string) =>
      as(who, "POST", `/boards/${board}/messages/commands`, { do: "read", id });
    expect((await read("participant", ours())).body.code).toBe("not-allowed");
    expect((await read("stranger", ours())).body.code).toBe("not-allowed");
    expect((await read("deputy", ours())).status).toBe(200);
    expect((await read("leader", ours())).status).toBe(200);
    const [sent] = await sentList();
    expect(sent.units.map(({ readAt }: { readAt: number | null }) => readAt !== null)).toEqual([true, false]);
    expect(JSON.stringify(sent)).not.toContain("Lise");
    expect((await onBoard("stranger", theirs()))[0].readAt).toBeNull();
  });

  test("is read when the meeting has shown it in its first step, and the record says so", async () => {
    await takeDown();
    const { id } = (await tell(message({ text: "Vises først i møtet" }))).body;
    const running = await hold("none");
    expect((await onBoard("reader", ours()))[0].readAt).toBeNull();
    clock.advance(MINUTE);
    await wall.asks("POST", `/meetings/${running}/commands`, { body: { do: "next", from: 0 } });
    expect((await onBoard("reader", ours()))[0].readAt).toBe(clock.now());
    await end(running);
    const { facts } = (await as("reader", "GET", `/meetings/${running}`)).body;
    expect(facts.messages).toEqual([{ id, from: "Prøve HF", text: "Vises først i møtet", readBefore: false }]);
    clock.advance(6 * MINUTE);
  });

  test("stays out of a record when the fourth had no room; the next meeting shows it first", async () => {
    await takeDown();
    const texts = ["En", "To", "Tre", "Fire"];
    for (const text of texts) {
      clock.advance(1000);
      await tell(message({ text }));
    }
    const records: string[][] = [];
    for (let round = 0; round < 2; round += 1) {
      const id = await hold("next");
      await end(id);
      const { facts } = (await as("reader", "GET", `/meetings/${id}`)).body;
      records.push(facts.messages.map(({ text }: { text: string }) => text));
      clock.advance(6 * MINUTE);
    }
    expect(records).toEqual([
      ["To", "Tre", "Fire"],
      ["En", "Tre", "Fire"],
    ]);
  });

  test("a touch wall says read in a meeting, and not outside one", async () => {
    await takeDown();
    const { id } = (await tell(message())).body;
    const read = () => wall.asks("POST", `/boards/${ours()}/messages/commands`, { body: { do: "read", id } });
    expect((await read()).body.code).toBe("not-allowed");
    const running = await hold("none");
    expect((await read()).status).toBe(200);
    await end(running);
    clock.advance(6 * MINUTE);
  });
});

describe("what is refused", () => {
  test("by others than the unit's leader or deputy", async () => {
    for (const who of ["leader", "participant", "reader", "stranger"] as const) {
      expect((await tell(message(), undefined, who)).body.code).toBe("not-allowed");
      expect((await as(who, "GET", down())).body.code).toBe("not-allowed");
    }
    expect((await wall.asks("POST", `${down()}/commands`, { body: message() })).body.code).toBe("not-allowed");
  });

  test("to units that are not below: beside, oneself, and those that do not exist", async () => {
    const { unitId, otherUnitId } = server.hospital;
    const fromSection = (to: string[]) => as("leader", "POST", `/units/${unitId}/messages/commands`, message({ to }));
    for (const to of [[otherUnitId], [unitId], [server.hospital.trustId], ["a".repeat(26)]]) {
      expect((await fromSection(to)).body.code).toBe("wrong-unit");
    }
    expect((await tell(message({ to: [unitId, "a".repeat(26)] }))).body.code).toBe("wrong-unit");
  });

  test("a last day that is past or far ahead, a text that is empty, too long or holds an identity", async () => {
    for (const until of ["2026-11-22", "2027-06-01", "2026-02-30"]) {
      expect((await tell(message({ until }))).body.fields).toHaveProperty("until");
    }
    for (const text of ["", "   ", "x".repeat(301)]) expect((await tell(message({ text }))).status).toBe(400);
    expect((await tell(message({ text: "Gjelder 13097248022" }))).body.code).toBe("patient-identity");
  });

  test("a thousand messages: ten stand, the others are refused", async () => {
    await takeDown();
    const codes = [];
    for (let count = 0; count < 40; count += 1) codes.push((await tell(message())).body.code ?? "ok");
    expect(codes.filter((code) => code === "ok")).toHaveLength(MOST_IN_FORCE);
    expect(new Set(codes.slice(MOST_IN_FORCE))).toEqual(new Set(["too-many"]));
  });

  test("a message of another unit is neither changed nor read by guessing its id", async () => {
    await takeDown();
    const { unitId, otherUnitId } = server.hospital;
    const { id } = (await tell(message({ to: [otherUnitId] }))).body;
    const change = { do: "end", id, version: 1 };
    expect((await as("leader", "POST", `/units/${unitId}/messages/commands`, change)).body.code).toBe("not-found");
    const read = await as("leader", "POST", `/boards/${ours()}/messages/commands`, { do: "read", id });
    expect(read.body.code).toBe("not-found");
    expect(await onBoard("leader", ours())).toEqual([]);
  });
});

test("a message is gone after its last day, by the clock", async () => {
  await takeDown();
  await tell(message({ until: "2026-11-23" }));
  const shown = async () => (await wall.asks("GET", `/boards/${ours()}/messages`)).body.items;
  expect(await shown()).toHaveLength(1);
  clock.advance(DAY);
  expect(await shown()).toEqual([]);
});
