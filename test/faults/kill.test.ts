import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { addCard } from "../../shared/board/cards.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { openBoard } from "../../client/board/openBoard.ts";
import { seededRandom } from "../support/ids.ts";
import { freshDatabase } from "../support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { socketAs, stockClient, until } from "../support/syncServer.ts";

const NEW = defaultLaneId("new");

describe.each(["SQLite", "PostgreSQL"])("a server on %s that is killed in the middle of writing", (engine) => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServerProcess(engine === "PostgreSQL" ? { databaseUrl: await freshDatabase() } : {});
  });
  afterAll(() => server.close());

  async function address(who: "leader" | "participant" | "reader") {
    const [name = "", ...value] = (await server.signIn(who)).split("=");
    return { url: server.url.replace("http", "ws"), origin: server.url, cookie: name, who: value.join("=") };
  }
  async function aClient(who: "leader" | "participant" | "reader") {
    const from = await address(who);
    return stockClient(from, server.hospital.boardId, from.who, undefined, from.cookie);
  }
  async function aScreen(who: "participant") {
    const from = await address(who);
    const environment = { server: from.url, Socket: socketAs(from, from.who, from.cookie) };
    const askSession = () => Promise.resolve("signedIn" as const);
    return openBoard({ boardId: server.hospital.boardId, environment: { ...environment, askSession } });
  }

  // Killed after so many cards were seen: in the first commit, between commits, and past a snapshot.
  test.each([1, 7, 40, 230])("has everything that anyone saw (after %i cards)", async (cards) => {
    const random = seededRandom(cards);
    const [viewer, writer, screen] = [await aClient("reader"), await aClient("leader"), await aScreen("participant")];
    await until(() => viewer.provider.synced && writer.provider.synced && screen.connection.state === "live");
    const before = viewer.board.cards.all().length;
    const savedCards = new Set<string>();
    let made = 0;
    const write = setInterval(() => {
      made += 1;
      const id = newId<"card">(random);
      writer.board.edit("me", (board) => addCard(board, { id, title: `Kort ${made}`, laneId: NEW }));
      if (screen.unsaved === 0) for (const card of screen.state.cardsIn(NEW)) savedCards.add(card.id);
      screen.edit.addCard({ title: `Fra skjermen ${made}`, laneId: NEW });
    }, 1);
    await until(() => viewer.board.cards.all().length >= before + cards, "cards on the viewer");
    await server.kill();
    clearInterval(write);
    // What they saw is taken down, and they leave: nobody brings anything back.
    const seen = viewer.board.cards.all().map((card) => card.id);
    viewer.close();
    writer.close();
    screen.close();

    await server.restart();
    const later = await aClient("reader");
    await until(() => later.provider.synced);
    const kept = new Set<string>(later.board.cards.all().map((card) => card.id));
    expect(seen.filter((id) => !kept.has(id))).toEqual([]);
    expect([...savedCards].filter((id) => !kept.has(id))).toEqual([]);
    const { body } = await server.as("reader", "GET", `/api/v1/boards/${server.hospital.boardId}/cards`);
    expect(body.items.length).toBe(kept.size);
    later.close();
  });

  test("lets a screen that stayed hand in what it had not saved, once", async () => {
    const screen = await aScreen("participant");
    await until(() => screen.connection.state === "live");
    const before = screen.state.cardCount;
    await server.kill();
    await until(() => screen.connection.state === "offline");
    const id = screen.edit.addCard({ title: "Skrevet i mørket", laneId: NEW });
    await server.restart();
    await until(() => screen.connection.state === "live" && screen.unsaved === 0);
    const other = await aClient("reader");
    await until(() => other.provider.synced);
    expect(other.board.cards.get(id)?.title).toBe("Skrevet i mørket");
    expect(other.board.cards.all().length).toBe(before + 1);
    other.close();
    screen.close();
  });
});
