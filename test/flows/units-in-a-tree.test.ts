import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, newId, type UnitId } from "../../shared/base/ids.ts";
import { HOUR, MINUTE } from "../../shared/base/time.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { handClock } from "../support/clock.ts";
import type { PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

/** 07:00 in Oslo on a Monday. */
const MONDAY = Date.parse("2026-11-23T06:00:00Z");
const random = seededRandom(25);
const clock = handClock(MONDAY);
let server: TestServer;
let wall: Wall;

interface Place {
  readonly unitId: UnitId;
  readonly boardId: BoardId;
}
/** Two clinics, a department in the first, and the section of the tests' people moved under it. */
let trust: Place;
let clinic: Place;
let other: Place;
let department: Place;
let section: Place;

const as = (who: PersonName, method: string, path: string, body?: unknown) =>
  server.as(who, method, `/api/v1${path}`, body === undefined ? {} : { body });

async function place(kind: UnitKind, name: string, parentId: UnitId): Promise<Place> {
  const unitId = (await as("admin", "POST", "/units", { parentId, kind, name })).body.id;
  return { unitId, boardId: await board(unitId, name) };
}
async function board(unitId: UnitId, name: string): Promise<BoardId> {
  return (await as("admin", "POST", "/boards", { unitId, name, kind: "management" })).body.id;
}
const unitOf = async (id: UnitId) =>
  (await as("admin", "GET", "/units")).body.items.find((unit: { id: UnitId }) => unit.id === id);
async function change(id: UnitId, wanted: object, who: PersonName = "admin") {
  const { version } = await unitOf(id);
  return await as(who, "POST", `/units/${id}/changes`, { version, change: wanted });
}
const preview = async (id: UnitId, query: string) => (await as("admin", "GET", `/units/${id}/changes?${query}`)).body;
const aboveOf = async (id: BoardId) =>
  (await as("admin", "GET", `/boards/${id}`)).body.above.map(({ name }: { name: string }) => name);

async function raise(from: Place, to: Place, what: string, kind = "action"): Promise<string> {
  const body = { kind, safety: false, what, tried: "Ringt", asked: "Utstyr", chart: null };
  const sent = { ...body, id: newId<"escalation">(random), to: to.boardId, cardId: newId<"card">(random) };
  const answer = await as("admin", "POST", `/boards/${from.boardId}/escalations`, sent);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return sent.id;
}
const holderOf = async (id: string) => (await as("admin", "GET", `/escalations/${id}`)).body.escalation;

beforeAll(async () => {
  server = await startServer({ clock, seed: 25 });
  const { trustId, unitId, boardId } = server.hospital;
  trust = { unitId: trustId, boardId: await board(trustId, "Prøve HF") };
  clinic = await place("clinic", "Kirurgisk klinikk", trustId);
  other = await place("clinic", "Medisinsk klinikk", trustId);
  department = await place("department", "Ortopedisk avdeling", clinic.unitId);
  section = { unitId, boardId };
  wall = await pairWall(server, "touch");
});
afterAll(() => server.close());

describe("moving a unit", () => {
  test("gives it another way up, and takes its open matters along", async () => {
    const id = await raise(section, trust, "Låst medisinrom");
    expect((await change(section.unitId, { do: "move", to: department.unitId })).status).toBe(200);
    expect(await aboveOf(section.boardId)).toEqual(["Ortopedisk avdeling", "Kirurgisk klinikk", "Prøve HF"]);
    expect((await holderOf(id)).to.boardId).toBe(trust.boardId);
    const second = await raise(section, clinic, "Mangler personløftere");
    const moved = await preview(department.unitId, `do=move&to=${other.unitId}`);
    expect(moved).toMatchObject({ fault: null, matters: ["Mangler personløftere"], stuck: [] });
    await change(department.unitId, { do: "move", to: other.unitId });
    expect(await holderOf(second)).toMatchObject({ to: { boardId: other.boardId } });
    expect((await holderOf(second)).history.at(-1).what).toBe("rerouted");
    await change(department.unitId, { do: "move", to: clinic.unitId });
  });

  test("is refused where the tree would be none, and to those who have nothing to say there", async () => {
    const round = await change(clinic.unitId, { do: "move", to: department.unitId });
    expect(round).toMatchObject({ status: 400, body: { fields: { change: "into-itself" } } });
    expect((await change(trust.unitId, { do: "close" })).body.fields).toEqual({ change: "top-unit" });
    const move = { do: "move", to: other.unitId };
    expect((await change(section.unitId, move, "leader")).body.code).toBe("not-allowed");
    expect((await change(section.unitId, { do: "close" }, "stranger")).body.code).toBe("not-allowed");
    const late = { version: 0, change: move };
    expect((await as("admin", "POST", `/units/${section.unitId}/changes`, late)).body.code).toBe("changed-meanwhile");
  });

  test("of two that would tie the tree into a loop the second is refused", async () => {
    const [a, b] = [
      await place("hospital", "Sykehus A", trust.unitId),
      await place("clinic", "Klinikk B", trust.unitId),
    ];
    const both = await Promise.all([
      change(b.unitId, { do: "move", to: a.unitId }),
      change(a.unitId, { do: "merge", to: b.unitId }),
    ]);
    const path = await aboveOf(b.boardId);
    expect(path.at(-1)).toBe("Prøve HF");
    expect(both.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  });
});

describe("laying a unit down", () => {
  let held: string;
  let sent: string;

  test("tells first what it does", async () => {
    const [type] = (await as("admin", "GET", `/boards/${department.boardId}/meeting-types`)).body.items;
    const { kind, steps, usualHeads, rhythm } = type;
    const afternoon = { kind, name: "Ettermiddag", steps, usualHeads, rhythm: { ...rhythm, time: "13:00" } };
    await as("admin", "POST", `/boards/${department.boardId}/meeting-types`, afternoon);
    held = await raise(section, department, "Bårene mangler sengehester");
    sent = await raise(department, clinic, "Operasjonsprogrammet er klart for sent");
    expect(await preview(department.unitId, "do=close")).toEqual({
      fault: null,
      boards: [{ id: department.boardId, name: "Ortopedisk avdeling" }],
      people: 0,
      below: [{ id: section.unitId, name: "Sengepost 3", kind: "section" }],
      matters: ["Bårene mangler sengehester", "Operasjonsprogrammet er klart for sent"],
      stuck: [],
    });
  });

  test("sends on what it had and what it had sent, in the same transaction, and deletes nothing", async () => {
    const closed = await change(department.unitId, { do: "close" });
    expect(closed.body.closedAt).toBe(clock.now());
    expect((await holderOf(held)).to.boardId).toBe(clinic.boardId);
    expect((await holderOf(sent)).history.at(-1).what).toBe("rerouted");
    expect((await as("admin", "GET", `/boards/${department.boardId}`)).body).toMatchObject({
      laidDown: { at: clock.now(), into: null },
      may: ["board:read", "meeting:read", "screen:manage"],
    });
    expect(await aboveOf(section.boardId)).toEqual(["Kirurgisk klinikk", "Prøve HF"]);
  });

  test("its board takes nothing any more and plans no meeting; none counts as missed until it is opened again", async () => {
    const refusedNow = await as("admin", "PATCH", `/boards/${department.boardId}`, { version: 1, name: "Ny" });
    expect(refusedNow.body.code).toBe("not-allowed");
    const targets = (await as("admin", "GET", `/boards/${section.boardId}/escalations`)).body.above;
    expect(targets.map(({ unitName }: { unitName: string }) => unitName)).toEqual(["Kirurgisk klinikk", "Prøve HF"]);
    const below = { parentId: department.unitId, kind: "section", name: "Ny post" };
    expect((await as("admin", "POST", "/units", below)).body.code).toBe("bad-request");

    // 10:00: this morning's meeting has passed unheld.
    clock.advanceTo(MONDAY + 3 * HOUR);
    const rested = (await as("admin", "GET", `/boards/${department.boardId}/meeting`)).body;
    expect(rested).toMatchObject({ next: null, missed: null });
    expect((await change(department.unitId, { do: "open" })).body).toMatchObject({ closedAt: null });
    const meetings = async () => (await as("admin", "GET", `/boards/${department.boardId}/meetings`)).body.items;
    expect(await meetings()).toEqual([]);
    clock.advanceTo(MONDAY + 7 * HOUR);
    // The one of the afternoon, and not that of the morning in which it was laid down.
    await as("admin", "GET", `/boards/${department.boardId}/meeting`);
    expect(await meetings()).toHaveLength(1);
    expect(await aboveOf(section.boardId)).toEqual(["Ortopedisk avdeling", "Kirurgisk klinikk", "Prøve HF"]);
  });

  test("a section's wall reads its board, says that it is laid down, and touches nothing", async () => {
    await change(section.unitId, { do: "close" });
    const shown = await wall.asks("GET", `/boards/${section.boardId}`);
    expect(shown.body.laidDown.at).toBe(clock.now());
    const types = (await wall.asks("GET", `/boards/${section.boardId}/meeting-types`)).body.items;
    const start = await wall.asks("POST", `/boards/${section.boardId}/meetings`, { body: { typeId: types[0].id } });
    expect(start.body.code).toBe("not-allowed");
    await change(section.unitId, { do: "open" });
    expect((await wall.asks("GET", `/boards/${section.boardId}`)).body.laidDown).toBeUndefined();
  });

  test("no living board above an open matter: refused with the list, and nothing is changed", async () => {
    const lone = (await as("admin", "POST", "/units", { parentId: trust.unitId, kind: "hospital", name: "Alene" }))
      .body;
    const boardId = await board(lone.id, "Alene");
    const id = await raise({ unitId: lone.id, boardId }, trust, "Ingen over");
    // The board of the trust is closed to others: it is not there to have what is sent on.
    const { version } = (await as("admin", "GET", `/boards/${trust.boardId}`)).body;
    await as("admin", "PATCH", `/boards/${trust.boardId}`, { version, closed: true });
    const told = await preview(lone.id, "do=close");
    expect(told.stuck).toContain("Ingen over");
    const refusal = await change(lone.id, { do: "close" });
    expect(refusal).toMatchObject({ status: 400, body: { code: "bad-request" } });
    expect(Object.values(refusal.body.fields)).toContain("Ingen over");
    expect(await unitOf(lone.id)).toMatchObject({ closedAt: null });
    expect((await holderOf(id)).history).toHaveLength(1);
    await as("admin", "PATCH", `/boards/${trust.boardId}`, { version: version + 1, closed: false });
  });
});

describe("merging a unit into another", () => {
  test("gives over the units below, the roles and the open matters; nobody loses what they had", async () => {
    clock.advance(MINUTE);
    const held = await raise(section, department, "Mangler infusjonspumper");
    const into = await place("department", "Kirurgisk avdeling", clinic.unitId);
    const people = async (id: UnitId) =>
      (await as("admin", "GET", `/units/${id}/people`)).body.items
        .filter(({ inherited }: { inherited: boolean }) => !inherited)
        .map(({ login, role }: { login: string; role: string }) => `${login} ${role}`);
    const lise = (await as("leader", "GET", "/session")).body.actor.id;
    await as("admin", "PUT", `/units/${department.unitId}/people/${lise}`, { role: "leader" });

    expect((await change(department.unitId, { do: "merge", to: into.unitId })).status).toBe(200);
    expect(await unitOf(department.unitId)).toMatchObject({ mergedInto: into.unitId });
    expect((await unitOf(section.unitId)).parentId).toBe(into.unitId);
    expect(await people(into.unitId)).toEqual(["lise leader"]);
    expect((await holderOf(held)).to.boardId).toBe(into.boardId);
    expect((await as("admin", "GET", `/boards/${department.boardId}`)).body.laidDown.into).toEqual({
      id: into.unitId,
      name: "Kirurgisk avdeling",
    });

    expect((await change(department.unitId, { do: "open" })).body).toMatchObject({ closedAt: null, mergedInto: null });
    expect(await people(department.unitId)).toEqual(["lise leader"]);
    expect((await unitOf(section.unitId)).parentId).toBe(into.unitId);
  });
});

describe("what goes along with a unit that is laid down", () => {
  test("is neither what it has read for awareness, nor what the change is not about", async () => {
    const unit = await place("department", "Øre-nese-hals-avdelingen", clinic.unitId);
    const ward = await place("section", "ØNH-posten", unit.unitId);
    const read = await raise(ward, unit, "Ny rutine for sug", "awareness");
    await as("admin", "POST", `/escalations/${read}/receive`, {});
    const asked = await raise(ward, unit, "Vi mangler sug");
    // A board with the name of its unit is made later: what comes from now on comes there, and what is here stays here.
    const old = await place("department", "Hudavdelingen", clinic.unitId);
    const skin = await place("section", "Hudposten", old.unitId);
    const kept = await raise(skin, old, "Lyskassen er i ustand");
    const { version } = (await as("admin", "GET", `/boards/${old.boardId}`)).body;
    await as("admin", "PATCH", `/boards/${old.boardId}`, { version, name: "Ledermøtet" });
    await board(old.unitId, "Hudavdelingen");
    expect((await preview(unit.unitId, "do=close")).matters).toEqual(["Vi mangler sug"]);
    expect((await change(unit.unitId, { do: "close" })).status).toBe(200);
    expect((await holderOf(asked)).to.boardId).toBe(clinic.boardId);
    expect((await holderOf(read)).history).toHaveLength(2);
    expect((await holderOf(kept)).history).toHaveLength(1);
  });

  test("is what its meeting has marked and nobody has written yet: the unit that takes over writes it", async () => {
    const unit = await place("department", "Barneavdelingen", clinic.unitId);
    const id = newId<"escalation">(random);
    const mark = { do: "mark", id, cardId: null, what: "Kuvøsen piper" };
    expect((await as("admin", "POST", `/boards/${unit.boardId}/marks/commands`, mark)).status).toBe(200);
    await change(unit.unitId, { do: "close" });
    const waiting = async ({ boardId }: Place) =>
      (await as("admin", "GET", `/boards/${boardId}/marks`)).body.items.map(({ what }: { what: string }) => what);
    expect([await waiting(unit), await waiting(clinic)]).toEqual([[], ["Kuvøsen piper"]]);
    const said = { kind: "action", safety: false, what: "Kuvøsen piper", tried: "", asked: "Utstyr", cardId: null };
    const sent = await as("admin", "POST", `/boards/${clinic.boardId}/escalations`, { ...said, id, to: trust.boardId });
    expect(sent.status).toBe(200);
    expect(await waiting(clinic)).toEqual([]);
  });
});

describe("how a unit is reached", () => {
  const offices = async (who: PersonName, id: UnitId) => (await as(who, "GET", `/units/${id}/offices`)).body;

  test("leaders and deputies follow from the roles, and what is not written is that of the unit above", async () => {
    const onCall = { name: "Vakthavende lege", phone: "55 97 00 00" };
    const { version } = await offices("admin", trust.unitId);
    const contact = { phone: "02800", onCall };
    const put = await as("admin", "PUT", `/units/${trust.unitId}/contact`, { version, contact });
    expect(put.status).toBe(200);
    const from = { id: trust.unitId, name: "Prøve HF" };
    expect(await offices("reader", section.unitId)).toMatchObject({
      leaders: ["Ada Aas", "Lise Lund"],
      deputies: ["Dina Dale"],
      own: { phone: null, onCall: null },
      phone: { number: "02800", from },
      onCall: { ...onCall, from },
    });
    const own = await offices("leader", section.unitId);
    const body = { version: own.version, contact: { phone: "7012", onCall: null } };
    const changed = await as("leader", "PUT", `/units/${section.unitId}/contact`, body);
    expect(changed.body.phone).toEqual({ number: "7012", from: { id: section.unitId, name: "Sengepost 3" } });
    expect((await wall.asks("GET", `/units/${section.unitId}/offices`)).body.phone.number).toBe("7012");
  });

  test("is written by a leader alone, on the version that was seen", async () => {
    const { version } = await offices("leader", section.unitId);
    const body = { version, contact: { phone: "7013", onCall: null } };
    const path = `/units/${section.unitId}/contact`;
    expect((await as("deputy", "PUT", path, body)).body.code).toBe("not-allowed");
    expect((await as("leader", "PUT", path, { ...body, version: version - 1 })).body.code).toBe("changed-meanwhile");
    expect((await as("leader", "PUT", path, { version, contact: { phone: "ring vakta" } })).status).toBe(400);
  });
});
