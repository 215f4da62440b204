import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../shared/base/ids.ts";
import { handClock } from "../../support/clock.ts";
import { PEOPLE } from "../../support/hospital.ts";
import { seededRandom } from "../../support/ids.ts";
import { startServer, type TestServer } from "../../support/startServer.ts";
import { pairWall, type Wall } from "../../support/wall.ts";

const clock = handClock(Date.parse("2026-11-23T06:46:00Z"));
const random = seededRandom(71);
const [one, two] = [newId(random), newId(random)];
let server: TestServer;
let wall: Wall;
beforeAll(async () => {
  server = await startServer({ clock, seed: 72 });
  wall = await pairWall(server, "touch");
  const path = `/boards/${server.hospital.boardId}`;
  const types = (await wall.asks("GET", `${path}/meeting-types`)).body.items;
  await wall.asks("POST", `${path}/meetings`, { body: { typeId: types[0].id } });
});
afterAll(() => server.close());

type Who = Parameters<TestServer["as"]>[0];
const at = () => `/boards/${server.hospital.boardId}/votes`;
const send = (who: Who, body: unknown, key?: string) =>
  server.as(who, "POST", `/api/v1${at()}/commands`, { body, ...(key && { key }) });
const see = async (who: Who) => (await server.as(who, "GET", `/api/v1${at()}`)).body;
const start = (id: string) => ({ do: "start", id, cards: [one, two], dots: 3 });

describe("a vote over the API", () => {
  const round = newId(random);
  const cast = (cardId: string, dots: number) => ({ do: "cast", round, cardId, dots });

  test("is started by a participant or the wall, and one runs at a time", async () => {
    expect((await send("reader", start(round))).body.code).toBe("not-allowed");
    expect((await wall.asks("POST", `${at()}/commands`, { body: start(round) })).status).toBe(200);
    expect((await send("leader", start(newId(random)))).body.code).toBe("changed-meanwhile");
    expect((await send("participant", start(round))).status).toBe(200);
  });

  test("gives each person so many dots, which only they see, and nobody a sum", async () => {
    expect((await send("participant", cast(one, 2), "dots-1")).body).toEqual({});
    expect((await send("participant", cast(one, 2), "dots-1")).body).toEqual({});
    expect((await send("participant", cast(two, 2))).body.fields).toEqual({ dots: "too many" });
    expect((await send("leader", cast(one, 1))).status).toBe(200);
    expect(await see("participant")).toMatchObject({ mine: [{ cardId: one, dots: 2 }], open: { given: 3, room: [] } });
    expect(await see("reader")).toMatchObject({ mine: [], open: { given: 3 }, last: null });
    const wallSees = (await wall.asks("GET", at())).body;
    expect(wallSees.mine).toEqual([]);
    expect(JSON.stringify(wallSees)).not.toMatch(/voter|secret|sums":\[\{/);
  });

  test("is counted in the room by the wall, which has no dots of its own", async () => {
    const count = (by: number, id = newId(random)) => ({ do: "count", round, cardId: two, by, id });
    const press = count(1);
    for (const body of [press, press, count(1), count(1), count(-1)]) {
      expect((await wall.asks("POST", `${at()}/commands`, { body })).status).toBe(200);
    }
    expect((await see("reader")).open).toMatchObject({ room: [{ cardId: two, dots: 2 }], given: 5 });
    expect((await wall.asks("POST", `${at()}/commands`, { body: cast(one, 1) })).body.code).toBe("not-allowed");
    expect((await send("reader", cast(one, 1))).body.code).toBe("not-allowed");
  });

  test("keeps while it runs no name, and of what is kept for a repeat no idea", async () => {
    const { db } = server.app.parts.storage;
    const per = (await server.as("participant", "GET", "/api/v1/session")).body.actor;
    const dots = JSON.stringify(await db.selectFrom("vote_dots").selectAll().execute());
    expect(dots).not.toContain(per.id);
    const replies = await db.selectFrom("command_keys").selectAll().execute();
    expect(JSON.stringify(replies)).not.toContain(one);
    const audited = JSON.stringify(await db.selectFrom("audit").selectAll().execute());
    expect(audited).toContain("vote:cast");
    expect(audited).not.toContain(one);
  });

  test("closes with sums, and then nobody can tell who gave what", async () => {
    expect((await wall.asks("POST", `${at()}/commands`, { body: { do: "close", round } })).status).toBe(200);
    const sums = [
      { cardId: one, dots: 3 },
      { cardId: two, dots: 2 },
    ];
    for (const who of ["participant", "reader"] as const) {
      const picture = await see(who);
      expect(picture).toEqual({ open: null, mine: [], last: { id: round, sums, closedAt: clock.now() } });
      expect(JSON.stringify(picture)).not.toContain(PEOPLE.participant.name);
    }
    const { db } = server.app.parts.storage;
    expect(await db.selectFrom("vote_dots").selectAll().execute()).toEqual([]);
    expect((await send("participant", cast(one, 1))).body.code).toBe("changed-meanwhile");
    expect((await send("participant", { do: "close", round })).status).toBe(200);
  });

  test("of another board is none of this one's, and its id is not taken over", async () => {
    const other = `/api/v1/boards/${server.hospital.otherBoardId}/votes`;
    const stolen = await server.as("stranger", "POST", `${other}/commands`, { body: start(round) });
    expect(stolen.body.code).toBe("changed-meanwhile");
    expect((await server.as("stranger", "GET", other)).body).toEqual({ open: null, mine: [], last: null });
  });
});
