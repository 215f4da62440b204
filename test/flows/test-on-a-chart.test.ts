import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { HOUR, MINUTE } from "../../shared/base/time.ts";
import { addCard, moveCard, patchCard } from "../../shared/board/cards.ts";
import { decideTest, writeTest } from "../../shared/board/pdsa.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { addTile } from "../../shared/board/tiles.ts";
import type { News } from "../../shared/protocol/live.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const MONDAY = Date.UTC(2026, 10, 23, 7);
const SYSTEM = { kind: "system" } as const;
const random = seededRandom(29);
const clock = handClock(MONDAY);
const sockets: Socket[] = [];
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ clock });
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await server.close();
});

async function aMeasure(): Promise<string> {
  const definition = {
    unitId: server.hospital.unitId,
    name: "Fall",
    unit: "",
    direction: "down",
    target: null,
    chart: "run",
    rhythm: "week",
    decimals: 0,
    responsible: "Fagsykepleier",
  };
  return (await server.as("leader", "POST", "/api/v1/measures", { body: definition })).body.id;
}

/** A card that is tested, with the measure on a tile of its board. */
async function aTestedCard(measureId: string) {
  const { boardId } = server.hospital;
  const cardId = newId<"card">(random);
  const aim = measureId as ReturnType<typeof newId<"measure">>;
  const which = (number: number, today = "2026-11-23") => ({ cardId, number, today, freshId: newId<"test">(random) });
  await server.app.parts.sync.edit(boardId, SYSTEM, (board) => {
    addTile(board, { id: newId<"tile">(random), measureId: aim });
    addCard(board, { id: cardId, title: "Tilsyn om natten", laneId: defaultLaneId("testing") });
    writeTest(board, which(1), { plan: "Runde kl. 3", measureId: aim });
  });
  return { boardId, cardId, which };
}

const marks = async (measureId: string, who: "participant" | "stranger" = "participant") =>
  (await server.as(who, "GET", `/api/v1/measures/${measureId}/series`)).body.marks;

async function listen(boardId: string): Promise<News[]> {
  const heard: News[] = [];
  const socket = io(server.url, {
    transports: ["websocket"],
    extraHeaders: { cookie: await server.signIn("participant"), origin: server.url },
  });
  sockets.push(socket);
  socket.on("news", (news: News) => heard.push(news));
  await expect(socket.emitWithAck("watch", { kind: "board", id: boardId })).resolves.toBe(true);
  return heard;
}

test("a test begins and ends as a mark on the chart it aims at, and the screens that show it are told", async () => {
  const measureId = await aMeasure();
  const heard = await listen(server.hospital.boardId);
  const { boardId, cardId, which } = await aTestedCard(measureId);
  const begun = { boardId, cardId, number: 1, title: "Tilsyn om natten", from: "2026-11-23" };
  await expect.poll(() => heard).toContainEqual({ kind: "measure:changed", id: measureId });
  expect(await marks(measureId)).toEqual([{ ...begun, to: null, decision: null }]);

  heard.length = 0;
  clock.advance(HOUR);
  await server.app.parts.sync.edit(boardId, SYSTEM, (board) => decideTest(board, which(1), { decision: "adapt" }));
  await expect.poll(() => heard).toContainEqual({ kind: "measure:changed", id: measureId });
  expect(await marks(measureId)).toEqual([
    { ...begun, to: "2026-11-23", decision: "adapt" },
    { ...begun, number: 2, from: "2026-11-23", to: null, decision: null },
  ]);

  // What no chart shows is not told of: the next news is that of the new title.
  heard.length = 0;
  await server.app.parts.sync.edit(boardId, SYSTEM, (board) =>
    writeTest(board, which(2), { prediction: "Færre fall" }),
  );
  await server.app.parts.sync.edit(boardId, SYSTEM, (board) => patchCard(board, cardId, { title: "Runde om natten" }));
  await expect.poll(() => heard.filter(({ kind }) => kind === "measure:changed")).toHaveLength(1);
  expect((await marks(measureId)).map(({ title }: { title: string }) => title)).toEqual(
    Array(2).fill("Runde om natten"),
  );

  // Put in use by hand, where nobody said a decision: ended the day the server heard of it.
  clock.advance(HOUR);
  await server.app.parts.sync.edit(boardId, SYSTEM, (board) =>
    moveCard(board, cardId, { laneId: defaultLaneId("inUse"), beforeId: null }),
  );
  expect((await marks(measureId)).at(-1)).toMatchObject({ number: 2, to: "2026-11-23", decision: "adopt" });
});

test("the marks are made anew from the document, whatever became of the rows", async () => {
  const measureId = await aMeasure();
  const { boardId } = await aTestedCard(measureId);
  const before = await marks(measureId);
  expect(before).toHaveLength(1);
  await server.app.parts.sync.read(boardId, () => undefined);
  await server.app.parts.storage.db.deleteFrom("test_view").where("board_id", "=", boardId).execute();
  expect(await marks(measureId)).toEqual([]);
  // A board that nobody looks at is closed after a while; opened again, its rows are brought in line.
  clock.advance(2 * MINUTE);
  await expect.poll(() => server.app.parts.sync.counts().boards).toBe(0);
  await server.app.parts.sync.read(boardId, () => undefined);
  await expect.poll(() => marks(measureId)).toEqual(before);
});

test("a closed board's tests are marked for nobody who may not read it", async () => {
  const measureId = await aMeasure();
  const { boardId } = await aTestedCard(measureId);
  const { version } = (await server.as("leader", "GET", `/api/v1/boards/${boardId}`)).body;
  expect(await marks(measureId, "stranger")).toHaveLength(1);
  const closing = { body: { version, closed: true } };
  expect((await server.as("leader", "PATCH", `/api/v1/boards/${boardId}`, closing)).status).toBe(200);
  expect(await marks(measureId, "stranger")).toEqual([]);
  expect(await marks(measureId)).toHaveLength(1);
});

test("a test that is decided in a meeting stands in its record, once, and one decided before it does not", async () => {
  const { boardId, which } = await aTestedCard(await aMeasure());
  const decide = (number: number, decision: "adapt" | "adopt") =>
    server.app.parts.sync.edit(boardId, SYSTEM, (board) => decideTest(board, which(number), { decision }));
  await decide(1, "adapt");
  clock.advance(MINUTE);
  const type = (await server.as("leader", "GET", `/api/v1/boards/${boardId}/meeting`)).body.types[0];
  const begun = await server.as("leader", "POST", `/api/v1/boards/${boardId}/meetings`, { body: { typeId: type.id } });
  const { id } = begun.body.meeting;
  clock.advance(MINUTE);
  await server.app.parts.sync.edit(boardId, SYSTEM, (board) =>
    writeTest(board, which(2), { plan: "Runde kl. 2", outcome: "asExpected", happened: "Ingen fall" }),
  );
  await decide(2, "adopt");
  await decide(2, "adopt");
  await server.as("leader", "POST", `/api/v1/meetings/${id}/commands`, { body: { do: "end" } });
  const record = (await server.as("participant", "GET", `/api/v1/meetings/${id}`)).body;
  expect(record.facts.tests).toEqual([
    {
      id: which(2).cardId,
      title: "Tilsyn om natten",
      number: 2,
      plan: "Runde kl. 2",
      outcome: "asExpected",
      happened: "Ingen fall",
      decision: "adopt",
    },
  ]);
});
