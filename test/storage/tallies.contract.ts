import { beforeAll, expect, test } from "vitest";
import { type BoardId, type EventId, type MeasureId, newId, type UnitId } from "../../shared/base/ids.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { measureDefinition } from "../../shared/measure/measure.ts";
import type { TallyId } from "../../shared/measure/tally.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import { insertLine, linesBetween, linesBy } from "../../server/storage/cross.ts";
import type { Storage } from "../../server/storage/database.ts";
import { addMeasure, revisionsOf } from "../../server/storage/measures.ts";
import { addTally, pointsOfPeriod, talliesBetween, talliesBy, withdrawTally } from "../../server/storage/tallies.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;
const DAY = "2026-11-23";
const FALLS = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "day",
  decimals: 0,
  responsible: "",
  countable: true,
};

describeStorages("the store of tallies and lines", (open) => {
  const random = seededRandom(17);
  const board: BoardId = newId(random);
  const unitId: UnitId = newId(random);
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    await insertUnit(
      storage.db,
      { id: unitId, parentId: null, kind: "section", name: "Ortopedi", zone: "Europe/Oslo" },
      NOW,
    );
    const row = { id: board, unitId, kind: "huddle", name: "3B", language: "nb", closed: false } as const;
    await insertBoard(storage.db, { ...row, settings: DEFAULT_SETTINGS }, NOW);
  });

  async function seriesOf() {
    const measureId: MeasureId = newId(random);
    const definition = measureDefinition.parse({ ...FALLS });
    await addMeasure(storage.db, { id: measureId, unitId, definition, archived: false, version: 1 }, "system:", NOW);
    return { measureId, unitId };
  }
  const tally = (by = "ticket:a") => ({ id: newId<"tally">(random) as TallyId, period: DAY, by });

  test("a tally that comes again is one", async () => {
    const series = await seriesOf();
    const one = tally();
    expect(await addTally(storage.db, series, one, NOW)).toBe(true);
    expect(await addTally(storage.db, series, one, NOW + 1)).toBe(false);
    expect(await addTally(storage.db, series, tally(), NOW)).toBe(true);
    expect((await pointsOfPeriod(storage.db, series, DAY)).map(({ value }) => value)).toEqual([1, 1]);
  });

  test("one taken back stays in the history, and does not come again", async () => {
    const series = await seriesOf();
    const one = tally();
    await addTally(storage.db, series, one, NOW);
    expect(await withdrawTally(storage.db, series, { ...one, from: NOW - 10 }, NOW + 5)).toBe(DAY);
    expect(await withdrawTally(storage.db, series, { ...one, from: NOW - 10 }, NOW + 6)).toBe(DAY);
    expect(await addTally(storage.db, series, one, NOW + 7)).toBe(false);
    expect((await pointsOfPeriod(storage.db, series, DAY)).map(({ value }) => value)).toEqual([null]);
    expect(await revisionsOf(storage.db, series, 10)).toMatchObject([{ value: 1, key: one.id }]);
  });

  test("nobody takes back another's, or one that is too old", async () => {
    const series = await seriesOf();
    const one = tally("ticket:a");
    await addTally(storage.db, series, one, NOW);
    expect(await withdrawTally(storage.db, series, { ...one, by: "ticket:b", from: 0 }, NOW)).toBeUndefined();
    expect(await withdrawTally(storage.db, series, { ...one, from: NOW + 1 }, NOW)).toBeUndefined();
    expect(await pointsOfPeriod(storage.db, series, DAY)).toMatchObject([{ value: 1 }]);
  });

  test("a giver's are counted, and those of a stretch of time", async () => {
    const series = await seriesOf();
    for (const at of [NOW, NOW + 10, NOW + 20]) await addTally(storage.db, series, tally("ticket:c"), at);
    expect(await talliesBy(storage.db, unitId, "ticket:c", NOW + 10)).toBe(2);
    expect(await talliesBetween(storage.db, series, NOW, NOW + 20)).toBe(2);
  });

  test("a line is kept once, with who gave it and when", async () => {
    const line = { id: newId<"event">(random) as EventId, boardId: board, date: DAY, by: "ticket:d" };
    expect(await insertLine(storage.db, line, NOW)).toBe(true);
    expect(await insertLine(storage.db, { ...line, by: "ticket:e" }, NOW)).toBe(false);
    expect(await linesBy(storage.db, board, "ticket:d")).toBe(1);
    expect(await linesBetween(storage.db, board, NOW, NOW + 1)).toEqual([line]);
    expect(await linesBetween(storage.db, board, NOW - 10, NOW)).toEqual([]);
  });
});
