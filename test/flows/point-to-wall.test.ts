import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { addTile } from "../../shared/board/tiles.ts";
import type { News } from "../../shared/protocol/live.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

let server: TestServer;
const random = seededRandom(3);
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await server.close();
});

/** Opens a board as somebody, and gathers what is told there. */
async function listen(who: "participant" | "stranger", boardId: string): Promise<News[]> {
  const heard: News[] = [];
  const socket = io(server.url, {
    transports: ["websocket"],
    extraHeaders: { cookie: await server.signIn(who), origin: server.url },
  });
  sockets.push(socket);
  socket.on("news", (news: News) => heard.push(news));
  await expect(socket.emitWithAck("watch", { kind: "board", id: boardId })).resolves.toBe(true);
  return heard;
}

test("a point is told to the boards that show its measure, wherever they stand, and to no other board", async () => {
  const { unitId, boardId, otherBoardId } = server.hospital;
  const definition = {
    unitId,
    name: "Fall",
    unit: "",
    direction: "down",
    target: null,
    chart: "run",
    rhythm: "week",
    decimals: 0,
    responsible: "Fagsykepleier",
  };
  const { id } = (await server.as("leader", "POST", "/api/v1/measures", { body: definition })).body;
  const [own, other] = [await listen("participant", boardId), await listen("stranger", otherBoardId)];
  await server.app.parts.sync.edit(otherBoardId, { kind: "system" }, (board) =>
    addTile(board, { id: newId<"tile">(random), measureId: id, unitId }),
  );
  await server.app.parts.sync.read(boardId, () => undefined);
  const point = { period: "2026-W40", value: 3 };
  expect((await server.as("leader", "POST", `/api/v1/measures/${id}/points`, { body: point })).status).toBe(200);
  await expect.poll(() => other).toContainEqual({ kind: "measure:changed", id });
  // What is told afterwards arrives afterwards: by then the first board would have heard of the point too.
  await server.as("leader", "POST", `/api/v1/boards/${boardId}/cross/commands`, {
    body: { do: "close", date: "2026-10-01", closed: true },
  });
  await expect.poll(() => own.map(({ kind }) => kind)).toContain("cross:changed");
  expect(own.map(({ kind }) => kind)).not.toContain("measure:changed");
});
