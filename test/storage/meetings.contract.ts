import { beforeAll, expect, test } from "vitest";
import { type BoardId, type MeetingTypeId, newId, type ScreenId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { apply, type Huddle, type NotHeld, type Running, start } from "../../shared/huddle/huddle.ts";
import { USUAL_LAYOUT } from "../../shared/huddle/layout.ts";
import { firstMeetingType, type MeetingType } from "../../shared/huddle/meetingType.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as meetings from "../../server/storage/meetings.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of meetings", (open) => {
  const random = seededRandom(6);
  const unit = newId<"unit">(random);
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    const zone = "Europe/Oslo";
    await insertUnit(storage.db, { id: unit, parentId: null, kind: "section", name: "Ortopedi", zone }, NOW);
  });

  async function aBoard(): Promise<{ board: BoardId; type: MeetingType }> {
    const board: BoardId = newId(random);
    const rest = { kind: "huddle", name: "3B", language: "nb", closed: false, settings: DEFAULT_SETTINGS } as const;
    await insertBoard(storage.db, { id: board, unitId: unit, ...rest }, NOW);
    const type = firstMeetingType("huddle", newId<"meetingType">(random), board, "2026-11-01");
    await meetings.insertMeetingType(storage.db, type, NOW + 10 * MINUTE, NOW);
    return { board, type };
  }

  function begun(type: MeetingType, at = NOW, plannedAt: number | null = null): Running {
    const heads = { room: 8, remote: 2 };
    return start({ id: newId(random), typeId: type.id, plannedAt, steps: type.steps, leader: null, heads }, at);
  }
  function ended(running: Running, at: number): Huddle {
    const over = apply(running, { do: "end" }, at);
    if (!over.ok) throw new Error(over.refusal.code);
    return over.value;
  }
  const missed = (typeId: MeetingTypeId, plannedAt: number): NotHeld => ({
    id: newId(random),
    typeId,
    state: "notHeld",
    plannedAt,
    reason: null,
  });

  test("a meeting type comes back as it was written", async () => {
    const { board, type } = await aBoard();
    expect(await meetings.meetingTypesOf(storage.db, board)).toEqual([type]);
  });

  test("a meeting type keeps its video link until it is taken away", async () => {
    const { type } = await aBoard();
    const linked = { ...type, videoUrl: "https://join.nhn.no/12345" };
    await meetings.updateMeetingType(storage.db, linked, null);
    expect(await meetings.meetingTypeById(storage.db, type.id)).toEqual({ ...linked, version: 2 });
    await meetings.updateMeetingType(storage.db, { ...type, version: 2 }, null);
    expect(await meetings.meetingTypeById(storage.db, type.id)).toEqual({ ...type, version: 3 });
  });

  test("a meeting type keeps its layout until it is taken away", async () => {
    const { type } = await aBoard();
    const laid = { ...type, layout: { ...USUAL_LAYOUT, panels: ["ideas" as const], from: "12:00" } };
    await meetings.updateMeetingType(storage.db, laid, null);
    expect(await meetings.meetingTypeById(storage.db, type.id)).toEqual({ ...laid, version: 2 });
    await meetings.updateMeetingType(storage.db, { ...type, version: 2 }, null);
    expect(await meetings.meetingTypeById(storage.db, type.id)).toEqual({ ...type, version: 3 });
  });

  test("of two changes of a meeting type the second is told", async () => {
    const { type } = await aBoard();
    expect(await meetings.updateMeetingType(storage.db, { ...type, name: "Morgen" }, null)).toBe(true);
    expect(await meetings.updateMeetingType(storage.db, { ...type, name: "Kveld" }, null)).toBe(false);
    expect(await meetings.meetingTypeById(storage.db, type.id)).toMatchObject({ name: "Morgen", version: 2 });
  });

  test("a deleted type is not offered, and old records still know it", async () => {
    const { board, type } = await aBoard();
    await meetings.deleteMeetingType(storage.db, type.id, NOW);
    expect(await meetings.meetingTypesOf(storage.db, board)).toEqual([]);
    expect(await meetings.meetingTypeById(storage.db, type.id)).toBeUndefined();
    expect(await meetings.meetingTypeById(storage.db, type.id, "also deleted")).toMatchObject({ id: type.id });
  });

  test("a running meeting comes back whole, and the ended one too", async () => {
    const { board, type } = await aBoard();
    const running = begun(type);
    await meetings.insertMeeting(storage.db, board, running);
    expect(await meetings.runningOn(storage.db, board)).toEqual(running);
    const over = ended(running, NOW + MINUTE);
    await meetings.putMeeting(storage.db, over);
    expect(await meetings.meetingById(storage.db, running.id)).toEqual({ boardId: board, meeting: over, facts: null });
    expect(await meetings.runningOn(storage.db, board)).toBeUndefined();
  });

  test("one meeting runs on a board, never two", async () => {
    const { board, type } = await aBoard();
    await meetings.insertMeeting(storage.db, board, begun(type));
    await expect(meetings.insertMeeting(storage.db, board, begun(type))).rejects.toThrow();
  });

  test("a planned time has one row, held or not", async () => {
    const { board, type } = await aBoard();
    expect(await meetings.insertNotHeld(storage.db, board, missed(type.id, NOW))).toBe(true);
    expect(await meetings.insertNotHeld(storage.db, board, missed(type.id, NOW))).toBe(false);
    expect(await meetings.lastNotHeld(storage.db, board)).toMatchObject({ plannedAt: NOW, reason: null });
  });

  test("what falls due is found, and one process alone settles it", async () => {
    const { type } = await aBoard();
    const due = NOW + 10 * MINUTE;
    expect((await meetings.dueTypes(storage.db, due - 1)).some((each) => each.type.id === type.id)).toBe(false);
    expect((await meetings.dueTypes(storage.db, due)).find((each) => each.type.id === type.id)?.dueAt).toBe(due);
    expect(await meetings.moveDue(storage.db, type.id, due, due + 1)).toBe(true);
    expect(await meetings.moveDue(storage.db, type.id, due, due + 2)).toBe(false);
  });

  test("touch is open while a meeting runs and five minutes after, and not before the first", async () => {
    const { board, type } = await aBoard();
    expect(await meetings.touchOpenUntil(storage.db, board)).toBe(0);
    const running = begun(type);
    await meetings.insertMeeting(storage.db, board, running);
    expect(await meetings.touchOpenUntil(storage.db, board)).toBe(Number.POSITIVE_INFINITY);
    await meetings.putMeeting(storage.db, ended(running, NOW + MINUTE));
    expect(await meetings.touchOpenUntil(storage.db, board)).toBe(NOW + 6 * MINUTE);
  });

  test("the heads of the last five meetings of a type are known, newest first", async () => {
    const { board, type } = await aBoard();
    for (let n = 0; n < 7; n += 1) {
      const running = { ...begun(type, NOW + n * MINUTE), heads: { room: n, remote: 0 } };
      await meetings.insertMeeting(storage.db, board, ended(running, NOW + n * MINUTE + 1));
    }
    expect((await meetings.lastHeads(storage.db, board, type.id)).map(({ room }) => room)).toEqual([6, 5, 4, 3, 2]);
  });

  test("the list of meetings is newest first and goes on from where it ended", async () => {
    const { board, type } = await aBoard();
    for (const n of [1, 2, 3]) await meetings.insertNotHeld(storage.db, board, missed(type.id, NOW + n));
    const page = await meetings.meetingsOf(storage.db, board, NOW + 100, 2);
    expect(page.map(({ meeting }) => meeting.plannedAt)).toEqual([NOW + 3, NOW + 2]);
    const rest = await meetings.meetingsOf(storage.db, board, NOW + 2, 2);
    expect(rest.map(({ meeting }) => meeting.plannedAt)).toEqual([NOW + 1]);
    expect(rest[0]?.type).toEqual({ kind: "huddle", name: null });
  });

  test("wrong tries of a PIN count within their window and are forgotten after", async () => {
    const screen: ScreenId = newId(random);
    for (const at of [NOW, NOW + 1, NOW + 2]) {
      await meetings.addPinTry(storage.db, newId(random), screen, at);
    }
    expect(await meetings.pinTries(storage.db, screen, NOW)).toBe(2);
    await meetings.forgetPinTries(storage.db, screen);
    expect(await meetings.pinTries(storage.db, screen, 0)).toBe(0);
  });
});
