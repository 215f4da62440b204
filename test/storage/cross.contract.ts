import { beforeAll, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import type { CrossDay } from "../../shared/cross/greenCross.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import * as cross from "../../server/storage/cross.ts";
import type { Storage } from "../../server/storage/database.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of crosses", (open) => {
  const random = seededRandom(5);
  const board: BoardId = newId(random);
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    const unit = newId<"unit">(random);
    const zone = "Europe/Oslo";
    await insertUnit(storage.db, { id: unit, parentId: null, kind: "section", name: "Ortopedi", zone }, NOW);
    const settings = DEFAULT_SETTINGS;
    const row = {
      id: board,
      unitId: unit,
      kind: "huddle",
      name: "3B",
      language: "nb",
      closed: false,
      settings,
    } as const;
    await insertBoard(storage.db, row, NOW);
  });

  async function put(day: CrossDay, at: number): Promise<void> {
    await storage.transaction(async (tx) => {
      await cross.lockCrossDay(tx, board, day.date, at);
      await cross.putCrossDay(tx, board, day, at);
    });
  }

  test("a day comes back as it was put, with its events and its history", async () => {
    const day: CrossDay = {
      date: "2026-11-22",
      colour: "yellow",
      closed: false,
      events: [{ id: newId(random), kind: "fall", line: "glatt gulv", reported: "yes" }],
      history: [{ what: "colour", at: NOW, before: "green" }],
    };
    await put(day, NOW);
    expect(await cross.crossDays(storage.db, board, "2026-11-22", "2026-11-22")).toEqual([day]);
  });

  test("only the days asked for come, oldest first", async () => {
    const blank = { colour: "green" as const, closed: null, events: [], history: [] };
    for (const date of ["2026-10-03", "2026-10-01", "2026-10-02"]) await put({ ...blank, date }, NOW);
    const found = await cross.crossDays(storage.db, board, "2026-10-01", "2026-10-02");
    expect(found.map(({ date }) => date)).toEqual(["2026-10-01", "2026-10-02"]);
  });

  test("what has been changed since an instant is found, the rest is not", async () => {
    const blank = { colour: "green" as const, closed: null, events: [], history: [] };
    await put({ ...blank, date: "2026-09-01" }, NOW + 10);
    const found = await cross.crossDaysChangedSince(storage.db, board, NOW + 10);
    expect(found.map(({ date }) => date)).toEqual(["2026-09-01"]);
  });

  test("two who change one day at once change it one after the other", async () => {
    const date = "2026-08-01";
    const add = (line: string) =>
      storage.transaction(async (tx) => {
        const day = await cross.lockCrossDay(tx, board, date, NOW);
        const event = { id: newId<"event">(random), kind: null, line, reported: "no" as const };
        await cross.putCrossDay(tx, board, { ...day, events: [...day.events, event] }, NOW);
      });
    await Promise.all(["a", "b", "c", "d"].map(add));
    const [day] = await cross.crossDays(storage.db, board, date, date);
    expect(day?.events.map(({ line }) => line).toSorted()).toEqual(["a", "b", "c", "d"]);
  });

  test("a refused change leaves no trace of the day", async () => {
    const date = "2026-07-01";
    const refused = storage.transaction(async (tx) => {
      await cross.lockCrossDay(tx, board, date, NOW);
      throw new Error("refused");
    });
    await expect(refused).rejects.toThrow("refused");
    expect(await cross.crossDays(storage.db, board, date, date)).toEqual([]);
  });
});
