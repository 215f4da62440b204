import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, type CardId, newId } from "../../shared/base/ids.ts";
import { addCard, moveCard } from "../../shared/board/cards.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import type { News } from "../../shared/protocol/live.ts";
import { handClock } from "../support/clock.ts";
import type { PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** A Monday morning before the first meeting. */
const clock = handClock(Date.parse("2026-11-23T06:00:00Z"));
const random = seededRandom(61);
const sockets: Socket[] = [];
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ clock, seed: 61 });
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await server.close();
});

const as = async (who: PersonName, path: string, body: object) => {
  const answer = await server.as(who, "POST", `/api/v1${path}`, { body });
  expect(answer.status).toBe(200);
  return answer.body;
};
const make = async (who: PersonName, unitId: string, kind: string): Promise<BoardId> =>
  (await as(who, "/boards", { unitId, name: kind, kind, language: "nb" })).id;

/** What is heard in one room, from now on; to hear is to be told, so each has a wire of its own. */
async function listen(kind: "board" | "unit", id: string): Promise<string[]> {
  const cookie = await server.signIn("admin");
  const socket = io(server.url, { transports: ["websocket"], extraHeaders: { cookie, origin: server.url } });
  sockets.push(socket);
  const heard: string[] = [];
  socket.on("news", (news: News) => heard.push(`${news.kind} ${news.id}`));
  await expect(socket.emitWithAck("watch", { kind, id })).resolves.toBe(true);
  return heard;
}

const edit = (board: BoardId, change: (document: BoardDocument) => unknown) =>
  server.app.parts.sync.edit(board, { kind: "system" }, change);
const fresh = async (board: BoardId) => {
  const id = newId<"card">(random);
  await edit(board, (document) => addCard(document, { id, title: "Fall på natt", laneId: defaultLaneId("new") }));
  return id;
};
const move = (board: BoardId, id: CardId) =>
  edit(board, (document) => moveCard(document, id, { laneId: defaultLaneId("testing"), beforeId: null }));

const only = (heard: readonly string[], ...kinds: string[]) =>
  heard.filter((said) => kinds.some((kind) => said.startsWith(kind)));

describe("a risk that leads to improvement work", () => {
  let risk: BoardId;
  let work: BoardId;

  test("hears at once when its work moves; boards that have no part in it hear nothing", async () => {
    risk = await make("leader", server.hospital.unitId, "risk");
    work = await make("leader", server.hospital.unitId, "improvement");
    const { boardId, otherBoardId } = server.hospital;
    const [from, to, loose] = [await fresh(risk), newId<"card">(random), await fresh(work)];
    const atRisk = await listen("board", risk);
    const atWork = await listen("board", work);
    const beside = [await listen("board", boardId), await listen("board", otherBoardId)];
    await as("participant", `/boards/${risk}/links`, { do: "send", cardId: from, to: work, newCardId: to });
    // That it is sent, and that the card that it becomes has come.
    await expect.poll(() => only(atRisk, "links")).toHaveLength(2);
    atRisk.length = 0;
    atWork.length = 0;

    await move(work, to);
    await expect.poll(() => atRisk).toEqual([`links:changed ${risk}`]);
    expect(atWork).toEqual([`cards:changed ${work}`]);

    // What is written on it is its own board's document; a card that is tied to none is nobody else's.
    await edit(work, (document) => document.cards.patch(to, { title: "Fall på natt, uke 48" }));
    await move(work, loose);
    await expect.poll(() => atWork).toEqual([`cards:changed ${work}`, `cards:changed ${work}`]);
    await fresh(risk);
    await expect.poll(() => atRisk).toEqual([`links:changed ${risk}`, `cards:changed ${risk}`]);

    await fresh(boardId);
    await fresh(otherBoardId);
    await expect.poll(() => beside).toEqual([[`cards:changed ${boardId}`], [`cards:changed ${otherBoardId}`]]);
  });

  test("hears when the lane in which its work stands is called otherwise", async () => {
    const atRisk = await listen("board", risk);
    await edit(work, (document) => document.lanes.patch(defaultLaneId("testing"), { name: "Prøves nå" }));
    await expect.poll(() => atRisk).toEqual([`links:changed ${risk}`]);
  });

  test("hears when the board of its work is renamed, which no other unit does", async () => {
    const atRisk = await listen("board", risk);
    const beside = await listen("board", server.hospital.otherBoardId);
    const body = { name: "Forbedring på 3", version: 1 };
    expect((await server.as("leader", "PATCH", `/api/v1/boards/${work}`, { body })).status).toBe(200);
    await expect.poll(() => atRisk).toContain(`links:changed ${risk}`);
    await fresh(server.hospital.otherBoardId);
    await expect.poll(() => beside).toEqual([`cards:changed ${server.hospital.otherBoardId}`]);
  });
});

describe("a matter that is answered", () => {
  const trust = () => server.hospital.trustId;
  let above: BoardId;

  const raised = async (): Promise<string> => {
    const id = newId<"escalation">(random);
    await as("deputy", `/boards/${server.hospital.boardId}/escalations`, {
      id,
      to: above,
      cardId: newId<"card">(random),
      kind: "action",
      what: "Låst medisinrom",
      tried: "Ringt vekter",
      asked: "En beslutning",
    });
    return id;
  };

  test("is news of the answering time to those who have that level open, and of its own figures to the sender", async () => {
    above = await make("admin", trust(), "management");
    const { boardId, unitId, otherUnitId, otherBoardId } = server.hospital;
    const id = await raised();
    const atTrust = await listen("unit", trust());
    const units = [await listen("unit", unitId), await listen("unit", otherUnitId)];
    const sender = await listen("board", boardId);
    const beside = await listen("board", otherBoardId);
    await as("admin", `/escalations/${id}/receive`, {});
    await as("admin", `/escalations/${id}/answer`, { text: "Ny lås i dag" });
    await expect.poll(() => only(atTrust, "answering")).toEqual([`answering:changed ${trust()}`]);
    await expect.poll(() => only(sender, "health")).toEqual([`health:changed ${boardId}`]);
    await as("deputy", `/escalations/${id}/judge`, { do: "confirm", answer: 2, was: "answered" });
    await expect.poll(() => only(sender, "health")).toHaveLength(2);
    // Confirming adds nothing to how long one waited.
    expect(only(atTrust, "answering")).toHaveLength(1);
    await fresh(otherBoardId);
    await expect.poll(() => beside).toEqual([`cards:changed ${otherBoardId}`]);
    expect(units.flatMap((heard) => only(heard, "answering"))).toEqual([]);
  });

  test("together with others is one news to each board and of each figure", async () => {
    const [first, ...others] = [await raised(), await raised(), await raised()];
    await as("admin", `/escalations/${first}/merge`, { with: others });
    const atTrust = await listen("unit", trust());
    const sender = await listen("board", server.hospital.boardId);
    await as("admin", `/escalations/${first}/answer`, { text: "Ny lås i dag" });
    await fresh(server.hospital.boardId);
    const { boardId } = server.hospital;
    await expect.poll(() => sender).toContain(`cards:changed ${boardId}`);
    expect(only(sender, "escalation", "health")).toEqual([
      `escalation:changed ${boardId}`,
      `health:changed ${boardId}`,
    ]);
    await expect.poll(() => only(atTrust, "answering")).toEqual([`answering:changed ${trust()}`]);
  });
});
