import { beforeAll, expect, test } from "vitest";
import { type BoardId, type LevelId, newId } from "../../shared/base/ids.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { firstMeetingType } from "../../shared/huddle/meetingType.ts";
import { blankDay } from "../../shared/today/today.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import { lockCrossDay, putCrossDay } from "../../server/storage/cross.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as days from "../../server/storage/levelDays.ts";
import { insertMeeting, insertMeetingType, meetingTypesOf } from "../../server/storage/meetings.ts";
import { lockToday, putToday } from "../../server/storage/today.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const MONDAY = Date.UTC(2026, 10, 23, 6, 45);

describeStorages("what a level reads of many boards at once", (open) => {
  const random = seededRandom(31);
  const unit = newId<"unit">(random);
  const [a, b] = [newId<"board">(random), newId<"board">(random)];
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    await insertUnit(
      storage.db,
      { id: unit, parentId: null, kind: "section", name: "3B", zone: "Europe/Oslo" },
      MONDAY,
    );
    for (const [id, name] of [[a, "A"] as const, [b, "B"] as const]) await board(id, name);
  });

  async function board(id: BoardId, name: string): Promise<void> {
    const row = { id, unitId: unit, kind: "huddle", name, language: "nb", closed: false } as const;
    await insertBoard(storage.db, { ...row, settings: { ...DEFAULT_SETTINGS, closedDays: ["2026-12-24"] } }, MONDAY);
    const type = firstMeetingType("huddle", newId<"meetingType">(random), id, "2026-11-01");
    await insertMeetingType(storage.db, type, null, MONDAY);
  }

  test("types and settings are those of each board, and of no other", async () => {
    const types = await days.typesOfBoards(storage.db, [a, b]);
    const [own] = await meetingTypesOf(storage.db, a);
    expect(types.get(a)).toEqual([{ id: own?.id, kind: "huddle", rhythm: own?.rhythm, steps: own?.steps }]);
    expect([...(await days.typesOfBoards(storage.db, [b])).keys()]).toEqual([b]);
    expect((await days.settingsOfBoards(storage.db, [a])).get(a)?.closedDays).toEqual(["2026-12-24"]);
    expect((await days.typesOfBoards(storage.db, [])).size).toBe(0);
  });

  test("meetings are those that began, or were to begin, in the stretch", async () => {
    const [type] = await meetingTypesOf(storage.db, a);
    if (!type) throw new Error("a board begins with a meeting type");
    const missed = { typeId: type.id, state: "notHeld", reason: null } as const;
    for (const plannedAt of [MONDAY - 86_400_000, MONDAY]) {
      await insertMeeting(storage.db, a, { ...missed, id: newId<"meeting">(random), plannedAt });
    }
    const found = await days.meetingsBetween(storage.db, [a, b], MONDAY, MONDAY + 1);
    expect(found.get(a)?.map(({ plannedAt, state, kind }) => [plannedAt, state, kind])).toEqual([
      [MONDAY, "notHeld", "huddle"],
    ]);
    expect(found.has(b)).toBe(false);
  });

  test("days of the cross come oldest first, within both ends", async () => {
    await storage.transaction(async (tx) => {
      for (const date of ["2026-11-22", "2026-11-20", "2026-11-10"]) {
        const day = await lockCrossDay(tx, b, date, MONDAY);
        await putCrossDay(tx, b, { ...day, colour: "red" }, MONDAY);
      }
    });
    const found = await days.crossDaysOfBoards(storage.db, [a, b], "2026-11-15", "2026-11-22");
    expect(found.get(b)?.map(({ date, colour }) => [date, colour])).toEqual([
      ["2026-11-20", "red"],
      ["2026-11-22", "red"],
    ]);
    expect(found.has(a)).toBe(false);
  });

  test("a level of preparedness stands from the day on which it was said last", async () => {
    const [normal, raised] = [newId<"level">(random), newId<"level">(random)];
    const say = async (date: string, id: LevelId): Promise<void> =>
      await storage.transaction(async (tx) => {
        await lockToday(tx, a, date, MONDAY);
        await putToday(tx, a, { ...blankDay(date), level: { id, at: MONDAY } }, MONDAY);
      });
    await say("2026-11-19", normal);
    await say("2026-11-21", raised);
    await say("2026-11-25", normal);
    const found = await days.daysOfBoards(storage.db, [a, b], "2026-11-23");
    expect(found.get(a)).toEqual({ day: undefined, level: { id: raised, since: "2026-11-21" } });
    expect(found.get(b)).toEqual({ day: undefined, level: undefined });
  });
});
