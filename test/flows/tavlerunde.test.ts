import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, newId, type UnitId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import type { News } from "../../shared/protocol/live.ts";
import { MOST_OPEN } from "../../shared/round/question.ts";
import { isThere, STAYS } from "../../shared/round/visit.ts";
import { handClock } from "../support/clock.ts";
import type { PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

/** A Monday at 10:05 in Oslo. */
const clock = handClock(Date.parse("2026-11-23T09:05:00Z"));
const random = seededRandom(29);
const sockets: Socket[] = [];
let server: TestServer;
let wall: Wall;
/** The board of the trust: answers come back to it. */
let own: BoardId;

beforeAll(async () => {
  server = await startServer({ clock, seed: 29 });
  const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
  own = (await server.as("admin", "POST", "/api/v1/boards", { body })).body.id;
  wall = await pairWall(server, "touch");
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await server.close();
});

const as = (
  who: PersonName,
  method: string,
  path: string,
  body?: unknown,
  how: { key?: string; given?: number } = {},
) => server.as(who, method, `/api/v1${path}`, { ...(body !== undefined && { body }), ...how });
const ours = () => server.hospital.boardId;
const theirs = () => server.hospital.otherBoardId;
const path = (unit: UnitId = server.hospital.trustId) => `/units/${unit}/round`;
const act = (body: object, how: { key?: string; given?: number } = {}, who: PersonName = "admin") =>
  as(who, "POST", `${path()}/commands`, body, how);
const round = async () => (await as("admin", "GET", path())).body;
const visits = async (board: string = ours()) => (await wall.asks("GET", `/boards/${board}/visits`)).body.items;
const questions = async (who: PersonName, board: string) => (await as(who, "GET", `/boards/${board}/questions`)).body;
const nextId = () => newId<"visit">(random);

async function arrive(board: BoardId = ours(), leaving: string | null = null): Promise<string> {
  const id = nextId();
  expect((await act({ do: "arrive", id, boardId: board, leaving })).status).toBe(200);
  return id;
}
async function asked(text = "Hva trenger dere fra oss?"): Promise<string> {
  const visitId = await arrive();
  const id = newId<"question">(random);
  expect((await act({ do: "ask", visitId, id, text })).status).toBe(200);
  return id;
}

async function listen(cookie: string, boardId: string): Promise<News[]> {
  const heard: News[] = [];
  const socket = io(server.url, { transports: ["websocket"], extraHeaders: { cookie, origin: server.url } });
  sockets.push(socket);
  socket.on("news", (news: News) => heard.push(news));
  await expect(socket.emitWithAck("watch", { kind: "board", id: boardId })).resolves.toBe(true);
  return heard;
}

describe("a round", () => {
  test("goes to one board of each unit below, in the order of the tree, and to no board of one's own", async () => {
    const { stops, ownBoardId, isOwnOrder } = await round();
    expect(stops.map(({ unitName }: { unitName: string }) => unitName)).toEqual(["Sengepost 3", "Sengepost 4"]);
    expect(ownBoardId).toBe(own);
    expect(isOwnOrder).toBe(false);
  });

  test("shows on the wall while the leader is there, and as a mark for the day afterwards", async () => {
    const heard = await listen(wall.cookie, ours());
    const id = await arrive();
    await expect.poll(() => heard).toContainEqual({ kind: "visits:changed", id: ours() });
    const [there] = await visits();
    expect(there).toMatchObject({ id, from: { unitName: "Prøve HF", kind: "trust" }, leftAt: null });
    expect(isThere(there, clock.now())).toBe(true);
    expect(JSON.stringify(there)).not.toContain("Ada");
    clock.advance(MINUTE);
    await arrive(theirs(), id);
    expect((await visits())[0].leftAt).toBe(clock.now());
  });

  test("a phone that says nothing more has left by itself, and may say that it is still there", async () => {
    const id = await arrive();
    clock.advance(STAYS - 1000);
    await act({ do: "stay", id });
    clock.advance(STAYS - 1000);
    expect(isThere((await visits())[0], clock.now())).toBe(true);
    clock.advance(2000);
    expect(isThere((await visits())[0], clock.now())).toBe(false);
  });

  test("thanks stand among the board's own thanks and on the visit, and are taken back with one touch", async () => {
    const visitId = await arrive();
    const id = newId<"thanks">(random);
    const thank = { do: "thank", visitId, id, to: "everybody", line: "" };
    await act(thank);
    await act(thank);
    const shown = async () => (await wall.asks("GET", `/boards/${ours()}/thanks`)).body.items;
    expect(await shown()).toHaveLength(1);
    expect((await visits())[0].thanks).toEqual([{ id, to: "everybody", line: "" }]);
    await act({ do: "takeBack", visitId, what: { kind: "thanks", id } });
    expect(await shown()).toEqual([]);
    expect((await visits())[0].thanks).toEqual([]);
  });

  test("what is to be followed up is a card on one's own board, once, and may be taken back", async () => {
    const visitId = await arrive();
    const id = newId<"card">(random);
    const command = { do: "followUp", visitId, id, text: "Sjekk nøkkelskapet" };
    await Promise.all([act(command, { key: "k" }), act(command, { key: "k" }), act(command)]);
    const cards = async () => (await as("admin", "GET", `/boards/${own}/cards`)).body.items;
    const mine = async () => (await cards()).filter((card: { archived: boolean }) => !card.archived);
    await expect.poll(mine).toMatchObject([{ cardId: id, title: "Sengepost 3: Sjekk nøkkelskapet" }]);
    const kept = (await round()).today.find((visit: { id: string }) => visit.id === visitId);
    expect(kept.followUps).toEqual([{ id, title: "Sengepost 3: Sjekk nøkkelskapet" }]);
    await act({ do: "takeBack", visitId, what: { kind: "followUp", id } });
    await expect.poll(mine).toEqual([]);
  });

  test("given without network, it is written down for when it was, and nobody is said to be there", async () => {
    const id = nextId();
    const was = clock.now() - 20 * MINUTE;
    await act({ do: "arrive", id, boardId: theirs(), leaving: null }, { given: was });
    const [visit] = (await as("stranger", "GET", `/boards/${theirs()}/visits`)).body.items.filter(
      (each: { id: string }) => each.id === id,
    );
    expect(visit.arrivedAt).toBe(was);
    expect(isThere(visit, clock.now())).toBe(false);
  });

  test("its own order is remembered, a board may be left out, and the tree's order comes back", async () => {
    await act({ do: "order", boards: [theirs(), ours()], leftOut: [] });
    expect((await round()).stops.map(({ boardId }: { boardId: string }) => boardId)).toEqual([theirs(), ours()]);
    await act({ do: "order", boards: [theirs()], leftOut: [ours()] });
    expect(await round()).toMatchObject({ isOwnOrder: true, leftOut: [{ boardId: ours() }] });
    expect((await act({ do: "order", boards: [own], leftOut: [] })).body.code).toBe("wrong-unit");
    await act({ do: "treeOrder" });
    expect((await round()).stops).toHaveLength(2);
  });

  test("a stop is the board in short", async () => {
    const stop = (await as("admin", "GET", `/boards/${ours()}/stop`)).body;
    expect(stop).toMatchObject({ signals: [], ideas: [], tests: [], meeting: { isRunning: false }, messages: [] });
    expect(stop.today.settings).toBeDefined();
    expect(stop.visits.length).toBeGreaterThan(0);
  });
});

describe("a question", () => {
  test("stands on the board asked, is answered there, and the answer comes back to the board that asked", async () => {
    const [here, there] = [await listen(wall.cookie, ours()), await listen(await server.signIn("admin"), own)];
    const id = await asked();
    await expect.poll(() => here).toContainEqual({ kind: "visits:changed", id: ours() });
    expect((await questions("reader", ours())).toUs).toMatchObject([
      { id, text: "Hva trenger dere fra oss?", answer: null },
    ]);
    const answer = { do: "answer", id, text: "To personløftere til" };
    expect((await as("participant", "POST", `/boards/${ours()}/questions/commands`, answer)).status).toBe(200);
    await expect.poll(() => there).toContainEqual({ kind: "visits:changed", id: own });
    expect((await questions("reader", ours())).toUs).toEqual([]);
    expect((await questions("admin", own)).ours).toMatchObject([{ id, answer: "To personløftere til" }]);
    const close = (command: string) => as("admin", "POST", `/boards/${own}/questions/commands`, { do: command, id });
    expect((await close("close")).body.ours).toEqual([]);
    expect((await close("unclose")).body.ours).toHaveLength(1);
    await close("close");
  });

  test("is answered by a touch wall in its meeting, and not outside one", async () => {
    const id = await asked();
    const answer = () =>
      wall.asks("POST", `/boards/${ours()}/questions/commands`, { body: { do: "answer", id, text: "Ja" } });
    expect((await answer()).body.code).toBe("not-allowed");
    const [type] = (await wall.asks("GET", `/boards/${ours()}/meeting-types`)).body.items;
    const { meeting } = (await as("leader", "POST", `/boards/${ours()}/meetings`, { typeId: type.id })).body;
    expect((await answer()).status).toBe(200);
    await wall.asks("POST", `/meetings/${meeting.id}/commands`, { body: { do: "end" } });
    clock.advance(6 * MINUTE);
  });

  test("of two who answer at once the first stands, and the other is told what it was", async () => {
    const id = await asked();
    const answer = (text: string) =>
      as("participant", "POST", `/boards/${ours()}/questions/commands`, { do: "answer", id, text });
    const both = await Promise.all([answer("Ja"), answer("Nei")]);
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    expect(["Ja", "Nei"]).toContain(lost?.body.current.answer);
    const all: { id: string; questions: { id: string }[] }[] = (await round()).today;
    const visitId = all.find((visit) => visit.questions.some((question) => question.id === id))?.id;
    expect((await act({ do: "takeBack", visitId, what: { kind: "question", id } })).status).toBe(409);
  });
});

describe("what is refused", () => {
  test("a round by others than the unit's leader or deputy, and to boards that are not below", async () => {
    const body = { do: "arrive", id: nextId(), boardId: ours(), leaving: null };
    for (const who of ["leader", "participant", "reader", "stranger"] as const) {
      expect((await act(body, {}, who)).body.code).toBe("not-allowed");
      expect((await as(who, "GET", path())).body.code).toBe("not-allowed");
    }
    expect((await wall.asks("POST", `${path()}/commands`, { body })).body.code).toBe("not-allowed");
    const bySection = (boardId: string) =>
      as("leader", "POST", `${path(server.hospital.unitId)}/commands`, { ...body, boardId });
    for (const boardId of [theirs(), ours(), own]) expect((await bySection(boardId)).body.code).toBe("wrong-unit");
    expect((await bySection("a".repeat(26))).body.code).toBe("not-found");
  });

  test("acts on a visit of another unit", async () => {
    const visitId = await arrive();
    const at = `${path(server.hospital.unitId)}/commands`;
    const bodies = [
      { do: "leave", id: visitId },
      { do: "thank", visitId, id: newId<"thanks">(random), to: "doctors", line: "" },
      { do: "ask", visitId, id: newId<"question">(random), text: "Hvorfor?" },
      { do: "followUp", visitId, id: newId<"card">(random), text: "Følg opp" },
    ];
    for (const body of bodies) expect((await as("leader", "POST", at, body)).body.code).toBe("not-found");
  });

  test("an identity in a question, an answer or a note, and a text that is too long", async () => {
    const visitId = await arrive();
    const ask = (text: string) => act({ do: "ask", visitId, id: newId<"question">(random), text });
    expect((await ask("Hvordan går det med 13097248022?")).body.code).toBe("patient-identity");
    expect((await ask("x".repeat(201))).status).toBe(400);
    const note = { do: "followUp", visitId, id: newId<"card">(random), text: "Ring om 13097248022" };
    expect((await act(note)).body.code).toBe("patient-identity");
    const id = await asked();
    const answer = { do: "answer", id, text: "Det er 13097248022" };
    expect((await as("participant", "POST", `/boards/${ours()}/questions/commands`, answer)).body.code).toBe(
      "patient-identity",
    );
  });

  test("an answer from a board that was not asked", async () => {
    const id = await asked();
    const answer = { do: "answer", id, text: "Ja" };
    expect((await as("stranger", "POST", `/boards/${theirs()}/questions/commands`, answer)).body.code).toBe(
      "not-found",
    );
    expect((await as("reader", "POST", `/boards/${ours()}/questions/commands`, answer)).body.code).toBe("not-allowed");
  });

  test("more questions than a board can answer", async () => {
    const visitId = await arrive();
    const codes: string[] = [];
    for (let count = 0; count < MOST_OPEN + 3; count += 1) {
      const body = { do: "ask", visitId, id: newId<"question">(random), text: `Spørsmål ${count}` };
      codes.push((await act(body)).body.code ?? "ok");
    }
    expect(codes.at(-1)).toBe("too-many");
    expect((await questions("reader", ours())).toUs).toHaveLength(MOST_OPEN);
  });
});
