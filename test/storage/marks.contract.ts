import { beforeAll, expect, test } from "vitest";
import type { Storage } from "../../server/storage/database.ts";
import { endMark, forgetDropped, keepMark, marksOf, moveMarks } from "../../server/storage/marks.ts";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { DAY } from "../../shared/base/time.ts";
import type { Mark } from "../../shared/escalation/mark.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of what is marked to be raised", (open) => {
  const random = seededRandom(29);
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  function mark(board: BoardId, change: Partial<Mark> = {}): Mark {
    return {
      id: newId(random),
      boardId: board,
      cardId: newId(random),
      what: "Låst medisinrom",
      chart: null,
      at: NOW,
      by: { kind: "screen", name: "Gangen" },
      droppedAt: null,
      ...change,
    };
  }

  test("what is kept is read as it was, oldest first, of the boards that are asked for", async () => {
    const [one, other] = [newId<"board">(random), newId<"board">(random)];
    const [late, early] = [
      mark(one, { at: NOW + 1, cardId: null }),
      mark(one, { chart: { measureId: newId(random), unitId: newId(random) } }),
    ];
    for (const each of [late, early, mark(other)]) await keepMark(storage.db, each);
    expect(await marksOf(storage.db, [one])).toEqual([early, late]);
    expect(await marksOf(storage.db, [one, other])).toHaveLength(3);
    expect(await marksOf(storage.db, [])).toEqual([]);
  });

  test("one that is written again is there once, and may be dropped and fetched back", async () => {
    const board = newId<"board">(random);
    const own = mark(board);
    await keepMark(storage.db, own);
    await keepMark(storage.db, { ...own, droppedAt: NOW + 5 });
    expect(await marksOf(storage.db, [board])).toEqual([{ ...own, droppedAt: NOW + 5 }]);
    await keepMark(storage.db, own);
    expect(await marksOf(storage.db, [board])).toEqual([own]);
  });

  test("another board takes no mark that is not its own, and ends none", async () => {
    const [board, other] = [newId<"board">(random), newId<"board">(random)];
    const own = mark(board);
    await keepMark(storage.db, own);
    await keepMark(storage.db, { ...own, boardId: other, droppedAt: NOW });
    await endMark(storage.db, other, own.id);
    expect(await marksOf(storage.db, [board, other])).toEqual([own]);
    await endMark(storage.db, board, own.id);
    expect(await marksOf(storage.db, [board])).toEqual([]);
  });

  test("only what was dropped long ago is forgotten", async () => {
    const board = newId<"board">(random);
    const [waits, fresh, old] = [
      mark(board),
      mark(board, { droppedAt: NOW }),
      mark(board, { droppedAt: NOW - 2 * DAY }),
    ];
    for (const each of [waits, fresh, old]) await keepMark(storage.db, each);
    await forgetDropped(storage.db, board, NOW - DAY);
    expect((await marksOf(storage.db, [board])).map(({ id }) => id).toSorted()).toEqual(
      [waits.id, fresh.id].toSorted(),
    );
  });

  test("all of a board go to the one that takes over, and nobody else's", async () => {
    const [board, heir, other] = [newId<"board">(random), newId<"board">(random), newId<"board">(random)];
    const [own, theirs] = [mark(board), mark(other)];
    for (const each of [own, theirs]) await keepMark(storage.db, each);
    expect(await moveMarks(storage.db, board, heir)).toBe(true);
    expect(await moveMarks(storage.db, board, heir)).toBe(false);
    expect(await marksOf(storage.db, [heir])).toEqual([{ ...own, boardId: heir }]);
    expect(await marksOf(storage.db, [other])).toEqual([theirs]);
  });
});
