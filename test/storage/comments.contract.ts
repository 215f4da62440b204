import { beforeAll, expect, test } from "vitest";
import { type BoardId, type CardId, newId, type PersonId } from "../../shared/base/ids.ts";
import type { Comment } from "../../shared/comment/comment.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import * as comments from "../../server/storage/comments.ts";
import type { Storage } from "../../server/storage/database.ts";
import { insertPerson } from "../../server/storage/persons.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of comments", (open) => {
  const random = seededRandom(19);
  const unit = newId<"unit">(random);
  const [board, other]: [BoardId, BoardId] = [newId(random), newId(random)];
  const [card, second]: [CardId, CardId] = [newId(random), newId(random)];
  const kari: PersonId = newId(random);
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    const zone = "Europe/Oslo";
    await insertUnit(storage.db, { id: unit, parentId: null, kind: "section", name: "Ortopedi", zone }, NOW);
    for (const id of [board, other]) {
      const row = { id, unitId: unit, kind: "huddle", name: "3B", language: "nb", closed: false } as const;
      await insertBoard(storage.db, { ...row, settings: DEFAULT_SETTINGS }, NOW);
    }
    const person = { id: kari, login: "kari", name: "Kari Moe", passwordHash: null, language: "nb" } as const;
    await insertPerson(storage.db, person, NOW);
  });

  const written = (text: string, at: number): Comment => ({
    id: newId(random),
    by: { personId: kari, name: "Kari Moe" },
    text,
    at,
    editedAt: null,
    takenDown: null,
  });

  test("come back oldest first, only those of the card and the board, with their writer's name", async () => {
    const [first, later] = [written("Fin idé", NOW + 1), written("Hvem spør renholderne?", NOW + 2)];
    for (const each of [later, first]) await comments.insertComment(storage.db, board, card, each);
    expect(await comments.commentsOfCard(storage.db, board, card)).toEqual([first, later]);
    expect(await comments.commentsOfCard(storage.db, board, second)).toEqual([]);
    expect(await comments.commentsOfCard(storage.db, other, card)).toEqual([]);
  });

  test("one that stands is not written over, and only its own board changes or deletes it", async () => {
    const said = written("Prøv på natta", NOW + 10);
    await comments.insertComment(storage.db, board, second, said);
    await comments.insertComment(storage.db, other, second, { ...said, text: "en annen" });
    await comments.updateComment(storage.db, other, { ...said, text: "en annen" });
    await comments.deleteComment(storage.db, other, said.id);
    expect(await comments.commentsOfCard(storage.db, board, second)).toEqual([said]);
    const edited = { ...said, text: "Prøv på dagen", editedAt: NOW + 11 };
    await comments.updateComment(storage.db, board, edited);
    expect(await comments.commentsOfCard(storage.db, board, second)).toEqual([edited]);
  });

  test("are counted by card, and what was taken down is not", async () => {
    const down = { ...written("", NOW + 20), takenDown: { reason: "Nevner en pasient", at: NOW + 21 } };
    await comments.insertComment(storage.db, board, card, { ...down, text: "noe", takenDown: null });
    await comments.updateComment(storage.db, board, down);
    expect((await comments.commentsOfCard(storage.db, board, card)).at(-1)).toEqual(down);
    const counts = new Map(
      (await comments.commentCountsOf(storage.db, board)).map((each) => [each.cardId, each.count]),
    );
    expect([counts.get(card), counts.get(second)]).toEqual([2, 1]);
    expect(await comments.commentCountsOf(storage.db, other)).toEqual([]);
  });
});
