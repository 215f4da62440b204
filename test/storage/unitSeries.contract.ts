import { beforeAll, expect, test } from "vitest";
import { type MeasureId, newId, type UnitId } from "../../shared/base/ids.ts";
import { measureDefinition } from "../../shared/measure/measure.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as measures from "../../server/storage/measures.ts";
import { storePoints } from "../../server/storage/points.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { pointsOfUnits, stampOf, unitsWithFigures, withFigures } from "../../server/storage/unitSeries.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;
const definition = measureDefinition.parse({
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "c",
  rhythm: "week",
  decimals: 0,
  responsible: "",
});

describeStorages("the series of a measure in several units", (open) => {
  const random = seededRandom(17);
  const measureId: MeasureId = newId(random);
  const [first, second, silent]: [UnitId, UnitId, UnitId] = [newId(random), newId(random), newId(random)];
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    for (const [i, id] of [first, second, silent].entries()) {
      const unit = { id, parentId: null, kind: "section", name: `Sengepost ${i}`, zone: "Europe/Oslo" } as const;
      await insertUnit(storage.db, unit, NOW);
    }
    const measure = { id: measureId, unitId: first, definition, archived: false, version: 1 };
    await measures.addMeasure(storage.db, measure, "system:", NOW);
    await store(first, "2026-W40", 4);
    await store(second, "2026-W40", 7);
  });

  async function store(unitId: UnitId, period: string, value: number | null, asOf = NOW): Promise<void> {
    const point = { period, key: "", value, numerator: null, denominator: null, values: null, asOf };
    await storage.transaction((tx) => storePoints(tx, { measureId, unitId }, [point], "system:", asOf));
  }

  test("are those with a figure, not those of whom only a reading is kept", async () => {
    await storage.transaction((tx) => measures.holdSeries(tx, { measureId, unitId: silent }));
    expect(await unitsWithFigures(storage.db, measureId)).toEqual(new Set([first, second]));
  });

  test("come in one question, each unit's by itself", async () => {
    const points = await pointsOfUnits(storage.db, measureId, [first, second, silent]);
    expect(points.get(first)).toMatchObject([{ period: "2026-W40", value: 4 }]);
    expect(points.get(second)).toMatchObject([{ value: 7 }]);
    expect(points.get(silent)).toBeUndefined();
    expect(await pointsOfUnits(storage.db, measureId, [])).toEqual(new Map());
  });

  test("are known the other way around too: which measures a unit has figures of", async () => {
    const unknown: MeasureId = newId(random);
    expect(await withFigures(storage.db, first, [measureId, unknown])).toEqual(new Set([measureId]));
    expect(await withFigures(storage.db, silent, [measureId])).toEqual(new Set());
    expect(await withFigures(storage.db, first, [])).toEqual(new Set());
  });

  test("have a stamp that changes with every figure, and with nothing else", async () => {
    const stamp = () => stampOf(storage.db, measureId, [first, second]);
    const before = await stamp();
    await store(first, "2026-W40", 4);
    expect(await stamp()).toBe(before);
    await store(first, "2026-W40", 5, NOW + 1);
    const corrected = await stamp();
    expect(corrected).not.toBe(before);
    await store(second, "2026-W41", 1);
    expect(await stamp()).not.toBe(corrected);
  });

  test("end with the last figure that is taken back", async () => {
    await store(second, "2026-W40", null, NOW + 1);
    await store(second, "2026-W41", null, NOW + 1);
    expect(await unitsWithFigures(storage.db, measureId)).toEqual(new Set([first]));
  });
});
