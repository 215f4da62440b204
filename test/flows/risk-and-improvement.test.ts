import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { addCard, moveCard } from "../../shared/board/cards.ts";
import { lanesInOrder } from "../../shared/board/lanes.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import type { LinksReply } from "../../shared/link/link.ts";
import { noon, runningClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall } from "../support/wall.ts";

const clock = runningClock(noon());
const random = seededRandom(91);
let server: TestServer;
let risk: BoardId;
let work: BoardId;

beforeAll(async () => {
  server = await startServer({ clock, seed: 92 });
});
afterAll(() => server.close());

async function make(kind: string, name: string, more: object = {}): Promise<BoardId> {
  const body = { unitId: server.hospital.unitId, name, kind, language: "nb", ...more };
  const made = await server.as("leader", "POST", "/api/v1/boards", { body });
  expect(made.status).toBe(200);
  return made.body.id;
}

const linksOf = async (board: BoardId): Promise<LinksReply> =>
  (await server.as("leader", "GET", `/api/v1/boards/${board}/links`)).body;
const lanesOf = (board: BoardId) => server.app.parts.sync.read(board, (document) => lanesInOrder(document));
const moves = (board: BoardId, who: "participant" | "reader" | "stranger", body: object) =>
  server.as(who, "POST", `/api/v1/boards/${board}/links`, { body });

async function card(board: BoardId, title: string) {
  const id = newId<"card">(random);
  await server.app.parts.sync.edit(board, { kind: "system" }, (document) =>
    addCard(document, { id, title, laneId: defaultLaneId("new") }),
  );
  return id;
}

describe("a new board", () => {
  test("of risks is offered lanes that say what becomes of a risk", async () => {
    risk = await make("risk", "Risikotavle");
    expect((await lanesOf(risk)).map(({ name }) => name)).toEqual([
      "Nye risikoer",
      "Vurderes",
      "Tiltak prøves",
      "Tiltak på plass",
      "Godtatt",
      "Gjør med en gang",
    ]);
  });

  test("may begin empty all the same: one lane, and the others where the team finds them", async () => {
    const empty = await make("risk", "Tom", { start: "empty" });
    expect((await lanesOf(empty)).filter(({ hidden }) => !hidden)).toMatchObject([{ meaning: "new", name: null }]);
  });

  test("made twice by one key is one board, and what the team has changed of it stands", async () => {
    const body = { unitId: server.hospital.unitId, name: "To ganger", kind: "risk", language: "nb" };
    const key = newId<"key">(random);
    const first = await server.as("leader", "POST", "/api/v1/boards", { body, key });
    const { id } = first.body;
    await server.app.parts.sync.edit(id, { kind: "system" }, (document) =>
      document.lanes.patch(defaultLaneId("new"), { name: "Vårt navn" }),
    );
    expect((await server.as("leader", "POST", "/api/v1/boards", { body, key })).body.id).toBe(id);
    expect((await lanesOf(id))[0]?.name).toBe("Vårt navn");
  });

  test("that is missed is offered to those who may make it", async () => {
    expect((await linksOf(risk)).targets.map(({ kind }) => kind)).toEqual(["huddle"]);
    work = await make("improvement", "Forbedringstavle");
    expect((await linksOf(risk)).targets.map(({ kind }) => kind)).toEqual(["improvement", "huddle"]);
    const { targets, lacks } = await linksOf(server.hospital.otherBoardId);
    expect({ targets, lacks }).toEqual({ targets: [], lacks: null });
  });
});

describe("a risk that leads to improvement work", () => {
  test("is sent once however often, and each board says how the other stands", async () => {
    const from = await card(risk, "Fall på natt");
    const body = { do: "send", cardId: from, to: work, newCardId: newId<"card">(random) };
    expect((await moves(risk, "participant", body)).status).toBe(200);
    expect((await moves(risk, "participant", { ...body, newCardId: newId<"card">(random) })).status).toBe(200);
    const there = await linksOf(work);
    expect(there.items).toMatchObject([
      { cardId: body.newCardId, other: { boardId: risk, cardId: from, laneName: "Nye risikoer", meaning: "new" } },
    ]);
    await server.app.parts.sync.edit(work, { kind: "system" }, (document) =>
      moveCard(document, body.newCardId, { laneId: defaultLaneId("testing"), beforeId: null }),
    );
    expect((await linksOf(risk)).items).toMatchObject([
      { cardId: from, other: { boardName: "Forbedringstavle", title: "Fall på natt", meaning: "testing" } },
    ]);
    const cards = await server.app.parts.sync.read(work, (document) => document.cards.all());
    expect(cards).toHaveLength(1);
  });

  test("taken back at once, the card that it made is put away; later it is its own board's", async () => {
    const cards = async (id: string) =>
      await server.app.parts.sync.read(work, (document) => document.cards.all().find((each) => each.id === id));
    const [first, second] = [await card(risk, "Trykksår"), await card(risk, "Legemidler")];
    const [a, b] = [newId<"card">(random), newId<"card">(random)];
    await moves(risk, "participant", { do: "send", cardId: first, to: work, newCardId: a });
    await moves(risk, "participant", { do: "undo", cardId: first, to: work });
    expect(await cards(a)).toMatchObject({ archived: true });
    await moves(risk, "participant", { do: "send", cardId: second, to: work, newCardId: b });
    clock.advance(2 * MINUTE);
    await moves(risk, "participant", { do: "undo", cardId: second, to: work });
    expect(await cards(b)).toMatchObject({ archived: false });
    expect((await linksOf(risk)).items).toHaveLength(1);
  });

  test("work is followed as a risk by the same gesture", async () => {
    const from = await card(work, "Nytt stiltetiltak");
    const newCardId = newId<"card">(random);
    await moves(work, "participant", { do: "send", cardId: from, to: risk, newCardId });
    const found = (await linksOf(work)).items.find(({ cardId }) => cardId === from);
    expect(found?.other).toMatchObject({ boardId: risk, cardId: newCardId, laneName: "Nye risikoer" });
  });

  test("stays within the unit, and is for those who take part", async () => {
    const from = await card(risk, "Sepsis");
    const body = { do: "send", cardId: from, to: work, newCardId: newId<"card">(random) };
    expect((await moves(risk, "reader", body)).status).toBe(403);
    expect((await moves(risk, "stranger", body)).status).toBe(403);
    const elsewhere = { ...body, to: server.hospital.otherBoardId };
    expect((await moves(risk, "participant", elsewhere)).status).toBe(404);
    expect((await moves(risk, "participant", { ...body, cardId: newId<"card">(random) })).status).toBe(404);
  });

  test("by touch on a wall, while its meeting runs", async () => {
    const wall = await pairWall(server, "touch", { boardId: risk });
    const body = { do: "send", cardId: await card(risk, "Uro"), to: work, newCardId: newId<"card">(random) };
    expect((await wall.asks("POST", `/boards/${risk}/links`, { body })).status).toBe(403);
    const [type] = (await wall.asks("GET", `/boards/${risk}/meeting-types`)).body.items;
    const started = await server.as("leader", "POST", `/api/v1/boards/${risk}/meetings`, { body: { typeId: type.id } });
    expect(started.status).toBe(200);
    const sent = await wall.asks("POST", `/boards/${risk}/links`, { body });
    expect(sent.status).toBe(200);
    expect(sent.body.items.at(-1)).toMatchObject({ other: { boardName: "Forbedringstavle" } });
  });
});
