import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cardNews } from "../../../server/link/cardNews.ts";
import { insertLink } from "../../../server/storage/links.ts";
import type { BoardId } from "../../../shared/base/ids.ts";
import type { News, Room } from "../../../shared/protocol/live.ts";
import { startServer, type TestServer } from "../../support/startServer.ts";

let server: TestServer;
let risk: BoardId;
let work: BoardId;

beforeAll(async () => {
  server = await startServer({ seed: 17 });
  ({ boardId: risk, otherBoardId: work } = server.hospital);
  for (const card of ["a", "b"]) {
    const ends = { risk: { boardId: risk, cardId: `${card}1` }, work: { boardId: work, cardId: `${card}2` } };
    await insertLink(server.app.parts.storage.db, { ...ends, made: "work", title: "", at: 1 });
  }
});
afterAll(() => server.close());

function listening() {
  const told: string[] = [];
  const tell = (room: Room, news: News): void => void told.push(`${room} ${news.kind} ${news.id}`);
  const { storage } = server.app.parts;
  return { told, news: cardNews({ storage, log: pino({ level: "silent" }), tell }) };
}
const own = (id: BoardId) => `board:${id} cards:changed ${id}`;
const across = (id: BoardId) => `board:${id} links:changed ${id}`;

test("thirty moves at once are one news on each of the two boards, in whichever direction", async () => {
  for (const [from, to, cards] of [
    [risk, work, ["a1", "b1", "x"]],
    [work, risk, ["b2"]],
  ] as const) {
    const { told, news } = listening();
    for (let move = 0; move < 30; move += 1) news.moved(from, [cards[move % cards.length] ?? "x"]);
    await expect.poll(() => told).toEqual([own(from), across(to)]);
  }
});

test("a card that belongs together with none is told on its own board alone", async () => {
  const { told, news } = listening();
  news.moved(risk, ["x", "a2"]);
  await expect.poll(() => told).toEqual([own(risk)]);
  news.moved(work, ["a2"]);
  // What follows comes after all that the first could still have said.
  await expect.poll(() => told).toEqual([own(risk), own(work), across(risk)]);
});

test("a server that stops tells no more", async () => {
  const { told, news } = listening();
  news.moved(risk, ["a1"]);
  news.cancel();
  news.moved(work, ["x"]);
  await expect.poll(() => told).toEqual([own(work)]);
});
