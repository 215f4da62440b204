import { beforeAll, expect, test } from "vitest";
import { type BoardId, type MeetingId, newId, type UnitId } from "../../shared/base/ids.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as messages from "../../server/storage/messages.ts";
import * as questions from "../../server/storage/questions.ts";
import { insertUnit } from "../../server/storage/units.ts";
import * as visits from "../../server/storage/visits.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the stores of messages and of visits", (open) => {
  const random = seededRandom(28);
  const [trust, first, second]: [UnitId, UnitId, UnitId] = [newId(random), newId(random), newId(random)];
  const [board, other]: [BoardId, BoardId] = [newId(random), newId(random)];
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    const zone = "Europe/Oslo";
    await insertUnit(storage.db, { id: trust, parentId: null, kind: "trust", name: "HF", zone }, NOW);
    for (const id of [first, second]) {
      await insertUnit(storage.db, { id, parentId: trust, kind: "section", name: id, zone }, NOW);
    }
    for (const [id, unitId] of [
      [board, first],
      [other, second],
    ] as const) {
      const row = { id, unitId, kind: "huddle", name: "Tavle", language: "nb", closed: false } as const;
      await insertBoard(storage.db, { ...row, settings: DEFAULT_SETTINGS }, NOW);
    }
  });

  const message = (change: Partial<messages.StoredMessage> = {}): messages.StoredMessage => ({
    id: newId<"message">(random),
    unitId: trust,
    text: "Ny rutine",
    until: "2026-11-27",
    sentAt: NOW,
    endedAt: null,
    version: 1,
    ...change,
  });

  test("a message is kept once, with the units that it went to", async () => {
    const sent = message();
    expect(await messages.insertMessage(storage.db, sent, [first])).toBe(true);
    expect(await messages.insertMessage(storage.db, { ...sent, text: "En annen" }, [second])).toBe(false);
    expect(await messages.messagesTo(storage.db, first, "2026-11-27")).toEqual([{ ...sent, readAt: null }]);
    expect(await messages.messagesTo(storage.db, second, "2026-11-27")).toEqual([]);
    expect(await messages.messagesTo(storage.db, first, "2026-11-28")).toEqual([]);
    expect(await messages.isTarget(storage.db, sent.id, first)).toBe(true);
    expect(await messages.isTarget(storage.db, sent.id, second)).toBe(false);
    expect(await messages.countInForce(storage.db, trust, "2026-11-27")).toBe(1);
  });

  test("more units than one statement binds are kept all the same", async () => {
    const many: UnitId[] = Array.from({ length: 600 }, () => newId<"unit">(random));
    await storage.transaction(async (tx) => {
      const zone = "Europe/Oslo";
      for (const id of many) await insertUnit(tx, { id, parentId: trust, kind: "section", name: "x", zone }, NOW);
    });
    const sent = message({ endedAt: NOW });
    await messages.insertMessage(storage.db, sent, many);
    const [row] = await messages.withTargets(storage.db, [sent]);
    expect(row?.targets).toHaveLength(600);
  });

  test("of two changes of one version the second loses", async () => {
    const sent = message();
    await messages.insertMessage(storage.db, sent, [first]);
    expect(await messages.updateMessage(storage.db, sent.id, 1, { ...sent, text: "Rettet" })).toBe(true);
    expect(await messages.updateMessage(storage.db, sent.id, 1, { ...sent, text: "For sent" })).toBe(false);
    expect(await messages.messageById(storage.db, sent.id)).toMatchObject({ text: "Rettet", version: 2 });
  });

  test("a unit reads it once; when it was first stays, and meetings that show it again are kept for their records", async () => {
    const sent = message();
    await messages.insertMessage(storage.db, sent, [first, second]);
    const [one, two]: [MeetingId, MeetingId] = [newId(random), newId(random)];
    expect(await messages.isReadByAny(storage.db, sent.id)).toBe(false);
    expect(await messages.addSeen(storage.db, first, [sent.id], one, NOW + 5)).toEqual([sent.id]);
    expect(await messages.addSeen(storage.db, first, [sent.id], one, NOW + 6)).toEqual([]);
    expect(await messages.addSeen(storage.db, first, [sent.id], two, NOW + 7)).toEqual([]);
    expect(await messages.addSeen(storage.db, first, [sent.id], null, NOW + 8)).toEqual([]);
    const [row] = await messages.withTargets(storage.db, [sent]);
    const read = new Map(row?.targets.map(({ unitId, readAt }) => [unitId, readAt]));
    expect([read.get(first), read.get(second)]).toEqual([NOW + 5, null]);
    expect((await messages.messagesShownIn(storage.db, two)).map(({ id }) => id)).toEqual([sent.id]);
    const before = (unit: UnitId, at: number) => messages.readBefore(storage.db, unit, [sent.id], at);
    expect([[...(await before(first, NOW + 5))], [...(await before(first, NOW + 6))]]).toEqual([[], [sent.id]]);
    expect((await before(second, NOW + 9)).size).toBe(0);
  });

  test("a visit is kept once, and tells what came of it in its order", async () => {
    const stay = { boardId: board, unitId: trust, arrivedAt: NOW, thereUntil: NOW + 300_000, leftAt: null };
    const visit = { id: newId<"visit">(random), ...stay };
    expect(await visits.insertVisit(storage.db, visit)).toBe(true);
    expect(await visits.insertVisit(storage.db, { ...visit, boardId: other })).toBe(false);
    const [thanks, question] = [newId<"thanks">(random), newId<"question">(random)];
    await visits.addVisitAct(storage.db, visit.id, { kind: "question", id: question }, NOW + 2);
    await visits.addVisitAct(storage.db, visit.id, { kind: "thanks", id: thanks }, NOW + 1);
    await visits.addVisitAct(storage.db, visit.id, { kind: "thanks", id: thanks }, NOW + 9);
    expect((await visits.actsOf(storage.db, [visit.id])).get(visit.id)).toEqual([
      { kind: "thanks", id: thanks },
      { kind: "question", id: question },
    ]);
    expect(await visits.deleteVisitAct(storage.db, visit.id, thanks)).toBe(true);
    expect(await visits.deleteVisitAct(storage.db, visit.id, thanks)).toBe(false);
    await visits.putStay(storage.db, visit.id, { thereUntil: NOW + 400_000, leftAt: NOW + 350_000 });
    expect(await visits.visitsTo(storage.db, board, NOW - 1, 10)).toEqual([
      { ...visit, thereUntil: NOW + 400_000, leftAt: NOW + 350_000 },
    ]);
    expect((await visits.lastVisitsBy(storage.db, trust)).get(board)).toBe(NOW);
    expect(await visits.visitsBy(storage.db, trust, NOW)).toEqual([]);
  });

  test("a unit's own order is written over, and goes", async () => {
    expect(await visits.ownOrderOf(storage.db, trust)).toBeUndefined();
    await visits.putOwnOrder(storage.db, trust, { boards: [other, board], leftOut: [] });
    await visits.putOwnOrder(storage.db, trust, { boards: [other], leftOut: [board] });
    expect(await visits.ownOrderOf(storage.db, trust)).toEqual({ boards: [other], leftOut: [board] });
    await visits.dropOwnOrder(storage.db, trust);
    expect(await visits.ownOrderOf(storage.db, trust)).toBeUndefined();
  });

  test("a question stands on both boards, is answered, and is taken back only before that", async () => {
    const asked = { id: newId<"question">(random), boardId: board, fromBoardId: other, text: "Hva trenger dere?" };
    const question = { ...asked, askedAt: NOW, answer: null, answeredAt: null, closedAt: null };
    expect(await questions.insertQuestion(storage.db, question)).toBe(true);
    expect(await questions.insertQuestion(storage.db, question)).toBe(false);
    expect(await questions.questionsOf(storage.db, board, "toUs", 0)).toEqual([question]);
    expect(await questions.questionsOf(storage.db, other, "ours", 0)).toEqual([question]);
    expect(await questions.questionsOf(storage.db, other, "toUs", 0)).toEqual([]);
    expect(await questions.countOpen(storage.db, board, 0)).toBe(1);
    const answered = { answer: "Tid", answeredAt: NOW + 1, closedAt: null };
    await questions.putMoves(storage.db, question.id, answered);
    expect(await questions.lockQuestion(storage.db, question.id)).toEqual({ ...question, ...answered });
    expect(await questions.deleteQuestion(storage.db, question.id)).toBe(false);
    expect(await questions.countOpen(storage.db, board, 0)).toBe(0);
  });
});
