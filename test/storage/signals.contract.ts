import { beforeAll, expect, test } from "vitest";
import { type MeasureId, newId, type UnitId } from "../../shared/base/ids.ts";
import type { FrozenSignal } from "../../shared/measure/signalItem.ts";
import { addMeasure, changeMeasure, measureById } from "../../server/storage/measures.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as looks from "../../server/storage/signalLooks.ts";
import * as signals from "../../server/storage/signals.ts";
import { insertPerson } from "../../server/storage/persons.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { weekly } from "../support/signals.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of signals", (open) => {
  const random = seededRandom(19);
  const [unit, other]: [UnitId, UnitId] = [newId(random), newId(random)];
  const [measure, second]: [MeasureId, MeasureId] = [newId(random), newId(random)];
  const series = { measureId: measure, unitId: unit };
  const nothing = { crossings: null, least: 7, useful: 24, longestMax: 8 };
  const point = { period: "2026-W47", place: "2026-W47", y: 1.5, centre: 1, lower: null, upper: 1.25 };
  const seen = { phase: 0, included: true, unfinished: false, marked: true };
  let storage: Storage;

  const aSignal = (more: Partial<FrozenSignal> = {}): FrozenSignal => ({
    id: newId(random),
    ...series,
    kind: "outside",
    rule: null,
    side: "above",
    phase: "",
    from: "2026-W47",
    to: "2026-W47",
    foundAt: NOW,
    firm: true,
    standing: true,
    state: "new",
    closing: null,
    line: "",
    version: 1,
    picture: { chart: "i", centre: "mean", version: 1, side: "above", ...nothing, points: [{ ...point, ...seen }] },
    ...more,
  });

  beforeAll(async () => {
    storage = await open();
    const zone = "Europe/Oslo";
    for (const id of [unit, other]) {
      await insertUnit(storage.db, { id, parentId: null, kind: "section", name: "Ortopedi", zone }, NOW);
    }
    for (const id of [measure, second]) {
      const row = { id, unitId: unit, definition: weekly(), archived: false, version: 1 };
      await addMeasure(storage.db, row, "system:", NOW);
    }
  });

  test("gives back what was kept, in the order in which it was found, and only of its series", async () => {
    const [late, early] = [aSignal({ foundAt: NOW + 5 }), aSignal({ firm: false, side: null, from: null, to: null })];
    const elsewhere = aSignal({ unitId: other });
    for (const each of [late, early, elsewhere]) await signals.insertSignal(storage.db, each);
    expect(await signals.signalsOf(storage.db, series)).toEqual([early, late]);
    expect(await signals.signalById(storage.db, late.id)).toEqual(late);
    expect(await signals.signalById(storage.db, newId(random))).toBeUndefined();
  });

  test("changes one only where nobody else has meanwhile", async () => {
    const signal = aSignal();
    await signals.insertSignal(storage.db, signal);
    const next = { ...signal, state: "acknowledged", version: 2 } as const;
    expect(await signals.updateSignal(storage.db, next, 1)).toBe(true);
    expect(await signals.updateSignal(storage.db, { ...next, state: "closed" }, 1)).toBe(false);
    expect(await signals.signalById(storage.db, signal.id)).toEqual(next);
  });

  test("lists the new ones of some units, and not those of a measure that was taken down", async () => {
    const signal = aSignal({ measureId: second, foundAt: NOW + 50 });
    await signals.insertSignal(storage.db, signal);
    const ids = async (which: "new" | "all", units: UnitId[] = [unit]) =>
      (await signals.signalsIn(storage.db, units, which, 100)).map(({ id }) => id);
    expect((await ids("new"))[0]).toBe(signal.id);
    expect(await ids("all")).toHaveLength((await ids("new")).length + 1);
    expect(await ids("new", [])).toEqual([]);
    const untold = aSignal({ state: "closed", closing: "covered" });
    await signals.insertSignal(storage.db, untold);
    await signals.insertSignal(storage.db, aSignal({ state: "closed", closing: "corrected", foundAt: NOW + 60 }));
    expect(await ids("all")).not.toContain(untold.id);
    expect(await ids("all")).toHaveLength((await ids("new")).length + 2);
    const stored = await measureById(storage.db, second);
    if (stored) await changeMeasure(storage.db, { ...stored, archived: true }, "system:", NOW);
    expect(await ids("new")).not.toContain(signal.id);
  });

  test("keeps every step with who did it", async () => {
    const person = newId<"person">(random);
    const row = { id: person, login: "kari", name: "Kari Nordmann", passwordHash: null, language: "nb" } as const;
    await insertPerson(storage.db, row, NOW);
    const signal = aSignal();
    await signals.insertSignal(storage.db, signal);
    const by = "system:";
    const found = { step: "found", by, closing: null, line: "" } as const;
    await signals.addSteps(storage.db, signal.id, [found, { ...found, step: "confirmed" }], NOW);
    const seenBy = { ...found, step: "acknowledged", by: `person:${person}` } as const;
    await signals.addSteps(storage.db, signal.id, [seenBy], NOW + 7);
    await signals.addSteps(storage.db, signal.id, [], NOW + 8);
    const steps = (await signals.stepsOf(storage.db, [signal.id])).get(signal.id);
    expect(steps?.map(({ step, at, by: who }) => [step, at, who])).toEqual([
      ["found", NOW, { kind: "system", name: "" }],
      ["confirmed", NOW, { kind: "system", name: "" }],
      ["acknowledged", NOW + 7, { kind: "person", name: "Kari Nordmann" }],
    ]);
  });

  test("says which series are to be looked at, those that have waited longest first", async () => {
    const { db } = storage;
    const beside = { measureId: measure, unitId: other };
    await looks.lookAgain(db, series, NOW + 10, 24);
    await looks.lookSoon(db, [beside]);
    expect(await looks.seriesDue(db, NOW, 9)).toEqual([beside]);
    expect(await looks.seriesDue(db, NOW + 10, 9)).toEqual([beside, series]);
    expect(await looks.isDue(db, series, NOW)).toBe(false);
    await looks.lookAgain(db, beside, null, 4);
    expect(await looks.isDue(db, beside, NOW)).toBe(false);
    await looks.lookSoon(db, [series]);
    expect(await looks.isDue(db, series, NOW)).toBe(true);
    expect(await looks.usefulIn(db, [unit, other], 10)).toEqual([24]);
  });
});
