import { beforeAll, expect, test } from "vitest";
import { type BoardId, type LevelId, newId } from "../../shared/base/ids.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { blankDay, type TodayDay } from "../../shared/today/today.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as today from "../../server/storage/today.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of days", (open) => {
  const random = seededRandom(8);
  const unit = newId<"unit">(random);
  const [normal, raised] = [newId<"level">(random), newId<"level">(random)];
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    const zone = "Europe/Oslo";
    await insertUnit(storage.db, { id: unit, parentId: null, kind: "section", name: "Ortopedi", zone }, NOW);
  });

  async function board(): Promise<BoardId> {
    const id = newId<"board">(random);
    const row = { id, unitId: unit, kind: "huddle", name: "3B", language: "nb", closed: false } as const;
    await insertBoard(storage.db, { ...row, settings: DEFAULT_SETTINGS }, NOW);
    return id;
  }
  async function put(on: BoardId, day: TodayDay): Promise<void> {
    await storage.transaction(async (tx) => {
      await today.lockToday(tx, on, day.date, NOW);
      await today.putToday(tx, on, day, NOW);
    });
  }
  const levelOn = (date: string, id: LevelId): TodayDay => ({ ...blankDay(date), level: { id, at: NOW } });

  test("a day comes back as it was put, with its history", async () => {
    const on = await board();
    const day: TodayDay = {
      date: "2026-11-23",
      staff: [{ shiftId: newId(random), deviation: -1, at: NOW }],
      patients: { count: 22, at: NOW },
      level: { id: normal, at: NOW },
      history: [{ what: "patients", at: NOW, before: 20 }],
    };
    await put(on, day);
    expect(await today.todayOf(storage.db, on, "2026-11-23")).toEqual(day);
  });

  test("a day that nobody has touched is blank", async () => {
    expect(await today.todayOf(storage.db, await board(), "2026-11-23")).toEqual(blankDay("2026-11-23"));
  });

  test("before a day stand the last count and the level with the first day of its stretch", async () => {
    const on = await board();
    await put(on, levelOn("2026-11-10", raised));
    await put(on, levelOn("2026-11-12", normal));
    await put(on, levelOn("2026-11-16", raised));
    await put(on, { ...levelOn("2026-11-18", raised), patients: { count: 19, at: NOW } });
    await put(on, { ...blankDay("2026-11-20"), patients: { count: 21, at: NOW } });
    await put(on, levelOn("2026-11-23", normal));
    expect(await today.saidBefore(storage.db, on, "2026-11-23")).toEqual({
      patients: 21,
      level: { id: raised, since: "2026-11-16" },
    });
    expect(await today.saidBefore(storage.db, on, "2026-11-01")).toEqual({ patients: null, level: null });
  });

  test("two who change one day at once change it one after the other", async () => {
    const on = await board();
    const more = () =>
      storage.transaction(async (tx) => {
        const day = await today.lockToday(tx, on, "2026-11-23", NOW);
        await today.putToday(tx, on, { ...day, patients: { count: (day.patients?.count ?? 0) + 1, at: NOW } }, NOW);
      });
    await Promise.all([more(), more(), more(), more()]);
    expect((await today.todayOf(storage.db, on, "2026-11-23")).patients?.count).toBe(4);
  });
});
