import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../../shared/base/time.ts";
import { handClock } from "../../support/clock.ts";
import { seededRandom } from "../../support/ids.ts";
import { startServer, type TestServer } from "../../support/startServer.ts";
import { pairWall } from "../../support/wall.ts";

/** A Monday at 07:46 in Oslo. */
const clock = handClock(Date.parse("2026-11-23T06:46:00Z"));
const random = seededRandom(6);
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ clock, seed: 23 });
});
afterAll(() => server.close());

type Who = Parameters<TestServer["as"]>[0];
const at = () => `/api/v1/boards/${server.hospital.boardId}/thanks`;
const send = (who: Who, body: unknown, key?: string) =>
  server.as(who, "POST", `${at()}/commands`, { body, ...(key && { key }) });
const give = (to: string | null, line = "") => ({ do: "give", id: newId(random), to, line });
const lines = async () =>
  (await server.as("reader", "GET", at())).body.items.map((each: { to: string; line: string }) => each.to ?? each.line);

describe("thanks over the API", () => {
  test("a participant thanks the night shift, and everybody reads it", async () => {
    expect((await send("participant", give("nightShift"))).status).toBe(200);
    expect(await lines()).toEqual(["nightShift"]);
  });
  test("a reader may not, and a stranger from another section neither", async () => {
    expect((await send("reader", give("doctors"))).body.code).toBe("not-allowed");
    expect((await send("stranger", give("doctors"))).body.code).toBe("not-allowed");
  });
  test("the same one sent twice is given once, with a key and without", async () => {
    clock.advance(MINUTE);
    const body = give(null, "for hjelpen i natt");
    await send("participant", body, "thanks-1");
    await send("participant", body, "thanks-1");
    await send("participant", body);
    expect(await lines()).toEqual(["for hjelpen i natt", "nightShift"]);
  });
  test("it can be taken back", async () => {
    const body = give("porters");
    await send("participant", body);
    expect((await send("participant", { do: "takeBack", id: body.id })).status).toBe(200);
    expect(await lines()).not.toContain("porters");
  });
  test("a line with a national identity number is refused", async () => {
    expect((await send("participant", give(null, "takk til 13097248022"))).body.code).toBe("patient-identity");
  });
  test("an id of another board is not taken over", async () => {
    const body = give("students");
    await send("participant", body);
    const other = `/api/v1/boards/${server.hospital.otherBoardId}/thanks`;
    await server.as("stranger", "POST", `${other}/commands`, { body: { do: "takeBack", id: body.id } });
    await server.as("stranger", "POST", `${other}/commands`, { body });
    expect(await lines()).toContain("students");
    expect((await server.as("stranger", "GET", other)).body.items).toEqual([]);
  });
  test("a touch wall thanks while a meeting runs and until five minutes after it; a day later it is gone", async () => {
    const wall = await pairWall(server, "touch");
    const path = `/boards/${server.hospital.boardId}`;
    const say = (body: object) => wall.asks("POST", `${path}/thanks/commands`, { body });
    expect((await say(give("doctors"))).body.code).toBe("not-allowed");
    const types = (await wall.asks("GET", `${path}/meeting-types`)).body.items;
    const { meeting } = (await wall.asks("POST", `${path}/meetings`, { body: { typeId: types[0].id } })).body;
    expect((await say(give("doctors"))).status).toBe(200);
    await wall.asks("POST", `/meetings/${meeting.id}/commands`, { body: { do: "end" } });
    clock.advance(6 * MINUTE);
    expect((await say(give("porters"))).body.code).toBe("not-allowed");
    expect((await wall.asks("GET", `${path}/thanks`)).body.items).toHaveLength(4);
    clock.advance(DAY);
    expect((await wall.asks("GET", `${path}/thanks`)).body.items).toEqual([]);
  });
});
