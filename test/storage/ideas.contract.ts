import { beforeAll, expect, test } from "vitest";
import { type BoardId, type CardId, newId } from "../../shared/base/ids.ts";
import { DAY } from "../../shared/base/time.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { TICKET_KEPT } from "../../shared/idea/idea.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as ideas from "../../server/storage/ideas.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of ideas", (open) => {
  const random = seededRandom(9);
  const board: BoardId = newId(random);
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    const unit = newId<"unit">(random);
    const zone = "Europe/Oslo";
    await insertUnit(storage.db, { id: unit, parentId: null, kind: "section", name: "Ortopedi", zone }, NOW);
    const row = { id: board, unitId: unit, kind: "huddle", name: "3B", language: "nb", closed: false } as const;
    await insertBoard(storage.db, { ...row, settings: DEFAULT_SETTINGS }, NOW);
  });

  function idea(more: Partial<ideas.NewIdea> = {}): ideas.NewIdea {
    const id: CardId = newId(random);
    return { id, boardId: board, receiptHash: `hash of ${id}`, text: "Fast plass", name: "", state: "shown", ...more };
  }

  async function ticket(hash: string, expiresAt: number): Promise<ideas.StoredTicket> {
    await ideas.addTicket(storage.db, { id: newId(random), hash, boardId: board, expiresAt }, NOW);
    const found = await ideas.ticketByHash(storage.db, hash);
    if (!found) throw new Error("the ticket was not kept");
    return found;
  }

  test("a board has one door, whoever makes one second", async () => {
    await ideas.addDoor(storage.db, { boardId: board, short: "k7mt", secret: "first" });
    await ideas.addDoor(storage.db, { boardId: board, short: "bbbb", secret: "second" });
    expect(await ideas.doorOf(storage.db, board)).toEqual({ boardId: board, short: "k7mt", secret: "first" });
    expect((await ideas.doorByShort(storage.db, "k7mt"))?.boardId).toBe(board);
    expect(await ideas.doorByShort(storage.db, "bbbb")).toBeUndefined();
  });

  test("a ticket is spent once, and not after its day", async () => {
    const good = await ticket("good", NOW + DAY);
    const first: CardId = newId(random);
    expect(await ideas.spendTicket(storage.db, good.id, first, NOW)).toBe(true);
    expect(await ideas.spendTicket(storage.db, good.id, newId(random), NOW)).toBe(false);
    expect((await ideas.ticketByHash(storage.db, "good"))?.ideaId).toBe(first);
    const old = await ticket("old", NOW + DAY);
    expect(await ideas.spendTicket(storage.db, old.id, newId(random), NOW + DAY)).toBe(false);
  });

  test("tickets are forgotten a week after they have run out", async () => {
    await ticket("forgotten", NOW - TICKET_KEPT + 1);
    const next = { id: newId<"ticket">(random), hash: "next", boardId: board, expiresAt: NOW + DAY };
    await ideas.addTicket(storage.db, next, NOW + 1);
    expect(await ideas.ticketByHash(storage.db, "forgotten")).toBeUndefined();
  });

  test("an id is taken once, and the idea is found by its receipt", async () => {
    const one = idea({ name: "Kari" });
    expect(await ideas.insertIdea(storage.db, one, NOW)).toBe(true);
    expect(await ideas.insertIdea(storage.db, { ...one, text: "En annen" }, NOW)).toBe(false);
    const found = await ideas.ideaByReceipt(storage.db, one.receiptHash);
    expect(found).toMatchObject({ id: one.id, text: "Fast plass", name: "Kari", state: "shown", givenAt: NOW });
  });

  test("what is shown waits to be settled, what is held does not", async () => {
    const [shown, held] = [idea(), idea({ state: "held" })];
    for (const each of [shown, held]) await ideas.insertIdea(storage.db, each, NOW);
    const waiting = async () => (await ideas.unsettledIdeas(storage.db)).map(({ id }) => id);
    expect(await waiting()).toContain(shown.id);
    expect(await waiting()).not.toContain(held.id);
    await ideas.settleIdea(storage.db, shown.id, "shown");
    expect(await waiting()).not.toContain(shown.id);
  });

  test("an idea that was moved meanwhile stays to be settled", async () => {
    const one = idea();
    await ideas.insertIdea(storage.db, one, NOW);
    const move = { from: ["shown"], to: "removed", reason: "Står fra før" } as const;
    expect(await ideas.moveIdea(storage.db, one.id, move, NOW + 1)).toBe(true);
    expect(await ideas.moveIdea(storage.db, one.id, move, NOW + 2)).toBe(false);
    await ideas.settleIdea(storage.db, one.id, "shown");
    const left = (await ideas.unsettledIdeas(storage.db)).find(({ id }) => id === one.id);
    expect(left).toMatchObject({ state: "removed", reason: "Står fra før", changedAt: NOW + 1 });
  });
});
