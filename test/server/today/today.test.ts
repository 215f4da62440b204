import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../shared/base/ids.ts";
import { DAY } from "../../../shared/base/time.ts";
import { handClock } from "../../support/clock.ts";
import { seededRandom } from "../../support/ids.ts";
import { startServer, type TestServer } from "../../support/startServer.ts";
import { pairWall, type Wall } from "../../support/wall.ts";

/** A Monday at 07:46 in Oslo. */
const clock = handClock(Date.parse("2026-11-23T06:46:00Z"));
const random = seededRandom(5);
const shift = newId<"shift">(random);
const [normal, raised] = [newId<"level">(random), newId<"level">(random)];
const settings = {
  shifts: [{ id: shift, name: "Dag", need: [9, 9, 9, 9, 9, 6, 6] }],
  beds: 20,
  levels: [
    { id: normal, name: "Normal drift" },
    { id: raised, name: "Grønn beredskap" },
  ],
};
let server: TestServer;
let wall: Wall;
beforeAll(async () => {
  server = await startServer({ clock, seed: 22 });
});
afterAll(() => server.close());

type Who = Parameters<TestServer["as"]>[0];
const board = () => `/api/v1/boards/${server.hospital.boardId}`;
const send = (who: Who, body: unknown, key?: string) =>
  server.as(who, "POST", `${board()}/today/commands`, { body, ...(key && { key }) });
const today = async (who: Who = "reader") => (await server.as(who, "GET", `${board()}/today`)).body;
const patients = (count: number, was: number | null, date = "2026-11-23") => ({ do: "patients", date, count, was });
const staff = (deviation: number, was: number | null) => ({
  do: "staff",
  date: "2026-11-23",
  shifts: [{ shiftId: shift, deviation, was }],
});

async function configure(who: Who, change: object) {
  const { settings: now, version } = (await server.as(who, "GET", board())).body;
  return await server.as(who, "PATCH", board(), { body: { version, settings: { ...now, today: change } } });
}

describe("today over the API", () => {
  test("a new board has nothing set up and takes no figures", async () => {
    expect(await today()).toMatchObject({
      settings: { shifts: [], beds: null, levels: [] },
      day: { date: "2026-11-23", staff: [], patients: null },
    });
    expect((await send("participant", patients(18, null))).body.code).toBe("bad-request");
  });
  test("a leader sets the need once; a participant may not", async () => {
    expect((await configure("participant", settings)).body.code).toBe("not-allowed");
    expect((await configure("leader", settings)).status).toBe(200);
    expect((await today()).settings).toEqual(settings);
  });
  test("a shift's name never holds a national identity number", async () => {
    const shifts = [{ id: shift, name: "13097248022", need: [1, 1, 1, 1, 1, 1, 1] }];
    expect((await configure("leader", { ...settings, shifts })).body.code).toBe("patient-identity");
  });
  test("a participant says that the shift is as planned, at any hour, and everybody reads it", async () => {
    expect((await send("participant", staff(0, null))).status).toBe(200);
    expect((await today()).day.staff).toMatchObject([{ shiftId: shift, deviation: 0 }]);
  });
  test("a reader may not, and a stranger from another section neither", async () => {
    expect((await send("reader", staff(-1, 0))).body.code).toBe("not-allowed");
    expect((await send("stranger", staff(-1, 0))).body.code).toBe("not-allowed");
  });
  test("the same command sent twice is done once", async () => {
    const first = await send("participant", patients(20, null), "today-1");
    const again = await send("participant", patients(20, null), "today-1");
    expect(again).toMatchObject({ status: 200, body: first.body });
  });
  test("who did not see another's figure is told what it is", async () => {
    const answer = await send("leader", patients(17, null));
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: "changed-meanwhile", current: { day: { patients: { count: 20 } } } });
  });
  test("two who count at the same moment: one is told", async () => {
    const answers = await Promise.all([send("participant", patients(21, 20)), send("leader", patients(22, 20))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
  test("a correction keeps what stood before", async () => {
    const { day } = await today();
    clock.advance(10 * 60_000);
    await send("participant", patients(24, day.patients.count));
    expect((await today()).day.history).toMatchObject([{ what: "patients", before: day.patients.count }]);
  });
  test("a touch wall says it only while a meeting runs, and another board's wall never", async () => {
    wall = await pairWall(server, "touch");
    const path = `/boards/${server.hospital.boardId}`;
    const body = { do: "level", date: "2026-11-23", id: raised, was: normal };
    expect((await wall.asks("POST", `${path}/today/commands`, { body })).body.code).toBe("not-allowed");
    const types = (await wall.asks("GET", `${path}/meeting-types`)).body.items;
    await wall.asks("POST", `${path}/meetings`, { body: { typeId: types[0].id } });
    expect((await wall.asks("POST", `${path}/today/commands`, { body })).status).toBe(200);
    const other = `/boards/${server.hospital.otherBoardId}/today/commands`;
    expect((await wall.asks("POST", other, { body })).body.code).toBe("not-found");
  });
  test("the next day begins blank, the level that was raised still stands", async () => {
    clock.advance(DAY);
    // People are signed out by then; a wall is not.
    expect((await wall.asks("GET", `/boards/${server.hospital.boardId}/today`)).body).toMatchObject({
      day: { date: "2026-11-24", staff: [], patients: null, level: null },
      before: { patients: 24, level: { id: raised, since: "2026-11-23" } },
    });
  });
});
