import { beforeAll, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { apply, type MatterCommand, sent } from "../../shared/escalation/apply.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as store from "../../server/storage/escalations.ts";
import { mattersDueSoon } from "../../server/storage/notices.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;
const CLOCK = { due: NOW + 1000, rises: NOW + 2000, onCall: false };
const BY = { kind: "person", name: "Lise Lund" } as const;

describeStorages("the store of matters raised", (open) => {
  const random = seededRandom(7);
  let storage: Storage;
  let section: BoardId;
  let department: BoardId;

  beforeAll(async () => {
    storage = await open();
  });

  /** Boards of its own for each test. */
  async function boards(): Promise<void> {
    [section, department] = [await board("section"), await board("department")];
  }

  async function board(kind: "section" | "department"): Promise<BoardId> {
    const [unit, id] = [newId<"unit">(random), newId<"board">(random)];
    await insertUnit(storage.db, { id: unit, parentId: null, kind, name: kind, zone: "Europe/Oslo" }, NOW);
    const settings = DEFAULT_SETTINGS;
    const row = { id, unitId: unit, kind: "huddle", name: kind, language: "nb", closed: false, settings } as const;
    await insertBoard(storage.db, row, NOW);
    return id;
  }

  async function raise(at = NOW, kind: "action" | "awareness" = "action"): Promise<store.StoredEscalation> {
    const matter: store.StoredEscalation = {
      id: newId(random),
      from: section,
      cardId: newId(random),
      kind,
      safety: false,
      what: "Låst medisinrom om natten",
      tried: "Ringt vekter",
      asked: "Vi trenger en beslutning",
      chart: null,
      history: [sent(department, CLOCK, BY, at)],
    };
    await storage.transaction((tx) => store.insertEscalation(tx, matter));
    return matter;
  }

  function answer(text: string): MatterCommand {
    return { do: "answer", board: department, text };
  }

  async function move(id: store.StoredEscalation["id"], command: MatterCommand, at: number): Promise<boolean> {
    return await storage.transaction(async (tx) => {
      const before = await store.lockEscalation(tx, id);
      const after = before && apply(before, command, BY, at);
      if (!before || !after?.ok) return false;
      await store.addSteps(tx, after.value, before.history.length);
      return true;
    });
  }

  test("a matter comes back as it was put, with its history", async () => {
    await boards();
    const matter = await raise();
    await move(matter.id, answer("Ny lås i dag"), NOW + 5);
    const found = await store.escalationById(storage.db, matter.id);
    const answered = { what: "answered", at: NOW + 5, by: BY, board: department, text: "Ny lås i dag" };
    expect(found).toEqual({ ...matter, history: [...matter.history, answered] });
  });

  test("both boards find it, another does not, the oldest first", async () => {
    await boards();
    const second = await raise(NOW + 10);
    const first = await raise(NOW);
    const ids = async (of: BoardId) => (await store.escalationsOf(storage.db, of, NOW)).map(({ id }) => id);
    expect(await ids(section)).toEqual([first.id, second.id]);
    expect(await ids(department)).toEqual([first.id, second.id]);
    expect(await ids(await board("section"))).toEqual([]);
  });

  test("what was closed long ago is not listed; what is open is, however old", async () => {
    await boards();
    const [closed, stillOpen] = [await raise(NOW), await raise(NOW)];
    await move(closed.id, answer("Ja"), NOW + 1);
    await move(closed.id, { do: "confirm", answer: 1, was: "answered" }, NOW + 2);
    const listed = async (since: number) => (await store.escalationsOf(storage.db, section, since)).length;
    expect(await listed(NOW + 2)).toBe(2);
    const late = await store.escalationsOf(storage.db, section, NOW + 3);
    expect(late.map(({ id }) => id)).toEqual([stillOpen.id]);
    await move(closed.id, { do: "reopen", answer: 1, was: "confirmed" }, NOW + 3);
    expect(await listed(NOW + 9)).toBe(2);
  });

  test("what was for awareness is over once it was received: nobody ends it, and it is neither listed nor moved for ever", async () => {
    await boards();
    const [seen, unseen, asked] = [await raise(NOW, "awareness"), await raise(NOW, "awareness"), await raise(NOW)];
    for (const { id } of [seen, asked]) await move(id, { do: "receive", board: department }, NOW + 5);
    const of = async (list: Promise<readonly store.StoredEscalation[]>) => new Set((await list).map(({ id }) => id));
    expect(await of(store.escalationsOf(storage.db, section, NOW + 5))).toEqual(
      new Set([seen.id, unseen.id, asked.id]),
    );
    expect(await of(store.escalationsOf(storage.db, section, NOW + 6))).toEqual(new Set([unseen.id, asked.id]));
    const left = await of(store.openEscalations(storage.db));
    expect([seen, unseen, asked].map(({ id }) => left.has(id))).toEqual([false, true, true]);
  });

  test("of two who answer at once one answers", async () => {
    await boards();
    const { id } = await raise();
    const answers = ["Ja", "Nei", "Kanskje"].map((text) => move(id, answer(text), NOW + 1));
    expect((await Promise.all(answers)).filter(Boolean)).toHaveLength(1);
    expect((await store.escalationById(storage.db, id))?.history).toHaveLength(2);
  });

  test("a step with a number that is taken is not written", async () => {
    await boards();
    const matter = await raise();
    await expect(store.addSteps(storage.db, matter, 0)).rejects.toThrow();
  });

  test("a svarfrist that is near is found while its clock runs, and no more once it is answered or has another", async () => {
    await boards();
    const [runs, answered, put] = [await raise(), await raise(), await raise()];
    const near = async () => new Set(await mattersDueSoon(storage.db, NOW, NOW + 1000));
    expect(await near()).toEqual(new Set([...(await near()), runs.id, answered.id, put.id]));
    await move(answered.id, answer("Ja"), NOW + 1);
    const clock = { ...CLOCK, due: NOW + 5000 };
    await move(put.id, { do: "interim", board: department, text: "I morgen", clock }, NOW + 1);
    const left = await near();
    expect([runs, answered, put].map(({ id }) => left.has(id))).toEqual([true, false, false]);
  });

  test("what moved between two instants is found for the board that raised it", async () => {
    await boards();
    const [before, within] = [await raise(NOW), await raise(NOW)];
    await move(before.id, { do: "receive", board: department }, NOW + 5);
    await move(within.id, answer("Ja"), NOW + 20);
    const found = await store.raisedMovedBetween(storage.db, section, NOW + 10, NOW + 30);
    expect(found.map(({ id }) => id)).toEqual([within.id]);
    expect(await store.raisedMovedBetween(storage.db, department, NOW, NOW + 30)).toEqual([]);
  });
});
