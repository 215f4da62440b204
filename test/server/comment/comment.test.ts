import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../shared/base/ids.ts";
import { HOUR } from "../../../shared/base/time.ts";
import { handClock } from "../../support/clock.ts";
import { PEOPLE } from "../../support/hospital.ts";
import { seededRandom } from "../../support/ids.ts";
import { startServer, type TestServer } from "../../support/startServer.ts";
import { pairWall } from "../../support/wall.ts";

const clock = handClock(Date.parse("2026-11-23T06:46:00Z"));
const random = seededRandom(61);
const cardId = newId(random);
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ clock, seed: 62 });
});
afterAll(() => server.close());

type Who = Parameters<TestServer["as"]>[0];
const board = () => `/api/v1/boards/${server.hospital.boardId}`;
const send = (who: Who, body: unknown, key?: string) =>
  server.as(who, "POST", `${board()}/comments/commands`, { body, ...(key && { key }) });
const write = (text: string) => ({ do: "write", id: newId(random), cardId, text });
const read = async (who: Who = "reader") => (await server.as(who, "GET", `${board()}/cards/${cardId}/comments`)).body;
const counts = async () => (await server.as("reader", "GET", `${board()}/comments`)).body.items;

describe("comments over the API", () => {
  test("a participant writes, everybody who may read the board reads it with the name, and cards are counted", async () => {
    const body = write("Kan vi prøve på kveldsvakt?");
    expect((await send("participant", body)).status).toBe(200);
    expect((await read("stranger")).items).toMatchObject([
      { id: body.id, text: "Kan vi prøve på kveldsvakt?", by: { name: PEOPLE.participant.name }, takenDown: null },
    ]);
    expect(await counts()).toEqual([{ cardId, count: 1 }]);
  });
  test("a reader may not, a stranger neither, and nobody in another's name", async () => {
    expect((await send("reader", write("hei"))).body.code).toBe("not-allowed");
    expect((await send("stranger", write("hei"))).body.code).toBe("not-allowed");
    const body = write("mitt");
    await send("participant", body);
    for (const command of [
      { do: "edit", id: body.id, cardId, text: "ditt" },
      { do: "remove", id: body.id, cardId },
    ]) {
      expect((await send("leader", command)).body.code).toBe("not-allowed");
    }
    expect((await send("participant", { do: "remove", id: body.id, cardId })).status).toBe(200);
  });
  test("the same one sent three times stands once, with a key and without", async () => {
    const body = write("En gang");
    await send("participant", body, "comment-1");
    await send("participant", body, "comment-1");
    await send("participant", body);
    expect((await read()).items.filter(({ text }: { text: string }) => text === "En gang")).toHaveLength(1);
  });
  test("one's own is changed for an hour", async () => {
    const body = write("Med skrivefiel");
    await send("participant", body);
    expect((await send("participant", { ...body, do: "edit", text: "Uten skrivefeil" })).status).toBe(200);
    expect((await read()).items.at(-1)).toMatchObject({ text: "Uten skrivefeil", editedAt: clock.now() });
    clock.advance(HOUR);
    expect((await send("participant", { ...body, do: "edit", text: "For sent" })).body.fields).toEqual({
      text: "too late",
    });
  });
  test("a leader takes one down with a reason, and its words are nowhere in the storage", async () => {
    const body = write("Dette skulle ikke stått her");
    await send("participant", body, "comment-secret");
    const takeDown = { do: "takeDown", id: body.id, cardId, reason: "Nevner en pasient" };
    expect((await send("participant", takeDown)).body.code).toBe("not-allowed");
    expect((await send("leader", { ...takeDown, reason: " " })).body.code).toBe("bad-request");
    expect((await send("leader", takeDown)).status).toBe(200);
    expect((await read()).items.at(-1)).toMatchObject({ text: "", takenDown: { reason: "Nevner en pasient" } });
    const { db } = server.app.parts.storage;
    const kept = JSON.stringify([
      await db.selectFrom("comments").selectAll().execute(),
      await db.selectFrom("command_keys").selectAll().execute(),
      await db.selectFrom("audit").selectAll().execute(),
    ]);
    expect(kept).toContain("Nevner en pasient");
    expect(kept).not.toContain("Dette skulle ikke");
  });
  test("a national identity number is refused, and five hundred signs are enough", async () => {
    expect((await send("participant", write("ring 13097248022"))).body.code).toBe("patient-identity");
    expect((await send("participant", write("a".repeat(501)))).body.code).toBe("bad-request");
  });
  test("a wall shows them and writes none, also in a meeting", async () => {
    const wall = await pairWall(server, "touch");
    const path = `/boards/${server.hospital.boardId}`;
    const types = (await wall.asks("GET", `${path}/meeting-types`)).body.items;
    await wall.asks("POST", `${path}/meetings`, { body: { typeId: types[0].id } });
    expect((await wall.asks("GET", `${path}/cards/${cardId}/comments`)).body.items.length).toBeGreaterThan(0);
    const said = await wall.asks("POST", `${path}/comments/commands`, { body: write("fra veggen") });
    expect(said.body.code).toBe("not-allowed");
  });
  test("a board that is closed tells nobody outside it", async () => {
    const { version } = (await server.as("leader", "GET", board())).body;
    await server.as("leader", "PATCH", board(), { body: { version, closed: true } });
    expect((await server.as("stranger", "GET", `${board()}/comments`)).body.code).toBe("not-found");
    expect((await read("stranger")).code).toBe("not-found");
  });
});
