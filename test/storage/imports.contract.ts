import { beforeAll, expect, test } from "vitest";
import { type MeasureId, newId, type UnitId } from "../../shared/base/ids.ts";
import type { ImportPlan } from "../../shared/import/plan.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as imports from "../../server/storage/imports.ts";
import { addMeasure, pointsOf } from "../../server/storage/measures.ts";
import { storePoints } from "../../server/storage/points.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { weekly } from "../support/signals.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

const plan: ImportPlan = {
  sheet: 0,
  header: 1,
  period: 0,
  year: null,
  values: [1],
  numerator: null,
  denominator: null,
  unit: null,
  key: null,
  decimal: "comma",
  monthFirst: false,
  times100: false,
};

describeStorages("the store of imports", (open) => {
  const random = seededRandom(21);
  const unitId: UnitId = newId(random);
  let storage: Storage;
  let measureId: MeasureId;

  beforeAll(async () => {
    storage = await open();
    await insertUnit(
      storage.db,
      { id: unitId, parentId: null, kind: "section", name: "Ortopedi", zone: "Europe/Oslo" },
      NOW,
    );
  });

  async function aMeasure(): Promise<void> {
    measureId = newId(random);
    await addMeasure(
      storage.db,
      { id: measureId, unitId, definition: weekly(), archived: false, version: 1 },
      "system:",
      NOW,
    );
  }

  /** Figures of weeks, by whom: as a file, a feed or a person brings them. */
  async function store(values: Readonly<Record<string, number>>, by: string, at: number): Promise<void> {
    const points = Object.entries(values).map(([period, value]) => ({
      period,
      key: "",
      value,
      numerator: null,
      denominator: null,
      values: null,
      asOf: at,
    }));
    await storePoints(storage.db, { measureId, unitId }, points, by, at);
  }

  const anImport = (at: number) => ({
    id: newId<"import">(random),
    measureId,
    by: "person:kari",
    at,
    fileName: "fall.csv",
    read: 3,
    stored: 2,
    corrected: 1,
    unchanged: 0,
    unusable: 0,
    unitIds: [unitId],
    takenBackAt: null,
  });

  test("lists imports of a measure, the last first, and takes each back once", async () => {
    await aMeasure();
    const [first, second] = [anImport(NOW), anImport(NOW + 5)];
    for (const made of [first, second]) await imports.addImport(storage.db, made);
    expect((await imports.importsOf(storage.db, measureId, 10)).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await imports.importsOf(storage.db, measureId, 1)).toHaveLength(1);
    expect(await imports.importById(storage.db, first.id)).toEqual(first);
    expect(await imports.markTakenBack(storage.db, first.id, "person:per", NOW + 9)).toBe(true);
    expect(await imports.markTakenBack(storage.db, first.id, "person:ola", NOW + 10)).toBe(false);
    expect((await imports.importById(storage.db, first.id))?.takenBackAt).toBe(NOW + 9);
  });

  test("tells what stood before an import, of what still stands as it brought it", async () => {
    await aMeasure();
    const made = anImport(NOW + 10);
    await store({ "2026-W44": 7, "2026-W45": 8 }, "feed:x", NOW);
    await store({ "2026-W44": 9 }, "person:kari", NOW + 5);
    await store({ "2026-W44": 1, "2026-W45": 2, "2026-W46": 3, "2026-W47": 4 }, imports.byImport(made.id), NOW + 10);
    // Corrected since: not the import's any more.
    await store({ "2026-W45": 5 }, "person:kari", NOW + 20);
    const before = await imports.beforeImport(storage.db, made, unitId, NOW + 30);
    const figures = Object.fromEntries(before.map(({ period, value }) => [period, value]));
    expect(figures).toEqual({ "2026-W44": 9, "2026-W46": null, "2026-W47": null });
    expect(before.every(({ asOf }) => asOf === NOW + 30)).toBe(true);
    await storePoints(storage.db, { measureId, unitId }, before, "person:per", NOW + 30);
    const now = (await pointsOf(storage.db, { measureId, unitId })).map(({ period, value }) => [period, value]);
    expect(Object.fromEntries(now)).toEqual({ "2026-W44": 9, "2026-W45": 5, "2026-W46": null, "2026-W47": null });
    expect(await imports.beforeImport(storage.db, made, unitId, NOW + 40)).toEqual([]);
  });

  test("of two imports over each other, the later gives back the earlier's figures", async () => {
    await aMeasure();
    const [first, second] = [anImport(NOW), anImport(NOW + 5)];
    await store({ "2026-W44": 7 }, imports.byImport(first.id), NOW);
    await store({ "2026-W44": 8 }, imports.byImport(second.id), NOW + 5);
    expect(await imports.beforeImport(storage.db, first, unitId, NOW + 9)).toEqual([]);
    expect(await imports.beforeImport(storage.db, second, unitId, NOW + 9)).toMatchObject([{ value: 7 }]);
  });

  test("remembers the last plan for each shape of file", async () => {
    await aMeasure();
    const keep = (shape: string, kept: ImportPlan, at: number) =>
      imports.keepPlan(storage.db, { measureId, shape, plan: kept }, "person:kari", at);
    await keep("a", plan, NOW);
    await keep("a", { ...plan, values: [2] }, NOW + 1);
    await keep("b", { ...plan, unit: 3 }, NOW + 2);
    expect(await imports.planOf(storage.db, measureId, "a")).toEqual({ ...plan, values: [2] });
    expect((await imports.planOf(storage.db, measureId, "b"))?.unit).toBe(3);
    expect(await imports.planOf(storage.db, measureId, "c")).toBeUndefined();
  });
});
