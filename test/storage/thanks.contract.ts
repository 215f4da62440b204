import { beforeAll, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as thanks from "../../server/storage/thanks.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of thanks", (open) => {
  const random = seededRandom(9);
  const unit = newId<"unit">(random);
  const [board, other]: [BoardId, BoardId] = [newId(random), newId(random)];
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    const zone = "Europe/Oslo";
    await insertUnit(storage.db, { id: unit, parentId: null, kind: "section", name: "Ortopedi", zone }, NOW);
    for (const id of [board, other]) {
      const row = { id, unitId: unit, kind: "huddle", name: "3B", language: "nb", closed: false } as const;
      await insertBoard(storage.db, { ...row, settings: DEFAULT_SETTINGS }, NOW);
    }
  });

  test("come back newest first, only those of the board and after the instant", async () => {
    const old = { id: newId<"thanks">(random), to: "porters", line: "", at: NOW } as const;
    const first = { id: newId<"thanks">(random), to: "nightShift", line: "", at: NOW + 1 } as const;
    const second = { id: newId<"thanks">(random), to: null, line: "for kaka", at: NOW + 2 };
    for (const each of [old, first, second]) await thanks.insertThanks(storage.db, board, each);
    expect(await thanks.thanksSince(storage.db, board, NOW)).toEqual([second, first]);
    expect(await thanks.thanksSince(storage.db, other, 0)).toEqual([]);
  });

  test("one that stands is not written over, and only its own board takes it away", async () => {
    const given = { id: newId<"thanks">(random), to: "doctors", line: "", at: NOW + 10 } as const;
    await thanks.insertThanks(storage.db, board, given);
    await thanks.insertThanks(storage.db, other, { ...given, line: "en annen" });
    await thanks.deleteThanks(storage.db, other, given.id);
    expect(await thanks.thanksSince(storage.db, board, NOW + 9)).toEqual([given]);
    await thanks.deleteThanks(storage.db, board, given.id);
    expect(await thanks.thanksSince(storage.db, board, NOW + 9)).toEqual([]);
  });
});
