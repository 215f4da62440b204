import { beforeAll, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import type { Storage } from "../../server/storage/database.ts";
import { allUnits, insertUnit, lockUnits, unitById, updateUnit } from "../../server/storage/units.ts";
import { NO_CONTACT } from "../../shared/tier/contact.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of units", (open) => {
  const random = seededRandom(25);
  const [trust, clinic, section] = [newId<"unit">(random), newId<"unit">(random), newId<"unit">(random)];
  const zone = "Europe/Oslo";
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    await insertUnit(storage.db, { id: trust, parentId: null, kind: "trust", name: "HF", zone }, NOW);
    await insertUnit(storage.db, { id: clinic, parentId: trust, kind: "clinic", name: "Kirurgi", zone }, NOW);
    await insertUnit(storage.db, { id: section, parentId: clinic, kind: "section", name: "3B", zone }, NOW);
  });

  test("a unit begins living, with nothing written of how it is reached", async () => {
    const begun = { closedAt: null, mergedInto: null, contact: NO_CONTACT, code: null, version: 1 };
    expect(await unitById(storage.db, section)).toMatchObject(begun);
  });

  test("is moved, laid down, merged and opened again, each only on the version that was seen", async () => {
    const db = storage.db;
    expect(await updateUnit(db, section, 1, { parentId: trust })).toBe(true);
    expect(await updateUnit(db, section, 1, { parentId: clinic })).toBe(false);
    expect(await unitById(db, section)).toMatchObject({ parentId: trust, name: "3B", version: 2 });
    expect(await updateUnit(db, section, 2, { closedAt: NOW, mergedInto: clinic })).toBe(true);
    expect(await unitById(db, section)).toMatchObject({ closedAt: NOW, mergedInto: clinic });
    expect(await updateUnit(db, section, 3, { closedAt: null, mergedInto: null })).toBe(true);
    expect(await unitById(db, section)).toMatchObject({ closedAt: null, mergedInto: null, parentId: trust });
  });

  test("keeps how it is reached, and what is not written stays away", async () => {
    const onCall = { name: "Vakthavende", phone: "7000" };
    expect(await updateUnit(storage.db, clinic, 1, { contact: { phone: null, onCall } })).toBe(true);
    expect((await unitById(storage.db, clinic))?.contact).toEqual({ phone: null, onCall });
  });

  test("whoever changes the tree locks it: the second waits for the first", async () => {
    const order: string[] = [];
    const change = (name: string) =>
      storage.transaction(async (tx) => {
        await lockUnits(tx);
        order.push(`${name} begins`);
        await allUnits(tx);
        order.push(`${name} ends`);
      });
    await Promise.all([change("one"), change("two")]);
    const [first] = order;
    expect(order[1]).toBe(first?.replace("begins", "ends"));
  });
});
