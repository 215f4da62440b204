import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { leftOfStep } from "../../shared/huddle/huddle.ts";
import { addCard, moveCard } from "../../shared/board/cards.ts";
import { call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

/** A Monday; the ward met last on Friday. */
const FRIDAY = Date.parse("2026-11-20T06:45:00Z");
const MONDAY = Date.parse("2026-11-23T06:45:00Z");
const SECOND = 1000;
const dataDir = mkdtempSync(join(tmpdir(), "tavle-huddle-"));
const clock = handClock(FRIDAY - 20 * MINUTE);
const random = seededRandom(9);
let server: TestServer;
let wall: Wall;

beforeAll(async () => {
  server = await startServer({ clock, dataDir, seed: 31 });
  wall = await pairWall(server, "touch");
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const board = () => `/boards/${server.hospital.boardId}`;
const get = async (path: string) => (await wall.asks("GET", path)).body;
async function press(id: string, body: unknown) {
  const answer = await wall.asks("POST", `/meetings/${id}/commands`, { body });
  expect(answer.status).toBe(200);
  return answer.body.meeting;
}
async function start(): Promise<string> {
  const [type] = (await get(`${board()}/meeting-types`)).items;
  const answer = await wall.asks("POST", `${board()}/meetings`, { body: { typeId: type.id } });
  expect(answer.status).toBe(200);
  return answer.body.meeting.id;
}

test("ten minutes on a Monday, with a restart in the middle, and a record that tells it", async () => {
  // Friday: a meeting was held, so that Monday looks back to it.
  clock.advanceTo(FRIDAY);
  await press(await start(), { do: "end" });
  await server.app.parts.sync.edit(server.hospital.boardId, { kind: "system" }, (doc) => {
    const lane = doc.lanes.all().find(({ meaning }) => meaning === "new");
    if (lane) addCard(doc, { id: newId(random), title: "Fast plass til blærescanner", laneId: lane.id });
  });

  // 07:46: one touch, and one minute late ends on time all the same.
  clock.advanceTo(MONDAY + MINUTE);
  const id = await start();
  let meeting = (await get(`${board()}/meeting`)).running;
  expect(meeting).toMatchObject({ step: 0, plannedAt: MONDAY, endsAt: MONDAY + 10 * MINUTE });
  const { leaders } = await get(`${board()}/meeting`);
  await press(id, { do: "takeLead", leader: leaders[0] });
  await press(id, { do: "heads", id: newId(random), where: "room", by: 2 });
  clock.advance(30 * SECOND);
  await press(id, { do: "next", from: 0 });
  clock.advance(40 * SECOND);
  await press(id, { do: "next", from: 1 });

  // The cross: Friday, Saturday and Sunday.
  for (const [date, colour] of [
    ["2026-11-20", "green"],
    ["2026-11-21", "yellow"],
    ["2026-11-22", "green"],
  ]) {
    const body = { do: "colour", date, colour, was: null };
    expect((await wall.asks("POST", `${board()}/cross/commands`, { body })).status).toBe(200);
  }
  const event = { do: "event", date: "2026-11-21", id: newId(random), kind: "nearMiss", line: "", reported: "yes" };
  expect((await wall.asks("POST", `${board()}/cross/commands`, { body: event })).status).toBe(200);
  clock.advance(50 * SECOND);

  // The server starts anew in step 3; the wall goes on where it was, with the right time left.
  const { hospital } = server;
  await server.close();
  server = await startServer({ clock, dataDir, hospital, seed: 32 });
  const { cookie } = wall;
  wall = { ...wall, asks: (method, at, how = {}) => call(server.url, method, `/api/v1${at}`, { ...how, cookie }) };
  meeting = (await get(`${board()}/meeting`)).running;
  expect(meeting).toMatchObject({ id, step: 2 });
  expect(leftOfStep(meeting, clock.now())).toBe(70 * SECOND);
  expect((await wall.asks("GET", board())).body.may).toContain("cross:colour");

  // On through the steps; an idea is placed; a measure is looked at.
  await press(id, { do: "next", from: 2 });
  const { version, settings } = (await server.as("leader", "GET", `/api/v1${board()}`)).body;
  const beds = { ...settings, today: { shifts: [], beds: 20, levels: [] } };
  await server.as("leader", "PATCH", `/api/v1${board()}`, { body: { version, settings: beds } });
  const patients = { do: "patients", date: "2026-11-23", count: 22, was: null };
  expect((await wall.asks("POST", `${board()}/today/commands`, { body: patients })).status).toBe(200);
  clock.advance(60 * SECOND);
  await press(id, { do: "next", from: 3 });
  const measure = await server.as("leader", "POST", "/api/v1/measures", {
    body: {
      unitId: hospital.unitId,
      name: "Fall",
      unit: "",
      direction: "down",
      target: null,
      chart: "run",
      rhythm: "week",
      decimals: 0,
      responsible: "Fagsykepleier",
    },
  });
  await press(id, { do: "show", focus: { kind: "measure", id: measure.body.id } });
  const about = { kind: "measure", id: measure.body.id };
  await press(id, { do: "decide", id: newId(random), kind: "noAction", text: "", about });
  await press(id, { do: "goTo", to: 5 });
  await server.app.parts.sync.edit(hospital.boardId, { kind: "system" }, (doc) => {
    const card = doc.cards.all().find(({ title }) => title.includes("blærescanner"));
    const lane = doc.lanes.all().find(({ meaning }) => meaning === "testing");
    if (card && lane) moveCard(doc, card.id, { laneId: lane.id, beforeId: null });
  });
  clock.advance(90 * SECOND);
  await press(id, { do: "goTo", to: 7 });
  const thanks = { do: "give", id: newId(random), to: "nightShift", line: "" };
  expect((await wall.asks("POST", `${board()}/thanks/commands`, { body: thanks })).status).toBe(200);
  clock.advance(20 * SECOND);
  expect((await press(id, { do: "end" })).state).toBe("ended");

  const record = await get(`/meetings/${id}`);
  expect(record.meeting).toMatchObject({ plannedAt: MONDAY, leader: { name: leaders[0].name } });
  expect(record.facts).toMatchObject({
    cross: [
      { date: "2026-11-20", colour: "green", events: [] },
      { date: "2026-11-21", colour: "yellow", events: [{ kind: "nearMiss", reported: "yes" }] },
      { date: "2026-11-22", colour: "green", events: [] },
    ],
    cards: [{ title: "Fast plass til blærescanner", change: "moved", laneMeaning: "testing" }],
    measures: [{ definition: { name: "Fall" } }],
    today: { settings: { beds: 20 }, day: { patients: { count: 22 } } },
    thanks: [{ to: "nightShift" }],
  });
  expect(record.meeting.decisions).toMatchObject([{ kind: "noAction", about }]);
  const spent = record.meeting.spent.reduce((sum: number, ms: number) => sum + ms, 0);
  expect(spent).toBe(record.meeting.endedAt - record.meeting.startedAt);

  // The list, and the usual number of the next meeting.
  const { items } = await get(`${board()}/meetings`);
  expect(items.map((line: { meeting: { state: string } }) => line.meeting.state)).toEqual(["ended", "ended"]);
  const cards = [{ title: "Fast plass til blærescanner", laneMeaning: "testing", laneName: null }];
  expect(items[0].came).toEqual({ cards, raised: [], handled: [] });
  expect((await get(`${board()}/cross`)).lastMeeting).toBe("2026-11-23");
});
