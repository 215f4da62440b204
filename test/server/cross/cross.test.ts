import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../shared/base/ids.ts";
import { handClock } from "../../support/clock.ts";
import { seededRandom } from "../../support/ids.ts";
import { startServer, type TestServer } from "../../support/startServer.ts";
import { pairWall } from "../../support/wall.ts";

/** A Monday at 07:46 in Oslo. */
const clock = handClock(Date.parse("2026-11-23T06:46:00Z"));
const random = seededRandom(3);
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ clock, seed: 21 });
});
afterAll(() => server.close());

const at = () => `/api/v1/boards/${server.hospital.boardId}/cross`;
const send = (who: Parameters<TestServer["as"]>[0], body: unknown, key?: string) =>
  server.as(who, "POST", `${at()}/commands`, { body, ...(key && { key }) });
const colour = (date: string, to: string | null, was: string | null = null) => ({
  do: "colour",
  date,
  colour: to,
  was,
});

async function day(date: string) {
  const { body } = await server.as("reader", "GET", at());
  return body.days.find((each: { date: string }) => each.date === date);
}

describe("the cross over the API", () => {
  test("a participant colours yesterday and everybody reads it", async () => {
    expect((await send("participant", colour("2026-11-22", "green"))).status).toBe(200);
    expect(await day("2026-11-22")).toMatchObject({ colour: "green", history: [] });
  });
  test("a reader may not colour, and a stranger from another section neither", async () => {
    expect((await send("reader", colour("2026-11-21", "green"))).body.code).toBe("not-allowed");
    expect((await send("stranger", colour("2026-11-21", "green"))).body.code).toBe("not-allowed");
  });
  test("who did not see the colour of another is told what it is", async () => {
    await send("participant", colour("2026-11-20", "red"));
    const answer = await send("leader", colour("2026-11-20", "green"));
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: "changed-meanwhile", current: { day: { colour: "red" } } });
  });
  test("two who colour one day at the same moment: one is told", async () => {
    const answers = await Promise.all([
      send("participant", colour("2026-11-19", "red")),
      send("leader", colour("2026-11-19", "green")),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
  test("the same command sent twice is done once", async () => {
    const event = { do: "event", date: "2026-11-22", id: newId(random), kind: "fall", line: "", reported: "no" };
    const first = await send("participant", event, "key-1");
    const again = await send("participant", event, "key-1");
    expect(again.body).toEqual(first.body);
    expect((await day("2026-11-22")).events).toHaveLength(1);
  });
  test("a line with a national identity number is refused and nothing is stored", async () => {
    const line = "pasient 13097248022 falt";
    const event = { do: "event", date: "2026-11-21", id: newId(random), kind: null, line, reported: "no" };
    const answer = await send("participant", event);
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe("patient-identity");
    expect(await day("2026-11-21")).toBeUndefined();
  });
  test("a day to come, a colour outside the scale and a second line are refused by field", async () => {
    expect((await send("participant", colour("2026-11-24", "green"))).body.fields).toHaveProperty("date");
    const event = { do: "event", date: "2026-11-22", id: newId(random), kind: null, line: "a\nb", reported: "no" };
    expect((await send("participant", event)).body.fields).toHaveProperty("line");
  });
  test("a touch wall colours only while a meeting runs", async () => {
    const wall = await pairWall(server, "touch");
    const path = `/boards/${server.hospital.boardId}`;
    const body = colour("2026-11-18", "green");
    expect((await wall.asks("POST", `${path}/cross/commands`, { body })).body.code).toBe("not-allowed");
    const types = (await wall.asks("GET", `${path}/meeting-types`)).body.items;
    expect((await wall.asks("POST", `${path}/meetings`, { body: { typeId: types[0].id } })).status).toBe(200);
    expect((await wall.asks("POST", `${path}/cross/commands`, { body })).status).toBe(200);
  });
});
