import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { newId } from "../../../shared/base/ids.ts";
import { MINUTE } from "../../../shared/base/time.ts";
import { DEFAULT_AGENDA } from "../../../shared/huddle/agenda.ts";
import { ask, call } from "../../support/caller.ts";
import { handClock } from "../../support/clock.ts";
import { PASSWORD, PEOPLE, type PersonName } from "../../support/hospital.ts";
import { seededRandom } from "../../support/ids.ts";
import { startServer, type TestServer } from "../../support/startServer.ts";
import { pairWall, type Wall } from "../../support/wall.ts";

/** A Monday at 07:00 in Oslo; the board's meeting is at 07:45. */
const MONDAY = Date.parse("2026-11-23T06:00:00Z");
const PLANNED = MONDAY + 45 * MINUTE;
const random = seededRandom(8);
const clock = handClock(MONDAY - 60 * MINUTE);
let server: TestServer;
let wall: Wall;
beforeAll(async () => {
  server = await startServer({ clock, seed: 22 });
  wall = await pairWall(server, "touch");
});
afterAll(() => server.close());

const board = () => `/boards/${server.hospital.boardId}`;
type Who = PersonName;
const sessions = new Map<string, string>();

/** Sessions end when nobody uses them for a night, and these tests go on for days. */
async function sessionOf(who: Who): Promise<string> {
  const name = `${who} ${Math.floor(clock.now() / (24 * 60 * MINUTE))}`;
  const known = sessions.get(name);
  if (known) return known;
  const body = { name: PEOPLE[who].login, password: PASSWORD };
  const { cookie = "" } = await ask(server.url, "POST", "/api/v1/session", { body });
  sessions.set(name, cookie);
  return cookie;
}
async function as(who: Who, method: string, path: string, body?: unknown) {
  const cookie = await sessionOf(who);
  return call(server.url, method, `/api/v1${path}`, { cookie, ...(body !== undefined && { body }) });
}
const now = async () => (await wall.asks("GET", `${board()}/meeting`)).body;
const firstType = async () => (await now()).types[0];
const start = async (who: Who = "leader") => as(who, "POST", `${board()}/meetings`, { typeId: (await firstType()).id });
const press = (id: string, body: unknown, who: Who = "leader") => as(who, "POST", `/meetings/${id}/commands`, body);

async function running(): Promise<string> {
  const answer = await start();
  expect(answer.status).toBe(200);
  return answer.body.meeting.id;
}
const nextMorning = () => {
  const days = Math.floor((clock.now() - MONDAY) / (24 * 60 * MINUTE)) + 1;
  clock.advanceTo(MONDAY + days * 24 * 60 * MINUTE + 44 * MINUTE);
};

describe("before the meeting", () => {
  test("a new board has a meeting of ten minutes at 07:45 on weekdays", async () => {
    const { next, types, running: none } = await now();
    expect(none).toBeNull();
    expect(types).toMatchObject([{ kind: "huddle", name: null, steps: DEFAULT_AGENDA, rhythm: { time: "07:45" } }]);
    expect(next).toMatchObject({ plannedAt: PLANNED, endsAt: PLANNED + 10 * MINUTE });
  });
  test("a wall far from the planned time needs a PIN, and without one set it cannot start", async () => {
    const body = { typeId: (await firstType()).id };
    expect((await wall.asks("POST", `${board()}/meetings`, { body })).body.code).toBe("pin-needed");
  });
  test("five wrong PINs in fifteen minutes, and the sixth is not even compared", async () => {
    const facts = (await as("leader", "GET", board())).body;
    await as("leader", "PATCH", board(), { version: facts.version, pin: "4711" });
    const typeId = (await firstType()).id;
    const guess = (pin: string) => wall.asks("POST", `${board()}/meetings`, { body: { typeId, pin } });
    for (let tries = 0; tries < 5; tries += 1) expect((await guess("0000")).body.code).toBe("wrong-pin");
    expect((await guess("4711")).body.code).toBe("too-many");
    clock.advance(15 * MINUTE);
    expect((await guess("4711")).status).toBe(200);
    const id = (await now()).running.id;
    expect((await press(id, { do: "end" })).status).toBe(200);
  }, 60_000);
  test("a wall that only looks cannot start at all", async () => {
    const looking = await pairWall(server, "look");
    const body = { typeId: (await firstType()).id };
    expect((await looking.asks("POST", `${board()}/meetings`, { body })).body.code).toBe("not-allowed");
  });
  test("a reader may not start, and a participant may", async () => {
    expect((await start("reader")).body.code).toBe("not-allowed");
    const answer = await start("participant");
    expect(answer.body.meeting).toMatchObject({ state: "running", leader: { name: "Per Pettersen" } });
    await press(answer.body.meeting.id, { do: "end" });
  });
});

describe("during the meeting", () => {
  beforeEach(nextMorning);

  test("near its time a wall starts with one touch, and its presses count from then on", async () => {
    const body = { typeId: (await firstType()).id };
    const answer = await wall.asks("POST", `${board()}/meetings`, { body });
    const { id, state, plannedAt, leader } = answer.body.meeting;
    expect({ state, leader }).toEqual({ state: "running", leader: null });
    expect(plannedAt).toBe(clock.now() + MINUTE);
    const next = await wall.asks("POST", `/meetings/${id}/commands`, { body: { do: "next", from: 0 } });
    expect(next.body.meeting.step).toBe(1);
    await press(id, { do: "end" });
  });
  test("two who start at once start one meeting", async () => {
    const answers = await Promise.all([start("leader"), start("participant")]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const { id } = (await now()).running;
    expect(lost?.body).toMatchObject({ code: "meeting-running", current: { meeting: { id } } });
    await press(id, { do: "end" });
  });
  test("two who press next at once go one step on", async () => {
    const id = await running();
    const both = await Promise.all([
      press(id, { do: "next", from: 0 }),
      press(id, { do: "next", from: 0 }, "participant"),
    ]);
    expect(both.map(({ body }) => body.meeting.step)).toEqual([1, 1]);
    await press(id, { do: "end" });
  });
  test("heads begin with the usual number and every press counts", async () => {
    const id = await running();
    const usual = (await now()).running.heads.room;
    const plus = () => press(id, { do: "heads", id: newId(random), where: "room", by: 1 });
    await Promise.all([plus(), plus(), plus()]);
    expect((await now()).running.heads.room).toBe(usual + 3);
    await press(id, { do: "end" });
  });
  test("the name of a leader with an account comes from the account; strangers cannot be chosen", async () => {
    const id = await running();
    const { leaders } = await now();
    const per = leaders.find(({ name }: { name: string }) => name === "Per Pettersen");
    const taken = await press(id, { do: "takeLead", leader: { personId: per.personId, name: "Noen annen" } });
    expect(taken.body.meeting.leader).toEqual({ personId: per.personId, name: "Per Pettersen" });
    const stranger = { personId: newId(random), name: "Siri" };
    expect((await press(id, { do: "takeLead", leader: stranger })).body.code).toBe("bad-request");
    const substitute = { personId: null, name: "Vikar fra 4B" };
    expect((await press(id, { do: "takeLead", leader: substitute })).body.meeting.leader).toEqual(substitute);
    await press(id, { do: "end" });
  });
  test("touch stays open for five minutes after the end, and closes then", async () => {
    const id = await running();
    await press(id, { do: "end" });
    const may = async () => (await wall.asks("GET", board())).body.may.includes("cross:colour");
    expect(await may()).toBe(true);
    clock.advance(5 * MINUTE);
    expect(await may()).toBe(false);
  });
  test("after the end nothing is pressed any more", async () => {
    const id = await running();
    await press(id, { do: "end" });
    expect((await press(id, { do: "next", from: 0 })).body.code).toBe("meeting-over");
  });
  test("a decision with a national identity number is refused", async () => {
    const id = await running();
    const decision = { do: "decide", id: newId(random), kind: "text", text: "ring 13097248022", about: null };
    expect((await press(id, decision)).status).toBe(422);
    await press(id, { do: "end" });
  });
});

describe("a meeting that nobody started", () => {
  test("was not held when its planned end has passed, and the leader may say why", async () => {
    nextMorning();
    clock.advance(11 * MINUTE);
    const { missed, next } = await now();
    expect(missed).toMatchObject({ state: "notHeld", reason: null, plannedAt: clock.now() - 10 * MINUTE });
    expect(next.plannedAt).toBeGreaterThan(clock.now());
    const why = { do: "explain", reason: "Tre mottak samtidig" };
    expect((await press(missed.id, why, "reader")).body.code).toBe("not-allowed");
    expect((await press(missed.id, why)).body.meeting.reason).toBe("Tre mottak samtidig");
    expect((await now()).missed).toBeNull();
  });
  test("begun late it was held after all, with its whole length", async () => {
    nextMorning();
    clock.advance(12 * MINUTE);
    const { missed } = await now();
    const id = await running();
    expect(id).toBe(missed.id);
    expect((await now()).running).toMatchObject({ endsAt: clock.now() + 10 * MINUTE });
    await press(id, { do: "end" });
    expect((await now()).missed).toBeNull();
  });
});

describe("a meeting that nobody ended", () => {
  test("ends by itself half an hour later, as if at its planned end, and has a record", async () => {
    nextMorning();
    const id = await running();
    const { endsAt } = (await now()).running;
    clock.advance(40 * MINUTE);
    await vi.waitFor(async () => expect((await now()).running).toBeNull());
    const record = (await wall.asks("GET", `/meetings/${id}`)).body;
    expect(record.meeting).toMatchObject({ state: "ended", endedAt: endsAt });
    expect(record.facts).not.toBeNull();
  });
});

describe("kinds of meeting", () => {
  const weekly = {
    kind: "improvement",
    name: null,
    rhythm: { weekdays: [3], time: "13:00", everyWeeks: 2, from: "2026-11-23", onHolidays: false },
    steps: DEFAULT_AGENDA.slice(0, 3),
    usualHeads: { room: 5, remote: 1 },
  };
  test("a leader adds one, changes it, and takes it away; a participant does not", async () => {
    const path = `${board()}/meeting-types`;
    expect((await as("participant", "POST", path, weekly)).body.code).toBe("not-allowed");
    const made = (await as("leader", "POST", path, weekly)).body;
    expect((await now()).types).toHaveLength(2);
    const change = { ...weekly, name: "Forbedringsmøte", version: made.version };
    expect((await as("leader", "PATCH", `/meeting-types/${made.id}`, change)).body).toMatchObject({ version: 2 });
    const late = await as("admin", "PATCH", `/meeting-types/${made.id}`, change);
    expect(late.body).toMatchObject({ code: "changed-meanwhile", current: { name: "Forbedringsmøte" } });
    expect((await as("leader", "DELETE", `/meeting-types/${made.id}`)).status).toBe(200);
    expect((await now()).types).toHaveLength(1);
  });
  test("one held by video says where, and only an https address is a place", async () => {
    const path = `${board()}/meeting-types`;
    for (const videoUrl of ["http://join.nhn.no/1", "javascript:alert(1)", ""]) {
      const refused = await as("leader", "POST", path, { ...weekly, videoUrl });
      expect(refused.body).toMatchObject({ code: "bad-request", fields: { videoUrl: "an https:// address" } });
    }
    const made = (await as("leader", "POST", path, { ...weekly, videoUrl: "https://join.nhn.no/1" })).body;
    expect((await now()).types.at(-1)).toMatchObject({ id: made.id, videoUrl: "https://join.nhn.no/1" });
    await as("leader", "DELETE", `/meeting-types/${made.id}`);
  });
  test("one of a board's own must have a name, and a step at least half a minute", async () => {
    const path = `${board()}/meeting-types`;
    expect((await as("leader", "POST", path, { ...weekly, kind: "own" })).body.fields).toHaveProperty("name");
    const steps = [{ ...DEFAULT_AGENDA[0], minutes: 0.2 }];
    expect((await as("leader", "POST", path, { ...weekly, steps })).status).toBe(400);
  });
});
