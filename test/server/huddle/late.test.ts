import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../../shared/base/time.ts";
import { plannedMeetingId } from "../../../shared/huddle/late.ts";
import { ask, call } from "../../support/caller.ts";
import { handClock } from "../../support/clock.ts";
import { PASSWORD, PEOPLE } from "../../support/hospital.ts";
import { seededRandom } from "../../support/ids.ts";
import { startServer, type TestServer } from "../../support/startServer.ts";
import { pairWall, type Wall } from "../../support/wall.ts";

/** A Monday at 07:45 in Oslo, when the board meets; each test has a morning of its own. */
const MONDAY = Date.parse("2026-11-23T06:45:00Z");
const random = seededRandom(12);
const clock = handClock(MONDAY - 60 * MINUTE);
let server: TestServer;
let wall: Wall;
let looks: Wall;
let leader = "";
let planned = MONDAY - DAY;
beforeAll(async () => {
  server = await startServer({ clock, seed: 23 });
  wall = await pairWall(server, "touch");
  looks = await pairWall(server, "look");
});
afterAll(() => server.close());
beforeEach(async () => {
  planned += DAY;
  // No meetings at the weekend.
  while ([0, 6].includes(new Date(planned).getUTCDay())) planned += DAY;
  clock.advanceTo(planned - 5 * MINUTE);
  await signIn();
});

/** Sessions end when nobody uses them for a night. */
async function signIn(): Promise<void> {
  const body = { name: PEOPLE.leader.login, password: PASSWORD };
  leader = (await ask(server.url, "POST", "/api/v1/session", { body })).cookie ?? "";
}

const board = () => `/boards/${server.hospital.boardId}`;
const press = () => newId<"press">(random);
const late = (path: string, body: unknown, given: number, key: string = press()) =>
  wall.asks("POST", path, { body, given, key });
const desk = (path: string, body: unknown) => call(server.url, "POST", `/api/v1${path}`, { body, cookie: leader });
const now = async () => (await wall.asks("GET", `${board()}/meeting`)).body;
const record = async (id: string) => (await wall.asks("GET", `/meetings/${id}`)).body;
const firstType = async () => (await now()).types[0];
const colour = (date: string) =>
  wall.asks("POST", `${board()}/cross/commands`, { body: { do: "colour", date, colour: "green", was: null } });

async function begin(given: number) {
  const type = await firstType();
  const body = { typeId: type.id, late: { id: press(), steps: type.steps, heads: { room: 4, remote: 1 } } };
  const answer = await late(`${board()}/meetings`, body, given);
  expect(answer.status).toBe(200);
  return answer.body.meeting;
}

describe("a meeting that was held on the wall without network", () => {
  test("is known afterwards with its own times, and with all that was done in it", async () => {
    clock.advanceTo(planned + 75 * MINUTE);
    expect((await now()).missed).toMatchObject({ plannedAt: planned });
    // The door is shut until the meeting is known.
    expect((await colour("2026-11-22")).status).toBe(403);

    const { id } = await begin(planned + MINUTE);
    expect(id).toBe(plannedMeetingId((await firstType()).id, planned));
    expect((await now()).running).toBeNull();
    const run = `/meetings/${id}/commands`;
    const one = press();
    const next = { do: "next", from: 0, id: one, after: null };
    expect((await late(run, { do: "heads", id: press(), where: "room", by: 1 }, planned + MINUTE)).status).toBe(200);
    expect((await late(run, next, planned + 2 * MINUTE, one)).status).toBe(200);
    // Its answer was lost: sent again, it is done once.
    expect((await late(run, next, planned + 2 * MINUTE, one)).status).toBe(200);
    expect((await colour("2026-11-22")).status).toBe(200);
    expect((await late(run, { do: "next", from: 1, id: press(), after: one }, planned + 5 * MINUTE)).status).toBe(200);
    expect((await late(run, { do: "end" }, planned + 9 * MINUTE)).status).toBe(200);

    const { meeting, facts } = await record(id);
    expect(meeting).toMatchObject({
      state: "ended",
      plannedAt: planned,
      startedAt: planned + MINUTE,
      endedAt: planned + 9 * MINUTE,
      heads: { room: 5, remote: 1 },
      spent: [MINUTE, 3 * MINUTE, 4 * MINUTE, 0, 0, 0, 0, 0],
    });
    expect(meeting.left).toBeUndefined();
    expect(facts.cross).toMatchObject([{ date: "2026-11-22", colour: "green" }]);
    expect((await now()).missed).toBeNull();
    // And the door shuts again.
    clock.advance(6 * MINUTE);
    expect((await colour("2026-11-21")).status).toBe(403);
  });

  test("runs on where the network comes back in the middle of it", async () => {
    clock.advanceTo(planned + 4 * MINUTE);
    const { id } = await begin(planned);
    const one = press();
    await late(`/meetings/${id}/commands`, { do: "next", from: 0, id: one, after: null }, planned + MINUTE);
    expect((await now()).running).toMatchObject({ id, startedAt: planned, step: 1, stepStartedAt: planned + MINUTE });
    const end = await wall.asks("POST", `/meetings/${id}/commands`, { body: { do: "end" } });
    expect(end.body.meeting).toMatchObject({ state: "ended", endedAt: planned + 4 * MINUTE });
  });

  test("was begun by somebody else too: the people and the cross of both count, the steps are the server's", async () => {
    clock.advanceTo(planned);
    const type = await firstType();
    const { id, heads } = (await desk(`${board()}/meetings`, { typeId: type.id })).body.meeting;
    const run = `/meetings/${id}/commands`;
    await desk(run, { do: "goTo", to: 2, id: press() });
    await desk(run, { do: "heads", id: press(), where: "remote", by: 2 });
    clock.advance(3 * MINUTE);
    const joined = await begin(planned + MINUTE);
    expect(joined).toMatchObject({ id, step: 2 });
    const one = press();
    const lost = await late(run, { do: "next", from: 0, id: one, after: null }, planned + 2 * MINUTE);
    expect([lost.status, lost.body.code]).toEqual([409, "changed-meanwhile"]);
    expect(lost.body.current.meeting).toMatchObject({ step: 2, moved: { by: PEOPLE.leader.name } });
    expect((await late(run, { do: "end", id: press(), after: one }, planned + 2 * MINUTE)).status).toBe(409);
    expect((await late(run, { do: "heads", id: press(), where: "room", by: 1 }, planned + MINUTE)).status).toBe(200);
    const { running } = await now();
    expect(running).toMatchObject({ step: 2, heads: { room: heads.room + 1, remote: heads.remote + 2 } });
    await desk(run, { do: "end" });
  });

  test("comes when another meeting runs, and that one goes on undisturbed", async () => {
    const later = planned + DAY;
    clock.advanceTo(later);
    await signIn();
    const type = await firstType();
    const running = (await desk(`${board()}/meetings`, { typeId: type.id })).body.meeting;
    const { id } = await begin(planned);
    expect(id).not.toBe(running.id);
    expect((await late(`/meetings/${id}/commands`, { do: "end" }, planned + 8 * MINUTE)).status).toBe(200);
    expect((await now()).running).toMatchObject({ id: running.id });
    expect((await record(id)).meeting).toMatchObject({ state: "ended", endedAt: planned + 8 * MINUTE });
    await desk(`/meetings/${running.id}/commands`, { do: "end" });
    planned = later;
  });
});

describe("a meeting whose wall was cut off", () => {
  test("is ended by the server when nobody is heard, and goes on as it went when the wall comes back", async () => {
    clock.advanceTo(planned);
    const type = await firstType();
    const { id } = (await wall.asks("POST", `${board()}/meetings`, { body: { typeId: type.id } })).body.meeting;
    clock.advanceTo(planned + 60 * MINUTE);
    await expect.poll(async () => (await record(id)).meeting.state).toBe("ended");
    expect((await colour("2026-11-20")).status).toBe(403);
    const run = `/meetings/${id}/commands`;
    const one = press();
    expect((await late(run, { do: "next", from: 0, id: one, after: null }, planned + 2 * MINUTE)).status).toBe(200);
    expect((await colour("2026-11-20")).status).toBe(200);
    expect((await late(run, { do: "end", id: press(), after: one }, planned + 7 * MINUTE)).status).toBe(200);
    const { meeting, facts } = await record(id);
    expect(meeting).toMatchObject({ endedAt: planned + 7 * MINUTE, spent: [2 * MINUTE, 5 * MINUTE, 0, 0, 0, 0, 0, 0] });
    expect(facts.cross.map(({ date }: { date: string }) => date)).toEqual(["2026-11-20"]);
  });

  test("adds to one that somebody else has ended, whose record loses nothing by it", async () => {
    clock.advanceTo(planned);
    const type = await firstType();
    const { id } = (await wall.asks("POST", `${board()}/meetings`, { body: { typeId: type.id } })).body.meeting;
    const run = `/meetings/${id}/commands`;
    clock.advance(MINUTE);
    expect((await colour("2026-11-19")).status).toBe(200);
    clock.advance(6 * MINUTE);
    await desk(run, { do: "end" });
    clock.advance(60 * MINUTE);
    expect((await late(run, { do: "next", from: 0, after: null }, planned + 2 * MINUTE)).body.code).toBe(
      "meeting-over",
    );
    expect((await late(run, { do: "heads", id: press(), where: "room", by: 3 }, planned + 2 * MINUTE)).status).toBe(
      200,
    );
    expect((await colour("2026-11-18")).status).toBe(200);
    const thanked = { do: "give", id: newId<"thanks">(random), to: "nightShift", line: "" };
    expect((await wall.asks("POST", `${board()}/thanks/commands`, { body: thanked })).status).toBe(200);
    const decide = { do: "decide", id: press(), kind: "done", text: "", about: null };
    expect((await late(run, decide, planned + 3 * MINUTE)).status).toBe(200);
    const { meeting, facts } = await record(id);
    expect(meeting).toMatchObject({ endedAt: planned + 7 * MINUTE, decisions: [{ kind: "done" }] });
    expect(facts.cross.map(({ date }: { date: string }) => date)).toEqual(["2026-11-19", "2026-11-18"]);
    expect(facts.thanks).toMatchObject([{ to: "nightShift" }]);
  });

  test("does nothing late in a meeting in which it could not have been touched", async () => {
    clock.advanceTo(planned);
    const type = await firstType();
    const { id } = (await desk(`${board()}/meetings`, { typeId: type.id })).body.meeting;
    clock.advance(5 * MINUTE);
    await desk(`/meetings/${id}/commands`, { do: "end" });
    clock.advance(60 * MINUTE);
    const run = `/meetings/${id}/commands`;
    const heads = { do: "heads", id: press(), where: "room", by: 1 };
    expect((await late(run, heads, planned + 20 * MINUTE)).body.code).toBe("meeting-over");
    expect((await late(run, heads, planned - MINUTE)).body.code).toBe("meeting-over");
    expect((await colour("2026-11-17")).status).toBe(403);
    const answer = await looks.asks("POST", run, { body: heads, given: planned + MINUTE });
    expect(answer.body.code).toBe("meeting-over");
  });
});
