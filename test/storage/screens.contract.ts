import { beforeAll, expect, test } from "vitest";
import { type BoardId, newId, type PersonId, type ScreenId, type UnitId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as screens from "../../server/storage/screens.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of screens", (open) => {
  const random = seededRandom(4);
  const unit = newId<"unit">(random);
  const [board, other] = [newId<"board">(random), newId<"board">(random)];
  const leader = newId<"person">(random);
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    await aUnit(storage, unit);
    await aBoard(storage, board, unit, "Sengepost");
    await aBoard(storage, other, unit, "Poliklinikk");
    await aPerson(storage, leader);
  });

  async function aScreen(name: string): Promise<ScreenId> {
    const id = newId<"screen">(random);
    const size = { inches: 65, distance: 4.5 };
    const paired = { id, boardId: board, name, mode: "touch", ...size, pairedBy: leader, pairedAt: NOW } as const;
    await screens.addScreen(storage.db, paired);
    return id;
  }

  async function aCode(code: string, expiresAt = NOW + MINUTE): Promise<string> {
    const id = `hash of ${code}`;
    await screens.addPairing(storage.db, { id, code, expiresAt }, NOW);
    return id;
  }

  test("keeps a screen with its board's and its unit's name", async () => {
    const id = await aScreen("Gangen");
    expect(await screens.screenOf(storage.db, id)).toEqual({
      id,
      name: "Gangen",
      boardId: board,
      boardName: "Sengepost",
      unitId: unit,
      unitName: "Ortopedi",
      mode: "touch",
      inches: 65,
      distance: 4.5,
      theme: "auto",
      pairedAt: NOW,
      lastSeen: null,
      build: null,
      identifyUntil: null,
      version: 1,
    });
    expect(await screens.screenActor(storage.db, id)).toEqual({
      kind: "screen",
      id,
      name: "Gangen",
      boardId: board,
      touch: true,
    });
  });

  test("gives a code to one screen only, also when two ask at once", async () => {
    const id = await aCode("AAAABBBB");
    const [one, two] = [await aScreen("en"), await aScreen("to")];
    const used = await Promise.all([
      storage.transaction((tx) => screens.useCode(tx, "AAAABBBB", one, NOW)),
      storage.transaction((tx) => screens.useCode(tx, "AAAABBBB", two, NOW)),
    ]);
    expect(used.filter(Boolean)).toHaveLength(1);
    expect((await screens.pairingOf(storage.db, id))?.screenId).toBe(used[0] ? one : two);
  });

  test("knows no code that has run out, and forgets it when the next one comes", async () => {
    const id = await aCode("CCCCDDDD", NOW + 1);
    expect(await screens.useCode(storage.db, "CCCCDDDD", await aScreen("sen"), NOW + 1)).toBe(false);
    const later = NOW + 5 * MINUTE;
    await screens.addPairing(storage.db, { id: "next", code: "EEEEFFFF", expiresAt: later + MINUTE }, later);
    expect(await screens.pairingOf(storage.db, id)).toBeUndefined();
  });

  test("counts the tries of each person for ten minutes, and forgets the right ones", async () => {
    await screens.addTry(storage.db, "1", leader, NOW);
    await screens.addTry(storage.db, "2", leader, NOW + MINUTE);
    await screens.addTry(storage.db, "3", leader, NOW + MINUTE);
    await screens.forgetTry(storage.db, "3");
    expect(await screens.otherTries(storage.db, "2", leader, NOW + MINUTE)).toEqual([NOW]);
    expect(await screens.otherTries(storage.db, "4", leader, NOW + 10 * MINUTE)).toEqual([NOW + MINUTE]);
    expect(await screens.otherTries(storage.db, "4", newId<"person">(random), NOW)).toEqual([]);
  });

  test("changes what is named, and only from the version it was read at", async () => {
    const id = await aScreen("Vaktrommet");
    expect(await screens.changeScreen(storage.db, id, { version: 1, boardId: other, inches: 55.5 })).toBe(true);
    expect(await screens.changeScreen(storage.db, id, { version: 1, name: "Taperen" })).toBe(false);
    expect(await screens.screenOf(storage.db, id)).toMatchObject({
      name: "Vaktrommet",
      boardName: "Poliklinikk",
      inches: 55.5,
      distance: 4.5,
      version: 2,
    });
  });

  test("forgets the pairing of a screen that has been seen", async () => {
    const id = await aCode("GGGGHHHH");
    const screen = await aScreen("Inngangen");
    await screens.useCode(storage.db, "GGGGHHHH", screen, NOW);
    await screens.endPairing(storage.db, screen);
    expect(await screens.pairingOf(storage.db, id)).toBeUndefined();
  });

  test("tells when a screen was last seen and what it runs", async () => {
    const id = await aScreen("Kontoret");
    await screens.screenSeen(storage.db, id, "b1", NOW + 5);
    await screens.identifyScreen(storage.db, id, NOW + 10);
    expect(await screens.screenOf(storage.db, id)).toMatchObject({
      lastSeen: NOW + 5,
      build: "b1",
      identifyUntil: NOW + 10,
      version: 1,
    });
  });

  test("lets nobody be a screen that was revoked, and revokes it once", async () => {
    const id = await aScreen("Lageret");
    expect(await screens.revokeScreen(storage.db, id, NOW)).toBe(true);
    expect(await screens.revokeScreen(storage.db, id, NOW)).toBe(false);
    expect(await screens.screenActor(storage.db, id)).toBeUndefined();
    expect(await screens.changeScreen(storage.db, id, { version: 1, name: "igjen" })).toBe(false);
    expect((await screens.screensOf(storage.db, [board, other])).map((screen) => screen.id)).not.toContain(id);
  });

  test("lists the screens of some boards by name", async () => {
    const names = (await screens.screensOf(storage.db, [other])).map((screen) => screen.name);
    expect(names).toEqual(["Vaktrommet"]);
    expect(await screens.screensOf(storage.db, [])).toEqual([]);
  });
});

async function aUnit({ db }: Storage, id: UnitId): Promise<void> {
  const row = { id, parent_id: null, kind: "section", name: "Ortopedi", zone: "Europe/Oslo" } as const;
  await db
    .insertInto("units")
    .values({ ...row, version: 1, created_at: NOW })
    .execute();
}

async function aPerson({ db }: Storage, id: PersonId): Promise<void> {
  const row = { id, login: "kari", name: "Kari", password_hash: null, language: "nb" } as const;
  await db
    .insertInto("persons")
    .values({ ...row, created_at: NOW, disabled_at: null })
    .execute();
}

async function aBoard({ db }: Storage, id: BoardId, unitId: UnitId, name: string): Promise<void> {
  const row = { id, unit_id: unitId, kind: "improvement", name, language: "nb", closed: 0, settings: "{}" } as const;
  await db
    .insertInto("boards")
    .values({ ...row, pin_hash: null, epoch: 1, version: 1, created_at: NOW })
    .execute();
}
