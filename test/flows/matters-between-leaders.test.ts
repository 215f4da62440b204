import { afterAll, beforeAll, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { receivedIn, RECEIVING_LANES } from "../../shared/escalation/lanes.ts";
import { stateOf } from "../../shared/escalation/state.ts";
import { trailOf } from "../../shared/escalation/trail.ts";
import { actsAt } from "../../shared/escalation/turns.ts";
import { riseDue } from "../../server/escalation/rise.ts";
import { call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { PASSWORD } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** 07:55 in Oslo on a Monday, when the sections are done and the department meets in twenty minutes. */
const MONDAY = Date.parse("2026-11-23T06:55:00Z");
const clock = handClock(MONDAY);
const random = seededRandom(511);
let server: TestServer;
let [section, beside, department, trust]: readonly BoardId[] = [];
/** Two who lead: one the department, one the trust; neither of them the sections. */
let head: string;
let director: string;

type Cookie = string;
const as = (cookie: Cookie, method: string, path: string, body?: unknown) =>
  call(server.url, method, `/api/v1${path}`, { cookie, ...(body !== undefined && { body }) });
async function did(cookie: Cookie, id: string, what: string, body: unknown = {}): Promise<Escalation> {
  const answer = await as(cookie, "POST", `/escalations/${id}/${what}`, body);
  expect([what, answer.status, answer.body.code]).toEqual([what, 200, undefined]);
  return answer.body.escalation;
}

async function invited(unitId: string, name: string, login: string): Promise<Cookie> {
  const admin = await server.signIn("admin");
  const { link } = (await as(admin, "POST", `/units/${unitId}/invitations`, { name, role: "leader" })).body;
  const token = new URL(link).hash.slice(1);
  await call(server.url, "POST", "/api/v1/invitations/redeem", { body: { token, login, password: PASSWORD } });
  const { cookie } = await call(server.url, "POST", "/api/v1/session", { body: { name: login, password: PASSWORD } });
  if (!cookie) throw new Error(`${name} could not sign in`);
  return cookie;
}

beforeAll(async () => {
  server = await startServer({ clock, seed: 51 });
  const admin = await server.signIn("admin");
  const { trustId } = server.hospital;
  const made = async (parentId: string, kind: string, name: string) => {
    const unit = (await as(admin, "POST", "/units", { parentId, kind, name })).body;
    return { unit, board: (await as(admin, "POST", "/boards", { unitId: unit.id, name })).body.id };
  };
  const ortopedi = await made(trustId, "department", "Ortopedisk avdeling");
  const [first, second] = [
    await made(ortopedi.unit.id, "section", "3B"),
    await made(ortopedi.unit.id, "section", "4A"),
  ];
  trust = (await as(admin, "POST", "/boards", { unitId: trustId, name: "Prøve HF" })).body.id;
  [section, beside, department] = [first.board, second.board, ortopedi.board];
  head = await invited(ortopedi.unit.id, "Hanne Holm", "hanne");
  director = await invited(trustId, "Dag Dahl", "dag");
});
afterAll(() => server.close());

async function raised(from = section, change: object = {}): Promise<Escalation> {
  const texts = { what: "Mangler personløfter", tried: "Lånt fra naboen", asked: "Utstyr" };
  const body = { id: newId<"escalation">(random), to: department, cardId: null, kind: "action", ...texts, ...change };
  const answer = await as(await server.signIn("admin"), "POST", `/boards/${from}/escalations`, body);
  expect(answer.status).toBe(200);
  return answer.body.escalation;
}
async function listOf(board: BoardId | undefined, id: string): Promise<string | undefined> {
  const { items } = (await as(director, "GET", `/boards/${board}/escalations`)).body;
  const lanes = board && receivedIn(items, board);
  return lanes && RECEIVING_LANES.find((lane) => lanes[lane].some(({ members }) => members.some((m) => m.id === id)));
}
const waysOf = (matter: Escalation) => trailOf(matter).stops.map(({ place, how }) => `${place.unitName} ${how}`);

test("a matter is delegated to a unit below, the clock goes on, and the answer of that unit goes home", async () => {
  const { id, due } = await raised();
  const delegated = await did(head, id, "delegate", { to: beside });
  expect([delegated.delegate?.unitName, delegated.due, delegated.to.unitName]).toEqual([
    "4A",
    due,
    "Ortopedisk avdeling",
  ]);
  expect([await listOf(department, id), await listOf(beside, id)]).toEqual(["working", "working"]);
  const back = await did(head, id, "delegate", { to: null });
  expect(back.delegate).toBeNull();
  await did(head, id, "delegate", { to: beside });
  const admin = await server.signIn("admin");
  const answered = await did(admin, id, "answer", { text: "Dere får vår i dag" });
  expect(waysOf(answered)).toContain("4A delegated");
  expect(await listOf(department, id)).toBe("answered");
});

test("the unit that asked is not asked, and neither is one that stands beside the holder", async () => {
  const { id } = await raised();
  for (const to of [section, trust, server.hospital.boardId]) {
    expect((await as(head, "POST", `/escalations/${id}/delegate`, { to })).body.code).toBe("bad-request");
  }
});

test("that a matter was seen is no answer", async () => {
  const { id } = await raised();
  for (const text of ["Sett", "ok.", " Mottatt! "]) {
    expect((await as(head, "POST", `/escalations/${id}/answer`, { text })).status).toBe(400);
  }
  expect(stateOf(await did(head, id, "answer", { text: "Nei" }))).toBe("answered");
});

test("svarfrist at each level is told before a matter is taken further, and is what it then gets", async () => {
  const { id } = await raised();
  const { levels } = (await as(head, "GET", `/boards/${department}/escalations/clock`)).body;
  const [level] = levels;
  expect([level.to.unitName, typeof level.ordinary.due]).toEqual(["Prøve HF", "number"]);
  const forwarded = await did(head, id, "forward", { to: trust });
  expect([forwarded.to.boardId, forwarded.due]).toEqual([trust, level.ordinary.due]);
  expect([await listOf(department, id), await listOf(trust, id)]).toEqual(["passed", "toUs"]);
  // Who took it further has no more to say, and is told where it is; the director answers.
  const late = await as(head, "POST", `/escalations/${id}/answer`, { text: "Likevel ja" });
  expect([late.status, late.body.code]).toEqual([409, "changed-meanwhile"]);
  expect(late.body.current.escalation.to.boardId).toBe(trust);
  expect(department && actsAt(forwarded, department)).toEqual([]);
  const answered = await did(director, id, "answer", { text: "To løftere er bestilt" });
  expect(waysOf(answered)).toEqual(["3B from", "Ortopedisk avdeling to", "Prøve HF forwarded"]);
});

test("one answer goes to all that were merged, and each sender confirms its own", async () => {
  const [one, two, third] = [await raised(), await raised(beside), await raised(beside, { what: "Ny rutine" })];
  await did(head, one.id, "merge", { with: [two.id, third.id] });
  const apart = await did(head, third.id, "unmerge");
  expect(apart.group).toBeNull();
  await did(head, two.id, "answer", { text: "Dere får én hver på torsdag" });
  const { items } = (await as(head, "GET", `/boards/${department}/escalations`)).body;
  const now = (id: string): Escalation => items.find((matter: Escalation) => matter.id === id);
  expect([one.id, two.id, third.id].map((id) => stateOf(now(id)))).toEqual(["answered", "answered", "sent"]);
  const row = receivedIn(items, now(one.id).to.boardId).answered.find(({ members }) => members.length === 2);
  expect(row?.members.map(({ from }) => from.unitName).toSorted()).toEqual(["3B", "4A"]);
  const admin = await server.signIn("admin");
  const judge = (id: string, verdict: string) => {
    const answer = now(id).history.findIndex(({ what }) => what === "answered");
    return did(admin, id, "judge", { do: verdict, answer, was: "answered" });
  };
  expect(stateOf(await judge(one.id, "confirm"))).toBe("confirmed");
  const reopened = await judge(two.id, "reopen");
  expect([stateOf(reopened), reopened.group]).toEqual(["reopened", null]);
  expect(await listOf(department, one.id)).toBeUndefined();
  expect(await listOf(department, two.id)).toBe("toUs");
});

test("an interim answer puts the rise off once, and the sender may say that it is urgent", async () => {
  const { id, rises } = await raised(section, { safety: true });
  const until = clock.now() + 3 * DAY;
  const interim = await did(head, id, "interim", { text: "Vi har spurt medisinsk teknisk", until });
  expect([interim.due, (interim.rises ?? 0) > (rises ?? 0)]).toEqual([until, true]);
  expect(department && actsAt(interim, department)).not.toContain("interim");
  expect((await as(head, "POST", `/escalations/${id}/interim`, { text: "Igjen", until })).status).toBe(400);
  const urged = await did(await server.signIn("admin"), id, "urge");
  expect((urged.due ?? until) < until).toBe(true);
  await did(head, id, "answer", { text: "Byttet i dag" });
});

test("of two leaders who answer at once one stands, and the other is told who", async () => {
  const { id } = await raised();
  const both = await Promise.all([
    as(head, "POST", `/escalations/${id}/answer`, { text: "Vi ordner det" }),
    as(director, "POST", `/escalations/${id}/answer`, { text: "Det er bestilt" }),
  ]);
  const [won, lost] = both.toSorted((a, b) => a.status - b.status);
  expect([won?.status, lost?.status, lost?.body.code]).toEqual([200, 409, "changed-meanwhile"]);
  const stands = won?.body.escalation.history.at(-1);
  expect(lost?.body.current.escalation.history.at(-1)).toEqual(stands);
  expect(["Hanne Holm", "Dag Dahl"]).toContain(stands.by.name);
});

test("what rose without an answer is still answered where it was missed, and the level above sees that", async () => {
  const { id, rises } = await raised(section, { safety: true });
  clock.advanceTo((rises ?? 0) + MINUTE);
  await riseDue(server.app.parts);
  expect([await listOf(department, id), await listOf(trust, id)]).toEqual(["missed", "toUs"]);
  const late = await did(head, id, "answer", { text: "Ny lås er satt inn" });
  expect([await listOf(department, id), await listOf(trust, id)]).toEqual(["answered", "answered"]);
  const notes = trailOf(late).stops.flatMap((stop) => stop.notes.map((note) => [stop.place.unitName, note.isLate]));
  expect(notes).toEqual([["Ortopedisk avdeling", true]]);
  expect(waysOf(late)).toContain("Prøve HF risen");
});

async function newSection(name: string, parentName = "Ortopedisk avdeling", kind = "section") {
  const admin = await server.signIn("admin");
  const { items } = (await as(admin, "GET", "/units")).body;
  const parent = items.find((unit: { name: string }) => unit.name === parentName);
  const unit = (await as(admin, "POST", "/units", { parentId: parent.id, kind, name })).body;
  return { unit, board: (await as(admin, "POST", "/boards", { unitId: unit.id, name })).body.id as BoardId };
}
async function layDown(id: string, wanted: object = { do: "close" }) {
  const admin = await server.signIn("admin");
  const { items } = (await as(admin, "GET", "/units")).body;
  const { version } = items.find((unit: { id: string }) => unit.id === id);
  const answer = await as(admin, "POST", `/units/${id}/changes`, { version, change: wanted });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

test("taken further twice under one key, since the first answer was lost on the way, gets the first answer again", async () => {
  const { id } = await raised();
  const forward = () =>
    call(server.url, "POST", `/api/v1/escalations/${id}/forward`, {
      cookie: head,
      body: { to: trust },
      key: "f".repeat(26),
    });
  const [first, again] = [await forward(), await forward()];
  expect([again.status, again.body]).toEqual([200, first.body]);
});

test("of matters that get one answer none is delegated to the unit that sent it", async () => {
  const [one, two] = [await raised(section), await raised(beside)];
  await did(head, one.id, "merge", { with: [two.id] });
  const answer = await as(head, "POST", `/escalations/${one.id}/delegate`, { to: beside });
  expect(answer.body).toMatchObject({ code: "bad-request", fields: { to: expect.any(String) } });
});

test("nothing is delegated to a unit that is laid down", async () => {
  const closed = await newSection("5C");
  await layDown(closed.unit.id);
  const { id } = await raised();
  expect((await as(head, "POST", `/escalations/${id}/delegate`, { to: closed.board })).body.code).toBe("bad-request");
});

test("what a unit saw to comes back to the holder when it is laid down, and goes to who takes it over", async () => {
  const [closing, merging] = [await newSection("6D"), await newSection("7E")];
  const [one, two] = [await raised(), await raised()];
  await did(head, one.id, "delegate", { to: closing.board });
  await did(head, two.id, "delegate", { to: merging.board });
  await layDown(closing.unit.id);
  const admin = await server.signIn("admin");
  const besideUnit = (await as(admin, "GET", `/boards/${beside}`)).body.unitId;
  await layDown(merging.unit.id, { do: "merge", to: besideUnit });
  const now = async (id: string) => (await as(head, "GET", `/escalations/${id}`)).body.escalation;
  expect((await now(one.id)).delegate).toBeNull();
  expect((await now(two.id)).delegate?.unitName).toBe("4A");
});

test("a matter that one may not read is not shown by putting it together with one's own", async () => {
  const admin = await server.signIn("admin");
  const secret = await newSection("Rusposten", "Prøve HF");
  const { version } = (await as(admin, "GET", `/boards/${secret.board}`)).body;
  expect((await as(admin, "PATCH", `/boards/${secret.board}`, { version, closed: true })).status).toBe(200);
  const own = await raised();
  const theirs = await raised(secret.board, { to: trust, what: "Bare for oss" });
  // The level that got it closes its board, too.
  const top = (await as(admin, "GET", `/boards/${trust}`)).body;
  expect((await as(admin, "PATCH", `/boards/${trust}`, { version: top.version, closed: true })).status).toBe(200);
  expect((await as(head, "GET", `/escalations/${theirs.id}`)).status).toBe(404);
  const answer = await as(head, "POST", `/escalations/${own.id}/merge`, { with: [theirs.id] });
  expect([answer.status, JSON.stringify(answer.body).includes("Bare for oss")]).toEqual([404, false]);
  const open = (await as(admin, "GET", `/boards/${trust}`)).body;
  await as(admin, "PATCH", `/boards/${trust}`, { version: open.version, closed: false });
});

test("raised once more, since the answer was lost on the way, it is there once, also where its unit is laid down since", async () => {
  const admin = await server.signIn("admin");
  const medical = await newSection("Medisinsk avdeling", "Prøve HF", "department");
  const { items } = (await as(admin, "GET", "/units")).body;
  const below = items.find((unit: { name: string }) => unit.name === "3B");
  const move = { do: "move", to: medical.unit.id };
  const { status } = await as(admin, "POST", `/units/${below.id}/changes`, { version: below.version, change: move });
  expect(status).toBe(200);
  const said = { cardId: null, kind: "action", what: "Mangler senger", tried: "", asked: "Senger" };
  const body = { ...said, id: newId<"escalation">(random), to: medical.board };
  const raise = () =>
    call(server.url, "POST", `/api/v1/boards/${section}/escalations`, { cookie: admin, body, key: "r".repeat(26) });
  const first = await raise();
  await layDown(medical.unit.id);
  expect([first.status, (await raise()).status]).toEqual([200, 200]);
  const { escalation } = (await as(admin, "GET", `/escalations/${body.id}`)).body;
  expect([escalation.to.unitName, escalation.history.length]).toEqual(["Prøve HF", 2]);
});
