import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultLaneId } from "../../../shared/board/templates.ts";
import { screen, startSyncServer, stockClient, type SyncServerUnderTest, until } from "../../support/syncServer.ts";

const NEW = defaultLaneId("new");

describe("a board over the wire", () => {
  let server: SyncServerUnderTest;
  beforeAll(async () => {
    server = await startSyncServer();
  });
  afterAll(() => server.close());

  test("a stock y-websocket client sees the default lanes, written by the server", async () => {
    const client = stockClient(server, server.aBoard());
    await until(() => client.provider.synced);
    expect(
      client.board.lanes
        .all()
        .map((lane) => lane.meaning)
        .toSorted(),
    ).toEqual(["exploring", "inUse", "justDo", "new", "notNow", "testing"]);
    client.close();
  });

  test("a card added on one screen stands on the other, and is saved", async () => {
    const board = server.aBoard();
    const [kari, ola] = [screen(server, board, "kari"), screen(server, board, "ola")];
    await until(() => kari.connection.state === "live" && ola.connection.state === "live");
    const id = kari.edit.addCard({ title: "Sjekkliste ved overflytting", laneId: NEW });
    expect(kari.unsaved).toBe(1);
    await until(() => ola.state.cardsIn(NEW).length === 1);
    await until(() => kari.unsaved === 0);
    expect(ola.state.card(id)?.title).toBe("Sjekkliste ved overflytting");
    kari.close();
    ola.close();
  });
});
