import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertUnit } from "../../server/storage/units.ts";
import { type BoardId, newId, type UnitId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { levelsOfDay, placesOf } from "../../shared/level/counts.ts";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import type { Unit } from "../../shared/protocol/boards.ts";
import { call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { countsHold } from "../support/countsHold.ts";
import { type PersonName, signingIn } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** By the clock on the wall in Oslo; it is eight hours later in Tokyo. */
const oslo = (date: string, time: string): number => Date.parse(`${date}T${time}:00+01:00`);
const MONDAY = "2026-11-23";
const clock = handClock(oslo("2026-11-22", "23:30"));
const random = seededRandom(83);
let server: TestServer;
let signIn = signingIn(() => server.url);

const as = async (who: PersonName, method: string, path: string, body?: unknown) => {
  const how = { cookie: await signIn(who), ...(body !== undefined && { body }) };
  const answer = await call(server.url, method, `/api/v1${path}`, how);
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
};
/** Sessions do not last a night. */
function turnTo(date: string, time: string): void {
  clock.advanceTo(oslo(date, time));
  signIn = signingIn(() => server.url);
}

/** The units of this hospital by name, and their boards. */
const units = new Map<string, UnitId>();
const boards = new Map<string, BoardId>();
const unitOf = (name: string): UnitId => units.get(name) ?? expect.fail(`no unit ${name}`);
const boardOf = (name: string): BoardId => boards.get(name) ?? expect.fail(`no board ${name}`);

async function aUnit(kind: string, name: string, above: string, ...named: string[]): Promise<void> {
  units.set(name, (await as("admin", "POST", "/units", { parentId: unitOf(above), kind, name })).id);
  for (const board of named) await aBoard(name, board, kind === "section" ? "huddle" : "management");
}
async function aBoard(unit: string, name: string, kind: string): Promise<void> {
  boards.set(name, (await as("admin", "POST", "/boards", { unitId: unitOf(unit), name, kind })).id);
}
async function change(board: string, said: object): Promise<void> {
  const { version } = await as("admin", "GET", `/boards/${boardOf(board)}`);
  await as("admin", "PATCH", `/boards/${boardOf(board)}`, { version, ...said });
}
async function settings(board: string, said: object): Promise<void> {
  const { settings: now } = await as("admin", "GET", `/boards/${boardOf(board)}`);
  await change(board, { settings: { ...now, ...said } });
}
async function moveUnit(name: string, wanted: object): Promise<void> {
  const { items } = await as("admin", "GET", "/units");
  const { version } = items.find(({ id }: Unit) => id === unitOf(name));
  await as("admin", "POST", `/units/${unitOf(name)}/changes`, { version, change: wanted });
}
const typesOf = async (board: string) => (await as("admin", "GET", `/boards/${boardOf(board)}/meeting-types`)).items;
async function start(board: string): Promise<string> {
  const [{ id: typeId }] = await typesOf(board);
  return (await as("admin", "POST", `/boards/${boardOf(board)}/meetings`, { typeId })).meeting.id;
}
const end = (meeting: string) => as("admin", "POST", `/meetings/${meeting}/commands`, { do: "end" });
async function raise(from: string, to: string, what: string): Promise<string> {
  const id = newId<"escalation">(random);
  const said = { id, to: boardOf(to), cardId: null, kind: "action", what, tried: "Ringt", asked: "Utstyr" };
  await as("admin", "POST", `/boards/${boardOf(from)}/escalations`, said);
  return id;
}
/** Twelve beds, of which `patients` are taken, and four people by day of whom one is missing. */
async function sayToday(board: string, date: string, patients: number): Promise<void> {
  const [shiftId, path] = [newId<"shift">(random), `/boards/${boardOf(board)}/today/commands`];
  await settings(board, {
    today: { shifts: [{ id: shiftId, name: "Dag", need: Array(7).fill(4) }], beds: 12, levels: [] },
  });
  await as("admin", "POST", path, { do: "patients", date, count: patients, was: null });
  await as("admin", "POST", path, { do: "staff", date, shifts: [{ shiftId, deviation: -1, was: null }] });
}
async function redDay(board: string, date: string): Promise<void> {
  const path = `/boards/${boardOf(board)}/cross/commands`;
  await as("admin", "POST", path, { do: "colour", date, colour: "red", was: null });
  const event = { id: newId<"event">(random), kind: "fall", line: `Fall på ${board}`, reported: "no" };
  await as("admin", "POST", path, { do: "event", date, ...event });
}

beforeAll(async () => {
  server = await startServer({ clock, seed: 84 });
  const { trustId, unitId, boardId, otherUnitId, otherBoardId } = server.hospital;
  for (const [name, unit] of [
    ["HF", trustId],
    ["Sengepost 3", unitId],
    ["Sengepost 4", otherUnitId],
  ] as const) {
    units.set(name, unit);
  }
  boards.set("Sengepost 3", boardId).set("Sengepost 4", otherBoardId);
  await aBoard("HF", "Prøve HF", "management");
  await aUnit("hospital", "Sykehuset", "HF");
  await aUnit("clinic", "Kirurgi", "Sykehuset", "Kirurgi");
  await aUnit("clinic", "Medisin", "Sykehuset", "Medisin");
  await aUnit("department", "Ortopedi", "Kirurgi", "Ortopedi");
  await aUnit("section", "To tavler", "Ortopedi", "To tavler", "Team rød");
  await aBoard("To tavler", "Forbedring", "improvement");
  await aBoard("To tavler", "Risiko", "risk");
  await aUnit("section", "Uten tavle", "Ortopedi");
  await aUnit("section", "Lukket", "Ortopedi", "Lukket");
  await aUnit("section", "Lagt ned", "Ortopedi", "Lagt ned");
  await aUnit("section", "Uten møter", "Ortopedi", "Uten møter");
  await aUnit("section", "To møter", "Ortopedi", "To møter");
  await aUnit("section", "Senere", "Ortopedi", "Senere");
  await aUnit("section", "Avlyst", "Ortopedi", "Avlyst");
  await aUnit("section", "Flyttes", "Medisin", "Flyttes");
  const tokyo = { id: newId<"unit">(random), parentId: unitOf("Ortopedi"), kind: "section", name: "Tokyo" } as const;
  const { parts } = server.app;
  await insertUnit(parts.storage.db, { ...tokyo, zone: "Asia/Tokyo" }, clock.now());
  await parts.authority.refresh();
  units.set("Tokyo", tokyo.id);
  await aBoard("Tokyo", "Tokyo", "huddle");

  for (const { id } of await typesOf("Uten møter")) await as("admin", "DELETE", `/meeting-types/${id}`);
  const [{ id: _id, boardId: _board, version: _version, ...huddle }] = await typesOf("To møter");
  const afternoon = { ...huddle, kind: "own", name: "Ettermiddag", rhythm: { ...huddle.rhythm, time: "14:00" } };
  await as("admin", "POST", `/boards/${boardOf("To møter")}/meeting-types`, afternoon);
  await settings("Avlyst", { closedDays: [MONDAY] });
  for (const board of ["Lagt ned", "Lukket"]) await redDay(board, "2026-11-21");
  await moveUnit("Lagt ned", { do: "close" });
  await change("Lukket", { closed: true });
});
afterAll(() => server.close());

const overview = async (who: PersonName, name: string): Promise<LevelOverview> =>
  await as(who, "GET", `/units/${unitOf(name)}/overview`);
const LEVELS = ["HF", "Sykehuset", "Kirurgi", "Medisin", "Ortopedi", "To tavler"];
const stateOf = ({ name, boardName, meeting }: LevelUnit): string =>
  [name, boardName ?? "", meeting.state].filter(Boolean).join(" ");

/** For the administrator at each level, and for those who have no role above the sections. */
async function allHold(): Promise<void> {
  const boardsSay = new Map<string, ReturnType<typeof as>>();
  const look = (path: string): ReturnType<typeof as> => {
    const answer = boardsSay.get(path) ?? as("admin", "GET", path);
    boardsSay.set(path, answer);
    return answer;
  };
  const holds = async (who: PersonName, level: string): Promise<void> => {
    const get = (path: string): ReturnType<typeof as> => as(who, "GET", path);
    await countsHold(unitOf(level), { get, look, now: clock.now(), without: boardOf("Uten møter") });
  };
  for (const level of LEVELS) await holds("admin", level);
  for (const who of ["reader", "stranger"] as const) {
    await holds(who, "HF");
    expect(await overview(who, "Ortopedi")).toEqual(await overview("admin", "Ortopedi"));
  }
}
const sectionsOf = async (level: string) =>
  levelsOfDay(placesOf(await overview("reader", level)).below).find(({ kind }) => kind === "section");

describe("each count is as long as the list that it opens, at every level and for everybody", () => {
  test("before the day begins, while it is another day in Tokyo", async () => {
    await sayToday("Tokyo", MONDAY, 9);
    await redDay("Tokyo", "2026-11-22");
    await allHold();
    const tokyo = placesOf(await overview("reader", "HF")).below.find(({ name }) => name === "Tokyo");
    expect([tokyo?.meeting.state, tokyo?.beds?.patients, tokyo?.cross]).toEqual(["notYet", 9, "done"]);
    expect((await overview("reader", "HF")).until).toBe(oslo(MONDAY, "00:00"));
  });

  test("in the morning: two boards in a unit, two meetings on a board, no board, a closed one, none today", async () => {
    turnTo(MONDAY, "07:40");
    for (const [board, patients] of [
      ["To tavler", 10],
      ["Team rød", 13],
      ["Senere", 7],
    ] as const) {
      await sayToday(board, MONDAY, patients);
      await redDay(board, "2026-11-22");
    }
    const running = await start("To tavler");
    await allHold();
    await end(running);
    await end(await start("To møter"));
    turnTo(MONDAY, "08:05");
    await allHold();
    const sections = await sectionsOf("Ortopedi");
    expect(sections?.lines.map(stateOf)).toEqual([
      "Avlyst none",
      "Lukket none",
      "Senere missed",
      "To møter held",
      "To tavler Team rød missed",
      "To tavler held",
      "Tokyo missed",
      "Uten møter none",
      "Uten tavle none",
    ]);
    expect(sections?.counts).toEqual({ running: 0, held: 2, missed: 3, notYet: 0, none: 4 });
  });

  test("a meeting at another time, and one for improvement, which is none of the day's", async () => {
    turnTo(MONDAY, "09:10");
    await end(await start("Senere"));
    const improvement = await start("Forbedring");
    await allHold();
    await end(improvement);
    expect((await sectionsOf("Ortopedi"))?.counts).toEqual({ running: 0, held: 3, missed: 2, notYet: 0, none: 4 });
  });

  test("a unit that moves takes its lines along", async () => {
    const before = [(await sectionsOf("Ortopedi"))?.lines.length, (await sectionsOf("Medisin"))?.lines.length];
    await moveUnit("Flyttes", { do: "move", to: unitOf("Ortopedi") });
    await allHold();
    expect(before).toEqual([9, 1]);
    expect([(await sectionsOf("Ortopedi"))?.lines.length, await sectionsOf("Medisin")]).toEqual([10, undefined]);
  });

  test("matters that get one answer, that are delegated, taken further, or have gone up unanswered", async () => {
    const [one, two] = [await raise("To tavler", "Ortopedi", "Løfter"), await raise("Senere", "Ortopedi", "Senger")];
    await as("admin", "POST", `/escalations/${one}/merge`, { with: [two] });
    const on = await raise("Senere", "Ortopedi", "Vikarer");
    await as("admin", "POST", `/escalations/${on}/forward`, { to: boardOf("Kirurgi") });
    const back = await raise("To møter", "Kirurgi", "Lokaler");
    await as("admin", "POST", `/escalations/${back}/delegate`, { to: boardOf("Ortopedi") });
    await allHold();
    const told = async (level: string) => {
      const { matters } = await overview("reader", level);
      return [matters.waiting, matters.missed, matters.passed].map((list) => list.map(({ what }) => what).toSorted());
    };
    expect((await told("Ortopedi"))[0]).toHaveLength(2);
    expect((await told("Ortopedi"))[2]).toEqual(["Vikarer"]);
    expect(await told("Kirurgi")).toEqual([["Lokaler", "Vikarer"], [], []]);
    const { items, unread } = await as("admin", "GET", "/notices");
    expect(unread).toBe(items.filter(({ read }: { read: boolean }) => !read).length);
  });

  test("what nobody answered has gone up, and what then comes back to be seen to stands in one list", async () => {
    const safety = { safety: true, id: newId<"escalation">(random), to: boardOf("Ortopedi"), cardId: null };
    const said = { kind: "action", what: "Defekt seng", tried: "Ringt", asked: "Ny seng" };
    await as("admin", "POST", `/boards/${boardOf("To tavler")}/escalations`, { ...said, ...safety });
    turnTo("2026-11-24", "09:05");
    const missed = async () => (await overview("reader", "Ortopedi")).matters.missed.map(({ what }) => what);
    // The timer that looks for it goes on where the last look ended.
    await expect.poll(async () => (clock.advance(MINUTE), await missed())).toContain("Defekt seng");
    await allHold();
    await as("admin", "POST", `/escalations/${safety.id}/delegate`, { to: boardOf("Ortopedi") });
    await allHold();
    expect(await missed()).not.toContain("Defekt seng");
  });

  test("a meeting that runs over its end, and over midnight, runs on; the new day begins for all others", async () => {
    turnTo("2026-11-24", "23:50");
    const late = await start("Senere");
    turnTo("2026-11-25", "00:10");
    await allHold();
    const lines = (await sectionsOf("Ortopedi"))?.lines.map(stateOf);
    expect(lines).toEqual(expect.arrayContaining(["Senere running", "To møter notYet", "Avlyst notYet"]));
    await end(late);
    await allHold();
    expect((await sectionsOf("Ortopedi"))?.lines.map(stateOf)).toContain("Senere notYet");
  });
});
