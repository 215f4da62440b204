import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockAhead } from "../../server/escalation/clockAhead.ts";
import { raise } from "../../server/escalation/escalations.ts";
import { merge } from "../../server/escalation/merge.ts";
import { riseDue } from "../../server/escalation/rise.ts";
import { auditRows } from "../../server/storage/audit.ts";
import { escalationById } from "../../server/storage/escalations.ts";
import { meetingTypesOf, updateMeetingType } from "../../server/storage/meetings.ts";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { DAY, instantAt, MINUTE } from "../../shared/base/time.ts";
import { type Escalation, raiseBody } from "../../shared/escalation/escalation.ts";
import { clockOf, holderOf } from "../../shared/escalation/state.ts";
import type { LevelClock } from "../../shared/protocol/raiseClock.ts";
import { brokenIn } from "../model/invariants.ts";
import { ask } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { PASSWORD, PEOPLE, type PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const ZONE = "Europe/Oslo";
const random = seededRandom(29);
/** The Friday before summer time begins on 28 March 2027, which is Palm Sunday: Easter week follows. */
const clock = handClock(at("2027-03-19", "12:00"));
let server: TestServer;
/** It meets 08:45 on all days but the weekend; the trust above it meets on Tuesdays. */
let clinic: BoardId;
let trust: BoardId;
let section: { readonly id: BoardId; readonly unitId: string };

function at(day: string, time: string): number {
  return instantAt(day, time, ZONE);
}

async function as(who: PersonName, method: string, path: string, body?: unknown, key?: string) {
  return await server.as(who, method, `/api/v1${path}`, { ...(body !== undefined && { body }), ...(key && { key }) });
}

async function made(path: string, body: unknown) {
  const answer = await as("admin", "POST", path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

/** Said to the store itself: sessions end in a working day. */
async function meetsOn(board: BoardId, rhythm: object): Promise<void> {
  const { db } = server.app.parts.storage;
  const [type] = await meetingTypesOf(db, board);
  if (!type) throw new Error("no meeting");
  await updateMeetingType(db, { ...type, rhythm: { ...type.rhythm, ...rhythm } }, null);
}

async function meets(board: string, rhythm: object): Promise<void> {
  const [type] = (await as("admin", "GET", `/boards/${board}/meeting-types`)).body.items;
  const { id, boardId: _, ...rest } = type;
  const answer = await as("admin", "PATCH", `/meeting-types/${id}`, {
    ...rest,
    rhythm: { ...rest.rhythm, from: "2027-03-01", onHolidays: false, ...rhythm },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

beforeAll(async () => {
  server = await startServer({ clock, seed: 29 });
  const { trustId } = server.hospital;
  const unit = await made("/units", { parentId: trustId, kind: "clinic", name: "Kirurgisk klinikk" });
  const own = await made("/units", { parentId: unit.id, kind: "section", name: "Sengepost 5" });
  trust = (await made("/boards", { unitId: trustId, name: "Prøve HF", kind: "management" })).id;
  clinic = (await made("/boards", { unitId: unit.id, name: "Kirurgisk klinikk", kind: "management" })).id;
  const board = await made("/boards", { unitId: own.id, name: "Sengepost 5", kind: "huddle" });
  section = { id: board.id, unitId: own.id };
  await meets(clinic, { weekdays: [1, 2, 3, 4, 5], time: "08:45" });
  await meets(trust, { weekdays: [2], time: "10:00" });
});
afterAll(() => server.close());

/** What the levels would promise at a time: straight from the part that promises it, since sessions end in a working day. */
async function promised(day: string, time: string): Promise<readonly [LevelClock, LevelClock]> {
  const now = at(day, time);
  if (now > clock.now()) clock.advanceTo(now);
  const { parts } = server.app;
  const board = parts.authority.board(section.id);
  const levels = board ? (await clockAhead(parts, board)).levels : [];
  const [first, second] = levels;
  if (!first || !second) throw new Error("no levels above");
  return [first, second];
}

describe("svarfrist, before a matter is sent", () => {
  test("is told for each level above, nearest first, with where it goes by itself", async () => {
    const { levels } = (await as("admin", "GET", `/boards/${section.id}/escalations/clock`)).body;
    expect(levels.map(({ to, next }: LevelClock) => [to.unitName, next?.unitName ?? null])).toEqual([
      ["Kirurgisk klinikk", "Prøve HF"],
      ["Prøve HF", null],
    ]);
    expect((await as("stranger", "GET", `/boards/${section.id}/escalations/clock`)).status).toBe(200);
  });

  test("is what the matter gets when it is sent", async () => {
    const { levels } = (await as("admin", "GET", `/boards/${section.id}/escalations/clock`)).body;
    for (const safety of [false, true]) {
      const sent = await made(`/boards/${section.id}/escalations`, matter({ safety }));
      const { due, rises, onCall } = levels[0][safety ? "safety" : "ordinary"];
      expect(sent.escalation).toMatchObject({ due, rises, onCall });
    }
  });

  test("is the end of the next meeting that starts in ten minutes, and of the one after it for the rise", async () => {
    const end = 15 * MINUTE;
    const [monday] = await promised("2027-03-22", "08:35");
    expect(monday.ordinary).toMatchObject({
      due: at("2027-03-22", "08:45") + end,
      rises: at("2027-03-23", "08:45") + end,
      afterMeeting: true,
    });
    expect(monday.safety.rises).toBe(at("2027-03-22", "08:45") + end + 30 * MINUTE);
    const [later] = await promised("2027-03-22", "08:36");
    expect(later.ordinary.due).toBe(at("2027-03-23", "08:45") + end);
  });

  test("over Easter and the clock change waits for the first working day, at the same time of day", async () => {
    const end = 15 * MINUTE;
    // Wednesday before Maundy Thursday, after the meeting: next is Tuesday after Easter Monday, in summer time.
    const [easter, above] = await promised("2027-03-24", "12:00");
    expect(easter.ordinary.due).toBe(at("2027-03-30", "08:45") + end);
    expect(at("2027-03-30", "08:45")).toBe(Date.UTC(2027, 2, 30, 6, 45));
    // Two meetings on is Wednesday; seven days is Wednesday noon by the old clock: the meeting comes first.
    expect(easter.ordinary.rises).toBe(at("2027-03-31", "08:45") + end);
    expect(above.ordinary.due).toBe(at("2027-03-30", "10:00") + 10 * MINUTE);
  });

  test("is never later than seven days for the rise, and safety does not wait out the holidays", async () => {
    const [easter] = await promised("2027-03-24", "12:00");
    expect(easter.ordinary.rises).toBeLessThanOrEqual(at("2027-03-24", "12:00") + 7 * DAY);
    expect(easter.safety).toMatchObject({ onCall: true, due: at("2027-03-30", "08:45") + 15 * MINUTE });
    expect(easter.onCall).toBeNull();
  });

  test("on the night that the clock is turned says the time that hangs on the wall", async () => {
    const [sunday] = await promised("2027-03-28", "01:30");
    expect(sunday.ordinary.due).toBe(Date.UTC(2027, 2, 30, 7, 0));
  });
});

function matter(change: object = {}) {
  return {
    id: newId<"escalation">(random),
    to: clinic,
    cardId: newId<"card">(random),
    kind: "action",
    what: "Låst medisinrom om natten",
    tried: "",
    asked: "En avgjørelse",
    ...change,
  };
}

/** Raised by nobody in particular: sessions end in a working day, and these clocks go on for weeks. */
async function raised(day: string, time: string, change: object = {}): Promise<Escalation> {
  clock.advanceTo(at(day, time));
  const { parts } = server.app;
  const board = parts.authority.board(section.id);
  if (!board) throw new Error("no board");
  const body = raiseBody.parse(matter(change));
  const reply = await raise(parts, { kind: "system" }, board, body, undefined);
  if (!reply.ok) throw new Error(reply.refusal.message);
  return reply.value.escalation;
}

async function found({ id }: Escalation) {
  const kept = await escalationById(server.app.parts.storage.db, id);
  if (!kept) throw new Error("lost");
  return { history: kept.history, holder: holderOf(kept), ...clockOf(kept) };
}

describe("what goes up by itself", () => {
  test("ten minutes before a meeting further up is there in time for that very meeting, though nobody looks on the second", async () => {
    const { parts } = server.app;
    const sent = await raised("2027-04-05", "15:00", { safety: true, what: "Alarmen virker ikke" });
    // The clinic meets on Tuesday 08:45, the trust on Tuesday 10:00: no level above meets sooner.
    expect(sent.rises).toBe(at("2027-04-06", "09:00") + 30 * MINUTE);
    await meetsOn(trust, { weekdays: [6], time: "10:00" });
    const friday = await raised("2027-04-09", "15:00", { safety: true });
    expect([friday.due, friday.rises]).toEqual(Array(2).fill(at("2027-04-10", "09:50")));
    clock.advanceTo(at("2027-04-10", "09:50") + 13_000);
    await riseDue(parts);
    const up = await found(friday);
    expect([up.holder, up.due]).toEqual([trust, at("2027-04-10", "10:10")]);
    expect(up.history.at(-1)?.at).toBe(at("2027-04-10", "09:50") + 13_000);
  });

  test("goes one level at a time and in its order after two days in which no server ran, at the time when it went", async () => {
    const { parts } = server.app;
    const later = await raised("2027-04-12", "07:00");
    const safety = await raised("2027-04-12", "07:05", { safety: true });
    expect((later.rises ?? 0) > (safety.rises ?? 0)).toBe(true);
    const back = (later.rises ?? 0) + 2 * DAY;
    clock.advanceTo(back);
    await riseDue(parts);
    await riseDue(parts);
    for (const each of [await found(later), await found(safety)]) {
      expect(each.history.map(({ what, at: when }) => [what, when])).toEqual([
        ["sent", expect.any(Number)],
        ["risen", back],
      ]);
      expect(each.holder).toBe(trust);
      expect((each.due ?? 0) > back).toBe(true);
    }
    const rows = await auditRows(parts.storage.db, 1, 100_000);
    const rises = rows.filter(({ note }) => note === "risen").map(({ thing }) => thing);
    expect(rises.slice(-2)).toEqual([safety.id, later.id]);
  });

  test("is not held up by another that cannot go", async () => {
    const { parts } = server.app;
    const broken = await raised("2027-04-19", "07:00", { safety: true });
    const whole = await raised("2027-04-19", "07:01", { safety: true });
    const refuses = `create trigger broken before insert on escalation_steps when new.escalation_id = '${broken.id}'
      begin select raise(abort, 'the disk says no'); end`;
    await sql.raw(refuses).execute(parts.storage.db);
    clock.advanceTo((whole.rises ?? 0) + MINUTE);
    await riseDue(parts);
    expect([(await found(whole)).holder, (await found(broken)).holder]).toEqual([trust, clinic]);
    expect(server.logged.some((line) => line.includes(broken.id) && line.includes("could not be sent up"))).toBe(true);
    await sql.raw("drop trigger broken").execute(parts.storage.db);
    await riseDue(parts);
    expect((await found(broken)).holder).toBe(trust);
  });

  test("takes along what gets the same answer, though its own time has not come", async () => {
    const { parts } = server.app;
    const first = await raised("2027-04-20", "07:00");
    const later = await raised("2027-04-20", "12:00");
    expect((later.rises ?? 0) > (first.rises ?? 0)).toBe(true);
    await merge(parts, { kind: "system" }, first.id, [later.id], undefined);
    clock.advanceTo(first.rises ?? 0);
    await riseDue(parts);
    const [one, two] = [await found(first), await found(later)];
    expect([one.holder, two.holder, two.due]).toEqual([trust, trust, one.due]);
    expect([brokenIn(one.history), brokenIn(two.history)]).toEqual([[], []]);
  });

  test("keeps to what was promised when the level moves its meeting, or has none any more", async () => {
    const sent = await raised("2027-04-26", "07:00", { safety: true });
    await meetsOn(clinic, { weekdays: [] });
    clock.advanceTo((sent.rises ?? 0) - 1);
    await riseDue(server.app.parts);
    expect((await found(sent)).holder).toBe(clinic);
    clock.advance(1);
    await riseDue(server.app.parts);
    expect((await found(sent)).holder).toBe(trust);
    await meetsOn(clinic, { weekdays: [1, 2, 3, 4, 5] });
  });

  test("waits for the end of a meeting that runs there, also past its time, and goes when it is over", async () => {
    const { parts } = server.app;
    const sent = await raised("2027-05-03", "07:00", { safety: true });
    clock.advanceTo((sent.rises ?? 0) - 5 * MINUTE);
    const { cookie } = await ask(server.url, "POST", "/api/v1/session", {
      body: { name: PEOPLE.admin.login, password: PASSWORD },
    });
    const done = async (path: string, body: unknown) => {
      const answer = await ask(server.url, "POST", `/api/v1${path}`, { cookie, body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return answer.body;
    };
    const [type] = await meetingTypesOf(parts.storage.db, clinic);
    const { meeting } = await done(`/boards/${clinic}/meetings`, { typeId: type?.id });
    clock.advance(10 * MINUTE);
    await riseDue(parts);
    expect((await found(sent)).holder).toBe(clinic);
    await done(`/meetings/${meeting.id}/commands`, { do: "end" });
    await riseDue(parts);
    const up = await found(sent);
    expect([up.holder, up.history.at(-1)?.at]).toEqual([trust, clock.now()]);
  });
});
